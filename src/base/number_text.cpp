#include "base/number_text.h"

#include <cmath>
#include <cstdint>

namespace kanbao {

std::string number_text(double value) {
  const std::int64_t millionths = std::llround(value * 1e6);
  const std::int64_t magnitude = millionths < 0 ? -millionths : millionths;
  std::string text = millionths < 0 ? "-" : "";
  text += std::to_string(magnitude / 1000000);
  std::int64_t rest = magnitude % 1000000;
  if (rest == 0) return text;
  text += '.';
  for (std::int64_t unit = 100000; rest > 0; unit /= 10) {
    text += static_cast<char>('0' + rest / unit);
    rest %= unit;
  }
  return text;
}

}  // namespace kanbao
