#include "document/html_inlines.h"

#include <cmath>
#include <string_view>
#include <utility>

#include "base/number_text.h"
#include "document/autolink.h"
#include "document/html_share.h"
#include "document/html_words.h"
#include "document/html_writer.h"
#include "document/isolated_inlines.h"
#include "document/plain_text.h"
#include "document/soft_breaks.h"
#include "document/url_policy.h"

namespace kanbao {

namespace {

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped_html(value) + "\"";
}

std::string length_text(HtmlLength length) {
  return number_text(length.value) + (length.unit == HtmlLength::Unit::percent ? "%" : "");
}

bool is_px(HtmlLength length) { return length.unit == HtmlLength::Unit::px; }

bool is_given(HtmlLength length) { return length.unit != HtmlLength::Unit::none; }

// The author's width and height, completed from the picture's own so that the browser knows the proportions (and
// keeps the place) before the picture is there. Where a share is all that the author gave, the picture's own size says
// them.
struct ImageSize {
  HtmlLength width;
  HtmlLength height;
  int share = 0;  // per cent of the column
};

ImageSize image_size(const Inline& image, const ImageFact* fact) {
  ImageSize size{image.width, image.height};
  const bool is_zoomed = size.width.unit == HtmlLength::Unit::zoom;
  if (fact == nullptr || !has_size(*fact)) return is_zoomed ? ImageSize() : size;
  const auto px = [](double value) { return HtmlLength{HtmlLength::Unit::px, std::round(value)}; };
  const double zoom = is_zoomed ? size.width.value / 100 : 1;
  const ImageSize own{px(zoom * fact->width), px(zoom * fact->height)};
  if (is_zoomed || (!is_given(size.width) && !is_given(size.height))) return own;
  if (!is_given(size.height) && share_of(size.width) > 0) return {own.width, own.height, share_of(size.width)};
  if (is_px(size.width) && !is_given(size.height)) size.height = px(size.width.value * fact->height / fact->width);
  if (is_px(size.height) && !is_given(size.width)) size.width = px(size.height.value * fact->width / fact->height);
  return size;
}

class InlineWriter {
 public:
  InlineWriter(const std::vector<Inline>& inlines, const ReportFacts& facts)
      : facts_(facts), are_spaces_(soft_breaks_as_spaces(inlines)), is_reordered_(may_be_reordered(inlines)) {}

  void write(const std::vector<Inline>& inlines) {
    for (const Inline& node : inlines) write(node);
  }

  std::string result() { return std::move(html_); }

 private:
  void write(const Inline& node) {
    switch (node.kind) {
      case InlineKind::text:
        html_ += escaped_html(node.text);
        break;
      case InlineKind::code:
        html_ += "<code" + direction(node) + ">" + escaped_html(node.text) + "</code>";
        break;
      case InlineKind::emphasis:
        return write_element("em", "", node);
      case InlineKind::strong:
        return write_element("strong", "", node);
      case InlineKind::strikethrough:
        return write_element("del", "", node);
      case InlineKind::html_element:
      case InlineKind::ruby_text:
        return write_element(node.tag, id_and_title_of(node), node);
      case InlineKind::link:
        return write_link(node);
      case InlineKind::image:
        return write_image(node);
      case InlineKind::formula:
        return write_formula(node);
      case InlineKind::ruby:
        return write_ruby(node);
      case InlineKind::media:
        return write_media(node);
      case InlineKind::soft_break:
        if (are_spaces_[soft_break_++]) html_ += '\n';
        break;
      case InlineKind::hard_break:
        html_ += "<br>";
        break;
      case InlineKind::footnote_reference:
        return write_footnote_reference(node);
      case InlineKind::footnote_backlink:
        return write_footnote_backlink(node);
    }
  }

  static std::string id_and_title_of(const Inline& node) {
    std::string attributes;
    if (!node.anchor.empty()) attributes += attribute("id", node.anchor);
    if (!node.title.empty()) attributes += attribute("title", node.title);
    return attributes;
  }

  void write_element(const std::string& tag, const std::string& attributes, const Inline& node) {
    html_ += "<" + tag + attributes + direction(node) + ">";
    write(node.children);
    html_ += "</" + tag + ">";
  }

  // A direction of its own isolates an element.
  std::string direction(const Inline& node) const {
    return is_reordered_ && is_isolated(node) ? attribute("dir", "ltr") : std::string();
  }

  void write_link(const Inline& link) {
    const auto placed = facts_.links.find(link.url);
    const std::string& url = placed == facts_.links.end() ? link.url : placed->second;
    std::string attributes = attribute("href", percent_encoded(url));
    // Paper needs no address after such a link.
    if (shows_its_address(link)) attributes += attribute("class", "address");
    attributes += id_and_title_of(link);
    write_element("a", attributes + attribute("rel", "noopener noreferrer"), link);
  }

