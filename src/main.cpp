// Composition: the engine, which answers each question of border/engine_messages.h in a line or two on the parts that
// do the work, and the functions through which JavaScript asks it.
#include <emscripten/emscripten.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "border/codec.h"
#include "border/engine_messages.h"
#include "document/completed_document.h"
#include "document/emoji_codes.h"
#include "document/front_matter.h"
#include "document/html_writer.h"
#include "document/markdown_reader.h"
#include "platform/browser_text.h"
#include "platform/gl_surface.h"
#include "viewer/report_view.h"

namespace kanbao {

// One report in one page.
class Engine {
 public:
  // The answer's message is valid until the next question; nothing when the question is not understood.
  const border::Message* answer(const border::Message& question) {
    if (question.size == 0) return nullptr;
    bool is_understood = false;
    border::with_engine_question(question.bytes[0], [&]<class Question>(std::type_identity<Question>) {
      is_understood = answers<Question>(question);
    });
    return is_understood ? &message_ : nullptr;
  }

 private:
  // A function of its own for each question: see cmake/web_options.cmake.
  template <class Question>
  [[gnu::noinline]] bool answers(border::Message message) {
    ++message.bytes;
    --message.size;
    Question question{};
    if (!border::MessageReader(message).reads(question)) return false;
    typename Question::Answer value = answer(question);
    writer_.clear();
    writer_(value);
    message_ = writer_.message();
    return true;
  }

  Nothing answer(ReadReport& question) {
    const FrontMatter parts = split_front_matter(question.markdown);
    completion_.reset();
    reader_.emplace(parts.body, parts.body_line, std::move(question.components));
    front_matter_ = parts.present ? std::optional(parts.lines) : std::nullopt;
    return {};
  }

  bool answer(const ContinueReading& question) {
    return is_done_within(question.budget, [this] { return continue_reading(); });
  }

  ReportDescription answer(const DescribeReport& question) {
    finish_reading();
    if (question.emoji.empty()) return describe(read_, front_matter_);
    return describe(with_emoji(read_, question.emoji), front_matter_);
  }

  Nothing answer(const CompleteReport& question) {
    finish_reading();
    html_.reset();
    facts_ = question.facts;
    completion_.emplace(std::exchange(read_, {}), facts_);
    return {};
  }

  std::string answer(const NextArticleHtml&) {
    if (!html_) html_.emplace(view().document().blocks, facts_);
    std::string part = html_->next_part();
    if (part.empty()) html_.reset();
    return part;
  }

  Nothing answer(const ArrangeReport& question) {
    html_.reset();
    view().arrange(question.arrangement);
    return {};
  }

  ShownCharacters answer(const FindShownCharacters&) { return shown_characters(view().document(), facts_); }

  Nothing answer(const SetEnvironment& question) {
    view().set_column_width(question.column_width);
    view().set_justified(question.is_justified);
    view().set_text_size(question.text_size);
    view().set_colour_scheme(question.colour_scheme);
    view().set_contrast(question.contrast);
    view().set_own_colours(question.own_colours);
    view().set_measured(question.measured);
    view().set_opened(question.opened);
    view().set_rooms(question.rooms);
    if (question.ratio == measurer_.device_ratio()) return {};
    measurer_.set_device_ratio(question.ratio);
    view().measure_again();
    return {};
  }

  Nothing answer(const FontsChanged&) {
    view().measure_again();
    if (atlas_) atlas_->clear();
    return {};
  }

  bool answer(const ContinueLayout& question) {
    return is_done_within(question.budget, [this] { return view().continue_layout(); });
  }

  double answer(const Height&) { return view().layout().height; }

  TextLayer answer(const NextTextLayer&) { return view().next_layer_part(); }

  std::vector<PlacedImage> answer(const FindImages&) { return view().layout().images; }

  Nothing answer(const SetImageSize& question) {
    view().set_image_size(question.image, question.size);
    return {};
  }

  Nothing answer(const SetImageFailure& question) {
    view().set_image_failure(question.image, question.reason);
    return {};
  }

