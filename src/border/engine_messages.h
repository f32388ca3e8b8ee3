// What the engine can be asked: each question is a struct that names the type of its Answer. src/border/generate.mjs
// makes both sides' code of this header and host_messages.h, so that a question is described here and nowhere else. A
// message is plain data: asking and answering may be in two threads.
//
// Text is UTF-8. Bytes are not copied into a message but lie beside it. A question's bytes belong to who asks; an
// answer's are handed over.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "border/values.h"
#include "display/text_layer.h"
#include "document/arranged_document.h"
#include "document/component.h"
#include "document/describe.h"
#include "document/report_facts.h"
#include "document/shown_characters.h"
#include "image/image_decoder.h"
#include "image/image_header.h"
#include "layout/added_room.h"
#include "layout/layout_tree.h"
#include "layout/measured_size.h"
#include "style/theme.h"

namespace kanbao {

// Begins to read a report, from which everything below is made.
struct ReadReport {
  std::string_view markdown;  // the whole file
  std::vector<Component> components;
  using Answer = Nothing;
};

// Reads on, or completes what has been read and is to be completed, for about as long as `budget` says; answers whether
// that is done. The questions below finish it themselves where it is not.
struct ContinueReading {
  double budget = 0;  // ms
  using Answer = bool;
};

// What is in the report that was read; asked before it is completed. Its texts have the emoji that are known in place
// of their codes.
struct DescribeReport {
  std::unordered_map<std::string, std::string> emoji;  // by name
  using Answer = ReportDescription;
};

// Gives the report that was read its header and the places of its images and links; once for each that is read.
struct CompleteReport {
  ReportFacts facts;
  using Answer = Nothing;
};

// The next part of the article's HTML, from its beginning to an empty one; asked, as everything below, of a report that
// is complete.
struct NextArticleHtml {
  using Answer = std::string;
};

// Shows the report in this order from now on, in place of any former one.
struct ArrangeReport {
  Arrangement arrangement;
  using Answer = Nothing;
};

struct FindShownCharacters {
  using Answer = ShownCharacters;
};

struct SetEnvironment {
  double column_width = 0;  // CSS px
  double ratio = 1;         // device px per CSS px
  ColourScheme colour_scheme = ColourScheme::light;
  Contrast contrast = Contrast::normal;
  bool is_justified = false;
  double text_size = 16;               // CSS px of ordinary text: the nearest of text_sizes (style/theme.h)
  OwnColours own_colours;              // of the site, in this scheme and contrast
  std::vector<MeasuredSize> measured;  // of all that the report has, in the order of their numbers
  std::vector<std::uint32_t> opened;   // details that are open, by Block::id
  std::vector<AddedRoom> rooms;        // above blocks of a report that is read beside another
  using Answer = Nothing;
};

// Other fonts are there than before: everything is measured again.
struct FontsChanged {
  using Answer = Nothing;
};

// Makes up to date what the questions below up to FindImages are answered from, for about as long as `budget` says;
// answers whether that is done. They finish it themselves where it is not.
struct ContinueLayout {
  double budget = 0;  // ms
  using Answer = bool;
};

// The report's height in CSS px.
struct Height {
  using Answer = double;
};

// The next part of what the article's elements need to lie beneath what is painted, from the beginning to one with
// nothing.
struct NextTextLayer {
  using Answer = TextLayer;
};

struct FindImages {
  using Answer = std::vector<PlacedImage>;
};

struct SetImageSize {
  std::uint32_t image = 0;
  Size size;  // CSS px
  using Answer = Nothing;
};

struct SetImageFailure {
  std::uint32_t image = 0;
  std::string_view reason;  // why it cannot be shown, in the report's language
  using Answer = Nothing;
};

// Makes the WebGL context on the canvas that it is to paint on: asked before all that follows down to PaintStats.
// Answers how many device px a texture's side may have; 0 when the context is refused.
struct StartPainting {
  using Answer = int;
};

struct SetImagePixels {
  std::uint32_t image = 0;
  int width = 0;
  int height = 0;
  std::span<const std::uint8_t> pixels;  // RGBA, straight alpha, rows from the top
  using Answer = Nothing;
};

struct ReleaseImage {
  std::uint32_t image = 0;
  using Answer = Nothing;
};

// Only painting depends on it.
struct SetScroll {
  std::uint32_t block = 0;  // a table or a block of code
  double x = 0;             // CSS px by which it is scrolled sideways
  using Answer = Nothing;
};

// Paints what the canvas sees; answers how many commands were submitted.
struct Paint {
  Point origin;      // CSS px: the report's corner, seen from the canvas's
  int width = 0;     // device px, of the canvas
  int height = 0;    // device px, of the canvas
  double scale = 1;  // device px per CSS px
  using Answer = std::uint32_t;
};

struct PaintStats {
  std::uint32_t draw_calls = 0;     // of the last frame
  std::uint32_t sprites = 0;        // of text
  std::uint32_t texture_bytes = 0;  // of all textures
};

struct FindPaintStats {
  using Answer = PaintStats;
};

enum class Stage : std::uint8_t { document, layout, display };

// A stage of the report as text, for people and for tests.
struct Dump {
  Stage stage = Stage::document;
  using Answer = std::string;
};

struct ReadImageHeader {
  ImageBytes bytes;  // the beginning of an image file, as much as has arrived
  using Answer = ImageHeader;
};

struct ImagePixels {
  ImageFailure failure = ImageFailure::none;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  OwnedBytes pixels;  // RGBA, alpha not multiplied in, rows from the top; none after a failure
};

struct DecodeImage {
  ImageBytes bytes;  // a whole image file
  DecodeRequest wanted;
  using Answer = ImagePixels;
};

}  // namespace kanbao
