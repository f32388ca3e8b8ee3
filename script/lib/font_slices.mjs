/**
 * The Chinese face in slices, for view.html, whose reports are not known beforehand: a browser without a Chinese font
 * fetches those that hold what it shows. The slices hold the characters of GB 2312, the most common ones first and finely
 * cut. Made once by the build; `script/pack` copies them.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import cut_font from 'subset-font';

import { FEATURES, unicode_range } from './font_subset.mjs';

const slice_length = 260; // characters: some 90 kB

/** @typedef {{name: string, range: string}} FontSlice */

/**
 * @param {string} fonts folder with NotoSansSC-Regular.otf; the slices go into its folder `slices`
 * @param {(line: string) => void} log
 * @returns {Promise<void>}
 */
export async function make_slices(fonts, log) {
  const folder = join(fonts, 'slices');
  const listing = join(folder, 'slices.json');
  if (await readFile(listing).catch(() => undefined)) return;
  await mkdir(folder, { recursive: true });
  const face = await readFile(join(fonts, 'NotoSansSC-Regular.otf'));
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

/**
 * GB 2312 has symbols in its rows 1 to 9, the common characters in rows 16 to 55, the less common ones in 56 to 87.
 * @returns {string[][]}
 */
function slice_characters() {
  const latin = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
  const symbols = [...new Set([...latin, ...'\u00a0–—‘’“”…·•™©®×÷±°‰€￥', ...rows(1, 9)])];
  const han = rows(16, 87);
  const slices = [symbols];
  for (let i = 0; i < han.length; i += slice_length) slices.push(han.slice(i, i + slice_length));
  return slices;
}

/**
 * @param {number} first
 * @param {number} last
 * @returns {string[]} characters
 */
function rows(first, last) {
  const decoder = new TextDecoder('gb18030');
  /** @type {string[]} */
  const characters = [];
  for (let row = first; row <= last; ++row) {
    for (let cell = 1; cell <= 94; ++cell) {
      const character = decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell));
      // Places that GB 2312 leaves empty are private characters.
      if (!/[\ufffd\p{Co}\p{Cn}]/u.test(character)) characters.push(character);
    }
  }
  return characters;
}
