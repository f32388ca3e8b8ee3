#include "paint/imgui_painter.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "fake_rasteriser.h"
#include "imgui_frames.h"

namespace kanbao {
namespace {

constexpr Colour colour{10, 20, 30, 200};

class FakeTextures final : public ImageTextures {
 public:
  std::optional<ImTextureID> texture_of(std::uint32_t image) const override {
    const auto found = textures.find(image);
    return found == textures.end() ? std::nullopt : std::optional(found->second);
  }

  std::map<std::uint32_t, ImTextureID> textures;
};

class Painter : public testing::Test {
 protected:
  std::size_t paint(std::vector<DisplayCommand> commands, const PaintView& view = {{0, 0}, {800, 600}, 1}) {
    list = DisplayList(std::move(commands));
    target = &frames.next();
    return painter.paint(list, view, *target);
  }

  // A list whose commands behind the first one are scrolled as block 9 and seen in `clip`.
  std::size_t paint_scrolled(std::vector<DisplayCommand> commands, const Rect& clip, const PaintView& view) {
    const std::size_t count = commands.size();
    list = DisplayList(std::move(commands), {{9, 1, count, clip}});
    target = &frames.next();
    return painter.paint(list, view, *target);
  }

  // The clip that the vertices of the `quad`th quad are drawn with, in device px.
  ImVec4 clip_of(int quad) const {
    int index = 6 * quad;
    for (const ImDrawCmd& command : target->CmdBuffer) {
      if (index < static_cast<int>(command.ElemCount)) return command.ClipRect;
      index -= static_cast<int>(command.ElemCount);
    }
    ADD_FAILURE() << "no quad " << quad;
    return {};
  }

  int vertices() const { return target->VtxBuffer.Size; }

  // The rectangle around everything that was submitted, in device px.
  Rect extent() const {
    Rect rect{1e9, 1e9, 0, 0};
    double right = -1e9;
    double bottom = -1e9;
    for (const ImDrawVert& vertex : target->VtxBuffer) {
      rect.x = std::min<double>(rect.x, vertex.pos.x);
      rect.y = std::min<double>(rect.y, vertex.pos.y);
      right = std::max<double>(right, vertex.pos.x);
      bottom = std::max<double>(bottom, vertex.pos.y);
    }
    return {rect.x, rect.y, right - rect.x, bottom - rect.y};
  }

  void expect_extent(double x, double y, double width, double height) const {
    EXPECT_DOUBLE_EQ(extent().x, x);
    EXPECT_DOUBLE_EQ(extent().y, y);
    EXPECT_DOUBLE_EQ(extent().width, width);
    EXPECT_DOUBLE_EQ(extent().height, height);
  }

  static TextCommand text(std::string_view characters, double x, double baseline) {
    TextCommand command;
    command.x = x;
    command.baseline = baseline;
    command.advance = 8.0 * static_cast<double>(characters.size());
    command.line_y = baseline - 19;
    command.line_height = 28;
    command.text = characters;
    command.colour = {10, 20, 30};
    return command;
  }

  ImGuiFrames frames;
  FakeRasteriser rasteriser;
  RunAtlas atlas{frames.atlas(), rasteriser};
  FakeTextures textures;
  ImGuiPainter painter{atlas, textures};
  DisplayList list;
  ImDrawList* target = nullptr;
};

TEST_F(Painter, NothingToPaintSubmitsNothing) {
  EXPECT_EQ(paint({}), 0U);
  EXPECT_EQ(vertices(), 0);
}

TEST_F(Painter, AFillIsFourVertices) {
  EXPECT_EQ(paint({FillCommand{{10, 20, 30, 40}, colour}}), 1U);
  EXPECT_EQ(vertices(), 4);
  expect_extent(10, 20, 30, 40);
  EXPECT_EQ(target->VtxBuffer[0].col, IM_COL32(10, 20, 30, 200));
}

TEST_F(Painter, WhatIsOutOfViewIsNotSubmitted) {
  std::vector<DisplayCommand> commands;
  for (int i = 0; i < 1000; ++i) commands.emplace_back(FillCommand{{0, i * 28.0, 10, 28}, colour});
  for (const double scale : {1.0, 2.0}) {
    const std::size_t submitted = paint(commands, {{0, -2800}, {800, 280 * scale}, scale});
    EXPECT_EQ(submitted, 10U) << scale;
    EXPECT_EQ(vertices(), 40) << scale;
    expect_extent(0, 0, 10 * scale, 280 * scale);
  }
  EXPECT_EQ(paint(commands, {{0, 700}, {800, 600}, 1}), 0U);
  EXPECT_EQ(paint(commands, {{0, -28000}, {800, 600}, 1}), 0U);
}

TEST_F(Painter, TextOutOfViewIsNotRasterised) {
  paint({text("in", 0, 20), text("out", 0, 900)});
  ASSERT_EQ(rasteriser.drawn().size(), 1U);
  EXPECT_EQ(rasteriser.drawn()[0].text, "in");
}

class PainterAtRatio : public Painter, public testing::WithParamInterface<double> {
 protected:
  void expect_whole_pixels() const {
    for (const ImDrawVert& vertex : target->VtxBuffer) {
      EXPECT_EQ(vertex.pos.x, std::round(vertex.pos.x));
      EXPECT_EQ(vertex.pos.y, std::round(vertex.pos.y));
    }
  }

