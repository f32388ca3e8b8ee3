/**
 * Writes a PNG with a palette of at most 256 colours: for drawings of flat colours a third of the bytes of true colour,
 * and no difference that an eye would find. Alpha is dropped. The same pixels always give the same bytes.
 */

import { deflateSync } from 'node:zlib';

const PALETTE_SIZE = 256;
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * @typedef {object} ColourCount
 * @property {number} colour 0xRRGGBB
 * @property {number} count pixels that have it
 */

/**
 * @param {{width: number, height: number, data: Uint8Array}} picture RGBA, row by row
 * @returns {Buffer} a PNG file
 */
export function palette_png({ width, height, data }) {
  const boxes = cut_colours(count_colours(data));
  const index_of = new Map(boxes.flatMap((box, index) => box.map(({ colour }) => [colour, index])));
  // Each row begins with the number of its filter: 0, none, is the best one for palettes.
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 4) {
      rows[y * (width + 1) + x + 1] = /** @type {number} */ (index_of.get(colour_at(data, at)));
    }
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(width, height)),
    chunk('PLTE', Buffer.from(boxes.flatMap(mean_colour))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {Uint8Array} data @param {number} at */
function colour_at(data, at) {
  return (Number(data[at]) << 16) | (Number(data[at + 1]) << 8) | Number(data[at + 2]);
}

/** @param {number} colour @param {number} channel 0 red, 1 green, 2 blue */
function channel_of(colour, channel) {
  return (colour >> (16 - 8 * channel)) & 0xff;
}

/** @param {Uint8Array} data @returns {ColourCount[]} */
function count_colours(data) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const colour = colour_at(data, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts].map(([colour, count]) => ({ colour, count }));
}

/**
 * Median cut: the box whose colours differ most, weighted by the root of how many pixels have them, is halved until
 * there are as many boxes as the palette has places. The grounds of a drawing end in boxes of their own and stay exact.
 * @param {ColourCount[]} colours
 */
function cut_colours(colours) {
  let boxes = [measured(colours)];
  while (boxes.length < PALETTE_SIZE) {
    const widest = boxes.reduce((best, box) => (box.weight > best.weight ? box : best));
    if (widest.weight === 0) break;
    boxes = boxes.filter((box) => box !== widest).concat(halves(widest).map(measured));
  }
  return boxes.map((box) => box.colours);
}

/** @param {ColourCount[]} colours */
function measured(colours) {
  const spreads = [0, 1, 2].map((channel) => {
    const values = colours.map(({ colour }) => channel_of(colour, channel));
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  });
  const spread = Math.max(...spreads);
  const pixels = colours.reduce((sum, { count }) => sum + count, 0);
  return { colours, channel: spreads.indexOf(spread), weight: spread * Math.sqrt(pixels) };
}

/** @param {{colours: ColourCount[], channel: number}} box of at least two colours */
function halves({ colours, channel }) {
  const sorted = [...colours].sort(
    (a, b) => channel_of(a.colour, channel) - channel_of(b.colour, channel) || a.colour - b.colour,
  );
  const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2;
  let middle = 0;
  for (let seen = 0; seen < half; middle += 1) seen += /** @type {ColourCount} */ (sorted[middle]).count;
  const cut = Math.min(Math.max(middle, 1), sorted.length - 1);
  return [sorted.slice(0, cut), sorted.slice(cut)];
}

/** @param {ColourCount[]} box */
function mean_colour(box) {
  const pixels = box.reduce((sum, { count }) => sum + count, 0);
  return [0, 1, 2].map((channel) =>
    Math.round(box.reduce((sum, { colour, count }) => sum + channel_of(colour, channel) * count, 0) / pixels),
  );
}

/** @param {number} width @param {number} height */
function header(width, height) {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes.set([8, 3, 0, 0, 0], 8); // 8 bits, palette, deflate, filters by row, not interlaced
  return bytes;
}

/** @param {string} type four letters @param {Buffer} body */
function chunk(type, body) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const content = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}

/** CRC-32 as the PNG specification (annex D) defines it; Node 18 has none of its own. @param {Buffer} bytes */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
