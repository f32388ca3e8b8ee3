#include "document/html_allow_list.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "base/ascii.h"
#include "document/html_share.h"
#include "document/html_writer.h"
#include "document/url_policy.h"

namespace kanbao {

namespace {

template <std::size_t size>
bool is_one_of(std::string_view tag, const std::array<std::string_view, size>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

// HTML 15.3.3 "Flow content" and after: what the standard's style sheet displays as a block, a list item or a table.
constexpr std::array<std::string_view, 31> block_tags = {
    "address",  "article", "aside", "body",  "caption",  "colgroup", "dialog",    "dir",
    "fieldset", "footer",  "form",  "head",  "header",   "hgroup",   "html",      "legend",
    "listing",  "main",    "menu",  "nav",   "optgroup", "option",   "plaintext", "search",
    "section",  "table",   "tbody", "tfoot", "thead",    "tr",       "xmp"};
constexpr std::array<std::string_view, 5> ruby_tags = {"ruby", "rb", "rt", "rtc", "rp"};
constexpr std::array<std::string_view, 3> embedded_tags = {"iframe", "embed", "object"};
constexpr std::array<std::string_view, 9> leaf_tags = {"h1", "h2", "h3",         "h4",     "h5",
                                                       "h6", "dt", "figcaption", "summary"};

// An `a` without an address is a place that others lead to.
std::optional<Inline> place_of(const HtmlToken& tag, EntityDecoder decode) {
  Inline place;
  place.kind = InlineKind::html_element;
  place.tag = "span";
  place.anchor = anchor_of(tag, decode);
  return place.anchor.empty() ? std::nullopt : std::optional(std::move(place));
}

std::optional<Inline> link_of(const HtmlToken& tag, EntityDecoder decode) {
  if (!has_attribute(tag, "href")) return place_of(tag, decode);
  std::optional<std::string> url = safe_link_url(attribute_value(tag, "href", decode));
  if (!url) return std::nullopt;
  Inline link;
  link.kind = InlineKind::link;
  link.url = std::move(*url);
  link.title = attribute_value(tag, "title", decode);
  link.anchor = anchor_of(tag, decode);
  return link;
}

Inline image_of(const HtmlToken& tag, EntityDecoder decode) {
  Inline image;
  image.kind = InlineKind::image;
  image.url = safe_image_url(attribute_value(tag, "src", decode)).value_or("");
  image.title = attribute_value(tag, "title", decode);
  image.text = attribute_value(tag, "alt", decode);
  image.width = length_of(tag, "width");
  image.height = length_of(tag, "height");
  if (image.width.unit == HtmlLength::Unit::none && image.height.unit == HtmlLength::Unit::none) {
    image.width = zoom_of(tag);
  }
  return image;
}

// Whether what it holds stands side by side. A row that may wrap is a paragraph with pictures in it.
bool is_row(const HtmlToken& tag) {
  const std::string display = style_of(tag, "display");
  return (display == "flex" || display == "inline-flex") && !style_of(tag, "flex-direction").starts_with("column") &&
         !style_of(tag, "flex-wrap").starts_with("wrap");
}

// Where the columns of a row stand if they leave room.
Alignment justification_of(const HtmlToken& tag) {
  const std::string value = style_of(tag, "justify-content");
  if (value.starts_with("space-")) return Alignment::none;
  if (value == "center") return Alignment::center;
  return value.ends_with("end") || value == "right" ? Alignment::right : Alignment::left;
}

void add_file(Inline& media, MediaRole role, std::string_view address) {
  if (address.empty()) return;
  std::optional<std::string> url = safe_image_url(address);
  if (url) media.files.push_back({.role = role, .url = std::move(*url)});
}

Inline media_of(const HtmlToken& tag, EntityDecoder decode) {
  Inline media;
  media.kind = InlineKind::media;
  media.tag = tag.name;
  media.title = attribute_value(tag, "title", decode);
  media.text = attribute_value(tag, "aria-label", decode);
  if (media.text.empty()) media.text = media.title;
  media.width = length_of(tag, "width");
  media.height = length_of(tag, "height");
  media.loops = has_attribute(tag, "loop");
  media.muted = has_attribute(tag, "muted");
  add_file(media, MediaRole::source, attribute_value(tag, "src", decode));
  if (tag.name == "video") add_file(media, MediaRole::poster, attribute_value(tag, "poster", decode));
  return media;
}

// Host and path, as much as tells one from another.
std::string shown_address(std::string_view url) {
  constexpr std::size_t longest = 60;
  const std::size_t host = url.find("//");
  if (host != std::string_view::npos) url.remove_prefix(host + 2);
  url = url.substr(0, url.find_first_of("?#"));
  if (url.size() <= longest) return std::string(url);
  std::size_t end = longest;
  while ((static_cast<unsigned char>(url[end]) & 0xC0) == 0x80) --end;
  return std::string(url.substr(0, end)) + "…";
}

}  // namespace

HtmlRole role_of(std::string_view tag) {
  if (tag == "br") return HtmlRole::line_break;
  if (tag == "img") return HtmlRole::image;
  if (tag == "video" || tag == "audio") return HtmlRole::media;
  if (is_one_of(tag, embedded_tags)) return HtmlRole::embedded;
  if (tag == "a") return HtmlRole::link;
  if (tag == "td" || tag == "th") return HtmlRole::cell;
  if (tag == "table") return HtmlRole::table;
  if (hides_content(tag)) return HtmlRole::hidden;
  if (is_one_of(tag, inline_tags)) return HtmlRole::inline_element;
  if (is_one_of(tag, container_tags)) return HtmlRole::container;
  if (is_one_of(tag, leaf_tags)) return HtmlRole::leaf;
  if (tag == "hr") return HtmlRole::rule;
  if (is_one_of(tag, ruby_tags)) return HtmlRole::ruby;
  if (tag == "pre") return HtmlRole::preformatted;
  return is_one_of(tag, block_tags) ? HtmlRole::block : HtmlRole::unknown;
}

bool ends_paragraph(HtmlRole role) {
  switch (role) {
    case HtmlRole::container:
    case HtmlRole::leaf:
    case HtmlRole::rule:
    case HtmlRole::preformatted:
    case HtmlRole::block:
    case HtmlRole::table:
    case HtmlRole::embedded:
      return true;
    case HtmlRole::line_break:
    case HtmlRole::image:
    case HtmlRole::media:
    case HtmlRole::link:
    case HtmlRole::inline_element:
    case HtmlRole::hidden:
    case HtmlRole::cell:
    case HtmlRole::ruby:
    case HtmlRole::unknown:
      break;
  }
  return false;
}

std::optional<Inline> inline_of(const HtmlToken& tag, EntityDecoder decode) {
  const HtmlRole role = role_of(tag.name);
  if (role == HtmlRole::link) return link_of(tag, decode);
  if (role == HtmlRole::image) return image_of(tag, decode);
  if (role == HtmlRole::media) return media_of(tag, decode);
  if ((role != HtmlRole::inline_element && role != HtmlRole::ruby) || tag.name == "rb") return std::nullopt;
  Inline element;
  element.tag = tag.name;
  if (role == HtmlRole::ruby) {
    element.kind = tag.name == "ruby" ? InlineKind::ruby : InlineKind::ruby_text;
    return element;
  }
  element.kind = InlineKind::html_element;
  element.title = attribute_value(tag, "title", decode);
  element.anchor = anchor_of(tag, decode);
  return element;
}

std::optional<MediaFile> media_file_of(const HtmlToken& tag, EntityDecoder decode) {
  const bool is_track = tag.name == "track";
  if (!is_track && tag.name != "source") return std::nullopt;
  const std::optional<std::string> url = safe_image_url(attribute_value(tag, "src", decode));
  if (!url || url->empty()) return std::nullopt;
  MediaFile file{.role = is_track ? MediaRole::track : MediaRole::source, .url = *url};
  constexpr std::array<std::string_view, 5> kept = {"type", "kind", "srclang", "label", "default"};
  for (const HtmlAttribute& attribute : tag.attributes) {
    if (!is_one_of(attribute.name, kept)) continue;
    file.attributes += " " + attribute.name + "=\"" + escaped_html(decode(attribute.value)) + "\"";
  }
  return file;
}

std::optional<Inline> embedded_link_of(const HtmlToken& tag, EntityDecoder decode) {
  std::string address = attribute_value(tag, tag.name == "object" ? "data" : "src", decode);
  if (trimmed(address).starts_with("//")) address.insert(address.find('/'), "https:");
  std::optional<std::string> url = safe_link_url(address);
  if (!url || url->empty()) return std::nullopt;
  Inline link;
  link.kind = InlineKind::link;
  link.tag = tag.name;
  link.url = std::move(*url);
  const std::string title = attribute_value(tag, "title", decode);
  link.children.emplace_back().text = trimmed(title).empty() ? shown_address(link.url) : title;
  return link;
}

std::string_view media_tag_of(std::string_view url) {
  constexpr std::array<std::string_view, 5> video = {"mp4", "webm", "mov", "m4v", "ogv"};
  constexpr std::array<std::string_view, 6> audio = {"mp3", "m4a", "ogg", "oga", "wav", "flac"};
  const std::string path = lower_case_ascii(url.substr(0, url.find_first_of("?#")));
  const std::size_t dot = path.rfind('.');
  if (dot == std::string::npos) return {};
  const std::string_view ending = std::string_view(path).substr(dot + 1);
  if (is_one_of(ending, video)) return "video";
  return is_one_of(ending, audio) ? "audio" : std::string_view();
}

Block block_of(const HtmlToken& tag, EntityDecoder decode) {
  constexpr std::array<std::pair<std::string_view, BlockKind>, 12> kinds = {{
      {"blockquote", BlockKind::block_quote},
      {"ul", BlockKind::list},
      {"ol", BlockKind::list},
      {"li", BlockKind::list_item},
      {"dl", BlockKind::description_list},
      {"dt", BlockKind::description_term},
      {"dd", BlockKind::description_details},
      {"figure", BlockKind::figure},
      {"figcaption", BlockKind::figure_caption},
      {"details", BlockKind::details},
      {"summary", BlockKind::details_summary},
      {"pre", BlockKind::code_block},
  }};
  const auto is_named = [&](const auto& kind) { return kind.first == tag.name; };
  const auto kind = std::find_if(kinds.begin(), kinds.end(), is_named);
  const bool is_heading = tag.name.size() == 2 && tag.name[0] == 'h';
  Block block;
  block.kind = is_heading ? BlockKind::heading : kind == kinds.end() ? BlockKind::container : kind->second;
  if (is_heading) block.level = tag.name[1] - '0';
  block.anchor = anchor_of(tag, decode);
  if (block.kind == BlockKind::container && is_row(tag)) block.kind = BlockKind::row;
  block.alignment = block.kind == BlockKind::row ? justification_of(tag) : alignment_of(tag);
  block.share = share_of(parse_html_length(style_of(tag, "width")));
  block.tight = true;
  block.ordered = tag.name == "ol";
  block.is_open = block.kind == BlockKind::details && has_attribute(tag, "open");
  const std::string start = attribute_value(tag, "start", decode);
  if (block.ordered && !start.empty()) block.start = std::max(0, std::atoi(start.c_str()));
  return block;
}

}  // namespace kanbao
