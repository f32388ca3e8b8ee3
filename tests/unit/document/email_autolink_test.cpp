// E-mail addresses between < and >, as cmark-gfm's own scanner finds them.
#include "document/email_autolink.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

extern "C" int _scan_autolink_email(const unsigned char* text);

namespace kanbao {
namespace {

void expect_as_upstream(const std::string& text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.c_str());
  EXPECT_EQ(kanbao_scan_email_autolink(bytes), _scan_autolink_email(bytes)) << text;
}

TEST(EmailAutolink, IsWhatTheUpstreamTakesForOne) {
  const std::string label(63, 'a');
  for (const std::string domain : {"b.cn", "b", "b.", ".b", "-b", "b-", "b-c", "b..c", "b_c", "b c", "中.cn", ""}) {
    expect_as_upstream("a@" + domain + ">");
  }
  for (const std::string name : {"a.b+c", "!#$%&'*+/=?^_`{|}~-", "a b", "a@b", "", "中"})
    expect_as_upstream(name + "@b.cn>");
  expect_as_upstream("a@" + label + "." + label + ">");
  expect_as_upstream("a@" + label + "a>");
  expect_as_upstream("a@b." + label + "a.c>");
  expect_as_upstream("a@b.cn");
  expect_as_upstream("a@b.cn >");
}

TEST(EmailAutolink, OfSeededTexts) {
  std::mt19937 random(6);
  const std::string_view characters = "ab9@@..--_>\xE4 ";
  for (int i = 0; i < 20000; ++i) {
    std::string text = "a";
    for (unsigned length = random() % 12; length > 0; --length) text += characters[random() % characters.size()];
    expect_as_upstream(text + ">");
  }
}

}  // namespace
}  // namespace kanbao
