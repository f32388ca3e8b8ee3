// A blog's own element, which no HTML knows, such as a component of Vue in VitePress: how it is shown. Who packs says
// it (kanbao.config.json, docs/guide/en/options.md), the page carries it among its facts, and it is known while a
// report is read.
#pragma once

#include <string>
#include <unordered_map>

namespace kanbao {

struct Component {
  std::string name;  // lower case, without hyphens: Vue reads `MessageBox` and `message-box` as one
  // HTML, whose tags pass the allow-list like the report's own. `{attribute}`, in lower case, in texts and values
  // stands for the element's attribute, `<slot></slot>`, at most once, for its content; without it the content follows.
  std::string html;
  // By attribute in lower case: what stands for one that the element does not have; may name others, `{github}`.
  std::unordered_map<std::string, std::string> defaults;
};

}  // namespace kanbao
