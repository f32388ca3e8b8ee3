/**
 * Knows an image by its bytes, whatever its name says: its format, and its size as a browser shows it, which is after
 * the orientation that a camera noted has been applied. A drawing that leaves its size open gets what browsers give it
 * (`naturalWidth`): the width and height of its view box as large as they fit into 300 × 150, or these themselves. The
 * page reads the same with the same reader, so nothing moves when the image arrives.
 */

/** @typedef {import('#border').ImageHeader} ImageHeader */
/** @typedef {Exclude<ImageHeader['format'], 'unknown'>} ImageFormat */

/**
 * @typedef {object} ImageFile
 * @property {ImageFormat} format
 * @property {{width: number, height: number} | undefined} size CSS px; undefined when the header is damaged
 */

/** @typedef {{read_image_header: (bytes: Uint8Array) => ImageHeader}} ImageHeaderReader the part of the C++ module that is needed */

/** @type {Readonly<Record<ImageFormat, {ending: string, type: string}>>} */
export const IMAGE_TYPES = {
  avif: { ending: 'avif', type: 'image/avif' },
  bmp: { ending: 'bmp', type: 'image/bmp' },
  gif: { ending: 'gif', type: 'image/gif' },
  jpeg: { ending: 'jpg', type: 'image/jpeg' },
  png: { ending: 'png', type: 'image/png' },
  svg: { ending: 'svg', type: 'image/svg+xml' },
  webp: { ending: 'webp', type: 'image/webp' },
};

/**
 * @param {Uint8Array} bytes the whole file
 * @param {ImageHeaderReader} reader
 * @returns {ImageFile | undefined} undefined for what no browser shows as an image
 */
export function read_image_file(bytes, reader) {
  const { format, state, width, height } = reader.read_image_header(bytes);
  if (format === 'unknown') return undefined;
  // A file may be cut off behind its size: the page itself tells what is wrong with the pixels.
  const is_sized = state !== 'not_known' && width > 0 && height > 0;
  return { format, size: is_sized ? { width, height } : undefined };
}
