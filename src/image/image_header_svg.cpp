// SVG: the root element's width, height and viewBox, as a browser sizes an <img> (SVG 2, 8.12; CSS Images 3, 5.1).
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include "image/image_header_formats.h"

namespace kanbao {
namespace {

using namespace std::literals;

constexpr std::string_view white_space = " \t\r\n";
constexpr std::size_t prologue_limit = 65536;  // bytes in which the root element must begin
constexpr double default_width = 300;          // CSS px, the default object size
constexpr double default_height = 150;

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(white_space);
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

// A decimal number at the beginning of `text`, which then loses it. Hand-made because std::from_chars for doubles is
// missing from the C++ library of older Emscripten releases.
std::optional<double> take_number(std::string_view& text) {
  const std::size_t length = std::min(text.find_first_not_of("+-.0123456789"), text.size());
  double value = 0;
  double unit = 0;  // value of the digit before; 0 while no point was seen
  bool digits = false;
  for (const char c : text.substr(0, length)) {
    if (c == '.') unit = 1;
    if (c < '0' || c > '9') continue;
    digits = true;
    value = unit == 0 ? value * 10 + (c - '0') : value + (c - '0') * (unit /= 10);
  }
  const bool negative = text.starts_with('-');
  text.remove_prefix(length);
  if (!digits) return std::nullopt;
  return negative ? -value : value;
}

struct Unit {
  std::string_view name;
  double pixels;
};
constexpr std::array units = {Unit{"px", 1},         Unit{"pt", 96.0 / 72}, Unit{"pc", 16}, Unit{"in", 96},
                              Unit{"cm", 96 / 2.54}, Unit{"mm", 96 / 25.4}, Unit{"em", 16}, Unit{"rem", 16}};

// CSS px; nullopt for percentages, `auto` and what is no length.
std::optional<double> length_of(std::string_view text) {
  text = trimmed(text);
  const std::optional<double> value = take_number(text);
  if (!value || *value < 0) return std::nullopt;
  const std::string_view name = text.substr(0, text.find_first_of(white_space));
  if (name.empty()) return value;
  const auto unit = std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.name == name; });
  return unit == units.end() ? std::nullopt : std::optional<double>(*value * unit->pixels);
}

// Width divided by height; nullopt without a usable viewBox.
std::optional<double> view_box_ratio(std::string_view text) {
  std::array<double, 4> numbers{};
  for (double& number : numbers) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n,"), text.size()));
    const std::optional<double> value = take_number(text);
    if (!value) return std::nullopt;
    number = *value;
  }
  if (numbers[2] <= 0 || numbers[3] <= 0) return std::nullopt;
  return numbers[2] / numbers[3];
}

// The value of the attribute `name` in a start tag; nullopt if it is not there.
std::optional<std::string_view> attribute(std::string_view tag, std::string_view name) {
  while (true) {
    tag.remove_prefix(std::min(tag.find_first_of(white_space), tag.size()));
    tag = trimmed(tag);
    const std::size_t equals = tag.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view found = tag.substr(0, tag.find_first_of(" \t\r\n="));
    tag = trimmed(tag.substr(equals + 1));
    if (tag.empty() || (tag[0] != '"' && tag[0] != '\'')) return std::nullopt;
    const std::size_t end = tag.find(tag[0], 1);
    if (end == std::string_view::npos) return std::nullopt;
    if (found == name) return tag.substr(1, end - 1);
    tag.remove_prefix(end);
  }
}

// The offset behind the start tag's `>`, quoted values skipped; npos if it has not arrived.
std::size_t tag_end(std::string_view text) {
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quote == 0 && text[i] == '>') return i + 1;
    if (quote == 0 && (text[i] == '"' || text[i] == '\''))
      quote = text[i];
    else if (text[i] == quote)
      quote = 0;
  }
  return std::string_view::npos;
}

PixelSize natural_size(std::string_view tag) {
  const auto length = [&](std::string_view name) {
    const auto value = attribute(tag, name);
    return value ? length_of(*value) : std::nullopt;
  };
  const std::optional<double> width = length("width");
  const std::optional<double> height = length("height");
  const auto view_box = attribute(tag, "viewBox");
  const std::optional<double> ratio = view_box ? view_box_ratio(*view_box) : std::nullopt;
  double w = width.value_or(default_width);
  double h = height.value_or(default_height);
  if (ratio && !width && height) w = h * *ratio;
  if (ratio && width && !height) h = w / *ratio;
  if (ratio && !width && !height) {  // as large as fits into the default object size
    w = std::min(default_width, default_height * *ratio);
    h = w / *ratio;
  }
  const auto whole = [](double value) { return static_cast<std::uint32_t>(std::lround(std::clamp(value, 0.0, 1e9))); };
  return {whole(w), whole(h)};
}

enum class Skip : std::uint8_t { nothing, done, unfinished };

// Takes one comment, processing instruction or document type off the front of `text`.
Skip skip_prologue_item(std::string_view& text) {
  struct Item {
    std::string_view begin;
    std::string_view end;
  };
  const bool subset = text.substr(0, text.find('>')).find('[') != std::string_view::npos;
  const std::array items = {Item{"<!--", "-->"}, Item{"<?", "?>"}, Item{"<!DOCTYPE svg", subset ? "]>"sv : ">"sv}};
  for (const Item& item : items) {
    if (!text.starts_with(item.begin)) {
      if (item.begin.starts_with(text)) return Skip::unfinished;
      continue;
    }
    const std::size_t end = text.find(item.end, item.begin.size());
    if (end == std::string_view::npos) return Skip::unfinished;
    text = trimmed(text.substr(end + item.end.size()));
    return Skip::done;
  }
  return Skip::nothing;
}

}  // namespace

ImageHeader read_svg_header(const ByteReader& reader) {
  std::string_view text = reader.text();
  const ImageHeader unfinished =
      text.size() < prologue_limit ? ImageHeader{} : contradictory_header(ImageFormat::unknown);
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  text = trimmed(text);
  Skip skip = Skip::done;
  while (skip == Skip::done && !text.empty()) skip = skip_prologue_item(text);
  if (skip == Skip::unfinished || "<svg"sv.starts_with(text)) return unfinished;
  if (!text.starts_with("<svg") ||
      (text.size() > 4 && (white_space.find(text[4]) == std::string_view::npos && text[4] != '>')))
    return contradictory_header(ImageFormat::unknown);
  const std::size_t end = tag_end(text);
  if (end == std::string_view::npos)
    return text.size() < prologue_limit ? unfinished_header(ImageFormat::svg) : contradictory_header(ImageFormat::svg);
  return known_header(ImageFormat::svg, natural_size(text.substr(0, end - 1)), 1, Motion::unknown);
}

}  // namespace kanbao
