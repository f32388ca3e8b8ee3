// printf's formatting as far as the libraries in the module use it. The C library's own brings decimal fractions of
// any precision along, which are a fiftieth of the module and which nobody prints.
#pragma once

#include <cstdarg>
#include <cstddef>

namespace kanbao {

// Writes at most `size` bytes into `buffer`, the NUL at the end included, as vsnprintf does (C17 7.21.6.12), and
// returns how many the whole text has without it. It knows %s, %c, %d, %i, %u, %x, %X and %%, with a width, zeros
// before it and sizes of arguments (l, z); any other conversion stands in the text as it is written.
int format_c(char* buffer, std::size_t size, const char* format, std::va_list arguments);

}  // namespace kanbao
