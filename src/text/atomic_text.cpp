#include "text/atomic_text.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/character_class.h"

namespace kanbao {

namespace {

constexpr std::size_t longest_range_part = 5;  // bytes of a number in a range: a range of dates may break

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

bool is_digit_at(std::string_view text, std::size_t at) { return at < text.size() && is_digit(text[at]); }

// Units of the SI, of information and of screens, as reports write them behind a number.
constexpr std::array<std::string_view, 42> latin_units{
    "A",   "B",  "GB", "GHz", "GiB", "Hz", "K",   "KB", "KiB", "MB",  "MHz", "MiB", "PB",     "TB",
    "TiB", "V",  "W",  "cm",  "dB",  "em", "fps", "g",  "h",   "kB",  "kHz", "kW",  "kg",     "km",
    "m",   "mA", "mg", "min", "mm",  "ms", "nm",  "ns", "px",  "rem", "s",   "t",   "TFLOPS", "μs"};

std::size_t length_of_unit_sign(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const DecodedCodepoint here = decode_utf8(text, at);
  return is_unit_sign(here.codepoint) ? here.length : 0;
}

std::size_t length_of_latin_unit(std::string_view text, std::size_t at) {
  std::size_t length = 0;
  for (const std::string_view unit : latin_units) {
    if (text.substr(at, unit.size()) == unit) length = std::max(length, unit.size());
  }
  const std::size_t end = at + length;
  const bool goes_on = end < text.size() && (is_letter(text[end]) || is_digit(text[end]));
  return goes_on ? 0 : length;
}

// Where the digits and the marks between them end.
std::size_t end_of_digits(std::string_view text, std::size_t at) {
  constexpr std::string_view marks = ".,:-/";
  while (is_digit_at(text, at) ||
         (at < text.size() && marks.find(text[at]) != std::string_view::npos && is_digit_at(text, at + 1))) {
    ++at;
  }
  return at;
}

std::size_t length_of_range_mark(std::string_view text, std::size_t at) {
  for (const std::string_view mark : {"~", "～", "–"}) {
    if (text.substr(at, mark.size()) == mark && is_digit_at(text, at + mark.size())) return mark.size();
  }
  return 0;
}

std::size_t end_of_number(std::string_view text, std::size_t first) {
  const std::size_t end = end_of_digits(text, first);
  const std::size_t mark = length_of_range_mark(text, end);
  if (mark == 0 || end - first > longest_range_part) return end;
  const std::size_t end_of_second = end_of_digits(text, end + mark);
  return end_of_second - end - mark > longest_range_part ? end : end_of_second;
}

std::size_t end_of_unit(std::string_view text, std::size_t end) {
  const std::size_t behind_space = end + (text.substr(end, 1) == " " ? 1 : 0);
  if (const std::size_t sign = length_of_unit_sign(text, behind_space)) return behind_space + sign;
  if (const std::size_t unit = length_of_latin_unit(text, behind_space)) return behind_space + unit;
  return end;
}

std::size_t end_of_double_mark(std::string_view text, std::size_t first) {
  const DecodedCodepoint mark = decode_utf8(text, first);
  std::size_t end = first + mark.length;
  if (!is_double_mark(mark.codepoint) || end >= text.size()) return first;
  const DecodedCodepoint next = decode_utf8(text, end);
  return next.codepoint == mark.codepoint ? end + next.length : first;
}

Atom atom_at(std::string_view text, std::size_t first) {
  const auto atom = [&](std::size_t last, TypographyRule rule) {
    return Atom{{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)}, rule};
  };
  if (is_digit(text[first])) {
    return atom(end_of_unit(text, end_of_number(text, first)), TypographyRule::prohibitions);
  }
  return atom(end_of_double_mark(text, first), TypographyRule::double_marks);
}

}  // namespace

std::vector<Atom> atomic_text(std::string_view text) {
  std::vector<Atom> atoms;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t length = decode_utf8(text, offset).length;
    const Atom atom = atom_at(text, offset);
    if (atom.range.last > offset + length) atoms.push_back(atom);
    offset = std::max<std::size_t>(atom.range.last, offset + length);
  }
  return atoms;
}

BreakPlaces with_atoms_whole(const std::vector<Atom>& atoms, BreakPlaces places) {
  for (const Atom& atom : atoms) {
    for (std::uint32_t i = atom.range.first; i + 1 < atom.range.last; ++i) places[i] = {Break::none, atom.rule};
  }
  return places;
}

}  // namespace kanbao
