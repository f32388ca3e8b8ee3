#include "dump_of.h"

#include "display/display_list.h"
#include "laid_out.h"

namespace kanbao {

std::string dump_of(const std::string& markdown) {
  const LaidOut report(markdown, 320);
  return dump(build_display_list(report.tree(), Palette(ColourScheme::light), report.theme()));
}

}  // namespace kanbao
