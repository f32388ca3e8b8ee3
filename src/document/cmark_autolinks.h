// The bare addresses of autolink.h as an extension of cmark-gfm, which asks it while it parses inlines. GFM's own
// extension lets a link run up to the next space, and takes the Markdown after a Chinese comma with it; so this one
// stands in its place.
#pragma once

#include "document/cmark_extension.h"

namespace kanbao {

CmarkExtension make_autolink_extension();

}  // namespace kanbao
