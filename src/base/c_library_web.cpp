// What Dear ImGui, its backend and cmark-gfm ask of the C library's formatting and scanning, written anew: the
// library's own would add a tenth to the module.
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "base/c_format.h"

// Numbers are read out of texts such as "#version 300 es": it knows literal text and the decimal integers of %d and %i,
// which is all that is asked for.
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

extern "C" int vsnprintf(char* buffer, size_t size, const char* format, va_list arguments) {
  return kanbao::format_c(buffer, size, format, arguments);
}

extern "C" int snprintf(char* buffer, size_t size, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int length = kanbao::format_c(buffer, size, format, arguments);
  va_end(arguments);
  return length;
}

// Messages of what should not happen; a longer one is cut.
extern "C" int fprintf(FILE* file, const char* format, ...) {
  char text[256];
  va_list arguments;
  va_start(arguments, format);
  const int length = kanbao::format_c(text, sizeof text, format, arguments);
  va_end(arguments);
  std::fputs(text, file);
  return length;
}

// The compiler's name for it where no argument is a fraction.
extern "C" int fiprintf(FILE* file, const char* format, ...) __attribute__((alias("fprintf")));

// Dear ImGui asks for angles within a few turns; the C library's brings the reduction of any angle along. Off by less
// than 1e-7 there (the series of the sine to x^19, between minus and plus half a turn).
extern "C" float sinf(float angle) {
  constexpr double turn = 6.283185307179586;
  double x = angle / turn;
  x = (x - __builtin_floor(x + 0.5)) * turn;
  double term = x;
  double sum = x;
  for (int i = 1; i < 10; ++i) {
    term *= -x * x / (2 * i * (2 * i + 1));
    sum += term;
  }
  return static_cast<float>(sum);
}

extern "C" float cosf(float angle) { return sinf(angle + 1.5707964F); }

// cmark-gfm looks for the three characters of a box in a line. The C library's is quick for long texts in longer ones.
extern "C" char* strstr(const char* text, const char* wanted) {
  const size_t length = std::strlen(wanted);
  for (; std::strncmp(text, wanted, length) != 0; ++text) {
    if (*text == '\0') return nullptr;
  }
  return const_cast<char*>(text);
}
