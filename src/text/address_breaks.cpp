#include "text/address_breaks.h"

namespace kanbao {

namespace {

bool is_address_byte(char byte) { return byte > ' ' && static_cast<unsigned char>(byte) < 0x7F; }

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

bool is_break_mark(char byte) { return std::string_view("/?&-.").find(byte) != std::string_view::npos; }

std::size_t end_of_address(std::string_view text, std::size_t at) {
  while (at < text.size() && is_address_byte(text[at])) ++at;
  return at;
}

struct Address {
  std::size_t first = 0;   // of its scheme, or of "www."
  std::size_t breaks = 0;  // behind the scheme
  std::size_t last = 0;    // not included
};

Address address_around_colon(std::string_view text, std::size_t colon) {
  std::size_t first = colon;
  while (first > 0 && is_letter(text[first - 1])) --first;
  const std::size_t breaks = colon + std::string_view("://").size();
  return {first, breaks, end_of_address(text, breaks)};
}

bool begins_with(std::string_view text, std::size_t at, std::string_view start) {
  return text.substr(at, start.size()) == start;
}

// The first address whose "://" or "www." stands at `from` or later; its `last` is 0 when there is none.
Address next_address(std::string_view text, std::size_t from) {
  for (std::size_t i = from; i < text.size(); ++i) {
    if (begins_with(text, i, "://")) return address_around_colon(text, i);
    const bool begins_word = i == 0 || !is_letter(text[i - 1]);
    if (begins_word && begins_with(text, i, "www.")) return {i, i, end_of_address(text, i)};
  }
  return {};
}

void break_address(std::string_view text, const Address& address, BreakPlaces& places) {
  for (std::size_t i = address.first; i + 1 < address.last; ++i) {
    const bool may_break = i >= address.breaks && is_break_mark(text[i]) && !is_break_mark(text[i + 1]);
    places[i] = {may_break ? Break::allowed : Break::none, TypographyRule::addresses_and_code};
  }
}

}  // namespace

BreakPlaces with_address_breaks(std::string_view text, BreakPlaces places) {
  for (Address address = next_address(text, 0); address.last > 0; address = next_address(text, address.last)) {
    break_address(text, address, places);
  }
  return places;
}

}  // namespace kanbao
