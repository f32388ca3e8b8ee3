// The beginning of the second inline stage: marks get their script, runs their direction, and text becomes items.
// Grapheme clusters gather into words, and words are cut where a line may end. Nothing is measured here.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "layout/paragraph.h"
#include "text/break_opportunities.h"

namespace kanbao {

enum class ClusterKind : std::uint8_t { letter, cell, space, line_feed, object };

// What a reader takes for one character.
struct TextCluster {
  std::uint32_t first;
  std::uint32_t last;
  char32_t codepoint;  // the first one
  ClusterKind kind;
  std::uint16_t style;
  std::uint32_t object;  // index into Paragraph::objects, where the kind is `object`
};

// Gives a paragraph its items, in passes over its text, so that somebody else has a turn between them however long it
// is.
class ParagraphItemiser {
 public:
  explicit ParagraphItemiser(Paragraph collected) : paragraph_(std::move(collected)) {}

  bool is_done() const { return next_ == Pass::none; }
  void step();

  // Once, when it is done.
  Paragraph itemised() { return std::move(paragraph_); }

 private:
  enum class Pass : std::uint8_t { scripts, directions, clusters, places, rules, items, none };

  Paragraph paragraph_;
  Pass next_ = Pass::scripts;
  std::vector<TextCluster> clusters_;
  BreakPlaces places_;
  std::vector<BidiPlace> order_;  // of each byte; none where nothing is reordered
};

}  // namespace kanbao
