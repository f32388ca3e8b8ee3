// web/css gives the HTML the look of the canvas: each number that the two share is the theme's (web/css/theme.css).
#include <gtest/gtest.h>

#include <fstream>
#include <initializer_list>
#include <iterator>
#include <regex>
#include <string>

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

class PageCss : public testing::Test {
 protected:
  void expect_switches(const std::string& declarations, const char* light, const char* dark) const {
    EXPECT_EQ(value(declarations, "--light"), light);
    EXPECT_EQ(value(declarations, "--dark"), dark);
  }

  std::string margins(const std::string& selector) const {
    return value(rule(gaps, "#report " + selector), "margin-block");
  }

  std::string margin_above(const std::string& selector) const {
    return value(rule(gaps, "#report " + selector), "margin-block-start");
  }

  std::string report(const std::string& selector) const { return rule(css, "#report " + selector); }

  std::string css = read_css({"palette", "page", "blocks", "code", "tables", "paper"});
  std::string gaps = read_css({"gaps"});
};

TEST_F(PageCss, DarkWhetherTheSystemOrTheReaderAsks) {
  expect_switches(rule(css, ":root"), "initial", "");
  expect_switches(rule(css, "  :root:not([data-theme='light'])"), "", "initial");
  expect_switches(rule(css, ":root[data-theme='dark']"), "", "initial");
}

// Code in a paragraph keeps the text's colour in both.
TEST_F(PageCss, CodeHasTheColourOfText) {
  for (const ColourScheme scheme : {ColourScheme::light, ColourScheme::dark}) {
    const Palette palette(scheme);
    EXPECT_EQ(palette[ColourRole::code], palette[ColourRole::text]);
  }
}

TEST_F(PageCss, Body) {
  EXPECT_EQ(value(rule(css, "#report"), "font"), "var(--font-size) / var(--line-height) var(--sans)");
}

// That no two blocks stand at another distance in the page than on the canvas is for the browser to show (calm.test).
TEST_F(PageCss, Gaps) {
  EXPECT_EQ(margins(":is(p, ul, ol, dl, figure, blockquote, details, pre, div, section)"), "0 var(--block-gap)");
  EXPECT_EQ(margin_above("p + :is(ul, ol)"), "calc(var(--list-gap) - var(--block-gap))");
  EXPECT_EQ(margins("hr"), "var(--rule-gap)");
  EXPECT_EQ(margin_above("li + li"), "var(--item-gap)");
  EXPECT_EQ(margin_above("summary + *"), "var(--list-gap)");
  EXPECT_EQ(value(rule(gaps, "#report header"), "margin-block-end"), "var(--byline-gap)");
  EXPECT_EQ(margins(":is(h1, h2, h3, h4, h5, h6)"), "var(--gap-before) var(--gap-after)");
  EXPECT_EQ(margin_above(":is(h1, h2, h3, h4, h5, h6) + :is(h1, h2, h3, h4, h5, h6)"),
            "min(var(--gap-before), var(--gap-to-heading))");
}

TEST_F(PageCss, Headings) {
  EXPECT_EQ(value(report(":is(h1, h2, h3, h4, h5, h6)"), "font-size"), "var(--font-size)");
  EXPECT_EQ(value(report(":is(h1, h2, h3, h4, h5, h6)"), "line-height"), "var(--line-height)");
}

// A browser without round() must not meet it: a declaration with var() would count, and mean nothing.
TEST_F(PageCss, Column) {
  EXPECT_EQ(value(rule(css, "main#page"), "--column"), "min(var(--measure), 100%)");
  const std::string rounded = css.substr(css.find("@supports (inline-size: round(down, 1px, 1px))"));
  EXPECT_EQ(value(rule(rounded, "  main#page"), "--column"),
            "round(down, min(var(--measure), 100%), var(--font-size))");
  EXPECT_EQ(value(rule(css, "#report,\np#status"), "inline-size"), "var(--column)");
  EXPECT_EQ(value(rule(css, "main#page"), "padding"), "var(--page-start) var(--side) var(--page-end)");
  EXPECT_EQ(value(rule(css, "main#page"), "--page-start"), "56px");
  EXPECT_EQ(value(rule(css, "main#page"), "--page-end"), "96px");
}

