// web/css repeats the theme for the HTML: page and canvas must look the same, number by number.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

#include "base/number_text.h"
#include "style/theme.h"

namespace kanbao {
namespace {

std::string read_css(std::initializer_list<const char*> names) {
  std::string css;
  for (const char* name : names) {
    std::ifstream file(std::string(KANBAO_CSS_FOLDER "/") + name + ".css", std::ios::binary);
    css.append(std::istreambuf_iterator<char>(file), {});
  }
  return css;
}

// What stands between the braces of the rule whose text from the start of a line to the brace is `selector`.
std::string rule(const std::string& css, const std::string& selector) {
  const std::size_t at = css.find('\n' + selector + " {");
  if (at == std::string::npos) return "no rule " + selector;
  const std::size_t open = css.find('{', at);
  return css.substr(open + 1, css.find('}', open) - open - 1);
}

std::string value(const std::string& declarations, const std::string& property) {
  std::smatch found;
  const std::regex pattern("(?:^|[\\s;])" + property + ":\\s*([^;]*);");
  return std::regex_search(declarations, found, pattern) ? found[1].str() : "no " + property;
}

std::uint8_t hexadecimal(const std::string& digits) {
  return static_cast<std::uint8_t>(std::strtol(digits.c_str(), nullptr, 16));
}

Colour parsed_colour(const std::string& text) {
  std::smatch part;
  if (std::regex_match(text, part, std::regex("#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})"))) {
    return {hexadecimal(part[1]), hexadecimal(part[2]), hexadecimal(part[3])};
  }
  if (std::regex_match(text, part, std::regex(R"(rgb\((\d+) (\d+) (\d+) / ([\d.]+)%\))"))) {
    const auto number = [&](int i) { return static_cast<std::uint8_t>(std::atoi(part[i].str().c_str())); };
    const double alpha = std::atof(part[4].str().c_str()) / 100 * 255;
    return {number(1), number(2), number(3), static_cast<std::uint8_t>(alpha + 0.5)};
  }
  ADD_FAILURE() << "not a colour: " << text;
  return {};
}

std::string px(double length) { return number_text(length) + "px"; }

// A colour is written "var(--light, X) var(--dark, Y)".
std::string side(const std::string& both, ColourScheme scheme) {
  std::smatch found;
  if (!std::regex_match(both, found, std::regex(R"(var\(--light, (.*)\) var\(--dark, (.*)\))"))) return both;
  return found[scheme == ColourScheme::light ? 1 : 2];
}

class PageCss : public testing::Test {
 protected:
  // `rules` are declarations of which the last ones that have a property count.
  void expect_palette(const std::vector<std::string>& rules, const Palette& palette, ColourScheme scheme) const {
    const std::pair<const char*, ColourRole> roles[] = {{"--background", ColourRole::background},
                                                        {"--text", ColourRole::text},
                                                        {"--heading", ColourRole::heading},
                                                        {"--muted", ColourRole::muted},
                                                        {"--link", ColourRole::link},
                                                        {"--code-fill", ColourRole::code_fill},
                                                        {"--mark-fill", ColourRole::mark_fill},
                                                        {"--rule", ColourRole::rule},
                                                        {"--quote-rule", ColourRole::quote_rule},
                                                        {"--header-fill", ColourRole::header_fill}};
    for (const auto& [name, role] : roles) {
      std::string written;
      for (const std::string& declarations : rules) {
        const std::string here = value(declarations, name);
        if (written.empty() || here.rfind("no ", 0) != 0) written = here;
      }
      EXPECT_EQ(css_colour(parsed_colour(side(written, scheme))), css_colour(palette[role])) << name;
    }
  }

  void expect_switches(const std::string& declarations, const char* light, const char* dark) const {
    EXPECT_EQ(value(declarations, "--light"), light);
    EXPECT_EQ(value(declarations, "--dark"), dark);
  }

  void expect_heading(const std::string& declarations, const HeadingStyle& style) const {
    EXPECT_EQ(value(declarations, "font-size"), px(style.size));
    EXPECT_EQ(value(declarations, "line-height"), px(style.line_height));
  }

  std::string margins(const std::string& selector) const {
    return value(rule(gaps, "#report " + selector), "margin-block");
  }

  std::string margin_above(const std::string& selector) const {
    return value(rule(gaps, "#report " + selector), "margin-block-start");
  }

  static std::string gaps_of(const HeadingStyle& style) { return px(style.gap_before) + ' ' + px(style.gap_after); }

  std::string report(const std::string& selector) const { return rule(css, "#report " + selector); }

