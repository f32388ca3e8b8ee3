// The few words of our own that the HTML of a report needs, for people who cannot see the signs that stand for them.
#pragma once

#include <string_view>

namespace kanbao {

struct HtmlWords {
  std::string_view task_done;
  std::string_view task_open;
  std::string_view footnotes;
  std::string_view footnote;  // before its number
  std::string_view back_to_text;
  std::string_view details;             // what can be opened says this, where its author has not said what it is
  std::string_view image_missing;       // before the reason
  std::string_view embedded;            // before the name of a page that a link leads to instead
  std::string_view image_without_text;  // in place of the alternative text that its author did not write
};

// In Chinese for a language tag that begins with "zh" and when there is none, else in English.
HtmlWords html_words(std::string_view language);

}  // namespace kanbao
