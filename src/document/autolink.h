// Bare URLs and e-mail addresses in text (GFM 6.9 "Autolinks (extension)"), with an amendment for Chinese, which writes
// no spaces around a URL. GFM takes all up to the next white space; but an IRI may hold Han characters (RFC 3987, 2.2),
// and what follows one is written in them, too. So:
// - a CJK punctuation mark ends a link;
// - a part of it (a label of the host; what stands between / ? # & =) that begins with a Han character is written in
//   Chinese and goes on with whatever letters follow: …/wiki/中文条目, https://例子.测试/第5期;
// - a part that begins otherwise ends before the first Han character, and with it the link: 见https://a.cn/b的说明.
// A Han character or CJK mark may stand right before a link. It finds where a link begins and ends, and builds no
// nodes.
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

// Whether a link's text is where it leads, as of all links that are found so.
bool shows_its_address(const Inline& link);

// Replaces the e-mail addresses in text nodes outside of links by links to `mailto:`.
std::vector<Inline> with_email_links(std::vector<Inline> inlines);

}  // namespace kanbao
