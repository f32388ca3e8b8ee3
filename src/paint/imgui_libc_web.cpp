// ImGui and its backend read numbers with sscanf, such as the one in "#version 300 es". The C library's scanner would
// add a tenth to the module; this one knows literal text and the decimal integers of %d and %i, which is all they use.
#include <cstdarg>
#include <cstdlib>

extern "C" int sscanf(const char* text, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int found = 0;
  while (*format != '\0') {
    if (*format != '%') {
      if (*text++ != *format++) break;
      continue;
    }
    char* end = nullptr;
    const long value = std::strtol(text, &end, 10);
    if (end == text || (format[1] != 'd' && format[1] != 'i')) break;
    *va_arg(arguments, int*) = static_cast<int>(value);
    ++found;
    text = end;
    format += 2;
  }
  va_end(arguments);
  return found;
}
