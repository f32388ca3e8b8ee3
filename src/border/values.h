// Values that only messages need.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "image/image_scaler.h"

namespace kanbao {

// The answer to what is only to be done.
struct Nothing {};

// A block of memory that a message hands over. It is malloc's, because both sides of the border can free that.
struct OwnedBytes {
  std::unique_ptr<std::uint8_t[], FreeDeleter> data;
  std::size_t size = 0;
};

}  // namespace kanbao
