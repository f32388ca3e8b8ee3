// Composition: the functions that the page, the packer and the tests call, each a line or two on the parts that do the
// work. Text is UTF-8. What returns text or numbers returns them in a buffer that is valid until the next call.
#include <emscripten/emscripten.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "display/text_layer.h"
#include "document/completed_document.h"
#include "document/describe.h"
#include "document/front_matter.h"
#include "document/html_writer.h"
#include "document/markdown_reader.h"
#include "document/report_facts.h"
#include "platform/browser_text.h"
#include "platform/gl_surface.h"
#include "viewer/report_view.h"

namespace {

using kanbao::Document;
using kanbao::ReportFacts;

struct Answer {
  const char* data;
  std::uint32_t size;
};

Document read_report(std::string_view markdown, const ReportFacts& facts) {
  const kanbao::FrontMatter parts = kanbao::split_front_matter(markdown);
  return kanbao::completed(kanbao::read_markdown(parts.body, parts.body_line), facts);
}

}  // namespace

// One report in one page.
struct App {
  kanbao::BrowserMeasurer measurer;
  kanbao::BrowserRasteriser rasteriser;
  kanbao::ReportView view{measurer};
  ReportFacts facts;  // of the report that is open
  std::unique_ptr<kanbao::GlSurface> surface;
  std::unique_ptr<kanbao::RunAtlas> atlas;
  std::string text;
  std::vector<double> numbers;
  Answer answer{};

  Answer* answered(std::string value) {
    text = std::move(value);
    answer = {text.data(), static_cast<std::uint32_t>(text.size())};
    return &answer;
  }

  Answer* answered(std::vector<double> value) {
    numbers = std::move(value);
    answer = {reinterpret_cast<const char*>(numbers.data()), static_cast<std::uint32_t>(numbers.size())};
    return &answer;
  }
};

