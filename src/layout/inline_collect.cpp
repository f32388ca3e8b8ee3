#include "layout/inline_collect.h"

#include <algorithm>
#include <cstddef>

#include "base/bidi_characters.h"
#include "base/utf8.h"
#include "document/bold_text.h"
#include "document/isolated_inlines.h"
#include "document/soft_breaks.h"
#include "text/character_class.h"

namespace kanbao {

namespace {

constexpr std::string_view object_replacement = "\xEF\xBF\xBC";   // U+FFFC
constexpr std::string_view formula_replacement = "\xEE\x80\x80";  // U+E000

Paragraph empty_paragraph(const BlockText& block) {
  Paragraph paragraph;
  paragraph.font = block.font;
  paragraph.line_height = block.line_height;
  paragraph.alignment = block.alignment;
  return paragraph;
}

TextStyle block_style(const BlockText& block) {
  TextStyle style;
  style.font = block.font;
  style.colour = block.colour;
  return style;
}

// The index of the style among those from `first` on, which get it if there is none like it.
std::uint16_t index_among(std::vector<TextStyle>& styles, const TextStyle& style, std::uint32_t first) {
  const auto found = std::find(styles.begin() + first, styles.end(), style);
  const auto index = static_cast<std::uint16_t>(found - styles.begin());
  if (found == styles.end()) styles.push_back(style);
  return index;
}

class InlineCollector {
 public:
  InlineCollector(const std::vector<Inline>& inlines, const BlockText& block, const Theme& theme,
                  const MeasuredSizes& measured)
      : paragraph_(empty_paragraph(block)),
        theme_(theme),
        measured_(measured),
        soft_breaks_(soft_breaks_as_spaces(inlines)) {
    paragraph_.is_reordered = may_be_reordered(inlines);
  }

  void collect(const std::vector<Inline>& inlines, const TextStyle& style) {
    for (const Inline& node : inlines) collect_isolated(node, style);
  }

  Paragraph finished() {
    if (ends_with_space()) remove_last_space();
    return std::move(paragraph_);
  }

 private:
  void collect_isolated(const Inline& node, const TextStyle& style) {
    if (!paragraph_.is_reordered || !is_isolated(node)) return collect(node, style);
    const std::size_t index = paragraph_.isolated.size();
    const auto first = static_cast<std::uint32_t>(paragraph_.text.size());
    paragraph_.isolated.push_back({first, first});
    collect(node, style);
    paragraph_.isolated[index].last = static_cast<std::uint32_t>(paragraph_.text.size());
  }

  void collect(const Inline& node, const TextStyle& style) {
    switch (node.kind) {
      case InlineKind::text:
        return append_collapsed(node.text, style);
      case InlineKind::code:
        return append_collapsed(node.text, code_style(style));
      case InlineKind::emphasis:
        return collect(node.children, italic_style(style));
      case InlineKind::strong:
        return collect(node.children, bold_style(style));
      case InlineKind::strikethrough:
        return collect(node.children, struck_style(style));
      case InlineKind::link:
        return collect(node.children, link_style(node.url, style));
      case InlineKind::html_element:
        return collect(node.children, html_style(node.tag, style));
      case InlineKind::image:
        return append_object(node, ObjectKind::image, style);
      case InlineKind::media:
        return append_object(node, node.tag == "video" ? ObjectKind::video : ObjectKind::audio, style);
      case InlineKind::formula:
        return append_measured(node.id, ObjectKind::formula, style);
      case InlineKind::ruby:
        return append_measured(node.id, ObjectKind::ruby, style);
      case InlineKind::ruby_text:
        return;
      case InlineKind::soft_break:
        if (soft_breaks_[soft_breaks_seen_++]) append_space(style);
        return;
      case InlineKind::hard_break:
        return append_line_feed(style);
      case InlineKind::footnote_reference:
        return append_footnote_reference(node, style);
      case InlineKind::footnote_backlink:
        return append_footnote_backlink(node, style);
    }
  }

  TextStyle code_style(TextStyle style) const {
    style.font.family = FontFamily::mono;
    style.font.size *= theme_.code_scale;
    style.fill = ColourRole::code_fill;
    return style;
  }

  static TextStyle italic_style(TextStyle style) {
    style.font.slope = FontSlope::italic;
    return style;
  }

