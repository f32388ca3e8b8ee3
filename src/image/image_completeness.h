// Whether a file goes on to its proper end. Decoders fill what is missing with grey or black and call that success;
// this asks the file's own structure instead, without decoding anything.
#pragma once

#include "image/image_header.h"

namespace kanbao {

// True if a PNG lacks its IEND chunk, a JPEG its EOI marker, a GIF the end of its first frame or an uncompressed BMP
// some of its rows. `format` is what read_image_header found; for other formats the answer is false.
bool is_truncated(ImageBytes bytes, ImageFormat format);

}  // namespace kanbao
