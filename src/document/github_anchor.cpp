#include "document/github_anchor.h"

#include "base/utf8.h"
#include "document/word_characters.h"

namespace kanbao {

std::string github_anchor(std::string_view heading) {
  std::string anchor;
  for (std::size_t i = 0; i < heading.size();) {
    const DecodedCodepoint decoded = decode_utf8(heading, i);
    i += decoded.length;
    if (decoded.codepoint == ' ') {
      anchor += '-';
    } else if (decoded.codepoint == '-' || is_word_character(decoded.codepoint)) {
      append_utf8(anchor, lower_case(decoded.codepoint));
    }
  }
  return anchor;
}

std::string GithubAnchors::next(std::string_view heading) {
  std::string base = github_anchor(heading);
  const auto [known, is_new] = repeats_.try_emplace(base, 0);
  if (is_new) return base;
  int number = known->second;
  std::string anchor;
  do {
    anchor = base + "-" + std::to_string(++number);
  } while (repeats_.contains(anchor));
  repeats_[base] = number;
  repeats_.try_emplace(anchor, 0);
  return anchor;
}

}  // namespace kanbao
