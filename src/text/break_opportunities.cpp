#include "text/break_opportunities.h"

#include <utility>

#include "base/utf8.h"
#include "text/address_breaks.h"
#include "text/atomic_text.h"
#include "text/code_breaks.h"
#include "text/prohibitions.h"

namespace kanbao {

namespace {

bool touches_quote(std::string_view text, std::size_t end) {
  const auto is_quote = [](char32_t codepoint) { return codepoint >= U'‘' && codepoint <= U'”'; };
  return is_quote(decode_utf8_before(text, end).codepoint) || is_quote(decode_utf8(text, end).codepoint);
}

// Rule 1. UAX #14 would part a space from a mark that combines with it.
BreakPlaces with_clusters_whole(std::string_view text, BreakPlaces places) {
  std::uint32_t first = 0;
  for (const std::uint32_t boundary : grapheme_boundaries(text)) {
    for (std::uint32_t i = first; i + 1 < boundary; ++i) {
      if (places[i].kind != Break::none) places[i] = {Break::none, TypographyRule::clusters};
    }
    first = boundary;
  }
  return places;
}

}  // namespace

// Of the Chinese tailoring we take the quotes. It would also part 1920×1080 and ≤5, where browsers see letters.
BreakPlaces unicode_places(std::string_view text) {
  const std::vector<Break> plain = uax14_breaks(text, Tailoring::none);
  const std::vector<Break> chinese = uax14_breaks(text, Tailoring::chinese);
  BreakPlaces places;
  places.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_tailored = plain[i] != chinese[i] && touches_quote(text, i + 1);
    places.push_back(is_tailored ? BreakPlace{chinese[i], TypographyRule::prohibitions} : BreakPlace{plain[i], {}});
  }
  return places;
}

BreakPlaces with_rules(std::string_view text, std::span<const ByteRange> code, BreakPlaces places) {
  places = with_prohibitions(text, std::move(places));
  places = with_atoms_whole(atomic_text(text), std::move(places));
  places = with_address_breaks(text, std::move(places));
  places = with_code_breaks(text, code, std::move(places));
  places = with_clusters_whole(text, std::move(places));
  if (!places.empty()) places.back() = {Break::mandatory, TypographyRule::none};
  return places;
}

BreakPlaces break_opportunities(std::string_view text, std::span<const ByteRange> code) {
  return with_rules(text, code, unicode_places(text));
}

}  // namespace kanbao
