#include "base/number_text.h"

#include <cmath>
#include <cstdlib>

namespace kanbao {

std::string number_text(double value) {
  const long thousandths = std::lround(value * 1000);
  const long magnitude = std::labs(thousandths);
  std::string text = thousandths < 0 ? "-" : "";
  text += std::to_string(magnitude / 1000);
  long rest = magnitude % 1000;
  if (rest == 0) return text;
  text += '.';
  for (long unit = 100; rest > 0; unit /= 10) {
    text += static_cast<char>('0' + rest / unit);
    rest %= unit;
  }
  return text;
}

}  // namespace kanbao