  std::string css = read_css({"palette", "page", "blocks", "tables", "paper"});
  std::string gaps = read_css({"gaps"});
  Theme theme;
};

TEST_F(PageCss, Colours) {
  for (const ColourScheme scheme : {ColourScheme::light, ColourScheme::dark}) {
    expect_palette({rule(css, ":root")}, Palette(scheme), scheme);
  }
}

TEST_F(PageCss, ColoursOfMoreContrast) {
  const std::size_t media = css.find("@media (prefers-contrast: more)");
  ASSERT_NE(media, std::string::npos);
  const std::string stronger = rule(css.substr(media), "  :root");
  for (const ColourScheme scheme : {ColourScheme::light, ColourScheme::dark}) {
    expect_palette({rule(css, ":root"), stronger}, Palette(scheme, Contrast::more), scheme);
  }
}

TEST_F(PageCss, DarkWhetherTheSystemOrTheReaderAsks) {
  expect_switches(rule(css, ":root"), "initial", "");
  expect_switches(rule(css, "  :root:not([data-theme=\"light\"])"), "", "initial");
  expect_switches(rule(css, ":root[data-theme=\"dark\"]"), "", "initial");
}

// Code in a paragraph keeps the text's colour in both.
TEST_F(PageCss, CodeHasTheColourOfText) {
  for (const ColourScheme scheme : {ColourScheme::light, ColourScheme::dark}) {
    const Palette palette(scheme);
    EXPECT_EQ(palette[ColourRole::code], palette[ColourRole::text]);
  }
}

TEST_F(PageCss, Body) {
  const std::string body = rule(css, "#report");
  EXPECT_EQ(value(body, "font"), px(theme.font_size) + '/' + px(theme.line_height) + " var(--sans)");
}

// That no two blocks stand at another distance in the page than on the canvas is for the browser to show (calm.test).
TEST_F(PageCss, Gaps) {
  EXPECT_EQ(margins(":is(p, ul, ol, blockquote, pre, div, section)"), "0 " + px(theme.block_gap));
  EXPECT_EQ(margin_above("p + :is(ul, ol)"), px(theme.list_gap - theme.block_gap));
  EXPECT_EQ(margins("hr"), px(theme.rule_gap));
  EXPECT_EQ(margin_above("li + li"), px(theme.item_gap));
  EXPECT_EQ(value(rule(gaps, "#report header"), "margin-block-end"), px(theme.byline_gap));
  EXPECT_EQ(margins("h1"), gaps_of(theme.heading(1, 640)));
  EXPECT_EQ(margins("h2"), gaps_of(theme.heading(2, 640)));
  EXPECT_EQ(margins("h3"), gaps_of(theme.heading(3, 640)));
  EXPECT_EQ(margins(":is(h4, h5, h6)"), gaps_of(theme.heading(4, 640)));
  const std::string narrow = gaps.substr(gaps.find("@media (width < 520px)"));
  EXPECT_EQ(value(rule(narrow, "  #report h1"), "margin-block"), gaps_of(theme.heading(1, 479)));
}

TEST_F(PageCss, Headings) {
  expect_heading(report("h1"), theme.heading(1, 640));
  expect_heading(report("h2"), theme.heading(2, 640));
  expect_heading(report("h3"), theme.heading(3, 640));
  expect_heading(report(":is(h4, h5, h6)"), theme.heading(4, 640));
}

// The page's window is wider than the column by the page's padding.
TEST_F(PageCss, NarrowTitle) {
  const std::size_t media = css.find("@media (width < 520px) {\n  #report h1 {");
  ASSERT_NE(media, std::string::npos);
  const std::size_t open = css.find('{', css.find("#report h1", media));
  expect_heading(css.substr(open + 1, css.find('}', open) - open - 1), theme.heading(1, 479));
  EXPECT_EQ(value(rule(css, "main#page"), "padding"), "56px var(--side) 96px");
  EXPECT_EQ(value(rule(css, "body"), "--side"), "20px");
  // A frame's column is as wide at 488 px as a page's at 520 px: below that both have the small title.
  const std::size_t frames = css.find("@media (width < 488px)");
  ASSERT_NE(frames, std::string::npos);
  EXPECT_NE(css.find("--side: 4px", frames), std::string::npos);
  EXPECT_NE(theme.heading(1, 520 - 2 * 20 - 1).size, theme.heading(1, 520 - 2 * 20).size);
}

TEST_F(PageCss, Lists) { EXPECT_EQ(value(report(":is(ul, ol)"), "padding-inline-start"), px(theme.list_indent)); }

TEST_F(PageCss, Quotes) {
  const std::string quote = report("blockquote");
  const double bar = std::atof(value(quote, "border-inline-start").c_str());
  EXPECT_DOUBLE_EQ(bar + std::atof(value(quote, "padding-inline-start").c_str()), theme.quote_indent);
}

TEST_F(PageCss, Code) {
  EXPECT_EQ(value(report(":is(code, kbd)"), "font-size"), number_text(theme.code_scale) + "em");
  EXPECT_EQ(value(report("pre"), "font-size"), px(theme.font_size * theme.code_scale));
  EXPECT_EQ(value(report("pre"), "padding"), px(theme.code_padding));
  EXPECT_EQ(value(report("pre"), "line-height"), px(theme.code_line_height));
}

TEST_F(PageCss, RaisedAndLowered) {
  EXPECT_EQ(value(report(":is(sub, sup)"), "font-size"), number_text(theme.script_scale) + "em");
}

TEST_F(PageCss, Tables) {
  EXPECT_EQ(value(report(":is(th, td)"), "padding"), px(theme.cell_padding_y) + ' ' + px(theme.cell_padding_x));
  for (int ems = 1; ems <= 6; ++ems) {
    const std::string number = std::to_string(ems);
    EXPECT_EQ(value(report(".least-" + number), "min-inline-size"), number + "em");
  }
}

// Nothing but text and padding makes a row's height, as in the layout.
TEST_F(PageCss, RulesOfTablesTakeNoRoom) {
  EXPECT_EQ(value(report(":is(th, td)"), "border-block-end"), "no border-block-end");
  EXPECT_EQ(value(report(":is(th, td)"), "box-shadow"), "inset 0 -1px var(--rule)");
}

TEST_F(PageCss, LinesOfCodeAreNotWrapped) { EXPECT_EQ(value(report("pre"), "white-space"), "pre"); }

}  // namespace
}  // namespace kanbao