extern "C" {

EMSCRIPTEN_KEEPALIVE App* kanbao_create() { return new App; }

EMSCRIPTEN_KEEPALIVE Answer* kanbao_describe(App* app, const char* markdown, std::size_t size) {
  return app->answered(kanbao::describe({markdown, size}));
}

EMSCRIPTEN_KEEPALIVE void kanbao_open(App* app, const char* markdown, std::size_t size, const char* facts,
                                      std::size_t facts_size) {
  app->facts = kanbao::parse_report_facts({facts, facts_size});
  app->view.open(read_report({markdown, size}, app->facts), app->facts);
}

// The article of the report that is open.
EMSCRIPTEN_KEEPALIVE Answer* kanbao_article_html(App* app) {
  return app->answered(kanbao::write_html(app->view.document(), app->facts));
}

// `ratio` is device px per CSS px.
EMSCRIPTEN_KEEPALIVE void kanbao_set_environment(App* app, double column_width, double ratio, bool dark,
                                                 bool more_contrast, bool justified) {
  app->view.set_column_width(column_width);
  app->view.set_justified(justified);
  app->view.set_colour_scheme(dark ? kanbao::ColourScheme::dark : kanbao::ColourScheme::light);
  app->view.set_contrast(more_contrast ? kanbao::Contrast::more : kanbao::Contrast::normal);
  if (ratio == app->measurer.device_ratio()) return;
  app->measurer.set_device_ratio(ratio);
  app->view.measure_again();
}

EMSCRIPTEN_KEEPALIVE void kanbao_fonts_changed(App* app) {
  app->view.measure_again();
  if (app->atlas) app->atlas->clear();
}

EMSCRIPTEN_KEEPALIVE double kanbao_height(App* app) { return app->view.layout().height; }

// The text layer as numbers, each of its lists led by its length; web/engine/text_layer_numbers.js reads it.
EMSCRIPTEN_KEEPALIVE Answer* kanbao_text_layer(App* app) {
  return app->answered(kanbao::numbers_of(kanbao::build_text_layer(app->view.layout())));
}

// What the article must hold for the text layer to fit (display/text_layer.h).
EMSCRIPTEN_KEEPALIVE Answer* kanbao_layer_text(App* app) {
  return app->answered(kanbao::layer_text(app->view.layout()));
}

// Five numbers for each image: image, x, y, width, height (CSS px).
EMSCRIPTEN_KEEPALIVE Answer* kanbao_images(App* app) {
  std::vector<double> numbers;
  for (const kanbao::PlacedImage& image : app->view.layout().images) {
    const kanbao::Rect& rect = image.rect;
    numbers.insert(numbers.end(), {static_cast<double>(image.image), rect.x, rect.y, rect.width, rect.height});
  }
  return app->answered(std::move(numbers));
}

EMSCRIPTEN_KEEPALIVE void kanbao_set_image_size(App* app, std::uint32_t image, double width, double height) {
  app->view.set_image_size(image, {width, height});
}

EMSCRIPTEN_KEEPALIVE void kanbao_set_image_failure(App* app, std::uint32_t image, const char* reason,
                                                   std::size_t size) {
  app->view.set_image_failure(image, {reason, size});
}

// Makes the WebGL context on the page's canvas; false when it is refused.
EMSCRIPTEN_KEEPALIVE bool kanbao_start_painting(App* app) {
  app->atlas.reset();
  app->surface = std::make_unique<kanbao::GlSurface>();
  if (!app->surface->start()) {
    app->surface.reset();
    return false;
  }
  app->atlas = std::make_unique<kanbao::RunAtlas>(*ImGui::GetIO().Fonts, app->rasteriser);
  return true;
}

EMSCRIPTEN_KEEPALIVE int kanbao_max_texture_size(App* app) { return app->surface->max_texture_size(); }

EMSCRIPTEN_KEEPALIVE void kanbao_set_image_pixels(App* app, std::uint32_t image, int width, int height,
                                                  const std::uint8_t* pixels) {
  app->surface->set_image(image, width, height, pixels);
}

EMSCRIPTEN_KEEPALIVE void kanbao_set_image_element(App* app, std::uint32_t image) {
  app->surface->set_own_element(image);
}

EMSCRIPTEN_KEEPALIVE void kanbao_release_image(App* app, std::uint32_t image) { app->surface->release_image(image); }

// `x`: how far the table or the code block is scrolled sideways, CSS px.
EMSCRIPTEN_KEEPALIVE void kanbao_set_scroll(App* app, std::uint32_t block, double x) { app->view.set_scroll(block, x); }

// Paints what a canvas of `width` × `height` device px sees when the report's corner lies at (x, y) CSS px from its
// own. Returns the number of commands that were submitted.
EMSCRIPTEN_KEEPALIVE std::size_t kanbao_paint(App* app, double x, double y, int width, int height, double scale) {
  const kanbao::Size canvas{static_cast<double>(width), static_cast<double>(height)};
  const kanbao::DisplayList& list = app->view.display();
  std::size_t submitted = 0;
  app->surface->draw(canvas, [&](ImDrawList& target) {
    kanbao::ImGuiPainter painter(*app->atlas, *app->surface);
    submitted = painter.paint(list, {{x, y}, canvas, scale, app->view.scroll()}, target);
  });
  return submitted;
}

// Draw calls of the last frame, sprites, bytes of textures.
EMSCRIPTEN_KEEPALIVE Answer* kanbao_stats(App* app) {
  return app->answered(std::vector<double>{static_cast<double>(app->surface->draw_calls()),
                                           static_cast<double>(app->atlas->sprite_count()),
                                           static_cast<double>(app->surface->texture_bytes())});
}

EMSCRIPTEN_KEEPALIVE Answer* kanbao_dump_document(App* app) { return app->answered(dump(app->view.document())); }
EMSCRIPTEN_KEEPALIVE Answer* kanbao_dump_layout(App* app) { return app->answered(dump(app->view.layout())); }
EMSCRIPTEN_KEEPALIVE Answer* kanbao_dump_display(App* app) { return app->answered(dump(app->view.display())); }

}  // extern "C"
