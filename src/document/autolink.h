// Bare URLs and e-mail addresses in text (GFM 6.9 "Autolinks (extension)"), with one amendment for Chinese, which
// writes no spaces around a URL: a link ends before the first Han character or CJK punctuation mark, and such a
// character may stand right before a link. It finds where a link begins and ends, and builds no nodes.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace kanbao {

struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The http or https URL whose scheme ends at the colon at `colon`. Linear in the length of the link.
std::optional<TextRange> url_around_colon(std::string_view text, std::size_t colon);

// The address that begins with "www." at `begin`; the link's URL is it after "http://".
std::optional<TextRange> www_address_at(std::string_view text, std::size_t begin);

// Replaces the e-mail addresses in text nodes outside of links by links to `mailto:`.
std::vector<Inline> with_email_links(std::vector<Inline> inlines);

}  // namespace kanbao
