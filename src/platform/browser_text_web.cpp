#include <cstdlib>

#include "border/codec.h"
#include "border/host_messages.h"
#include "platform/browser_text.h"

// Defined in web/engine/platform_library.js. The answer's memory is handed over.
extern "C" kanbao::border::Message* kanbao_host_ask(const kanbao::border::Message* question);

namespace kanbao {

namespace {

using border::Message;

// The page answers what is asked, so that an answer of another form is a fault of the program.
template <class Question>
typename Question::Answer ask_host(Question question) {
  border::MessageWriter writer;
  std::uint8_t number = border::number_of<Question>;
  writer(number);
  writer(question);
  const Message asked = writer.message();
  const std::unique_ptr<Message, FreeDeleter> answered(kanbao_host_ask(&asked));
  typename Question::Answer answer{};
  if (!border::MessageReader(*answered).reads(answer)) std::abort();
  return answer;
}

Font scaled(Font font, double scale) {
  font.size *= scale;
  return font;
}

// Neighbours of one font are a group.
std::vector<TextsOfFont> grouped(std::span<const MeasureRequest> requests) {
  std::vector<TextsOfFont> groups;
  for (const MeasureRequest& request : requests) {
    if (groups.empty() || groups.back().font != request.font) groups.push_back({request.font, {}});
    groups.back().texts.push_back(request.text);
  }
  return groups;
}

}  // namespace

std::vector<double> BrowserMeasurer::advances(std::span<const MeasureRequest> requests) {
  MeasureTexts question{grouped(requests)};
  for (TextsOfFont& group : question.groups) group.font = scaled(group.font, device_ratio_);
  std::vector<double> advances = ask_host(std::move(question));
  for (double& advance : advances) advance /= device_ratio_;
  return advances;
}

// Asked at a size at which a browser that rounds the ink's box to whole px is near enough.
std::vector<InkBlank> BrowserMeasurer::ink_blanks(std::span<const MeasureRequest> requests) {
  constexpr double asked_size = 128;  // device px
  MeasureInk question{grouped(requests)};
  for (TextsOfFont& group : question.groups) group.font.size = asked_size;
  std::vector<InkBlank> blanks = ask_host(std::move(question));
  for (std::size_t i = 0; i < blanks.size(); ++i) {
    const double scale = requests[i].font.size / asked_size;
    blanks[i] = {blanks[i].before * scale, blanks[i].after * scale};
  }
  return blanks;
}

FontMetrics BrowserMeasurer::metrics(const Font& font) {
  const FontMetrics metrics = ask_host(MeasureFont{scaled(font, device_ratio_)});
  return {metrics.ascent / device_ratio_, metrics.descent / device_ratio_};
}

void BrowserRasteriser::rasterise(std::span<const RasterRequest> requests, std::span<std::uint32_t> pixels) {
  auto* bytes = reinterpret_cast<std::uint8_t*>(pixels.data());
  ask_host(DrawTexts{{requests.begin(), requests.end()}, {bytes, pixels.size_bytes()}});
}

}  // namespace kanbao