TEST_F(PageCss, Lists) {
  EXPECT_EQ(value(report(":is(ul, ol)"), "padding-inline-start"), "var(--list-indent)");
  const std::string box = report("li.task > input");
  EXPECT_EQ(value(box, "inset"),
            "calc((var(--line-height) - var(--task-size)) / 2) auto auto calc(var(--task-x) - var(--list-indent))");
  EXPECT_EQ(value(box, "inline-size"), "var(--task-size)");
  EXPECT_EQ(value(box, "block-size"), "var(--task-size)");
}

TEST_F(PageCss, Quotes) {
  const std::string quote = report("blockquote");
  EXPECT_EQ(value(quote, "border-inline-start"), "var(--quote-bar) solid var(--quote-rule)");
  EXPECT_EQ(value(quote, "padding-inline-start"), "calc(var(--quote-indent) - var(--quote-bar))");
}

// Its summary reaches back over the room that the rest leaves.
TEST_F(PageCss, Details) {
  EXPECT_EQ(value(report("details"), "padding-inline-start"), "var(--list-indent)");
  EXPECT_EQ(value(report("summary"), "margin-inline-start"), "calc(-1 * var(--list-indent))");
  EXPECT_EQ(value(report("summary"), "padding-inline-start"), "var(--list-indent)");
}

TEST_F(PageCss, Code) {
  EXPECT_EQ(value(report(":is(code, kbd, samp, tt)"), "font-size"), "calc(var(--code-scale) * 1em)");
  EXPECT_EQ(value(report(":is(code, kbd, samp, tt)"), "margin-inline"), "var(--fill-overhang)");
  EXPECT_EQ(value(report(":is(code, kbd, samp, tt)"), "border-radius"), "var(--fill-radius)");
  EXPECT_EQ(value(report("pre"), "font-size"), "calc(var(--code-scale) * var(--font-size))");
  EXPECT_EQ(value(report("pre"), "padding-block-start"), "var(--code-padding)");
  EXPECT_EQ(value(report("pre code"), "padding"), "0 var(--code-padding) var(--code-padding)");
  EXPECT_EQ(value(report("pre"), "line-height"), "var(--code-line-height)");
  EXPECT_EQ(value(report("pre"), "border-radius"), "var(--block-radius)");
}

TEST_F(PageCss, RaisedAndLowered) {
  EXPECT_EQ(value(report(":is(sub, sup)"), "font-size"), "calc(var(--script-scale) * 1em)");
  EXPECT_EQ(value(report("sup"), "vertical-align"), "calc(var(--script-raise) / var(--script-scale) * 1em)");
  EXPECT_EQ(value(report("sub"), "vertical-align"), "calc(var(--script-drop) / var(--script-scale) * -1em)");
}

TEST_F(PageCss, LinesAndImages) {
  EXPECT_EQ(value(report("hr"), "height"), "var(--line-thickness)");
  EXPECT_EQ(value(report(".footnotes"), "padding-block-start"), "calc(var(--block-gap) - var(--line-thickness))");
  EXPECT_EQ(value(report(".footnotes"), "border-block-start"), "var(--line-thickness) solid var(--rule)");
  EXPECT_EQ(value(report("img"), "margin-block"), "var(--image-margin)");
}

TEST_F(PageCss, Tables) {
  EXPECT_EQ(value(report(":is(th, td)"), "padding"), "var(--cell-padding-y) var(--cell-padding-x)");
  for (int ems = 1; ems <= 6; ++ems) {
    const std::string number = std::to_string(ems);
    EXPECT_EQ(value(report(".least-" + number), "min-inline-size"), number + "em");
  }
}

// Nothing but text and padding makes a row's height, as in the layout.
TEST_F(PageCss, RulesOfTablesTakeNoRoom) {
  EXPECT_EQ(value(report(":is(th, td)"), "border-block-end"), "no border-block-end");
  EXPECT_EQ(value(report(":is(th, td)"), "box-shadow"), "inset 0 calc(-1 * var(--line-thickness)) var(--rule)");
}

TEST_F(PageCss, LinesOfCodeAreNotWrapped) { EXPECT_EQ(value(report("pre"), "white-space"), "pre"); }

}  // namespace
}  // namespace kanbao
