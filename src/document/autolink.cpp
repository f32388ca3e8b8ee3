#include "document/autolink.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/cjk.h"
#include "base/utf8.h"
#include "document/plain_text.h"

namespace kanbao {

namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_ascii_alphanumeric(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9'); }

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_non_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

bool ends_link(char32_t codepoint) {
  return is_cjk_letter(codepoint) || is_cjk_punctuation(codepoint) || is_shared_punctuation(codepoint);
}

// Follows the parts of an address: whether the next character belongs to it, by the part that it stands in.
class AddressParts {
 public:
  explicit AddressParts(std::string_view delimiters) : delimiters_(delimiters) {}

  bool takes(std::string_view text, std::size_t offset) {
    const bool begins_part = std::exchange(begins_part_, false);
    if (!is_non_ascii(text[offset])) {
      begins_part_ = delimiters_.find(text[offset]) != std::string_view::npos;
      if (begins_part || begins_part_) is_chinese_ = false;
      return true;
    }
    const char32_t codepoint = decode_utf8(text, offset).codepoint;
    if (begins_part) is_chinese_ = is_cjk_letter(codepoint);
    return !ends_link(codepoint) || (is_chinese_ && is_cjk_letter(codepoint));
  }

 private:
  std::string_view delimiters_;
  bool begins_part_ = true;
  bool is_chinese_ = false;
};

bool is_host_character(char c) {
  return is_non_ascii(c) || is_ascii_alphanumeric(c) || c == '-' || c == '_' || c == '.';
}

struct Domain {
  std::size_t end = 0;
  int dots = 0;
  bool ends_in_underscored_segment = false;  // one of the last two segments holds an underscore
};

Domain domain_at(std::string_view text, std::size_t begin) {
  Domain domain{begin};
  bool before_last = false;
  bool last = false;
  AddressParts labels(".");
  while (domain.end < text.size() && is_host_character(text[domain.end]) && labels.takes(text, domain.end)) {
    const char c = text[domain.end];
    if (c == '_') last = true;
    if (c == '.') {
      before_last = std::exchange(last, false);
      ++domain.dots;
    }
    domain.end += is_non_ascii(c) ? decode_utf8(text, domain.end).length : 1;
  }
  domain.ends_in_underscored_segment = before_last || last;
  return domain;
}

// GFM forbids underscores in the last two segments. cmark-gfm lets a domain of many segments pass, so that text made
// of them is not read again and again.
bool is_valid(const Domain& domain) { return !domain.ends_in_underscored_segment || domain.dots > 10; }

// "If an autolink ends in a semicolon, we check whether it appears to resemble an entity reference."
std::size_t without_entity(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t name = end - 1;
  while (name > begin && is_ascii_alphanumeric(text[name - 1])) --name;
  const bool is_entity = name < end - 1 && name > begin && text[name - 1] == '&';
  return is_entity ? name - 1 : end - 1;
}

// GFM 6.9, "extended autolink path validation": trailing punctuation and unmatched closing parentheses do not belong.
std::size_t without_trailing_punctuation(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view trailing = "?!.,:*_~'\"";
  const auto count = [&](char c) { return std::count(text.begin() + begin, text.begin() + end, c); };
  const auto opening = count('(');
  auto closing = count(')');
  while (end > begin) {
    const char c = text[end - 1];
    if (c == ';') {
      end = without_entity(text, begin, end);
    } else if (c == ')' && closing > opening) {
      --closing;
      --end;
    } else if (trailing.find(c) != std::string_view::npos) {
      --end;
    } else {
      break;
    }
  }
  return end;
}

std::size_t end_of_link(std::string_view text, std::size_t begin, std::size_t end) {
  AddressParts parts("/?#&=");
  // The host is behind.
  if (end < text.size() && is_non_ascii(text[end])) return without_trailing_punctuation(text, begin, end);
  while (end < text.size() && !is_space(text[end]) && text[end] != '<' && parts.takes(text, end)) {
    end += is_non_ascii(text[end]) ? decode_utf8(text, end).length : 1;
  }
  return without_trailing_punctuation(text, begin, end);
}

std::string lower_scheme_before(std::string_view text, std::size_t colon) {
  std::string scheme;
  constexpr std::size_t longest = 5;  // "https"
  for (std::size_t i = colon; i > 0 && is_ascii_letter(text[i - 1]) && scheme.size() <= longest; --i) {
    scheme.insert(scheme.begin(), static_cast<char>(text[i - 1] | 0x20));
  }
  return scheme;
}

bool may_precede_www(std::string_view text, std::size_t begin) {
  if (begin == 0) return true;
  const char before = text[begin - 1];
  if (is_non_ascii(before)) return ends_link(decode_utf8_before(text, begin).codepoint);
  return is_space(before) || std::string_view("*_~(").find(before) != std::string_view::npos;
}

}  // namespace

std::optional<TextRange> url_around_colon(std::string_view text, std::size_t colon) {
  if (text.substr(colon, 3) != "://") return std::nullopt;
  const std::string scheme = lower_scheme_before(text, colon);
  if (scheme != "http" && scheme != "https") return std::nullopt;

  const std::size_t host = colon + 3;
  const Domain domain = domain_at(text, host);
  const bool starts_well = domain.end > host && (is_ascii_alphanumeric(text[host]) || is_non_ascii(text[host]));
  if (!starts_well || !is_valid(domain)) return std::nullopt;
  const std::size_t end = end_of_link(text, host, domain.end);
  if (end == host) return std::nullopt;
  return TextRange{colon - scheme.size(), end};
}

std::optional<TextRange> www_address_at(std::string_view text, std::size_t begin) {
  if (text.substr(begin, 4) != "www." || !may_precede_www(text, begin)) return std::nullopt;
  const Domain domain = domain_at(text, begin);
  if (!is_valid(domain)) return std::nullopt;
  const std::size_t end = end_of_link(text, begin, domain.end);
  if (end <= begin + 4) return std::nullopt;
  return TextRange{begin, end};
}

namespace {

bool is_local_part(char c) {
  return is_ascii_alphanumeric(c) || std::string_view(".+-_").find(c) != std::string_view::npos;
}

// GFM 6.9, "extended email autolink": the domain has a dot, and its last character is no "-", "_" nor digit.
std::optional<std::size_t> end_of_email_domain(std::string_view text, std::size_t begin) {
  bool has_dot = false;
  std::size_t end = begin;
  for (; end < text.size(); ++end) {
    const char c = text[end];
    const bool is_inner_dot = c == '.' && end + 1 < text.size() && is_ascii_alphanumeric(text[end + 1]);
    has_dot |= is_inner_dot;
    if (!is_inner_dot && !is_ascii_alphanumeric(c) && c != '-' && c != '_') break;
  }
  if (!has_dot || !is_ascii_letter(text[end - 1])) return std::nullopt;
  return end;
}

struct Email {
  TextRange range;
  std::string url;
};

// The address around the "@" at `at`; text before `floor` belongs to something else.
std::optional<Email> email_around(std::string_view text, std::size_t at, std::size_t floor) {
  constexpr std::string_view mailto = "mailto:";
  std::size_t begin = at;
  while (begin > floor && is_local_part(text[begin - 1])) --begin;
  const std::optional<std::size_t> end = end_of_email_domain(text, at + 1);
  if (begin == at || !end) return std::nullopt;

  const std::string_view before = text.substr(floor, begin - floor);
  const auto ends_with = [&](std::string_view tail) {
    if (before.size() < tail.size() || before.substr(before.size() - tail.size()) != tail) return false;
    return before.size() == tail.size() || !is_ascii_alphanumeric(before[before.size() - tail.size() - 1]);
  };
  if (ends_with("xmpp:")) return std::nullopt;  // GFM would link it to a scheme that is refused here
  const std::string address(text.substr(begin, *end - begin));
  if (ends_with(mailto)) begin -= mailto.size();
  return Email{{begin, *end}, std::string(mailto) + address};
}

Inline text_node(std::string_view text) {
  Inline node;
  node.text = text;
  return node;
}

Inline email_link(const Email& email, std::string_view shown) {
  Inline link;
  link.kind = InlineKind::link;
  link.url = email.url;
  link.children.push_back(text_node(shown));
  return link;
}

void append_with_emails(std::vector<Inline>& result, Inline node) {
  const std::string text = std::move(node.text);
  std::size_t done = 0;
  for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
    const std::optional<Email> email = email_around(text, at, done);
    if (!email) continue;
    const TextRange range = email->range;
    if (range.begin > done) result.push_back(text_node(std::string_view(text).substr(done, range.begin - done)));
    result.push_back(email_link(*email, std::string_view(text).substr(range.begin, range.end - range.begin)));
    done = range.end;
  }
  if (done < text.size()) result.push_back(text_node(std::string_view(text).substr(done)));
}

}  // namespace

bool shows_its_address(const Inline& link) {
  const std::string text = plain_text(link.children);
  return link.url == text || link.url == "http://" + text || link.url == "mailto:" + text;
}

std::vector<Inline> with_email_links(std::vector<Inline> inlines) {
  std::vector<Inline> result;
  result.reserve(inlines.size());
  for (Inline& node : inlines) {
    if (node.kind == InlineKind::text && node.text.find('@') != std::string::npos) {
      append_with_emails(result, std::move(node));
      continue;
    }
    if (node.kind != InlineKind::link) node.children = with_email_links(std::move(node.children));
    result.push_back(std::move(node));
  }
  return result;
}

}  // namespace kanbao
