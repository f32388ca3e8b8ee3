/**
 * The Chinese face in slices, for view.html, whose reports are not known beforehand: a browser without a Chinese font
 * fetches those that hold what it shows. The slices hold the characters of GB 2312, the most common ones first and finely
 * cut. Made once by the build; `script/pack` copies them.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import cut_font from 'subset-font';

import { FEATURES, unicode_range } from './font_subset.mjs';
import { read_han_face } from './han_faces.mjs';

const slice_length = 260; // characters: some 90 kB

/** @typedef {{name: string, range: string}} FontSlice */

/**
 * @param {string} fonts the build's; the slices go into its folder `slices`
 * @param {(line: string) => void} log
 * @returns {Promise<void>}
 */
export async function make_slices(fonts, log) {
  const folder = join(fonts, 'slices');
  const listing = join(folder, 'slices.json');
  if (await readFile(listing).catch(() => undefined)) return;
  await mkdir(folder, { recursive: true });
  const { font: face } = await read_han_face(fonts, 'Regular');
  const groups = slice_characters();
  /** @type {FontSlice[]} */
  const slices = [];
  for (const [index, characters] of groups.entries()) {
    const cut = await cut_font(face, characters.join(''), { targetFormat: 'woff2', keepFeatures: FEATURES });
    const name = `${String(index).padStart(2, '0')}.woff2`;
    await writeFile(join(folder, name), cut);
    slices.push({
      name,
      range: unicode_range(characters.map((character) => character.codePointAt(0) ?? 0).sort((a, b) => a - b)),
    });
    log(`font slice ${index + 1} of ${groups.length}`);
  }
  await writeFile(listing, `${JSON.stringify(slices)}\n`);
}

/** What no row of GB 2312 has, and reports do. */
export const SYMBOLS = [
  ...Array.from({ length: 95 }, (_, place) => String.fromCharCode(32 + place)),
  ...'\u00a0–—‘’“”…·•™©®×÷±°‰€￥',
];

/**
 * GB 2312 has symbols in its rows 1 to 9, the common characters in rows 16 to 55, the less common ones in 56 to 87.
 * @returns {string[][]}
 */
function slice_characters() {
  const rows = (/** @type {number} */ first, /** @type {number} */ last) =>
    characters_of_rows(
      'gb18030',
      { first: 0xa0 + first, last: 0xa0 + last },
      Array.from({ length: 94 }, (_, cell) => 0xa1 + cell),
    );
  const han = rows(16, 87);
  const slices = [[...new Set([...SYMBOLS, ...rows(1, 9)])]];
  for (let i = 0; i < han.length; i += slice_length) slices.push(han.slice(i, i + slice_length));
  return slices;
}

/**
 * @param {'gb18030' | 'big5'} encoding of two bytes a character
 * @param {{first: number, last: number}} rows first bytes
 * @param {number[]} cells second bytes
 * @returns {string[]} characters
 */
export function characters_of_rows(encoding, { first, last }, cells) {
  const decoder = new TextDecoder(encoding);
  /** @type {string[]} */
  const characters = [];
  for (let row = first; row <= last; row += 1) {
    // Places that the encoding leaves empty are private characters, or none.
    const decoded = cells.map((cell) => decoder.decode(Uint8Array.of(row, cell)));
    characters.push(...decoded.filter((text) => [...text].length === 1 && !/[\ufffd\p{Co}\p{Cn}\p{Cc}]/u.test(text)));
  }
  return characters;
}
