// A paragraph on its way through the inline stages: the text of one block with its styles (inline_collect), cut into
// measured items (inline_prepare). Nothing here depends on a width; line breaking and placing read it and never write.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "layout/measured_size.h"
#include "style/theme.h"
#include "text/bidi.h"
#include "text/mark_room.h"
#include "text/typography_rule.h"

namespace kanbao {

constexpr int no_link = -1;
constexpr std::uint32_t no_object = ~0U;

enum class Decoration : std::uint8_t { none, line_through, underline };

struct TextStyle {
  Font font;
  ColourRole colour = ColourRole::text;
  Decoration decoration = Decoration::none;
  ColourRole fill = ColourRole::background;  // `background` paints nothing
  double baseline_shift = 0;                 // CSS px, positive raises
  int link = no_link;                        // index into Paragraph::links

  bool operator==(const TextStyle&) const = default;
};

// A stretch of Paragraph::text in one style. Spans follow one another without a hole.
struct StyleSpan {
  std::uint32_t first = 0;  // byte
  std::uint32_t last = 0;   // byte, not included
  std::uint16_t style = 0;
};

enum class ObjectKind : std::uint8_t { image, formula, ruby, video, audio };

// An image, a media element, a formula or a ruby in the text, standing for one character of it: U+FFFC, but a formula
// is a U+E000, which UAX #14 takes for a letter (LB1: XX is AL), so that it is broken from what stands around it as a
// word would be.
struct InlineObject {
  std::uint32_t id = 0;  // Inline::id
  HtmlLength width;
  HtmlLength height;
  std::uint32_t at = 0;                 // byte in Paragraph::text: such a character elsewhere was written by the author
  ObjectKind kind = ObjectKind::image;  // all others are shown by their elements
  std::optional<MeasuredSize> measured = {};  // of a formula or a ruby
};

enum class ItemKind : std::uint8_t { text, space, object, line_feed };

// What may happen after an item. `emergency` is a place inside a word, taken only when the word alone overflows.
enum class ItemBreak : std::uint8_t { none, emergency, allowed, mandatory };

// The least that the line breaker moves. The first group is set by inline_prepare, the second by inline_spacing.
struct Item {
  ItemKind kind = ItemKind::text;
  ItemBreak break_after = ItemBreak::none;
  TypographyRule break_rule = TypographyRule::none;  // that says what may happen after it
  TypographyRule inner_rule = TypographyRule::none;  // that keeps lines from ending within it
  bool is_not_line_start = false;                    // rule 4: begins with a mark that may not begin a line
  bool continues_atom = false;                       // no line end and no stretching before it
  std::uint16_t style = 0;
  std::uint32_t first = 0;           // byte in Paragraph::text
  std::uint32_t last = 0;            // byte, not included
  std::uint32_t word = 0;            // items of one word are shaped together
  std::uint32_t object = no_object;  // index into Paragraph::objects
  BidiPlace place;                   // of its level on a line
  float advance = 0;                 // CSS px; 0 for objects, whose size is known later
  float widened = 0;                 // CSS px of the advance that the text has not in its font (rule 8)

  float gap_before = 0;      // CSS px before the item unless it begins a line; less than 0 where marks meet (rule 2)
  float squeeze_before = 0;  // CSS px of that room, and of blank in marks beside it, that may go (rule 5)
  SqueezeStep squeeze_step = SqueezeStep::none;  // in which they go
  float trim_before = 0;                         // CSS px of blank that go where it begins a line (rule 3)
  float trim_after = 0;                          // CSS px of blank that go where it ends a line (rule 3)
};

enum class WhiteSpace : std::uint8_t { collapse, preserve };

struct Paragraph {
  // Set by inline_collect.
  std::string text;
  std::vector<TextStyle> styles;
  std::vector<StyleSpan> spans;
  std::vector<InlineObject> objects;
  std::vector<std::string> links;   // URLs
  bool is_reordered = false;        // some of the text may stand in another order than it is written in
  std::vector<ByteRange> isolated;  // the elements in it that its order does not enter, outer ones first (text/bidi.h)
  Font font;                        // of the block itself: its metrics place the baseline
  double line_height = 0;           // CSS px
  Alignment alignment = Alignment::none;
  WhiteSpace white_space = WhiteSpace::collapse;

  // Set by inline_prepare and inline_spacing.
  std::vector<Item> items;
  double baseline = 0;  // CSS px, from the top of a line of `line_height`; a whole number of device px
};

}  // namespace kanbao
