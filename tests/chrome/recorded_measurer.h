// A measurer that answers what Chromium answered when the table was recorded. Widths are additive: without kerning and
// ligatures a text is as wide as its pieces. What the table does not hold fails the test that asks for it.
#pragma once

#include <string_view>
#include <vector>

#include "recorded_table.h"
#include "text/text_measurer.h"

namespace kanbao {

class RecordedMeasurer final : public TextMeasurer {
 public:
  // `table` must outlive the measurer.
  explicit RecordedMeasurer(const RecordedTable& table);

  std::vector<double> advances(std::span<const MeasureRequest> requests) override;
  std::vector<InkBlank> ink_blanks(std::span<const MeasureRequest> requests) override;
  FontMetrics metrics(const Font& font) override { return {.ascent = font.size * 0.875, .descent = font.size * 0.25}; }
  double device_ratio() override { return 2; }

 private:
  double advance(const MeasureRequest& request) const;
  InkBlank ink_blank(const MeasureRequest& request) const;
  // The longest piece that `text` begins with; empty when the table holds none.
  std::string_view first_piece(std::string_view text) const;

  const RecordedTable& table_;
  std::size_t longest_piece_ = 0;  // bytes
};

}  // namespace kanbao
