// Videos and sounds take the room that is known of them before the browser has read a file.
#include <gtest/gtest.h>

#include "laid_out.h"

namespace kanbao {
namespace {

std::string size_of(const LaidOut& report) {
  const Line& line = boxes(report.tree(), BlockKind::paragraph).at(0)->texts.at(0).lines.at(0);
  const Fragment& fragment = line.fragments.at(0);
  return std::to_string(fragment.advance) + " " + std::to_string(fragment.object_height);
}

TEST(MediaLayout, AVideoShrinksToItsColumn) {
  LaidOut report("![a](a.mp4)");
  report.set_width(640);
  EXPECT_EQ(size_of(report), "640.000000 360.000000");
  report.set_width(320);
  EXPECT_EQ(size_of(report), "320.000000 180.000000");
}

TEST(MediaLayout, APlayerOfSoundIsAsHighInANarrowColumn) {
  LaidOut report("![a](a.mp3)");
  report.set_width(640);
  EXPECT_EQ(size_of(report), "480.000000 54.000000");
  report.set_width(320);
  EXPECT_EQ(size_of(report), "320.000000 54.000000");
}

TEST(MediaLayout, IsNoImageThatSomebodyWouldLoad) {
  const LaidOut report("![a](a.mp4) ![b](b.png)");
  EXPECT_EQ(report.tree().images.size(), 1U);
}

}  // namespace
}  // namespace kanbao
