// Cuts raw HTML into tags and text. It follows the HTML standard's tokenizer where that decides what is a tag, so that
// nothing a browser would run hides in "text"; comments, declarations, processing instructions and the contents of
// `script` and `style` are left out. Values and text keep their character references. Linear in the input.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"

namespace kanbao {

struct HtmlAttribute {
  std::string name;  // lower case
  std::string_view value;
};

struct HtmlToken {
  enum class Kind : unsigned char { text, start_tag, end_tag };
  Kind kind = Kind::text;
  std::string_view text;  // text only
  std::string name;       // tags only, lower case
  std::vector<HtmlAttribute> attributes;
  bool is_self_closing = false;  // `<a/>`, which means something for components alone
  std::size_t offset = 0;        // where it begins in the input
};

// Hands over the tokens one after the other.
// A `script` or `style` that is not closed swallows the rest; its start tag is reported like any other, and so is its
// end tag, so that a caller who gets one tag at a time can drop what lies between.
void tokenize_html(std::string_view html, FunctionRef<const HtmlToken&> take);

// Whether the element's content is never shown: script and style.
bool hides_content(std::string_view tag);

}  // namespace kanbao
