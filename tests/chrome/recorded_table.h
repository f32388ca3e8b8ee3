// The table of where Chromium ends lines (lines.txt, whose head describes its rows), read into plain values. It knows
// nothing of our layout. Lengths are thousandths of an em, offsets bytes of UTF-8.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kanbao {

struct RecordedLines {
  std::string setting;
  int width = 0;                      // of the column
  std::vector<std::uint32_t> starts;  // of the second and further lines
};

struct RecordedText {
  std::string kind;
  int width = 0;  // on one line, with nothing trimmed and no autospace
  std::string text;
  std::vector<RecordedLines> lines;
};

struct RecordedBlank {
  int before = 0;  // from the origin to the ink
  int after = 0;   // from the ink to the advance
};

struct RecordedTable {
  std::string chromium;                                          // its version
  std::unordered_map<std::string, std::array<int, 3>> advances;  // indexed by FontScript
  std::unordered_map<std::string, RecordedBlank> blanks;
  std::vector<RecordedText> texts;
  std::string error;  // the first row that could not be read, with its number; empty when all were
};

RecordedTable read_recorded_table(std::string_view rows);

}  // namespace kanbao
