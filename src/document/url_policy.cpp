#include "document/url_policy.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace kanbao {

namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

bool is_control_or_space(char c) { return static_cast<unsigned char>(c) <= 0x20; }

std::string as_browsers_read(std::string_view url) {
  while (!url.empty() && is_control_or_space(url.front())) url.remove_prefix(1);
  while (!url.empty() && is_control_or_space(url.back())) url.remove_suffix(1);
  std::string cleaned(url);
  const auto is_ignored = [](char c) { return c == '\t' || c == '\n' || c == '\r'; };
  cleaned.erase(std::remove_if(cleaned.begin(), cleaned.end(), is_ignored), cleaned.end());
  return cleaned;
}

// RFC 3986, 3.1: a letter, then letters, digits, "+", "-", "."; in lower case; empty for a relative URL.
std::string scheme_of(std::string_view url) {
  std::string scheme;
  for (const char c : url) {
    if (c == ':') return scheme;
    const bool may_start = is_ascii_letter(c);
    const bool may_follow = is_ascii_digit(c) || c == '+' || c == '-' || c == '.';
    if (!may_start && (scheme.empty() || !may_follow)) break;
    scheme.push_back(to_lower(c));
  }
  return {};
}

bool is_picture_data(std::string_view url) {
  constexpr std::array<std::string_view, 5> types = {"png", "jpeg", "gif", "webp", "avif"};
  std::string head(url.substr(0, 32));
  std::transform(head.begin(), head.end(), head.begin(), to_lower);
  return std::any_of(types.begin(), types.end(), [&](std::string_view type) {
    const std::string wanted = "data:image/" + std::string(type) + ";base64,";
    return head.compare(0, wanted.size(), wanted) == 0;
  });
}

bool may_stand_in_url(char c) {
  constexpr std::string_view reserved = "-_.~!*'();:@&=+$,/?#%";
  return is_ascii_letter(c) || is_ascii_digit(c) || reserved.find(c) != std::string_view::npos;
}

}  // namespace

std::optional<std::string> safe_link_url(std::string_view url) {
  std::string cleaned = as_browsers_read(url);
  const std::string scheme = scheme_of(cleaned);
  const bool is_safe = scheme.empty() || scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
  if (!is_safe) return std::nullopt;
  return cleaned;
}

std::optional<std::string> safe_image_url(std::string_view url) {
  std::string cleaned = as_browsers_read(url);
  const std::string scheme = scheme_of(cleaned);
  const bool is_safe = scheme.empty() || scheme == "http" || scheme == "https" || is_picture_data(cleaned);
  if (!is_safe) return std::nullopt;
  return cleaned;
}

std::string percent_encoded(std::string_view url) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(url.size());
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (may_stand_in_url(c)) {
      encoded.push_back(c);
    } else {
      encoded += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return encoded;
}

}  // namespace kanbao
