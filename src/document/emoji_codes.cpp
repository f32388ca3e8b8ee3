#include "document/emoji_codes.h"

#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "document/autolink.h"

namespace kanbao {

namespace {

// Where the code that begins with the colon at `begin` ends, whatever its name means.
std::optional<std::size_t> end_of_code(std::string_view text, std::size_t begin) {
  constexpr std::string_view of_names = "abcdefghijklmnopqrstuvwxyz0123456789_+-";
  const std::size_t end = text.find_first_not_of(of_names, begin + 1);
  if (end == std::string_view::npos || text[end] != ':' || end == begin + 1) return std::nullopt;
  const bool follows_word = begin > 0 && is_ascii_alphanumeric(text[begin - 1]);
  const bool is_within_word = follows_word && end + 1 < text.size() && is_ascii_alphanumeric(text[end + 1]);
  return is_within_word ? std::nullopt : std::optional(end + 1);
}

bool holds_text(const Inline& node) {
  if (node.kind == InlineKind::link) return !shows_its_address(node);
  return node.kind != InlineKind::html_element || (node.tag != "code" && node.tag != "tt");
}

// Each text that may hold codes, in reading order.
template <class Inlines, class Take>
void visit_inlines(Inlines& inlines, const Take& take) {
  for (auto& node : inlines) {
    if (node.kind == InlineKind::text) take(node.text);
    if (holds_text(node)) visit_inlines(node.children, take);
  }
}

template <class Blocks, class Take>
void visit_texts(Blocks& blocks, const Take& take) {
  for (auto& block : blocks) {
    visit_inlines(block.inlines, take);
    visit_texts(block.children, take);
  }
}

// The colon at the end of what is no code may begin the next one.
std::string with_emoji(const std::string& text, const EmojiByName& emoji) {
  std::string result;
  std::size_t copied = 0;
  for (std::size_t colon = text.find(':'); colon != std::string::npos;) {
    const std::size_t end = end_of_code(text, colon).value_or(0);
    const auto known = end == 0 ? emoji.end() : emoji.find(text.substr(colon + 1, end - colon - 2));
    if (known != emoji.end()) {
      result.append(text, copied, colon - copied).append(known->second);
      copied = end;
    }
    colon = text.find(':', known == emoji.end() ? colon + 1 : end);
  }
  return copied == 0 ? text : result.append(text, copied);
}

}  // namespace

std::vector<std::string> emoji_names(const Document& document) {
  std::vector<std::string> names;
  std::unordered_set<std::string> known;
  visit_texts(document.blocks, [&](std::string_view text) {
    for (std::size_t colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':', colon + 1)) {
      const std::optional<std::size_t> end = end_of_code(text, colon);
      if (!end) continue;
      std::string name(text.substr(colon + 1, *end - colon - 2));
      if (known.insert(name).second) names.push_back(std::move(name));
    }
  });
  return names;
}

Document with_emoji(Document document, const EmojiByName& emoji) {
  if (emoji.empty()) return document;
  visit_texts(document.blocks, [&](std::string& text) { text = with_emoji(text, emoji); });
  return document;
}

}  // namespace kanbao
