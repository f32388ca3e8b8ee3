#include "text/measure_cache.h"

#include <gtest/gtest.h>

#include "fake_measurer.h"

namespace kanbao {
namespace {

using Texts = std::vector<std::string>;

class MeasureCacheTest : public testing::Test {
 protected:
  FakeMeasurer source;
  MeasureCache cache{source};
  Font body{};
  Font bold{.weight = FontWeight::bold};
};

TEST_F(MeasureCacheTest, AnswersInTheOrderOfTheRequests) {
  const std::vector<MeasureRequest> requests{{body, "中"}, {body, "ab"}, {body, "中"}, {{.size = 32}, "中"}};
  EXPECT_EQ(cache.advances(requests), (std::vector<double>{16, 16, 16, 32}));
}

TEST_F(MeasureCacheTest, AsksOnceForEachTextInEachFont) {
  cache.advances(std::vector<MeasureRequest>{{body, "中"}, {body, "ab"}, {body, "中"}});
  EXPECT_EQ(source.texts(), (Texts{"中", "ab"}));
  cache.advances(std::vector<MeasureRequest>{{body, "ab"}, {bold, "ab"}, {body, "c"}});
  EXPECT_EQ(source.texts(), (Texts{"中", "ab", "ab", "c"}));
}

TEST_F(MeasureCacheTest, AMarkHasAWidthForEachScript) {
  source.widen(FontScript::han, 0.5);
  const Font among_han{.script = FontScript::han};
  EXPECT_EQ(cache.advances(std::vector<MeasureRequest>{{body, "—"}, {among_han, "—"}}), (std::vector<double>{16, 24}));
}

TEST_F(MeasureCacheTest, AsksInOneCallAndNotAtAllWhenAllIsKnown) {
  const std::vector<MeasureRequest> requests{{body, "a"}, {body, "b"}, {bold, "c"}};
  cache.advances(requests);
  EXPECT_EQ(source.calls(), 1);
  cache.advances(requests);
  EXPECT_EQ(source.calls(), 1);
  EXPECT_TRUE(cache.advances({}).empty());
  EXPECT_EQ(source.calls(), 1);
}

TEST_F(MeasureCacheTest, AsksAgainAfterClear) {
  const std::vector<MeasureRequest> requests{{body, "AV"}};
  EXPECT_EQ(cache.advances(requests), std::vector<double>{16});
  source.kern("AV", 0.125);  // as if another font had been loaded
  EXPECT_EQ(cache.advances(requests), std::vector<double>{16});
  cache.clear();
  EXPECT_EQ(cache.advances(requests), std::vector<double>{14});
}

TEST_F(MeasureCacheTest, KeepsTheMetricsOfEachFont) {
  EXPECT_DOUBLE_EQ(cache.metrics(body).ascent, 14);
  EXPECT_DOUBLE_EQ(cache.metrics({.size = 32}).ascent, 28);
  EXPECT_DOUBLE_EQ(cache.metrics(body).descent, 4);
}

TEST_F(MeasureCacheTest, PassesTheDeviceRatioOn) {
  source.set_device_ratio(1.5);
  EXPECT_DOUBLE_EQ(cache.device_ratio(), 1.5);
  source.set_device_ratio(2);
  EXPECT_DOUBLE_EQ(cache.device_ratio(), 2);
}

}  // namespace
}  // namespace kanbao