  int answer(const StartPainting&) {
    atlas_.reset();
    surface_ = std::make_unique<GlSurface>();
    if (!surface_->start()) {
      surface_.reset();
      return 0;
    }
    atlas_ = std::make_unique<RunAtlas>(*ImGui::GetIO().Fonts, rasteriser_);
    return surface_->max_texture_size();
  }

  Nothing answer(const SetImagePixels& question) {
    surface_->set_image(question.image, question.width, question.height, question.pixels.data());
    return {};
  }

  Nothing answer(const ReleaseImage& question) {
    surface_->release_image(question.image);
    return {};
  }

  Nothing answer(const SetScroll& question) {
    view().set_scroll(question.block, question.x);
    return {};
  }

  std::uint32_t answer(const Paint& question) {
    const Size canvas{static_cast<double>(question.width), static_cast<double>(question.height)};
    const DisplayList& list = view().display();
    std::size_t submitted = 0;
    surface_->draw(canvas, [&](ImDrawList& target) {
      ImGuiPainter painter(*atlas_, *surface_);
      submitted = painter.paint(list, {question.origin, canvas, question.scale, view().scroll()}, target);
    });
    return static_cast<std::uint32_t>(submitted);
  }

  PaintStats answer(const FindPaintStats&) {
    return {.draw_calls = static_cast<std::uint32_t>(surface_->draw_calls()),
            .sprites = static_cast<std::uint32_t>(atlas_->sprite_count()),
            .texture_bytes = static_cast<std::uint32_t>(surface_->texture_bytes())};
  }

  std::string answer(const Dump& question) {
    switch (question.stage) {
      case Stage::document:
        return dump(view().document());
      case Stage::layout:
        return dump(view().layout());
      case Stage::display:
        return dump(view().display());
    }
    return {};
  }

  ImageHeader answer(const ReadImageHeader& question) { return read_image_header(question.bytes); }

  ImagePixels answer(const DecodeImage& question) {
    DecodedImage image = decode_image(question.bytes, question.wanted);
    Raster& raster = image.raster;
    const std::size_t size = raster.pixels ? raster.count() * 4 : 0;
    return {image.failure, raster.width, raster.height, {std::move(raster.pixels), size}};
  }

  // Takes steps until one says that it was the last, or the time is over.
  template <class Step>
  static bool is_done_within(double budget, const Step& step) {
    const double end = emscripten_get_now() + budget;
    while (!step()) {
      if (emscripten_get_now() >= end) return false;
    }
    return true;
  }

  bool continue_reading() {
    if (reader_) {
      reader_->step();
      if (!reader_->is_done()) return false;
      read_ = reader_->finished();
      reader_.reset();
    } else if (completion_) {
      completion_->step();
      if (!completion_->is_done()) return false;
      view_.open(completion_->finished(), facts_);
      completion_.reset();
    }
    return true;
  }

  void finish_reading() {
    while (!continue_reading()) continue;
  }

  // With the report that is complete.
  ReportView& view() {
    finish_reading();
    return view_;
  }

  BrowserMeasurer measurer_;
  BrowserRasteriser rasteriser_;
  ReportView view_{measurer_};
  std::optional<MarkdownReader> reader_;  // while it is at work
  Document read_;                         // until it is to be completed
  std::optional<DocumentCompletion> completion_;
  std::optional<SourceLines> front_matter_;
  ReportFacts facts_;               // of the report that is open
  std::optional<HtmlWriter> html_;  // of its article, while it is at work
  std::unique_ptr<GlSurface> surface_;
  std::unique_ptr<RunAtlas> atlas_;
  border::MessageWriter writer_;
  border::Message message_;
};

}  // namespace kanbao

// What JavaScript calls (web/engine/module.js).
extern "C" {

EMSCRIPTEN_KEEPALIVE kanbao::Engine* kanbao_create() { return new kanbao::Engine; }

EMSCRIPTEN_KEEPALIVE void kanbao_destroy(kanbao::Engine* engine) { delete engine; }

EMSCRIPTEN_KEEPALIVE const kanbao::border::Message* kanbao_ask(kanbao::Engine* engine,
                                                               const kanbao::border::Message* question) {
  return engine->answer(*question);
}

}  // extern "C"