  void write_image(const Inline& image) {
    const auto known = facts_.images.find(image.url);
    const auto broken = facts_.broken.find(image.url);
    const ImageFact* fact = known == facts_.images.end() ? nullptr : &known->second;
    const std::string url = fact != nullptr && !fact->url.empty() ? fact->url : image.url;
    const ImageSize size = image_size(image, fact);
    html_ += "<img";
    if (size.share > 0) add("class", share_classes(size.share));
    if (!url.empty()) add("src", percent_encoded(url));
    add("alt", image.text.empty() ? html_words(facts_.language).image_without_text : image.text);
    if (is_given(size.width)) add("width", length_text(size.width));
    if (is_given(size.height)) add("height", length_text(size.height));
    html_ += title_of(image, broken == facts_.broken.end() ? nullptr : &broken->second);
    html_ += R"( loading="lazy" decoding="async")" + attribute("data-i", std::to_string(image.id)) + ">";
  }

  // The reason why a picture is missing is shown like a title.
  std::string title_of(const Inline& image, const std::string* reason) const {
    std::string title = image.title;
    if (reason != nullptr) {
      const std::string words(html_words(facts_.language).image_missing);
      title += (title.empty() ? "" : " — ") + words + (reason->empty() ? "" : ": " + *reason);
    }
    return title.empty() ? std::string() : attribute("title", title);
  }

  void add(std::string_view name, std::string_view value) { html_ += attribute(name, value); }

  // What is around it says on paper, where nothing can be played, what it is.
  void write_media(const Inline& media) {
    const MediaFile* poster = file_of(media, MediaRole::poster);
    const std::string& address = file_of(media, MediaRole::source)->url;
    html_ += "<span class=\"media\"";
    add("data-words", media.text.empty() ? address : media.text + " — " + address);
    html_ += "><" + media.tag;
    if (poster != nullptr) add("poster", placed_url(poster->url));
    if (is_given(media.width)) add("width", length_text(media.width));
    if (is_given(media.height)) add("height", length_text(media.height));
    if (!media.title.empty()) add("title", media.title);
    add("aria-label", media.text.empty() ? address : media.text);
    if (media.loops) html_ += " loop";
    if (media.muted) html_ += " muted";
    add("preload", poster == nullptr ? "metadata" : "none");
    add("data-i", std::to_string(media.id));
    html_ += " controls playsinline>";
    for (const MediaFile& file : media.files) {
      if (file.role == MediaRole::poster) continue;
      html_ += file.role == MediaRole::track ? "<track" : "<source";
      add("src", placed_url(file.url));
      html_ += file.attributes + ">";
    }
    html_ += "</" + media.tag + "></span>";
  }

  static const MediaFile* file_of(const Inline& media, MediaRole role) {
    for (const MediaFile& file : media.files) {
      if (file.role == role) return &file;
    }
    return nullptr;
  }

  // Where the file is in the page.
  std::string placed_url(const std::string& url) const {
    const auto known = facts_.images.find(url);
    return percent_encoded(known == facts_.images.end() || known->second.url.empty() ? url : known->second.url);
  }

  // The packer's MathML, as one element more that is known by its number.
  void write_formula(const Inline& formula) {
    const auto known = facts_.formulas.find(formula.text);
    if (known == facts_.formulas.end()) {
      html_ += escaped_html(formula.text);
      return;
    }
    constexpr std::string_view tag = "<math";
    html_ += tag;
    html_ += attribute("data-i", std::to_string(formula.id)) + known->second.substr(tag.size());
  }

  // What is around it is one box in its line (web/css/ruby.css), known by its number.
  void write_ruby(const Inline& ruby) {
    html_ += "<span class=\"ruby\"";
    add("data-i", std::to_string(ruby.id));
    html_ += "><ruby>";
    write(ruby.children);
    html_ += "</ruby></span>";
  }

  void write_footnote_reference(const Inline& reference) {
    const std::string number = std::to_string(reference.number);
    const std::string id = "fnref:" + number + ":" + std::to_string(reference.occurrence);
    const std::string label = std::string(html_words(facts_.language).footnote) + number;
    html_ += "<sup><a" + attribute("href", "#fn:" + number) + attribute("id", id) + attribute("aria-label", label) +
             ">" + number + "</a></sup>";
  }

  void write_footnote_backlink(const Inline& backlink) {
    const std::string target = "#fnref:" + std::to_string(backlink.number) + ":" + std::to_string(backlink.occurrence);
    std::string label(html_words(facts_.language).back_to_text);
    if (backlink.occurrence > 1) label += " " + std::to_string(backlink.occurrence);
    html_ += "<a" + attribute("class", "back") + attribute("href", target) + attribute("aria-label", label) + ">" +
             escaped_html(backlink.text) + "</a>";
  }

  const ReportFacts& facts_;
  std::vector<bool> are_spaces_;
  bool is_reordered_;
  std::size_t soft_break_ = 0;
  std::string html_;
};

}  // namespace

std::string write_inlines_html(const std::vector<Inline>& inlines, const ReportFacts& facts) {
  InlineWriter writer(inlines, facts);
  writer.write(inlines);
  return writer.result();
}

}  // namespace kanbao
