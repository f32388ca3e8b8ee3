// Where formulas are, and where a dollar is one.
#include <gtest/gtest.h>

#include "document/completed_document.h"
#include "document/describe.h"
#include "document/formula_delimiters.h"
#include "document/html_writer.h"
#include "document/markdown_reader.h"
#include "reading.h"

namespace kanbao {
namespace {

using Texts = std::vector<std::string>;

Texts formulas_of(std::string_view markdown) {
  Texts texts;
  const Document document = read_markdown(markdown);
  for (const Inline* formula : all_inlines(document, InlineKind::formula)) texts.push_back(formula->text);
  return texts;
}

std::string kinds_of(const std::vector<Block>& blocks) {
  std::string kinds;
  for (const Block& block : blocks) {
    kinds += block.kind == BlockKind::formula ? 'f' : block.kind == BlockKind::paragraph ? 'p' : 'o';
    kinds += std::to_string(block.lines.first) + '-' + std::to_string(block.lines.last) + ' ';
  }
  return kinds;
}

TEST(Formulas, StandBetweenDollars) {
  EXPECT_EQ(formulas_of("设 $x_1$ 与$y$，$a*b*c$。"), (Texts{"$x_1$", "$y$", "$a*b*c$"}));
  EXPECT_EQ(formulas_of("($n$) $n$-th, **$m$** [$l$](b) 时$t$时"), (Texts{"$n$", "$n$", "$m$", "$l$", "$t$"}));
  EXPECT_EQ(formulas_of("a $x\ny$ b"), (Texts{"$x\ny$"}));
  EXPECT_EQ(formulas_of("$\\text{5\\$}$"), (Texts{"$\\text{5\\$}$"}));
}

TEST(Formulas, ASentenceBetweenTwoPricesIsNone) {
  EXPECT_EQ(formulas_of("$5 和 $6 是价格，$\\sum x_i$ 是公式"), (Texts{"$\\sum x_i$"}));
  EXPECT_EQ(formulas_of("$O（n）$"), (Texts{"$O（n）$"}));
}

TEST(Formulas, PricesAreNone) {
  for (const char* text : {"$5 和 $6",
                           "花了$5，比$8便宜",
                           "US$5 and US$10",
                           "US$5$",
                           "$20,000 and $30,000",
                           "2$ or 3$",
                           "$ x$",
                           "$x $",
                           "$x$2",
                           "$x$y",
                           "$PATH 和 $HOME",
                           "$PATH和$HOME",
                           "$",
                           "$$",
                           "$$$x$$$",
                           "a$b$",
                           "\\$x$",
                           "$x\\$",
                           "$x",
                           "$$ $$",
                           "$$x",
                           "$$x$",
                           "$`x`",
                           "$``$"}) {
    EXPECT_EQ(formulas_of(text), Texts{}) << text;
  }
}

TEST(Formulas, CodeAndAddressesBindTighter) {
  EXPECT_EQ(formulas_of("`$x$` $a `b$` c"), Texts{});
  EXPECT_EQ(formulas_of("```\n$x$\n$$\ny\n$$\n```"), Texts{});
  EXPECT_EQ(formulas_of("    $$\n    x\n    $$"), Texts{});
  EXPECT_EQ(formulas_of("https://a.cn/?$x$"), Texts{});
  EXPECT_EQ(formulas_of("<a title=\"$x$\">b</a>"), Texts{});
}

TEST(Formulas, AreTakenAsTheyAreWritten) {
  EXPECT_EQ(formulas_of("$`a$b`$ 与 $`5`$"), (Texts{"$`a$b`$", "$`5`$"}));
  EXPECT_EQ(formulas_of("$\\{a \\\\ b\\} &lt; <b>$"), (Texts{"$\\{a \\\\ b\\} &lt; <b>$"}));
}

TEST(Formulas, AreDisplayedBetweenTwo) {
  EXPECT_EQ(formulas_of("甲 $$x$$ 乙 $$ \\text{$y$} $$"), (Texts{"$$x$$", "$$ \\text{$y$} $$"}));
  EXPECT_EQ(kinds_of(read_markdown("甲 $$x$$ 乙").blocks), "p1-1 ");
  EXPECT_EQ(kinds_of(read_markdown("$$x$$").blocks), "f1-1 ");
  EXPECT_EQ(kinds_of(read_markdown("甲\n$$x$$\n$$y\nz$$\n乙\n\n丙").blocks), "p1-1 f2-2 f3-4 p5-5 p7-7 ");
  EXPECT_EQ(kinds_of(read_markdown("甲 $x$\n$$y$$ 乙").blocks), "p1-2 ");
}

TEST(Formulas, ABlockOfLinesIsReadNoFurther) {
  EXPECT_EQ(formulas_of("$$\na\n=\n- b\n# c\n> d\n$$"), (Texts{"$$\na\n=\n- b\n# c\n> d\n$$"}));
  EXPECT_EQ(kinds_of(read_markdown("甲\n$$ a\n+ b $$\n乙").blocks), "p1-1 f2-3 p4-4 ");
  EXPECT_EQ(formulas_of("> 甲\n> $$\n> b\n> $$\n> 乙"), (Texts{"$$\nb\n$$"}));
  EXPECT_EQ(formulas_of("1. 甲\n\n   $$\n   a\n   $$\n\n2. $$\n   b\n   $$"), (Texts{"$$\na\n$$", "$$\nb\n$$"}));
}

TEST(Formulas, ABlockOfLinesHoldsNoBlankOne) {
  EXPECT_EQ(formulas_of("$$\na\n\nb\n$$"), Texts{});
  EXPECT_EQ(formulas_of("$$\na"), Texts{});
  EXPECT_EQ(formulas_of("$$\na\n$$ b"), (Texts{"$$\na\n$$"}));  // not alone, but within the line
}

TEST(Formulas, TheListAroundOneStaysTight) {
  const Document document = read_markdown("- $$\n  a\n  $$\n- b");
  EXPECT_TRUE(document.blocks.at(0).tight);
}

TEST(Formulas, CodeThatIsMathIsOne) {
  const Document document = read_markdown("```math\nx\n```\n\n```math\n```\n\n```maths\nx\n```");
  EXPECT_EQ(document.blocks[0].kind, BlockKind::formula);
  EXPECT_EQ(document.blocks[0].inlines.at(0).text, "```math\nx\n```");
  EXPECT_EQ(document.blocks[1].kind, BlockKind::code_block);
  EXPECT_EQ(document.blocks[2].kind, BlockKind::code_block);
}

TEST(Formulas, StandInTablesAndHeadings) {
  EXPECT_EQ(formulas_of("## 第 $n$ 章\n\n|$a_1$|b|\n|-|-|\n|$\\|x\\|$|$$y$$|"),
            (Texts{"$n$", "$a_1$", "$|x|$", "$$y$$"}));
}

TEST(Formulas, AreKnownByTheirLines) {
  const ReportDescription found =
      describe(read_markdown("a $x\n+$ ![](i.png)\n$y$\n\n$$\nz\n$$\n\n```math\nu\n```"), {});
  std::vector<int> lines;
  for (const NamedFormula& formula : found.formulas) lines.push_back(formula.line);
  EXPECT_EQ(lines, (std::vector<int>{1, 3, 5, 9}));
  EXPECT_EQ(found.images.at(0).line, 2);
}

std::string html_with(std::string_view markdown, std::unordered_map<std::string, std::string> formulas) {
  const ReportFacts facts{.formulas = std::move(formulas)};
  return write_html(completed(read_markdown(markdown), facts), facts);
}

TEST(Formulas, AreTheirMathMlInHtml) {
  EXPECT_EQ(html_with("a $x$ b", {{"$x$", "<math><mi>x</mi></math>"}}),
            "<p data-b=\"1\">a <math data-i=\"2\"><mi>x</mi></math> b</p>\n");
  EXPECT_EQ(html_with("$$x$$", {{"$$x$$", "<math></math>"}}),
            "<div class=\"wide formula\" data-b=\"1\"><math data-i=\"2\"></math></div>\n");
}

TEST(Formulas, ThatCannotBeShownAreAsWritten) {
  EXPECT_EQ(html_with("a $x_1_$ b", {}), "<p data-b=\"1\">a $x_1_$ b</p>\n");
  EXPECT_EQ(html_with("$$\nx<\n$$", {}), "<p data-b=\"1\">$$\nx&lt;\n$$</p>\n");
  EXPECT_EQ(html_with("```math\nx\n```", {}), "<pre data-b=\"1\"><code class=\"language-math\">x\n</code></pre>\n");
}

// Each dollar is looked at once or twice, however many there are.
TEST(Formulas, ManyDollarsTakeLinearTime) {
  for (const char* part : {"$", "$ ", "$a ", "$$ ", "$$\n", "$`", "$$$ ", "\\$", "$$a\n", "$`a"}) {
    std::string text;
    while (text.size() < 400'000) text += part;
    EXPECT_LE(formulas_of(text).size(), text.size()) << part;
  }
}

}  // namespace
}  // namespace kanbao
