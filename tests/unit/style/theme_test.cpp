#include "style/theme.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "style/theme_css.h"

namespace kanbao {
namespace {

using Roles = std::vector<ColourRole>;

struct Appearance {
  ColourScheme scheme;
  Contrast contrast;
};

class Legibility : public testing::TestWithParam<Appearance> {
 protected:
  // WCAG 2.2, 1.4.3 and 1.4.6: for text of any size.
  double least() const { return GetParam().contrast == Contrast::more ? 7 : 4.5; }

  void expect_legible(const Roles& texts, Colour ground) const {
    for (const ColourRole text : texts) {
      EXPECT_EQ(palette[text].alpha, 255) << "role " << static_cast<int>(text);
      EXPECT_GE(contrast_ratio(palette[text], ground), least()) << "role " << static_cast<int>(text);
    }
  }

  Palette palette{GetParam().scheme, GetParam().contrast};
  Colour background = palette[ColourRole::background];
  Roles every_text{
      ColourRole::text,          ColourRole::heading,      ColourRole::muted,     ColourRole::link,
      ColourRole::code,          ColourRole::alert_note,   ColourRole::alert_tip, ColourRole::alert_important,
      ColourRole::alert_warning, ColourRole::alert_caution};
};

TEST_P(Legibility, OfEveryTextOnTheBackground) {
  EXPECT_EQ(background.alpha, 255);
  expect_legible(every_text, background);
}

// `code` and <kbd>, <mark>: in a paragraph, a heading, a link, the line of authors.
TEST_P(Legibility, OfEveryTextOnTheFillsOfSpans) {
  for (const ColourRole fill : {ColourRole::code_fill, ColourRole::mark_fill}) {
    expect_legible(every_text, composited(palette[fill], background));
  }
}

TEST_P(Legibility, OfTheTextsOfATablesHeader) {
  const Roles texts{ColourRole::text, ColourRole::link, ColourRole::code};
  const Colour header = composited(palette[ColourRole::header_fill], background);
  expect_legible(texts, header);
  for (const ColourRole fill : {ColourRole::code_fill, ColourRole::mark_fill}) {
    expect_legible(texts, composited(palette[fill], header));
  }
}

// A line that its author marks is filled upon the block's fill.
TEST_P(Legibility, OfTheColoursOfCode) {
  const Roles texts{ColourRole::code,         ColourRole::code_keyword, ColourRole::code_string,
                    ColourRole::code_literal, ColourRole::code_comment, ColourRole::code_name,
                    ColourRole::code_type};
  const Colour block = composited(palette[ColourRole::code_fill], background);
  expect_legible(texts, block);
  for (const ColourRole fill : {ColourRole::line_fill, ColourRole::added_fill, ColourRole::removed_fill}) {
    expect_legible(texts, composited(palette[fill], block));
    EXPECT_LT(palette[fill].alpha, 128);
    EXPECT_GT(contrast_ratio(composited(palette[fill], block), block), 1.04);
  }
}

TEST_P(Legibility, OwnColoursTakeThePlaceOfTheirRolesOnly) {
  const Palette own(GetParam().scheme, GetParam().contrast, {{ColourRole::link, {1, 2, 3}}});
  for (std::size_t role = 0; role < colour_role_count; ++role) {
    const auto each = static_cast<ColourRole>(role);
    const Colour expected = each == ColourRole::link ? Colour{1, 2, 3} : palette[each];
    EXPECT_EQ(own[each], expected) << "role " << role;
  }
}

// The selection lies beneath the canvas and must show through.
TEST_P(Legibility, FillsAreTranslucentAndVisible) {
  for (const ColourRole fill : {ColourRole::code_fill, ColourRole::mark_fill, ColourRole::rule, ColourRole::quote_rule,
                                ColourRole::header_fill}) {
    EXPECT_LT(palette[fill].alpha, 128);
    EXPECT_GT(contrast_ratio(composited(palette[fill], background), background), 1.04);
  }
}

INSTANTIATE_TEST_SUITE_P(, Legibility,
                         testing::Values(Appearance{ColourScheme::light, Contrast::normal},
                                         Appearance{ColourScheme::dark, Contrast::normal},
                                         Appearance{ColourScheme::light, Contrast::more},
                                         Appearance{ColourScheme::dark, Contrast::more}),
                         [](const auto& appearance) {
                           const bool is_light = appearance.param.scheme == ColourScheme::light;
                           const std::string name = is_light ? "Light" : "Dark";
                           return appearance.param.contrast == Contrast::more ? "Strong" + name : name;
                         });

TEST(Palette, SchemesAreWhatTheySay) {
  const Palette light(ColourScheme::light);
  const Palette dark(ColourScheme::dark);
  EXPECT_GT(relative_luminance(light[ColourRole::background]), 0.9);
  EXPECT_LT(relative_luminance(dark[ColourRole::background]), 0.02);
}

// WCAG 2.2, 1.4.11: what is no text.
TEST(Palette, WithMoreContrastLinesAreSeenToo) {
  for (const ColourScheme scheme : {ColourScheme::light, ColourScheme::dark}) {
    const Palette palette(scheme, Contrast::more);
    for (const ColourRole line : {ColourRole::rule, ColourRole::quote_rule}) {
      const Colour background = palette[ColourRole::background];
      EXPECT_GE(contrast_ratio(composited(palette[line], background), background), 3);
    }
  }
}

TEST(HeadingScale, StepsByFiveFourths) {
  const Theme theme;
  EXPECT_DOUBLE_EQ(theme.heading(3, ColumnSize::wide).size, theme.font_size * 1.25);
  EXPECT_DOUBLE_EQ(theme.heading(2, ColumnSize::wide).size, theme.font_size * 1.25 * 1.25);
  EXPECT_DOUBLE_EQ(theme.heading(1, ColumnSize::wide).size, theme.font_size * 1.25 * 1.25 * 1.25);
  for (const int level : {4, 5, 6}) EXPECT_DOUBLE_EQ(theme.heading(level, ColumnSize::wide).size, theme.font_size);
}

TEST(ColumnSize, IsNarrowBelowThirtyEms) {
  const Theme theme;
  EXPECT_EQ(theme.column_size(30 * theme.font_size - 1), ColumnSize::narrow);
  EXPECT_EQ(theme.column_size(30 * theme.font_size), ColumnSize::wide);
  EXPECT_EQ(theme.column_size(theme.measure * theme.font_size), ColumnSize::wide);
}

TEST(HeadingScale, ATitleIsSmallerInANarrowColumn) {
  const Theme theme;
  EXPECT_LT(theme.heading(1, ColumnSize::narrow).size, theme.heading(1, ColumnSize::wide).size);
  EXPECT_GE(theme.heading(1, ColumnSize::narrow).size, theme.heading(2, ColumnSize::narrow).size);
  EXPECT_DOUBLE_EQ(theme.heading(2, ColumnSize::narrow).size, theme.heading(2, ColumnSize::wide).size);
}

TEST(HeadingScale, StandsCloserToWhatFollowsThanToWhatPrecedes) {
  const Theme theme;
  for (int level = 1; level <= 6; ++level) {
    const HeadingStyle style = theme.heading(level, ColumnSize::wide);
    EXPECT_GE(style.gap_before, 2 * style.gap_after) << level;
    EXPECT_GE(style.line_height, 1.2 * style.size) << level;
  }
}

TEST(HeadingScale, HeadingsInARowKeepTogether) {
  const Theme theme;
  for (int level = 1; level <= 6; ++level) {
    const HeadingStyle style = theme.heading(level, ColumnSize::wide);
    EXPECT_GT(style.gap_to_heading(), style.gap_after) << level;
    EXPECT_LE(style.gap_to_heading(), style.gap_before) << level;
  }
}

// Lines of Han characters end at the column's edge.
TEST(Theme, TheColumnIsAsWideAsWholeEms) {
  const Theme theme;
  EXPECT_DOUBLE_EQ(std::fmod(theme.measure, 1), 0);
  EXPECT_DOUBLE_EQ(std::fmod(theme.narrow_below, theme.font_size), 0);
}

TEST(TextSizes, AreFiveAndHoldEverybodysAndTwiceNearlyTheSmallest) {
  ASSERT_EQ(text_sizes.size(), 5U);
  EXPECT_NE(std::find(text_sizes.begin(), text_sizes.end(), Theme().font_size), text_sizes.end());
  EXPECT_TRUE(std::is_sorted(text_sizes.begin(), text_sizes.end()));
  EXPECT_GE(text_sizes.back(), 1.5 * Theme().font_size);
}

TEST(TextSizes, OfEverybodysNothingIsChanged) {
  EXPECT_EQ(theme_css(theme_of_size(Theme().font_size)), theme_css(Theme()));
}

TEST(TextSizes, KeepProportionsAndWholeLeading) {
  for (const double size : text_sizes) {
    const Theme theme = theme_of_size(size);
    EXPECT_EQ(theme.font_size, size);
    EXPECT_NEAR(theme.line_height / size, 1.75, 0.04) << size;
    EXPECT_NEAR(theme.code_line_height / (size * theme.code_scale), 24 / 14.0, 0.06) << size;
    for (const double length : {theme.line_height, theme.code_line_height, theme.block_gap, theme.list_gap,
                                theme.item_gap, theme.list_indent}) {
      EXPECT_EQ(length, std::round(length)) << size;
    }
    for (int level = 1; level <= 6; ++level) {
      const HeadingStyle style = theme.heading(level, ColumnSize::wide);
      const HeadingStyle usual = Theme().heading(level, ColumnSize::wide);
      EXPECT_NEAR(style.size / size, usual.size / Theme().font_size, 0.001) << level;
      EXPECT_EQ(style.line_height, std::round(style.line_height)) << level;
    }
  }
}

TEST(TextSizes, AreTheNearestOfWhatIsAskedForAndEverybodysOfWhatIsNoNumber) {
  EXPECT_EQ(theme_of_size(18.4).font_size, 18);
  EXPECT_EQ(theme_of_size(-1).font_size, text_sizes.front());
  EXPECT_EQ(theme_of_size(1e300).font_size, text_sizes.back());
  EXPECT_EQ(theme_of_size(std::nan("")).font_size, Theme().font_size);
}

TEST(Theme, BodyIsSetOnTheReadableLeading) {
  const Theme theme;
  EXPECT_DOUBLE_EQ(theme.line_height, 1.75 * theme.font_size);
}

}  // namespace
}  // namespace kanbao
