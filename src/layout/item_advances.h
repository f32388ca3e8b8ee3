// How wide the items of a paragraph are. An item's advance is what it adds to its word, so that a word broken nowhere
// keeps the kerning that the browser gives it. What is measured grows no faster than the text, however long its words.
#pragma once

#include <cstdint>
#include <span>

#include "layout/paragraph.h"
#include "text/text_measurer.h"

namespace kanbao {

// Words are cut after so many clusters: what is measured of one, and a run that is painted, stay bounded.
constexpr std::uint32_t longest_word_clusters = 64;

// Browsers lay out in steps of 1/64 px; so do we, and text, elements and selection agree to the step.
double snapped(double length);

// Sets the advances of the paragraphs' items, in these steps, with one question to the measurer. Objects and line feeds
// have none.
void set_advances(std::span<Paragraph* const> paragraphs, TextMeasurer& measurer);

}  // namespace kanbao
