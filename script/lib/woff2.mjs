/**
 * Writes an OpenType font with CFF outlines as WOFF2, and reads what it has written (W3C, WOFF File Format 2.0). The format has no transform for such
 * outlines, so that its tables are compressed as they are: by Node's own Brotli, which is native code.
 */

import { promisify } from 'node:util';
import { brotliCompressSync, brotliDecompress, constants } from 'node:zlib';

import { Problem } from '../../web/report/problem.js';
import { font_of, padded, plain_size, tables_of } from './sfnt.mjs';

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
const TAGS = new Map([...KNOWN_TAGS].map(([tag, number]) => [number, tag]));
const other_tag = 63;

const header_size = 48;
const is_transformed = 1 << 11; // of the flags in `head`: the font has been through an encoder

/** @typedef {import('./sfnt.mjs').Table} Table */

/**
 * @param {Buffer} font throws a Problem where it has other outlines than CFF
 * @returns {Buffer} the same as WOFF2
 */
export function woff2_of(font) {
  if (font.toString('latin1', 0, 4) !== 'OTTO') throw new Problem('this is no OpenType font with CFF outlines (OTTO).');
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

/**
 * @param {Buffer} woff2 as `woff2_of` writes it
 * @returns {Promise<Buffer>} the font, without checksums
 */
export async function font_of_woff2(woff2) {
  let place = header_size;
  const next = () => woff2[place++];
  const entries = Array.from({ length: woff2.readUInt16BE(12) }, () => {
    const tag = TAGS.get(next()) ?? String.fromCharCode(next(), next(), next(), next());
    return { tag, length: read_base_128(next) };
  });
  const content = await promisify(brotliDecompress)(woff2.subarray(place, place + woff2.readUInt32BE(20)));
  let offset = 0;
  return font_of(
    entries.map(({ tag, length }) => {
      const bytes = content.subarray(offset, offset + length);
      offset += length;
      return { tag, bytes };
    }),
  );
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

/** @param {() => number} next byte @returns {number} */
function read_base_128(next) {
  let number = 0;
  for (;;) {
    const byte = next();
    number = number * 128 + (byte & 127);
    if (byte < 128) return number;
  }
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
