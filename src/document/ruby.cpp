#include "document/ruby.h"

#include <algorithm>
#include <string>
#include <utility>

#include "document/inline_nodes.h"
#include "document/plain_text.h"

namespace kanbao {

namespace {

// Bytes of UTF-8, in which a Han character takes three and is twice as wide as a letter: no more than 12 em. An
// annotation is set half as large as its base.
constexpr std::size_t longest_base = 24;
constexpr std::size_t longest_annotation = 2 * longest_base;

bool is_parenthesis(const Inline& ruby_text) { return ruby_text.tag == "rp"; }

bool holds_words_only(const std::vector<Inline>& inlines);

bool is_of_words(const Inline& node) {
  switch (node.kind) {
    case InlineKind::text:
    case InlineKind::code:
      return true;
    case InlineKind::emphasis:
    case InlineKind::strong:
    case InlineKind::strikethrough:
    case InlineKind::link:
    case InlineKind::html_element:
      return holds_words_only(node.children);
    case InlineKind::image:
    case InlineKind::soft_break:
    case InlineKind::hard_break:
    case InlineKind::footnote_reference:
    case InlineKind::footnote_backlink:
    case InlineKind::formula:
    case InlineKind::ruby:
    case InlineKind::ruby_text:
    case InlineKind::media:
      return false;
  }
  return false;
}

bool holds_words_only(const std::vector<Inline>& inlines) {
  return std::all_of(inlines.begin(), inlines.end(), is_of_words);
}

bool fits_above(const std::vector<Inline>& annotation, const std::vector<Inline>& base) {
  return !base.empty() && holds_words_only(base) && holds_words_only(annotation) &&
         plain_text(base).size() <= longest_base && plain_text(annotation).size() <= longest_annotation;
}

void append(std::vector<Inline>& inlines, std::vector<Inline>& shown) {
  for (Inline& node : inlines) shown.push_back(std::move(node));
  inlines.clear();
}

void append_pair(std::vector<Inline>& base, Inline& annotation, std::vector<Inline>& shown) {
  if (trim_start(base)) shown.push_back(leaf_of(InlineKind::soft_break));
  trim_end(base);
  trim_start(annotation.children);
  trim_end(annotation.children);
  const bool is_above = !annotation.children.empty() && fits_above(annotation.children, base);
  std::vector<Inline>& around = is_above ? shown.emplace_back(leaf_of(InlineKind::ruby)).children : shown;
  append(base, around);
  if (!is_above) return append_in_the_line(annotation, around);
  annotation.tag = "rt";
  around.push_back(std::move(annotation));
}

}  // namespace

void append_ruby(std::vector<Inline>& content, std::vector<Inline>& shown) {
  const bool is_annotated = std::any_of(content.begin(), content.end(), [](const Inline& node) {
    return node.kind == InlineKind::ruby_text && !is_parenthesis(node);
  });
  std::vector<Inline> base;
  for (Inline& node : content) {
    if (node.kind != InlineKind::ruby_text) {
      base.push_back(std::move(node));
    } else if (!is_parenthesis(node)) {
      append_pair(base, node, shown);
    } else if (!is_annotated) {
      append_in_the_line(node, base);
    }
  }
  append(base, shown);
}

void append_in_the_line(Inline& ruby_text, std::vector<Inline>& shown) {
  const bool is_bare = is_parenthesis(ruby_text) || ruby_text.children.empty();
  if (!is_bare) shown.push_back(leaf_of(InlineKind::text, "（"));
  append(ruby_text.children, shown);
  if (!is_bare) shown.push_back(leaf_of(InlineKind::text, "）"));
}

}  // namespace kanbao
