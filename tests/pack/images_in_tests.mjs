/** Small images of every format, as bytes: whole headers, and as much behind them as finding type and size needs. */

/** @param {...(number[] | string)} parts bytes, or text of one byte a character */
function bytes(...parts) {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
}

/**
 * @param {number} width
 * @param {number} height
 */
export function png(width, height) {
  return bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [
    0,
    0,
    0,
    width,
    0,
    0,
    0,
    height,
    8,
    2,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
}

const JFIF_SEGMENT = [...bytes([0xff, 0xe0, 0, 16], 'JFIF', [0, 1, 1, 0, 0, 1, 0, 1, 0, 0])];

/**
 * @param {number} width
 * @param {number} height
 * @param {number} [orientation] as cameras note it in EXIF, 1 to 8
 */
export function jpeg(width, height, orientation) {
  const first = orientation === undefined ? JFIF_SEGMENT : exif_segment(orientation);
  const frame = [0xff, 0xc0, 0, 17, 8, 0, height, 0, width, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
  return bytes([0xff, 0xd8], first, frame, [0xff, 0xd9]);
}

/** @param {number} orientation */
function exif_segment(orientation) {
  const tiff = bytes('MM', [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
  return [...bytes([0xff, 0xe1, 0, tiff.length + 8], 'Exif\0\0'), ...tiff];
}

/**
 * @param {number} width
 * @param {number} height
 */
export function gif(width, height) {
  return bytes('GIF89a', [width, 0, height, 0, 0, 0, 0], ';');
}

/**
 * @param {number} width
 * @param {number} height
 */
export function bmp(width, height) {
  const header = [40, 0, 0, 0, width, 0, 0, 0, height, 0, 0, 0, 1, 0, 24, 0];
  return bytes('BM', [58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0], header, Array(28).fill(0));
}

/**
 * @param {number} width
 * @param {number} height
 */
export function webp(width, height) {
  const canvas = [0, 0, 0, 0, width - 1, 0, 0, height - 1, 0, 0];
  return bytes('RIFF', [22, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0], canvas);
}

/**
 * Its size is a property (`ispe`) of the item that is named as the primary one (`pitm`) and has it (`ipma`).
 * @param {number} width
 * @param {number} height
 */
export function avif(width, height) {
  const primary = box('pitm', [0, 0, 0, 0, 0, 1]);
  const container = box('ipco', box('ispe', [0, 0, 0, 0, 0, 0, 0, width, 0, 0, 0, height]));
  const associations = box('ipma', [0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 0x81]);
  const properties = box('iprp', [...container, ...associations]);
  const brands = box('ftyp', [...bytes('avif', [0, 0, 0, 0], 'avif')]);
  return Buffer.from([...brands, ...box('meta', [0, 0, 0, 0, ...primary, ...properties])]);
}

/**
 * @param {string} kind
 * @param {number[]} body
 * @returns {number[]} a box of an ISO file, less than 256 bytes long
 */
function box(kind, body) {
  return [0, 0, 0, body.length + 8, ...bytes(kind), ...body];
}

/** @param {string} attributes */
export function svg(attributes) {
  return Buffer.from(
    `<?xml version="1.0"?>\n<!-- drawn by hand -->\n<svg xmlns="http://www.w3.org/2000/svg" ${attributes}/>`,
  );
}
