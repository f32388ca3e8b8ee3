#include "paint/run_atlas.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "fake_rasteriser.h"
#include "imgui_frames.h"

namespace kanbao {
namespace {

constexpr Colour ink{10, 20, 30};

class RunAtlasTest : public testing::Test {
 protected:
  std::vector<RunImage> shown(const std::vector<PlacedRun>& runs) {
    frames.next();
    return runs_atlas.images(runs);
  }

  RunImage shown(const PlacedRun& run) { return shown(std::vector<PlacedRun>{run}).at(0); }

  static PlacedRun run(std::string_view text, double x, double size = 16) {
    return {{.size = size}, text, ink, x, 40, size * 0.5 * static_cast<double>(text.size())};
  }

  // The texture's pixels under the picture, all of them.
  std::set<std::uint32_t> pixels(const RunImage& image) const {
    ImTextureData& texture = *frames.atlas().TexData;
    const int left = static_cast<int>(std::lround(image.uv_min.x * static_cast<float>(texture.Width)));
    const int top = static_cast<int>(std::lround(image.uv_min.y * static_cast<float>(texture.Height)));
    std::set<std::uint32_t> found;
    for (int y = 0; y < image.height; ++y) {
      const auto* row = static_cast<const std::uint32_t*>(texture.GetPixelsAt(left, top + y));
      found.insert(row, row + image.width);
    }
    return found;
  }

  // `count` different characters, from U+4E00 on.
  static std::vector<std::string> characters(int first, int count) {
    std::vector<std::string> result(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) append_utf8(result[static_cast<std::size_t>(i)], 0x4E00U + first + i);
    return result;
  }

  static std::vector<PlacedRun> large(const std::vector<std::string>& texts) {
    std::vector<PlacedRun> runs;
    for (const std::string& text : texts) runs.push_back({{.size = 64}, text, ink, 0, 64, 64});
    return runs;
  }

  static std::size_t count_shown(const std::vector<RunImage>& images) {
    return static_cast<std::size_t>(
        std::count_if(images.begin(), images.end(), [](const RunImage& image) { return image.width > 0; }));
  }

