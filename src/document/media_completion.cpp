#include "document/media_completion.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "document/html_words.h"

namespace kanbao {

namespace {

constexpr double screen_width = 1280;  // CSS px; wider than any column, to which it shrinks
constexpr double screen_ratio = 9.0 / 16;

HtmlLength px(double value) { return {HtmlLength::Unit::px, std::round(value)}; }

std::string file_name(const std::string& url) {
  const std::string path = url.substr(0, url.find_first_of("?#"));
  return path.substr(path.rfind('/') + 1);
}

class MediaCompletion {
 public:
  explicit MediaCompletion(const ReportFacts& facts) : facts_(facts) {}

  void visit(std::vector<Block>& blocks) const {
    for (Block& block : blocks) {
      visit(block.inlines);
      visit(block.children);
    }
  }

 private:
  void visit(std::vector<Inline>& inlines) const {
    for (Inline& node : inlines) {
      visit(node.children);
      if (node.kind == InlineKind::media) complete(node);
      const bool is_embedded = node.kind == InlineKind::link && !node.tag.empty();
      if (is_embedded) node.children.front().text.insert(0, html_words(facts_.language).embedded);
    }
  }

  void complete(Inline& media) const {
    const auto is_source = [](const MediaFile& file) { return file.role == MediaRole::source; };
    const auto source_of = [&] { return std::find_if(media.files.begin(), media.files.end(), is_source); };
    const std::string named = source_of()->url;
    std::erase_if(media.files, [&](const MediaFile& file) { return facts_.broken.contains(file.url); });
    if (source_of() == media.files.end()) {
      write_out(media, named);
    } else if (media.tag == "video") {
      give_size(media);
    } else {
      media.width = media.height = {};  // the style sheet's
    }
  }

  void write_out(Inline& media, const std::string& url) const {
    media.kind = InlineKind::html_element;
    media.tag = "span";
    media.title.clear();
    media.files.clear();
    media.width = media.height = {};
    media.line = 0;
    std::string words = std::exchange(media.text, {});
    if (words.empty()) words = file_name(url);
    media.children.emplace_back().text = "[";
    Inline& name = media.children.emplace_back();
    const auto elsewhere = facts_.links.find(url);
    if (elsewhere == facts_.links.end()) {
      name.text = std::move(words);
    } else {
      name.kind = InlineKind::link;
      name.url = elsewhere->second;
      name.children.emplace_back().text = std::move(words);
    }
    media.children.emplace_back().text = " — " + facts_.broken.at(url) + "]";
  }

  void give_size(Inline& video) const {
    // Percentages of a height are automatic, and next to one of a width only the screen's proportions are known.
    if (video.height.unit != HtmlLength::Unit::px || video.width.unit == HtmlLength::Unit::percent) video.height = {};
    if (video.width.unit == HtmlLength::Unit::percent) return;
    const bool has_width = video.width.unit == HtmlLength::Unit::px;
    const bool has_height = video.height.unit == HtmlLength::Unit::px;
    const ImageFact* poster = poster_of(video);
    const double ratio = poster ? poster->height / poster->width : screen_ratio;
    if (!has_width) video.width = px(has_height ? video.height.value / ratio : poster ? poster->width : screen_width);
    if (!has_height) video.height = px(video.width.value * ratio);
  }

  const ImageFact* poster_of(const Inline& video) const {
    for (const MediaFile& file : video.files) {
      const auto known = facts_.images.find(file.url);
      const bool is_sized = known != facts_.images.end() && has_size(known->second);
      if (file.role == MediaRole::poster && is_sized) return &known->second;
    }
    return nullptr;
  }

  const ReportFacts& facts_;
};

}  // namespace

Document with_media_facts(Document document, const ReportFacts& facts) {
  MediaCompletion(facts).visit(document.blocks);
  return document;
}

}  // namespace kanbao
