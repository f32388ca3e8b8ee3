/**
 * Writes an OpenType font with CFF outlines as WOFF2 (W3C, WOFF File Format 2.0). The format has no transform for such
 * outlines, so that its tables are compressed as they are: by Node's own Brotli, which is native code.
 */

import { brotliCompressSync, constants } from 'node:zlib';

import { padded, plain_size, tables_of } from './sfnt.mjs';

/** One step below the highest, which takes three times as long. */
const QUALITY = 10;

/** Blocks of 64 kB, each with codes of its own, give a smaller file than the highest quality does with larger ones. */
const BLOCK_BITS = 16;

/** What only lines from top to bottom are set with. */
export const VERTICAL_TABLES = ['vhea', 'vmtx', 'VORG'];

/** Tags that the format knows by their place in its list (section 4.1), as far as a font with CFF outlines has them. */
const KNOWN_TAGS = new Map([
  ...Object.entries({ cmap: 0, head: 1, hhea: 2, hmtx: 3, maxp: 4, name: 5, 'OS/2': 6, post: 7, 'CFF ': 13 }),
  ...Object.entries({ VORG: 14, vhea: 23, vmtx: 24, BASE: 25, GDEF: 26, GPOS: 27, GSUB: 28 }),
]);
const other_tag = 63;

const header_size = 48;
const is_transformed = 1 << 11; // of the flags in `head`: the font has been through an encoder

/** @typedef {import('./sfnt.mjs').Table} Table */

/** @param {Uint8Array} font @returns {boolean} whether the font can be written so */
export function has_cff_outlines(font) {
  return Buffer.from(font.subarray(0, 4)).toString('latin1') === 'OTTO';
}

/**
 * @param {Buffer} font with CFF outlines
 * @returns {Buffer} the same as WOFF2
 */
export function woff2_of(font) {
  const tables = tables_of(font).map(marked);
  const directory = Buffer.concat(tables.map(directory_entry));
  const content = Buffer.concat(tables.map(({ bytes }) => bytes));
  const compressed = compress(content);
  const length = padded(header_size + directory.length + compressed.length);
  const header = Buffer.alloc(header_size);
  header.write('wOF2OTTO', 'latin1');
  header.writeUInt32BE(length, 8);
  header.writeUInt16BE(tables.length, 12);
  header.writeUInt32BE(plain_size(tables), 16);
  header.writeUInt32BE(compressed.length, 20);
  header.writeUInt16BE(1, 24); // version 1.0 of the file
  return Buffer.concat([header, directory, compressed], length);
}

/** @param {Table} table @returns {Table} */
function marked({ tag, bytes }) {
  if (tag !== 'head') return { tag, bytes };
  const copy = Buffer.from(bytes);
  copy.writeUInt16BE(copy.readUInt16BE(16) | is_transformed, 16);
  return { tag, bytes: copy };
}

/** @param {Table} table */
function directory_entry({ tag, bytes }) {
  const known = KNOWN_TAGS.get(tag);
  const name = known === undefined ? [other_tag, ...Buffer.from(tag, 'latin1')] : [known];
  return Buffer.from([...name, ...base_128(bytes.length)]);
}

/** @param {number} number @returns {number[]} seven bits a byte, the highest first (UIntBase128) */
function base_128(number) {
  const bytes = [number & 127];
  for (let rest = number >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 127) | 128);
  return bytes;
}

/** @param {Buffer} content */
function compress(content) {
  return brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT,
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_LGBLOCK]: BLOCK_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
}
