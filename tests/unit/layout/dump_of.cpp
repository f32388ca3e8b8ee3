#include "dump_of.h"

#include "laid_out.h"

namespace kanbao {

// As wide as a phone, so that lines break.
std::string dump_of(const std::string& markdown) { return dump(LaidOut(markdown, 320).tree()); }

}  // namespace kanbao
