// cmark-gfm's tree of a text, and what it resolves in one.
#pragma once

#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct cmark_iter;
struct cmark_node;
struct cmark_syntax_extension;

namespace kanbao {

struct FreeCmark {
  void operator()(cmark_node* node) const;
  void operator()(cmark_iter* iterator) const;
};

using CmarkTree = std::unique_ptr<cmark_node, FreeCmark>;
using CmarkIterator = std::unique_ptr<cmark_iter, FreeCmark>;

// cmark-gfm's own for GitHub's tables, strikethrough and task lists. They can be made once in a program only.
std::span<cmark_syntax_extension* const> upstream_extensions();

// GitHub's tables, strikethrough, task lists and footnotes, and `extensions`, which come first and must outlive the
// tree.
CmarkTree parse_markdown(std::string_view text, std::initializer_list<cmark_syntax_extension*> extensions);

// Character references (`&amp;`, `&#x4E2D;`) as UTF-8.
std::string decode_entities(std::string_view text);

}  // namespace kanbao