  double ratio = GetParam();
};

TEST_P(PainterAtRatio, EdgesLieOnDevicePixels) {
  for (const double y : {0.0, 10.3, 77.77, 100.5}) {
    paint({FillCommand{{3.3, y, 50.1, 20.7}, colour}}, {{20, 56}, {2400, 1800}, ratio});
    expect_whole_pixels();
    EXPECT_NEAR(extent().y, (y + 56) * ratio, 0.5);
    EXPECT_NEAR(extent().height, 20.7 * ratio, 1);
  }
}

TEST_P(PainterAtRatio, AHairlineIsNeverThinnerThanAPixel) {
  for (double y = 0; y < 3; y += 0.17) {
    paint({FillCommand{{0, y, 100, 0.2}, colour}}, {{0, 0}, {2400, 1800}, ratio});
    EXPECT_DOUBLE_EQ(extent().height, 1) << y;
  }
}

TEST_P(PainterAtRatio, NeighboursMeetWithoutAHole) {
  const double y = 33.4;
  const PaintView view{{0, 0.3}, {2400, 1800}, ratio};
  paint({FillCommand{{0, 0, 9, y}, colour}}, view);
  const double end = extent().bottom();
  paint({FillCommand{{0, y, 9, 20}, colour}}, view);
  EXPECT_DOUBLE_EQ(extent().y, end);
}

TEST_P(PainterAtRatio, TextIsRasterisedAtTheDevicesSize) {
  paint({text("word", 10.3, 40)}, {{0, 0}, {2400, 1800}, ratio});
  ASSERT_EQ(rasteriser.drawn().size(), 1U);
  EXPECT_DOUBLE_EQ(rasteriser.drawn()[0].size, 16 * ratio);
  EXPECT_EQ(vertices(), 4);
  expect_whole_pixels();
  EXPECT_DOUBLE_EQ(extent().bottom(), std::floor(40 * ratio + 0.5));
  EXPECT_NEAR(extent().x + rasteriser.drawn()[0].phase / 64.0, 10.3 * ratio, 1.0 / 64);
}

TEST_P(PainterAtRatio, AFrameIsDrawnInsideItsRectangle) {
  paint({FrameCommand{{10, 10, 50, 30}, colour, 6}}, {{0, 0}, {2400, 1800}, ratio});
  EXPECT_GE(extent().x, std::round(10 * ratio) - 1);
  EXPECT_LE(extent().right(), std::round(60 * ratio) + 1);
}

TEST_P(PainterAtRatio, WhatIsScrolledIsShiftedByWholePixelsAndClipped) {
  const ScrollOffset offsets[] = {{8, 500}, {9, 33.3}};
  const PaintView view{{20, 0}, {2400, 1800}, ratio, offsets};
  paint_scrolled({FillCommand{{0, 0, 300, 50}, colour}, FillCommand{{100, 10, 900, 20}, colour}}, {0, 0, 300, 50},
                 view);
  ASSERT_EQ(vertices(), 8);
  EXPECT_FLOAT_EQ(target->VtxBuffer[0].pos.x, std::floor(20 * ratio + 0.505));
  const double still = std::floor(120 * ratio + 0.505);
  EXPECT_FLOAT_EQ(target->VtxBuffer[4].pos.x, still - std::round(33.3 * ratio));
  EXPECT_FLOAT_EQ(clip_of(1).x, std::floor(20 * ratio + 0.505));
  EXPECT_FLOAT_EQ(clip_of(1).z, std::floor(320 * ratio + 0.505));
  EXPECT_FLOAT_EQ(clip_of(1).w, std::floor(50 * ratio + 0.505));
  EXPECT_GT(clip_of(0).z, 2400);
}

TEST_P(PainterAtRatio, ScrollingDrawsNoTextAnew) {
  for (const double x : {0.0, 10.0, 33.3, 47.9}) {
    const ScrollOffset offsets[] = {{9, x}};
    const PaintView view{{0, 0}, {2400, 1800}, ratio, offsets};
    paint_scrolled({FillCommand{{0, 0, 9, 9}, colour}, text("word", 100.3, 40)}, {0, 0, 300, 50}, view);
    EXPECT_EQ(rasteriser.drawn().size(), 1U) << x;
    ASSERT_EQ(vertices(), 8);
    const double phase = rasteriser.drawn()[0].phase / 64.0;
    EXPECT_NEAR(target->VtxBuffer[4].pos.x + phase, 100.3 * ratio - std::round(x * ratio), 1.0 / 64);
    EXPECT_FLOAT_EQ(clip_of(1).z, 300 * static_cast<float>(ratio));
  }
}

INSTANTIATE_TEST_SUITE_P(, PainterAtRatio, testing::Values(1, 1.25, 1.5, 2, 3));

TEST_F(Painter, ImagesAreShownWhenReady) {
  textures.textures[7] = 99;
  paint({ImageCommand{7, {10, 20, 100, 50}}});
  EXPECT_EQ(vertices(), 4);
  expect_extent(10, 20, 100, 50);
  bool is_bound = false;
  for (const ImDrawCmd& command : target->CmdBuffer) {
    is_bound = is_bound || (command.ElemCount > 0 && command.TexRef._TexID == 99);
  }
  EXPECT_TRUE(is_bound);
}

TEST_F(Painter, AnImageWithoutPixelsIsLeftToItsElement) {
  paint({ImageCommand{7, {10, 20, 100, 50}}});
  EXPECT_EQ(vertices(), 0);
}

TEST_F(Painter, TextLiesOverEverythingElse) {
  paint({text("a", 100, 40), FillCommand{{90, 20, 30, 30}, colour}});
  ASSERT_EQ(vertices(), 8);
  EXPECT_EQ(target->VtxBuffer[4].pos.x, 100);
}

TEST_F(Painter, WhatIsScrolledOutOfItsBoxIsNotSubmitted) {
  const ScrollOffset offsets[] = {{9, 200}};
  const PaintView view{{0, 0}, {800, 600}, 1, offsets};
  const std::size_t submitted = paint_scrolled(
      {FillCommand{{0, 0, 100, 50}, colour}, text("left", 10, 20), text("seen", 250, 20), text("right", 400, 20)},
      {0, 0, 100, 50}, view);
  EXPECT_EQ(submitted, 2U);
  ASSERT_EQ(rasteriser.drawn().size(), 1U);
  EXPECT_EQ(rasteriser.drawn()[0].text, "seen");
}

// Its commands stand behind the others in the list, but what follows is painted in its own place again.
TEST_F(Painter, WhatFollowsAScrolledBoxIsNotClipped) {
  const ScrollOffset offsets[] = {{9, 20}};
  list = DisplayList({text("moved", 20, 20), FillCommand{{300, 0, 10, 10}, colour}, text("after", 200, 20)},
                     {{9, 0, 1, {0, 0, 100, 50}}});
  target = &frames.next();
  painter.paint(list, {{0, 0}, {800, 600}, 1, offsets}, *target);
  ASSERT_EQ(vertices(), 12);
  EXPECT_EQ(target->VtxBuffer[0].pos.x, 300);
  EXPECT_GT(clip_of(0).z, 310);
  EXPECT_EQ(target->VtxBuffer[4].pos.x, 0);
  EXPECT_EQ(clip_of(1).z, 100);
  EXPECT_EQ(target->VtxBuffer[8].pos.x, 200);
  EXPECT_GT(clip_of(2).z, 300);
}

TEST_F(Painter, SpacesAreNotSubmitted) {
  paint({text(" ", 0, 20)});
  EXPECT_EQ(vertices(), 0);
}

TEST_F(Painter, DiscsAndTicksStayWithinTheirBounds) {
  paint({DiscCommand{{50, 50}, 2.5, colour}});
  EXPECT_GE(extent().x, 46);
  EXPECT_LE(extent().right(), 54);
  paint({TickCommand{{10, 10, 14, 14}, colour}});
  EXPECT_GE(extent().x, 10);
  EXPECT_LE(extent().bottom(), 24);
  paint({LineCommand{{{10, 30}, {20, 12}, {40, 20}}, 2, colour}});
  EXPECT_NEAR(extent().x, 10, 2);
  EXPECT_NEAR(extent().right(), 40, 2);
  EXPECT_GE(extent().y, 9);
}

}  // namespace
}  // namespace kanbao
