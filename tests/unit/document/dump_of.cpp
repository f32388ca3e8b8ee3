#include "dump_of.h"

#include <vector>

#include "document/completed_document.h"
#include "document/describe.h"
#include "document/front_matter.h"
#include "document/markdown_reader.h"

namespace kanbao {

std::string dump_of(const std::string& markdown) {
  const FrontMatter parts = split_front_matter(markdown);
  const std::vector<Component> components = {{"quoted", "<blockquote><slot></slot><p>{by}</p></blockquote>", {}},
                                             {"badge", "<sup>{text}</sup>", {}}};
  Document document = read_markdown(parts.body, parts.body_line, components);
  ReportFacts facts;
  for (const NamedFormula& formula : describe(document, {}).formulas) facts.formulas[formula.text] = "<math></math>";
  facts.emoji = {{"tada", "🎉"}, {"+1", "👍"}};
  return dump(completed(std::move(document), facts));
}

}  // namespace kanbao
