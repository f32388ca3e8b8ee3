#include <cstddef>

#include "platform/browser_text.h"

namespace {

// What crosses to JavaScript; web/engine/rasteriser.js reads these fields at the same offsets.
struct TextRecord {
  float size;  // device px
  std::uint32_t font_style;
  const char* text;
  std::uint32_t length;  // bytes
};
static_assert(sizeof(TextRecord) == 16);
static_assert(sizeof(kanbao::InkBlank) == 16);  // two doubles

struct CellRecord {
  TextRecord text;
  std::uint32_t colour;  // 0xAABBGGRR
  std::int32_t phase;
  std::int32_t width;
  std::int32_t height;
  std::int32_t origin_x;
  std::int32_t origin_y;
};
static_assert(sizeof(CellRecord) == 40);

struct MetricsRecord {
  double ascent;   // device px
  double descent;  // device px
};

std::uint32_t style_bits(const kanbao::Font& font) {
  return (font.family == kanbao::FontFamily::mono ? 1U : 0U) | (font.weight == kanbao::FontWeight::bold ? 2U : 0U) |
         (font.slope == kanbao::FontSlope::italic ? 4U : 0U) | static_cast<std::uint32_t>(font.script) << 3;
}

TextRecord record_of(const kanbao::Font& font, std::string_view text, double scale) {
  return {static_cast<float>(font.size * scale), style_bits(font), text.data(),
          static_cast<std::uint32_t>(text.size())};
}

std::uint32_t packed(kanbao::Colour colour) {
  return colour.red | (static_cast<std::uint32_t>(colour.green) << 8) |
         (static_cast<std::uint32_t>(colour.blue) << 16) | (static_cast<std::uint32_t>(colour.alpha) << 24);
}

}  // namespace

// Defined in web/engine/platform_library.js.
extern "C" {
void kanbao_host_measure(const TextRecord* records, std::size_t count, double* advances);
void kanbao_host_ink(const TextRecord* records, std::size_t count, kanbao::InkBlank* blanks);
void kanbao_host_metrics(const TextRecord* record, MetricsRecord* metrics);
void kanbao_host_rasterise(const CellRecord* records, std::size_t count, std::uint32_t* pixels);
}

namespace kanbao {

std::vector<double> BrowserMeasurer::advances(std::span<const MeasureRequest> requests) {
  std::vector<TextRecord> records;
  records.reserve(requests.size());
  for (const MeasureRequest& request : requests) {
    records.push_back(record_of(request.font, request.text, device_ratio_));
  }
  std::vector<double> advances(requests.size());
  kanbao_host_measure(records.data(), records.size(), advances.data());
  for (double& advance : advances) advance /= device_ratio_;
  return advances;
}

// Asked at a size at which a browser that rounds the ink's box to whole px is near enough.
std::vector<InkBlank> BrowserMeasurer::ink_blanks(std::span<const MeasureRequest> requests) {
  constexpr double asked_size = 128;  // device px
  std::vector<TextRecord> records;
  records.reserve(requests.size());
  for (const MeasureRequest& request : requests) {
    records.push_back(record_of(request.font, request.text, asked_size / request.font.size));
  }
  std::vector<InkBlank> blanks(requests.size());
  kanbao_host_ink(records.data(), records.size(), blanks.data());
  for (std::size_t i = 0; i < blanks.size(); ++i) {
    const double scale = requests[i].font.size / asked_size;
    blanks[i] = {blanks[i].before * scale, blanks[i].after * scale};
  }
  return blanks;
}

FontMetrics BrowserMeasurer::metrics(const Font& font) {
  const TextRecord record = record_of(font, "", device_ratio_);
  MetricsRecord metrics{};
  kanbao_host_metrics(&record, &metrics);
  return {metrics.ascent / device_ratio_, metrics.descent / device_ratio_};
}

void BrowserRasteriser::rasterise(std::span<const RasterRequest> requests, std::span<std::uint32_t> pixels) {
  std::vector<CellRecord> records;
  records.reserve(requests.size());
  for (const RasterRequest& request : requests) {
    records.push_back({record_of(request.font, request.text, 1), packed(request.colour), request.phase, request.width,
                       request.height, request.origin_x, request.origin_y});
  }
  kanbao_host_rasterise(records.data(), records.size(), pixels.data());
}

}  // namespace kanbao
