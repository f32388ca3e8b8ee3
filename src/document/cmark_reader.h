// Reads cmark-gfm's trees (cmark_parsing.h) into a Document, in steps, and frees behind it what it has read.
#pragma once

#include <memory>
#include <vector>

#include "document/component.h"
#include "document/document.h"

struct cmark_node;

namespace kanbao {

class CmarkReader {
 public:
  // `components` outlive the reader.
  CmarkReader(int first_line, const std::vector<Component>& components);
  ~CmarkReader();

  // The document's tree comes first, then those of the footnotes in the order of their numbers.
  void begin(cmark_node* tree);

  // Visits some nodes of the tree; whether none is left.
  bool read_on();

  // Once, when no tree is left. Nothing has a number yet.
  Document finished();

 private:
  class Walk;
  std::unique_ptr<Walk> walk_;
};

}  // namespace kanbao
