// What may stand in a link's or an image's URL. Everything that is not known to be harmless is refused, judged on
// the URL as a browser reads it (WHATWG URL: control characters and spaces around it, and tabs and line ends
// anywhere in it, do not count). It does not resolve relative URLs and asks no network.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kanbao {

// http, https, mailto, tel and relative URLs, cleaned of what a browser would ignore; empty stays empty.
std::optional<std::string> safe_link_url(std::string_view url);

// http, https and relative URLs, and base64 `data:` URLs of PNG, JPEG, GIF, WebP and AVIF pictures.
std::optional<std::string> safe_image_url(std::string_view url);

// The URL for an HTML attribute or a request: every byte that a URL may not hold becomes %XX; what is encoded
// already stays as it is. Not yet escaped for HTML.
std::string percent_encoded(std::string_view url);

}  // namespace kanbao
