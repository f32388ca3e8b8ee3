#include "style/theme_css.h"

#include <string_view>
#include <utility>

#include "base/number_text.h"

namespace kanbao {

namespace {

using Property = std::pair<const char*, std::string>;

constexpr std::pair<const char*, ColourRole> roles[] = {
    {"--background", ColourRole::background},
    {"--text", ColourRole::text},
    {"--heading", ColourRole::heading},
    {"--muted", ColourRole::muted},
    {"--link", ColourRole::link},
    {"--code-fill", ColourRole::code_fill},
    {"--mark-fill", ColourRole::mark_fill},
    {"--rule", ColourRole::rule},
    {"--quote-rule", ColourRole::quote_rule},
    {"--header-fill", ColourRole::header_fill},
    {"--alert-note", ColourRole::alert_note},
    {"--alert-tip", ColourRole::alert_tip},
    {"--alert-important", ColourRole::alert_important},
    {"--alert-warning", ColourRole::alert_warning},
    {"--alert-caution", ColourRole::alert_caution},
    {"--code-keyword", ColourRole::code_keyword},
    {"--code-string", ColourRole::code_string},
    {"--code-literal", ColourRole::code_literal},
    {"--code-comment", ColourRole::code_comment},
    {"--code-name", ColourRole::code_name},
    {"--code-type", ColourRole::code_type},
    {"--line-fill", ColourRole::line_fill},
    {"--added-fill", ColourRole::added_fill},
    {"--removed-fill", ColourRole::removed_fill},
    {"--bar-fill", ColourRole::bar_fill},
};

// Levels 4 to 6 look alike.
constexpr std::pair<const char*, int> headings[] = {{"h1", 1}, {"h2", 2}, {"h3", 3}, {":is(h4, h5, h6)", 4}};

std::string px(double length) { return number_text(length) + "px"; }

std::string indented(std::string_view css) {
  std::string result;
  while (!css.empty()) {
    const std::size_t end = css.find('\n') + 1;
    const std::string line(css.substr(0, end));
    result += line == "\n" ? line : "  " + line;
    css.remove_prefix(end);
  }
  return result;
}

std::string block(const std::string& prelude, std::string_view content) {
  return prelude + " {\n" + indented(content) + "}\n";
}

// Rules one below another, with an empty line between them.
std::string stacked(std::initializer_list<std::string> rules) {
  std::string css;
  for (const std::string& rule : rules) css += (css.empty() ? "" : "\n") + rule;
  return css;
}

std::string declared(std::initializer_list<Property> properties) {
  std::string css;
  for (const auto& [name, value] : properties) css += name + (": " + value + ";\n");
  return css;
}

// palette.css says which of the two values counts.
std::string both(ColourRole role, Contrast contrast) {
  const auto colour = [&](ColourScheme scheme) { return css_colour(Palette(scheme, contrast)[role]); };
  return "var(--light, " + colour(ColourScheme::light) + ") var(--dark, " + colour(ColourScheme::dark) + ")";
}

std::string colours() {
  std::string css;
  for (const auto& [name, role] : roles) css += declared({{name, both(role, Contrast::normal)}});
  return css;
}

std::string stronger_colours() {
  std::string css;
  for (const auto& [name, role] : roles) {
    const std::string stronger = both(role, Contrast::more);
    if (stronger != both(role, Contrast::normal)) css += declared({{name, stronger}});
  }
  return css;
}

std::string column_and_text(const Theme& theme) {
  return declared({{"--measure", "calc(var(--ems) * var(--font-size))"},
                   {"--ems", number_text(theme.measure)},
                   {"--side", px(theme.side)},
                   {"--font-size", px(theme.font_size)},
                   {"--line-height", px(theme.line_height)},
                   {"--code-scale", number_text(theme.code_scale)},
                   {"--code-line-height", px(theme.code_line_height)},
                   {"--script-scale", number_text(theme.script_scale)},
                   {"--small-scale", number_text(theme.small_scale)},
                   {"--script-raise", number_text(theme.script_raise)},
                   {"--script-drop", number_text(theme.script_drop)},
                   {"--fill-radius", px(Theme::fill_radius)},
                   {"--fill-overhang", px(Theme::fill_overhang)}});
}

std::string blocks(const Theme& theme) {
  return declared({{"--block-gap", px(theme.block_gap)},
                   {"--rule-gap", px(theme.rule_gap)},
                   {"--list-gap", px(theme.list_gap)},
                   {"--item-gap", px(theme.item_gap)},
                   {"--row-gap", px(theme.row_gap)},
                   {"--byline-gap", px(theme.byline_gap)},
                   {"--list-indent", px(theme.list_indent)},
                   {"--task-x", px(theme.task_x)},
                   {"--task-size", px(theme.task_size)},
                   {"--quote-indent", px(theme.quote_indent)},
                   {"--quote-bar", px(theme.quote_bar)},
                   {"--code-padding", px(theme.code_padding)},
                   {"--code-sign-thickness", px(theme.code_sign_thickness)},
                   {"--block-radius", px(theme.block_radius)},
                   {"--cell-padding-x", px(theme.cell_padding_x)},
                   {"--cell-padding-y", px(theme.cell_padding_y)},
                   {"--chart-height", px(theme.chart_height)},
                   {"--chart-gap", px(theme.chart_gap)},
                   {"--bar-height", px(theme.bar_height)},
                   {"--trend-width", px(theme.trend_width)},
                   {"--trend-thickness", px(theme.trend_thickness)},
                   {"--line-thickness", px(Theme::line_thickness)},
                   {"--image-margin", px(Theme::image_margin)},
                   {"--audio-width", px(Theme::audio_width)},
                   {"--audio-height", px(Theme::audio_height)}});
}

// What is another than everybody's.
std::string differing(const std::string& css) {
  const std::string usual = '\n' + column_and_text(Theme()) + blocks(Theme());
  std::string kept;
  for (std::size_t start = 0; start < css.size();) {
    const std::size_t end = css.find('\n', start) + 1;
    const std::string line = css.substr(start, end - start);
    if (usual.find('\n' + line) == std::string::npos) kept += line;
    start = end;
  }
  return kept;
}

// A heading has the properties of its level, and what follows it has the most room that is left before a heading there.
std::string heading(const std::string& selector, const HeadingStyle& style) {
  const std::string own = declared({{"--font-size", px(style.size)},
                                    {"--line-height", px(style.line_height)},
                                    {"--gap-before", px(style.gap_before)},
                                    {"--gap-after", px(style.gap_after)}});
  const std::string below = declared({{"--gap-to-heading", px(style.gap_to_heading())}});
  return stacked({block(selector, own), block(selector + " + *", below)});
}

// `root` is a selector and a space, or nothing.
std::string every_heading(const std::string& root, const Theme& theme) {
  std::string css;
  for (const auto& [selector, level] : headings) {
    const std::string rules = heading(root + selector, theme.heading(level, ColumnSize::wide));
    css = css.empty() ? rules : stacked({css, rules});
  }
  return css;
}

// The window in which a column with this much at each side becomes narrow.
std::string narrower_than(double column, double side) { return "@media (width < " + px(column + 2 * side) + ")"; }

std::string narrow_title(const std::string& root, const Theme& theme) {
  return block(narrower_than(theme.narrow_below, theme.side),
               heading(root + "h1", theme.heading(1, ColumnSize::narrow)));
}

// The sizes of text that are not everybody's.
std::string other_sizes() {
  std::string css;
  for (const double size : text_sizes) {
    if (size == Theme().font_size) continue;
    const Theme theme = theme_of_size(size);
    const std::string root = ":root[data-size='" + number_text(size) + "']";
    const std::string own = block(root, differing(column_and_text(theme) + blocks(theme)));
    const std::string rules = stacked({own, every_heading(root + ' ', theme), narrow_title(root + ' ', theme)});
    css = css.empty() ? rules : stacked({css, rules});
  }
  return css;
}

// Up to this width the title is small with either side.
std::string narrow_frame(const Theme& theme) {
  const std::string side = declared({{"--side", px(theme.frame_side)}});
  return block(narrower_than(theme.narrow_below, theme.frame_side),
               block(":root:is([data-chrome='none'], [data-chrome='bar'])", side));
}

}  // namespace

std::string theme_css(const Theme& theme) {
  return "/* Written by theme_css (src/style/theme_css.h): what the page has in common with the canvas. */\n" +
         stacked({block(":root", colours() + column_and_text(theme) + blocks(theme)),
                  block("@media (prefers-contrast: more)", block(":root", stronger_colours())),
                  every_heading("", theme), narrow_title("", theme), narrow_frame(theme), other_sizes()});
}

}  // namespace kanbao