  static TextStyle bold_style(TextStyle style) {
    style.font.weight = FontWeight::bold;
    return style;
  }

  static TextStyle struck_style(TextStyle style) {
    style.decoration = Decoration::line_through;
    return style;
  }

  TextStyle link_style(const std::string& url, TextStyle style) {
    if (url.empty()) return style;
    paragraph_.links.push_back(url);
    first_styles_.push_back(static_cast<std::uint32_t>(paragraph_.styles.size()));
    style.link = static_cast<int>(paragraph_.links.size()) - 1;
    style.colour = ColourRole::link;
    return style;
  }

  // As browsers style them; text in code's font has code's fill, too.
  TextStyle html_style(std::string_view tag, TextStyle style) const {
    const auto is_one_of = [&](auto... tags) { return ((tag == tags) || ...); };
    if (is_one_of("kbd", "code", "samp", "tt")) return code_style(style);
    if (is_bold_element(tag)) return bold_style(style);
    if (is_one_of("i", "em", "cite", "var", "dfn")) return italic_style(style);
    if (is_one_of("del", "s", "strike")) return struck_style(style);
    if (is_one_of("u", "ins")) style.decoration = Decoration::underline;
    if (tag == "mark") style.fill = ColourRole::mark_fill;
    if (tag == "small") style.font.size *= theme_.small_scale;
    if (tag == "big") style.font.size /= theme_.small_scale;
    if (tag == "sup") return script_style(style, theme_.script_raise);
    if (tag == "sub") return script_style(style, -theme_.script_drop);
    return style;
  }

  TextStyle script_style(TextStyle style, double shift) const {
    style.baseline_shift += shift * style.font.size;
    style.font.size *= theme_.script_scale;
    return style;
  }

  void append_footnote_reference(const Inline& node, const TextStyle& style) {
    const TextStyle raised = script_style(link_style("#fn:" + std::to_string(node.number), style), theme_.script_raise);
    append_collapsed(std::to_string(node.number), raised);
  }

  void append_footnote_backlink(const Inline& node, const TextStyle& style) {
    const std::string target = "#fnref:" + std::to_string(node.number) + ":" + std::to_string(node.occurrence);
    append_collapsed(node.text, link_style(target, style));
  }

  void append_collapsed(std::string_view text, const TextStyle& style) {
    for (std::size_t offset = 0; offset < text.size();) {
      const DecodedCodepoint here = decode_utf8(text, offset);
      if (is_collapsible_space(here.codepoint)) {
        append_space(style);
      } else {
        append(text.substr(offset, here.length), style);
      }
      offset += here.length;
    }
  }

  void append_space(const TextStyle& style) {
    if (!at_line_start() && !ends_with_space()) append(" ", style);
  }

  void append_object(const Inline& node, ObjectKind kind, const TextStyle& style) {
    const auto at = static_cast<std::uint32_t>(paragraph_.text.size());
    paragraph_.objects.push_back({node.id, node.width, node.height, at, kind});
    append(object_replacement, style);
  }

  void append_measured(std::uint32_t id, ObjectKind kind, const TextStyle& style) {
    const auto known =
        std::lower_bound(measured_.begin(), measured_.end(), id,
                         [](const MeasuredSize& size, std::uint32_t wanted) { return size.object < wanted; });
    const bool is_known = known != measured_.end() && known->object == id;
    const auto at = static_cast<std::uint32_t>(paragraph_.text.size());
    paragraph_.objects.push_back({.id = id, .width = {}, .height = {}, .at = at, .kind = kind});
    paragraph_.objects.back().measured = is_known ? *known : MeasuredSize{};
    append(kind == ObjectKind::formula ? formula_replacement : object_replacement, style);
  }

  void append_line_feed(const TextStyle& style) {
    if (ends_with_space()) remove_last_space();
    append("\n", style);
  }

  bool at_line_start() const { return paragraph_.text.empty() || paragraph_.text.back() == '\n'; }
  bool ends_with_space() const { return !paragraph_.text.empty() && paragraph_.text.back() == ' '; }

  void remove_last_space() {
    paragraph_.text.pop_back();
    StyleSpan& span = paragraph_.spans.back();
    --span.last;
    if (span.first == span.last) paragraph_.spans.pop_back();
  }

