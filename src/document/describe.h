// What a packing script asks about a report before it makes a page: where the front matter lies, and which headings,
// images and links there are. One fact a line, fields apart by tabs; tabs and line ends within a field become spaces:
//
//     front_matter  first line  last line        (those of the two marks; once, if there is any)
//     heading       level  anchor  line  text
//     image         line  URL  alternative text
//     link          line  URL
#pragma once

#include <string>
#include <string_view>

namespace kanbao {

// `markdown` is the whole file. In reading order, the front matter first.
std::string describe(std::string_view markdown);

}  // namespace kanbao
