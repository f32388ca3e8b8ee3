// The bare addresses of autolink.h as an extension of cmark-gfm, which asks it while it parses inlines. GFM's own
// extension lets a link run up to the next space, and takes the Markdown after a Chinese comma with it; so this one
// stands in its place.
#pragma once

#include <memory>

struct cmark_syntax_extension;

namespace kanbao {

struct FreeAutolinkExtension {
  void operator()(cmark_syntax_extension* extension) const;
};

using AutolinkExtension = std::unique_ptr<cmark_syntax_extension, FreeAutolinkExtension>;

// To be attached to a parser, which it must outlive.
AutolinkExtension make_autolink_extension();

}  // namespace kanbao