  void append(std::string_view text, const TextStyle& style) {
    const auto first = static_cast<std::uint32_t>(paragraph_.text.size());
    paragraph_.text += text;
    const auto last = static_cast<std::uint32_t>(paragraph_.text.size());
    if (!paragraph_.spans.empty() && paragraph_.styles[paragraph_.spans.back().style] == style) {
      paragraph_.spans.back().last = last;
      return;
    }
    paragraph_.spans.push_back({first, last, ensure_style(style)});
  }

  std::uint16_t ensure_style(const TextStyle& style) {
    const std::uint32_t first = style.link == no_link ? 0 : first_styles_[static_cast<std::size_t>(style.link)];
    return index_among(paragraph_.styles, style, first);
  }

  Paragraph paragraph_;
  std::vector<std::uint32_t> first_styles_;  // by the link: the paragraph's first style that may be of it
  const Theme& theme_;
  const MeasuredSizes& measured_;
  std::vector<bool> soft_breaks_;  // in reading order: whether it stands for a space
  std::size_t soft_breaks_seen_ = 0;
};

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

ColourRole colour_of(CodeRole role, ColourRole plain) {
  switch (role) {
    case CodeRole::plain:
      return plain;
    case CodeRole::keyword:
    case CodeRole::removed:
      return ColourRole::code_keyword;
    case CodeRole::string:
    case CodeRole::added:
      return ColourRole::code_string;
    case CodeRole::literal:
      return ColourRole::code_literal;
    case CodeRole::comment:
      return ColourRole::code_comment;
    case CodeRole::name:
      return ColourRole::code_name;
    case CodeRole::type:
      return ColourRole::code_type;
  }
  return plain;
}

class CodeCollector {
 public:
  explicit CodeCollector(const BlockText& block) : paragraph_(empty_paragraph(block)), plain_(block_style(block)) {
    paragraph_.white_space = WhiteSpace::preserve;
  }

  void append(std::string_view text, CodeRole role) {
    const auto first = static_cast<std::uint32_t>(paragraph_.text.size());
    for (const char byte : text) append(byte);
    const auto last = static_cast<std::uint32_t>(paragraph_.text.size());
    if (first < last) paragraph_.spans.push_back({first, last, ensure_style(role)});
  }

  Paragraph finished() {
    paragraph_.is_reordered = may_be_reordered(paragraph_.text);
    return std::move(paragraph_);
  }

 private:
  void append(char byte) {
    const bool is_tab = byte == '\t';
    const std::size_t columns = is_tab ? 4 - column_ % 4 : 1;
    paragraph_.text.append(columns, is_tab ? ' ' : byte);
    if (byte == '\n') {
      column_ = 0;
    } else if (begins_character(byte)) {
      column_ += columns;
    }
  }

  std::uint16_t ensure_style(CodeRole role) {
    TextStyle style = plain_;
    style.colour = colour_of(role, plain_.colour);
    return index_among(paragraph_.styles, style, 0);
  }

  Paragraph paragraph_;
  TextStyle plain_;
  std::size_t column_ = 0;  // in the line
};

}  // namespace

Paragraph collect_inlines(const std::vector<Inline>& inlines, const BlockText& block, const Theme& theme,
                          const MeasuredSizes& measured) {
  InlineCollector collector(inlines, block, theme, measured);
  collector.collect(inlines, block_style(block));
  return collector.finished();
}

Paragraph collect_text(std::string_view text, const BlockText& block) {
  Paragraph paragraph = empty_paragraph(block);
  paragraph.text = text;
  paragraph.is_reordered = may_be_reordered(text);
  if (paragraph.text.empty()) return paragraph;
  paragraph.styles.push_back(block_style(block));
  paragraph.spans.push_back({0, static_cast<std::uint32_t>(text.size()), 0});
  return paragraph;
}

Paragraph collect_code(const Block& code, const BlockText& block) {
  std::string_view rest = code.literal;
  if (!rest.empty() && rest.back() == '\n') rest.remove_suffix(1);
  CodeCollector collector(block);
  for (const CodeRun& run : code.runs) {
    const std::string_view text = rest.substr(0, run.length);
    rest.remove_prefix(text.size());
    collector.append(text, run.role);
  }
  collector.append(rest, CodeRole::plain);
  return collector.finished();
}

}  // namespace kanbao
