#include "base/c_format.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

namespace kanbao {
namespace {

int format_into(char* buffer, std::size_t size, const char* format, ...) {
  std::va_list arguments;
  va_start(arguments, format);
  const int length = format_c(buffer, size, format, arguments);
  va_end(arguments);
  return length;
}

// As the C library writes it.
template <typename... Arguments>
void expect_same(const char* format, Arguments... arguments) {
  char ours[64];
  char theirs[64];
  EXPECT_EQ(format_into(ours, sizeof ours, format, arguments...),
            std::snprintf(theirs, sizeof theirs, format, arguments...));
  EXPECT_STREQ(ours, theirs);
}

TEST(FormatC, WritesWhatTheCLibraryWrites) {
  expect_same("no conversion");
  expect_same("%d of %i, %u", -3, 0, 4000000000U);
  expect_same("failed to compile %s! With %s%c", "vertex shader", "#version 300 es", '.');
  expect_same("%%%2X %02x %08X %x", 10, 7, 0xBEEF, 0);
  expect_same("%5d|%05u", 42, 42U);
  expect_same("%ld %lu %zu", -7L, 8UL, std::size_t{9});
}

TEST(FormatC, CutsWhatDoesNotFit) {
  char buffer[4] = "---";
  EXPECT_EQ(format_into(buffer, sizeof buffer, "%d", 12345), 5);
  EXPECT_STREQ(buffer, "123");
  EXPECT_EQ(format_into(nullptr, 0, "%d", 12345), 5);
}

TEST(FormatC, LeavesWhatItDoesNotKnow) {
  char buffer[32];
  format_into(buffer, sizeof buffer, "%.3f and %");
  EXPECT_STREQ(buffer, "%.3f and %");
}

}  // namespace
}  // namespace kanbao
