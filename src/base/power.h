// Powers as curves of colours want them. The C library's own are exact for any number, by tables that are 1 kB of a
// compressed module.
#pragma once

namespace kanbao {

// `base` to the power of `exponent`, right to 1 part in 10^13 while the result is no smaller or larger than 10^±9; 0
// where the base is not above 0.
double power(double base, double exponent);

}  // namespace kanbao
