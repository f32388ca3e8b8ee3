// Images and videos with a caption.
#pragma once

#include "document/document.h"

namespace kanbao {

// An image or a video alone in its paragraph is a figure with its title as the caption; any other block stays.
Block with_caption(Block block);

}  // namespace kanbao