  ImGuiFrames frames;
  FakeRasteriser rasteriser;
  RunAtlas runs_atlas{frames.atlas(), rasteriser};
};

TEST_F(RunAtlasTest, APictureIsTrimmedToItsInk) {
  const RunImage image = shown(run("abcd", 100));
  EXPECT_EQ(image.x, 100);
  EXPECT_EQ(image.width, 32);
  EXPECT_EQ(image.height, 12);
  EXPECT_EQ(image.y, 40 - 12);
  EXPECT_EQ(image.tint, ink);
  EXPECT_EQ(rasteriser.unfilled(), 0U);
}

// Tinting multiplies: coverage lies in the alpha of white pixels.
TEST_F(RunAtlasTest, TextIsKeptWhite) { EXPECT_EQ(pixels(shown(run("a", 0))), std::set<std::uint32_t>{0xFFFFFFFF}); }

TEST_F(RunAtlasTest, EmojiKeepTheirColours) {
  const RunImage image = shown(run("😀", 0));
  EXPECT_EQ(pixels(image), std::set<std::uint32_t>{0xFF0000FF});
  EXPECT_EQ(image.tint, (Colour{255, 255, 255}));
}

TEST_F(RunAtlasTest, ACharacterHasFourPhases) {
  std::vector<PlacedRun> runs;
  for (int i = 0; i < 640; ++i) runs.push_back({{}, "中", ink, i / 64.0, 40, 16});
  const std::vector<RunImage> images = shown(runs);
  std::set<int> phases;
  for (const FakeRasteriser::Drawn& drawn : rasteriser.drawn()) phases.insert(drawn.phase);
  EXPECT_EQ(phases, (std::set<int>{0, 16, 32, 48}));
  EXPECT_EQ(runs_atlas.sprite_count(), 4U);
  EXPECT_EQ(images[7].x, 0);   // 0.109 is nearest to 0
  EXPECT_EQ(images[56].x, 1);  // 0.875 is nearest to 1
  EXPECT_EQ(images[55].x, 0);
}

TEST_F(RunAtlasTest, AWordHasAPhaseForEachSixtyFourth) {
  std::vector<PlacedRun> runs;
  for (int i = 0; i < 256; ++i) runs.push_back(run("word", i / 64.0));
  shown(runs);
  EXPECT_EQ(runs_atlas.sprite_count(), 64U);
}

TEST_F(RunAtlasTest, LeftOfTheOriginCountsOn) {
  EXPECT_EQ(shown(run("word", -0.25)).x, -1);
  EXPECT_EQ(rasteriser.drawn().back().phase, 48);
}

TEST_F(RunAtlasTest, BaselinesAreWholePixels) {
  PlacedRun placed = run("a", 0);
  for (const double baseline : {39.6, 40.0, 40.4}) {
    placed.baseline = baseline;
    EXPECT_EQ(shown(placed).y, 40 - 12) << baseline;
  }
  EXPECT_EQ(runs_atlas.sprite_count(), 1U);
}

TEST_F(RunAtlasTest, WhatIsNewIsDrawnInOneCallAndOnlyOnce) {
  const std::vector<PlacedRun> runs{run("a", 0), run("b", 0), run("a", 10), run("a", 0)};
  shown(runs);
  EXPECT_EQ(rasteriser.calls(), 1);
  EXPECT_EQ(rasteriser.drawn().size(), 2U);
  shown(runs);
  EXPECT_EQ(rasteriser.calls(), 1);
  shown(std::vector<PlacedRun>{run("c", 0), run("b", 3)});
  EXPECT_EQ(rasteriser.calls(), 2);
  EXPECT_EQ(rasteriser.drawn().size(), 3U);
}

TEST_F(RunAtlasTest, FontsAndColoursHavePicturesOfTheirOwn) {
  PlacedRun bold = run("a", 0);
  bold.font.weight = FontWeight::bold;
  PlacedRun red = run("a", 0);
  red.colour = {255, 0, 0};
  PlacedRun among_han = run("a", 0);
  among_han.font.script = FontScript::han;
  PlacedRun mirrored = run("a", 0);
  mirrored.font.direction = RunDirection::right_to_left;
  shown({run("a", 0), bold, red, among_han, mirrored, run("a", 0, 17)});
  EXPECT_EQ(runs_atlas.sprite_count(), 6U);
}

TEST_F(RunAtlasTest, TextWithoutInkHasNoPictureAndIsNotDrawnAgain) {
  EXPECT_EQ(shown(run(" ", 0)).width, 0);
  shown(run(" ", 0));
  EXPECT_EQ(rasteriser.calls(), 1);
}

TEST_F(RunAtlasTest, NothingToShowAsksNothing) {
  EXPECT_TRUE(shown(std::vector<PlacedRun>{}).empty());
  EXPECT_EQ(rasteriser.calls(), 0);
}

TEST_F(RunAtlasTest, TheAtlasGrowsAndKeepsWhatItHolds) {
  const std::vector<std::string> texts = characters(0, 300);
  shown(run("word", 0));
  const int height = frames.atlas().TexData->Height;
  std::vector<PlacedRun> runs = large(texts);
  runs.push_back(run("word", 0));
  const std::vector<RunImage> images = shown(runs);
  EXPECT_GT(frames.atlas().TexData->Height, height);
  for (const RunImage& image : images) EXPECT_EQ(pixels(image), std::set<std::uint32_t>{0xFFFFFFFF});
  EXPECT_EQ(images.back().width, 32);
  EXPECT_EQ(rasteriser.drawn().size(), 301U);
}

class FullAtlas : public RunAtlasTest {
 protected:
  FullAtlas() { frames.atlas().TexMaxWidth = frames.atlas().TexMaxHeight = 512; }
};

TEST_F(FullAtlas, MakesRoomForWhatIsInView) {
  for (int frame = 0; frame < 12; ++frame) {
    const std::vector<std::string> texts = characters(25 * frame, 30);
    const std::vector<RunImage> images = shown(large(texts));
    EXPECT_EQ(count_shown(images), 30U) << frame;
    for (const RunImage& image : images) EXPECT_EQ(pixels(image), std::set<std::uint32_t>{0xFFFFFFFF});
  }
  EXPECT_LE(runs_atlas.sprite_count(), 80U);
  EXPECT_LE(frames.atlas().TexData->Width, 512);
  EXPECT_LE(frames.atlas().TexData->Height, 512);
}

// What did not fit into one frame must not stay missing in the next.
TEST_F(FullAtlas, ShowsWhatDidNotFitOnceThereIsRoom) {
  const std::vector<std::string> texts = characters(0, 200);
  EXPECT_LT(count_shown(shown(large(texts))), 200U);
  const std::vector<std::string> last(texts.end() - 30, texts.end());
  EXPECT_EQ(count_shown(shown(large(last))), 30U);
}

TEST_F(RunAtlasTest, ForgetsEverythingOnClear) {
  shown(run("a", 0));
  runs_atlas.clear();
  EXPECT_EQ(runs_atlas.sprite_count(), 0U);
  EXPECT_EQ(shown(run("a", 0)).width, 8);
  EXPECT_EQ(rasteriser.drawn().size(), 2U);
}

}  // namespace
}  // namespace kanbao
