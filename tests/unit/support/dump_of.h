// What dump_cases.cpp compares with the recorded dumps; each program of cases brings its own.
#pragma once

#include <string>

namespace kanbao {

// The dump of the stage under test for a whole Markdown file.
std::string dump_of(const std::string& markdown);

}  // namespace kanbao
