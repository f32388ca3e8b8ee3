#include "image/image_completeness.h"

#include <gtest/gtest.h>

#include "sample_files.h"

namespace kanbao {
namespace {

using namespace samples;

Rgba grey(int, int) { return {128, 128, 128, 255}; }

void expect_complete_only_from(const Bytes& file, ImageFormat format, std::size_t least) {
  for (std::size_t size = 30; size <= file.size(); ++size)
    ASSERT_EQ(is_truncated(ImageBytes(file).first(size), format), size < least) << "at " << size;
}

TEST(image_completeness, png_ends_with_iend) {
  const Bytes file = png(4, 4, grey);
  expect_complete_only_from(file, ImageFormat::png, file.size() - 4);
}

TEST(image_completeness, jpeg_ends_with_eoi) {
  const Bytes file = jpeg(2, 2, {0, 100, 200, 255});
  expect_complete_only_from(file, ImageFormat::jpeg, file.size());
  EXPECT_FALSE(is_truncated(file + bytes_of("trailing words"), ImageFormat::jpeg));
}

TEST(image_completeness, the_end_of_a_thumbnail_is_not_the_end_of_the_jpeg) {
  const Bytes thumbnail = Bytes{0xff, 0xe1} + big(6, 2) + Bytes{0xff, 0xd9, 0xff, 0xd9};
  Bytes file = jpeg(1, 1, {9}, thumbnail);
  EXPECT_FALSE(is_truncated(file, ImageFormat::jpeg));
  file.resize(file.size() - 2);
  EXPECT_TRUE(is_truncated(file, ImageFormat::jpeg));
}

TEST(image_completeness, gif_ends_with_its_first_frame) {
  const Bytes file = gif(1);
  expect_complete_only_from(file, ImageFormat::gif, file.size() - 1);
}

TEST(image_completeness, bmp_has_all_its_rows) {
  const Bytes file = bmp(5, 4, grey);
  expect_complete_only_from(file, ImageFormat::bmp, file.size());
}

}  // namespace
}  // namespace kanbao
