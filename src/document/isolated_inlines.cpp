#include "document/isolated_inlines.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/bidi_characters.h"
#include "base/utf8.h"

namespace kanbao {

namespace {

constexpr char32_t first_isolate = 0x2066;
constexpr char32_t last_isolate = 0x2068;
constexpr char32_t end_of_isolate = 0x2069;

bool has_text(const Inline& node) { return node.kind == InlineKind::text || node.kind == InlineKind::code; }

template <typename Predicate>
bool holds(const std::vector<Inline>& inlines, const Predicate& predicate) {
  return std::any_of(inlines.begin(), inlines.end(), [&](const Inline& node) {
    return (has_text(node) && predicate(std::string_view(node.text))) || holds(node.children, predicate);
  });
}

bool holds_controls(const std::vector<Inline>& inlines) { return holds(inlines, holds_embedding_control); }

bool is_code_tag(std::string_view tag) { return tag == "kbd" || tag == "code" || tag == "samp" || tag == "tt"; }

// What the isolates of a text lack.
struct Lack {
  int beginnings = 0;
  int ends = 0;
};

void count(std::string_view text, Lack& lack) {
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodepoint here = decode_utf8(text, offset);
    if (here.codepoint >= first_isolate && here.codepoint <= last_isolate) ++lack.ends;
    if (here.codepoint == end_of_isolate && lack.ends > 0) {
      --lack.ends;
    } else if (here.codepoint == end_of_isolate) {
      ++lack.beginnings;
    }
    offset += here.length;
  }
}

void count(const Inline& node, Lack& lack) {
  if (has_text(node)) count(node.text, lack);
  for (const Inline& child : node.children) count(child, lack);
}

std::string repeated(char32_t codepoint, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) append_utf8(text, codepoint);
  return text;
}

Inline text_node(std::string text) {
  Inline node;
  node.text = std::move(text);
  return node;
}

void end_isolates(Inline& node) {
  for (Inline& child : node.children) end_isolates(child);
  if (!is_isolated(node)) return;
  Lack lack;
  count(node, lack);
  const std::string before = repeated(first_isolate, lack.beginnings);
  const std::string after = repeated(end_of_isolate, lack.ends);
  if (has_text(node)) {
    node.text = before + node.text + after;
    return;
  }
  if (!before.empty()) node.children.insert(node.children.begin(), text_node(before));
  if (!after.empty()) node.children.push_back(text_node(after));
}

void end_isolates(std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    if (holds_controls(block.inlines)) {
      for (Inline& node : block.inlines) end_isolates(node);
    }
    end_isolates(block.children);
  }
}

}  // namespace

bool may_be_reordered(const std::vector<Inline>& inlines) {
  return holds(inlines, [](std::string_view text) { return may_be_reordered(text); });
}

bool is_isolated(const Inline& node) {
  switch (node.kind) {
    case InlineKind::code:
      return true;
    case InlineKind::emphasis:
    case InlineKind::strong:
    case InlineKind::strikethrough:
    case InlineKind::link:
      return holds_controls(node.children);
    case InlineKind::html_element:
      return is_code_tag(node.tag) || holds_controls(node.children);
    case InlineKind::text:
    case InlineKind::image:
    case InlineKind::formula:  // one thing, whatever it holds
    case InlineKind::ruby:
    case InlineKind::ruby_text:
    case InlineKind::media:
    case InlineKind::soft_break:
    case InlineKind::hard_break:
    case InlineKind::footnote_reference:
    case InlineKind::footnote_backlink:
      return false;
  }
  return false;
}

Document with_ended_isolates(Document document) {
  end_isolates(document.blocks);
  return document;
}

}  // namespace kanbao
