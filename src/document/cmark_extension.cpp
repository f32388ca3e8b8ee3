#include "document/cmark_extension.h"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

namespace kanbao {

void FreeCmarkExtension::operator()(cmark_syntax_extension* extension) const {
  cmark_syntax_extension_free(cmark_get_default_mem_allocator(), extension);
}

}  // namespace kanbao
