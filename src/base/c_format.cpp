#include "base/c_format.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/ascii.h"

namespace kanbao {

namespace {

class Formatter {
 public:
  Formatter(const char* format, std::va_list arguments) : format_(format) { va_copy(arguments_, arguments); }
  Formatter(const Formatter&) = delete;
  Formatter& operator=(const Formatter&) = delete;
  ~Formatter() { va_end(arguments_); }

  std::string text() {
    while (!format_.empty()) {
      const std::size_t literal = std::min(format_.find('%'), format_.size());
      text_ += format_.substr(0, literal);
      format_.remove_prefix(literal);
      if (!format_.empty()) convert();
    }
    return text_;
  }

 private:
  void convert() {
    std::size_t at = 1;
    const bool has_zeros = at < format_.size() && format_[at] == '0';
    std::size_t width = 0;
    for (; at < format_.size() && is_ascii_digit(format_[at]); ++at)
      width = 10 * width + static_cast<std::size_t>(format_[at] - '0');
    const bool is_long = at < format_.size() && (format_[at] == 'l' || format_[at] == 'z');
    if (is_long) ++at;
    const std::string_view written = format_.substr(0, at + 1);
    format_.remove_prefix(std::min(format_.size(), at + 1));
    std::string converted = written.size() > at ? argument(written[at], is_long, written) : std::string(written);
    if (converted.size() < width) converted.insert(0, width - converted.size(), has_zeros ? '0' : ' ');
    text_ += converted;
  }

  std::string argument(char conversion, bool is_long, std::string_view written) {
    switch (conversion) {
      case '%':
        return "%";
      case 's':
        return va_arg(arguments_, const char*);
      case 'c':
        return std::string(1, static_cast<char>(va_arg(arguments_, int)));
      case 'd':
      case 'i':
        return std::to_string(is_long ? va_arg(arguments_, long) : va_arg(arguments_, int));
      case 'u':
        return std::to_string(unsigned_argument(is_long));
      case 'x':
        return hexadecimal(unsigned_argument(is_long), "0123456789abcdef");
      case 'X':
        return hexadecimal(unsigned_argument(is_long), "0123456789ABCDEF");
      default:
        return std::string(written);
    }
  }

  unsigned long unsigned_argument(bool is_long) {
    return is_long ? va_arg(arguments_, unsigned long) : va_arg(arguments_, unsigned);
  }

  static std::string hexadecimal(unsigned long value, const char* digits) {
    std::string text;
    do {
      text.insert(text.begin(), digits[value % 16]);
      value /= 16;
    } while (value > 0);
    return text;
  }

  std::string_view format_;
  std::va_list arguments_;
  std::string text_;
};

}  // namespace

int format_c(char* buffer, std::size_t size, const char* format, std::va_list arguments) {
  const std::string text = Formatter(format, arguments).text();
  if (size > 0) {
    const std::size_t length = std::min(size - 1, text.size());
    std::copy_n(text.begin(), length, buffer);
    buffer[length] = '\0';
  }
  return static_cast<int>(text.size());
}

}  // namespace kanbao
