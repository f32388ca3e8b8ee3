#include "recorded_measurer.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kanbao {

RecordedMeasurer::RecordedMeasurer(const RecordedTable& table) : table_(table) {
  for (const auto& [piece, advances] : table.advances) longest_piece_ = std::max(longest_piece_, piece.size());
}

std::vector<double> RecordedMeasurer::advances(std::span<const MeasureRequest> requests) {
  std::vector<double> result;
  result.reserve(requests.size());
  for (const MeasureRequest& request : requests) result.push_back(advance(request));
  return result;
}

std::vector<InkBlank> RecordedMeasurer::ink_blanks(std::span<const MeasureRequest> requests) {
  std::vector<InkBlank> result;
  result.reserve(requests.size());
  for (const MeasureRequest& request : requests) result.push_back(ink_blank(request));
  return result;
}

InkBlank RecordedMeasurer::ink_blank(const MeasureRequest& request) const {
  const auto found = table_.blanks.find(std::string(request.text));
  if (found == table_.blanks.end()) {
    ADD_FAILURE() << "the table does not hold the blank of \"" << request.text << '"';
    return {};
  }
  const double size = request.font.size;
  return {.before = found->second.before * size / 1000, .after = found->second.after * size / 1000};
}

double RecordedMeasurer::advance(const MeasureRequest& request) const {
  int thousandths = 0;
  for (std::string_view rest = request.text; !rest.empty();) {
    const std::string_view piece = first_piece(rest);
    if (piece.empty()) {
      ADD_FAILURE() << "the table does not hold \"" << rest << "\" of \"" << request.text << '"';
      return 0;
    }
    thousandths += table_.advances.at(std::string(piece))[static_cast<std::size_t>(request.font.script)];
    rest.remove_prefix(piece.size());
  }
  return thousandths * request.font.size / 1000;
}

std::string_view RecordedMeasurer::first_piece(std::string_view text) const {
  for (std::size_t size = std::min(text.size(), longest_piece_); size > 0; --size) {
    if (table_.advances.contains(std::string(text.substr(0, size)))) return text.substr(0, size);
  }
  return {};
}

}  // namespace kanbao
