#include "base/power.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kanbao {

namespace {

using std::numbers::ln2;

// By the series of 2·artanh((x - 1)/(x + 1)); x is ½ to 1, so that each term is a ninth of the one before or less.
double natural_logarithm(double x) {
  const double t = (x - 1) / (x + 1);
  double sum = 0;
  double term = 2 * t;
  for (int i = 1; i < 33; i += 2) {
    sum += term / i;
    term *= t * t;
  }
  return sum;
}

// x is -½·ln 2 to ½·ln 2.
double exponential(double x) {
  double sum = 1;
  for (int i = 15; i > 0; --i) sum = 1 + x * sum / i;
  return sum;
}

}  // namespace

double power(double base, double exponent) {
  if (!(base > 0)) return 0;
  int twos = 0;
  const double mantissa = std::frexp(base, &twos);
  const double logarithm = exponent * (twos * ln2 + natural_logarithm(mantissa));
  const double doublings = std::clamp(std::floor(logarithm / ln2 + 0.5), -2000.0, 2000.0);
  return std::ldexp(exponential(logarithm - doublings * ln2), static_cast<int>(doublings));
}

}  // namespace kanbao
