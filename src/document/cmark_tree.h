// cmark-gfm's tree of a text, and what it resolves in one.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

struct cmark_iter;
struct cmark_node;

namespace kanbao {

struct FreeCmark {
  void operator()(cmark_iter* iterator) const;
};

using CmarkIterator = std::unique_ptr<cmark_iter, FreeCmark>;

// One per column.
std::vector<Alignment> column_alignments(cmark_node* table);

// Character references (`&amp;`, `&#x4E2D;`) as UTF-8.
std::string decode_entities(std::string_view text);

}  // namespace kanbao
