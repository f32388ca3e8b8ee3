// What cmark-gfm asks us while it parses: extensions of our own, which are to be attached to a parser and must outlive
// what it has read.
#pragma once

#include <memory>

struct cmark_syntax_extension;

namespace kanbao {

struct FreeCmarkExtension {
  void operator()(cmark_syntax_extension* extension) const;
};

using CmarkExtension = std::unique_ptr<cmark_syntax_extension, FreeCmarkExtension>;

}  // namespace kanbao
