#include "layout/script_context.h"

#include <gtest/gtest.h>

#include "laid_out.h"

namespace kanbao {
namespace {

// The text with each span that has a script in brackets, led by h for Han or l for Latin.
std::string scripts_of(std::string_view markdown) {
  const Paragraph paragraph = with_scripts(collected(markdown));
  std::string text;
  for (const StyleSpan& span : paragraph.spans) {
    const std::string part = paragraph.text.substr(span.first, span.last - span.first);
    const FontScript script = paragraph.styles[span.style].font.script;
    text += script == FontScript::any ? part : (script == FontScript::han ? "{h" : "{l") + part + "}";
  }
  return text;
}

TEST(ScriptContext, AMarkTakesTheScriptOfTheLetterBefore) {
  EXPECT_EQ(scripts_of("看——报"), "看{h——}报");
  EXPECT_EQ(scripts_of("看 word — 报…"), "看 word {l—} 报{h…}");
  EXPECT_EQ(scripts_of("かな，한글。"), "かな{h，}한글{h。}");
}

TEST(ScriptContext, DigitsSpacesAndOtherMarksAreNoLetters) {
  EXPECT_EQ(scripts_of("看 2023 “1” ——"), "看 2023 “1” {h——}");
}

TEST(ScriptContext, WithoutALetterBeforeItTheOneBehindCounts) {
  EXPECT_EQ(scripts_of("—— 2 看 word"), "{h——} 2 看 word");
  EXPECT_EQ(scripts_of("…word 看"), "{l…}word 看");
}

TEST(ScriptContext, WithoutLettersNothingChanges) {
  EXPECT_EQ(scripts_of("2022——2023，"), "2022——2023，");
  EXPECT_TRUE(with_scripts({}).spans.empty());
}

TEST(ScriptContext, GoesOnAcrossStylesAndLines) { EXPECT_EQ(scripts_of("看**1——**<br>…`—`"), "看1{h——}\n{h…}{h—}"); }

TEST(ScriptContext, AMarkKeepsTheRestOfItsStyle) {
  const Paragraph paragraph = with_scripts(collected("**看——**"));
  ASSERT_EQ(paragraph.spans.size(), 2U);
  TextStyle style = paragraph.styles[paragraph.spans[1].style];
  style.font.script = FontScript::any;
  EXPECT_EQ(style, paragraph.styles[paragraph.spans[0].style]);
}

TEST(ScriptContext, AMarkIsAsWideAsAmongItsLetters) {
  FakeMeasurer measurer;
  measurer.widen(FontScript::han, 0.5);
  EXPECT_EQ(prepared("看—", measurer).items[1].advance, 24);
  EXPECT_EQ(prepared("1—", measurer).items[1].advance, 16);
  EXPECT_EQ(prepared("w—", measurer).items[1].advance, 16);
}

TEST(ScriptContext, ADoubleDashStaysOneWord) {
  FakeMeasurer measurer;
  const Paragraph paragraph = prepared("看——报", measurer);
  EXPECT_EQ(item_texts(paragraph), (std::vector<std::string>{"看", "——", "报"}));
}

}  // namespace
}  // namespace kanbao
