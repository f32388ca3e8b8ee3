#include "document/describe.h"

#include <gtest/gtest.h>

namespace kanbao {
namespace {

TEST(Describe, EveryFactInReadingOrder) {
  EXPECT_EQ(
      describe("---\ntitle: x\n---\n\n## 亮点 *a*\n\n- ![图\t一](../x.png)\n  [b](https://b.cn)\n\n[![c](d)](e)\n"),
      "front_matter\t1\t3\n"
      "heading\t2\t亮点-a\t5\t亮点 a\n"
      "image\t7\t../x.png\t图 一\n"
      "link\t8\thttps://b.cn\n"
      "link\t10\te\n"
      "image\t10\td\tc\n");
}

TEST(Describe, WithoutFrontMatter) { EXPECT_EQ(describe("a"), ""); }

TEST(Describe, RefusedImageHasAnEmptyUrl) { EXPECT_EQ(describe("![a](javascript:x)"), "image\t1\t\ta\n"); }

}  // namespace
}  // namespace kanbao
