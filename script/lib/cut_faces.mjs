/**
 * Makes the Chinese faces that come with kanbao (`han_faces.mjs`) from whole ones, which have 30,000 characters and weigh 16 MB
 * each. Made once by the build. Throws a Problem where a whole one has other outlines than CFF, which `hb-subset` keeps.
 */

import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import table from 'opencc-js/dict/TSCharacters';

import { FEATURES } from './font_subset.mjs';
import { SYMBOLS, characters_of_rows } from './font_slices.mjs';
import { FACE_STYLES, face_file } from './han_faces.mjs';
import { VERTICAL_TABLES, woff2_of } from './woff2.mjs';

/**
 * @param {string} whole folder of the whole faces
 * @param {string} fonts where the cut ones go
 * @param {(line: string) => void} log
 */
export async function cut_faces(whole, fonts, log) {
  const listing = join(whole, 'characters.txt');
  const characters = face_characters();
  const files = FACE_STYLES.map((style) => join(fonts, face_file(style)));
  const present = await Promise.all([readFile(listing, 'utf8'), ...files.map((file) => readFile(file))]).catch(() => [
    '',
  ]);
  if (present[0] === characters) return;
  await writeFile(listing, characters);
  for (const [place, style] of FACE_STYLES.entries()) {
    const cut = join(whole, `cut-${style}.otf`);
    await promisify(execFile)('hb-subset', [
      `--text-file=${listing}`,
      `--layout-features=${FEATURES.join()}`,
      `--drop-tables+=${VERTICAL_TABLES.join()}`,
      `--output-file=${cut}`,
      join(whole, `NotoSansSC-${style}.otf`),
    ]);
    await writeFile(files[place], woff2_of(await readFile(cut)));
    log(`Chinese face ${place + 1} of ${FACE_STYLES.length}`);
  }
}

/**
 * @returns {string} the characters of GB 2312, of Big5 and of OpenCC, which knows those simplified ones that came later and stand
 *   in names, such as 镕
 */
function face_characters() {
  const simplified = [...table].filter((character) => /\p{Script=Han}/u.test(character));
  const traditional = characters_of_rows('big5', { first: 0xa1, last: 0xf9 }, [
    ...span(0x40, 0x7e),
    ...span(0xa1, 0xfe),
  ]);
  const common = characters_of_rows('gb18030', { first: 0xa1, last: 0xf7 }, span(0xa1, 0xfe));
  return [...new Set([...SYMBOLS, ...common, ...traditional, ...simplified])].sort().join('');
}

/** @param {number} first @param {number} last */
const span = (first, last) => Array.from({ length: last - first + 1 }, (_, step) => first + step);
