#include "document/media_completion.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "document/html_words.h"

namespace kanbao {

namespace {

constexpr double widest = 640;  // CSS px; as wide as a column can be (style/theme.h)
constexpr double wide_screen = 9.0 / 16;

HtmlLength px(double value) { return {HtmlLength::Unit::px, std::round(value)}; }

Inline text_of(std::string text) {
  Inline node;
  node.text = std::move(text);
  return node;
}

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
    const std::string named = std::find_if(media.files.begin(), media.files.end(), is_source)->url;
    std::erase_if(media.files, [&](const MediaFile& file) { return facts_.broken.contains(file.url); });
    if (std::none_of(media.files.begin(), media.files.end(), is_source)) {
      media = stand_in(media, named);
    } else if (media.tag == "video") {
      give_size(media);
    } else {
      media.width = media.height = {};  // the style sheet's
    }
  }

  Inline stand_in(const Inline& media, const std::string& url) const {
    Inline words;
    words.kind = InlineKind::html_element;
    words.tag = "span";
    const auto elsewhere = facts_.links.find(url);
    Inline name = text_of(media.text.empty() ? file_name(url) : media.text);
    if (elsewhere != facts_.links.end()) {
      Inline link;
      link.kind = InlineKind::link;
      link.url = elsewhere->second;
      link.line = media.line;
      link.children.push_back(std::move(name));
      name = std::move(link);
    }
    words.children.push_back(text_of("["));
    words.children.push_back(std::move(name));
    words.children.push_back(text_of(" — " + facts_.broken.at(url) + "]"));
    return words;
  }

  void give_size(Inline& video) const {
    // Percentages of a height are automatic, and next to one of a width only the screen's proportions are known.
    if (video.height.unit != HtmlLength::Unit::px || video.width.unit == HtmlLength::Unit::percent) video.height = {};
    if (video.width.unit == HtmlLength::Unit::percent) return;
    const bool has_width = video.width.unit == HtmlLength::Unit::px;
    const bool has_height = video.height.unit == HtmlLength::Unit::px;
    const std::optional<ImageFact> poster = poster_of(video);
    const double ratio = poster ? poster->height / poster->width : wide_screen;
    if (!has_width) video.width = px(has_height ? video.height.value / ratio : poster ? poster->width : widest);
    if (!has_height) video.height = px(video.width.value * ratio);
  }

  std::optional<ImageFact> poster_of(const Inline& video) const {
    for (const MediaFile& file : video.files) {
      const auto known = facts_.images.find(file.url);
      const bool is_sized = known != facts_.images.end() && has_size(known->second);
      if (file.role == MediaRole::poster && is_sized) return known->second;
    }
    return std::nullopt;
  }

  const ReportFacts& facts_;
};

}  // namespace

Document with_media_facts(Document document, const ReportFacts& facts) {
  MediaCompletion(facts).visit(document.blocks);
  return document;
}

}  // namespace kanbao
