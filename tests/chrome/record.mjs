/**
 * Records in Chromium where it ends the lines of the seeded texts: `node tests/chrome/record.mjs` rewrites lines.txt.
 * Run by hand when the texts change or a new Chromium is to be compared with; it wants `build/fonts` (script/setup).
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { repository } from '../browser/lib/folders.mjs';
import { font_identity } from './lib/font_file.mjs';
import { lines_table } from './lib/lines_table.mjs';
import { RecordingPage } from './lib/recording_page.mjs';
import { seed, table_texts } from './lib/seeded_texts.mjs';

const font_path = join(repository, 'build/fonts/faces/NotoSansSC-Regular.otf');
const table_path = join(repository, 'tests/chrome/lines.txt');

/** `plain` is what every page gets; `strict` is what a page asks for that cares, as web/css/page.css does. */
const plain = { name: 'plain', css: 'overflow-wrap: anywhere' };
const strict = { name: 'strict', css: 'overflow-wrap: anywhere; line-break: strict; text-autospace: normal' };

/** Written twice they are one mark, which need not be as wide as two. */
const double_marks = ['——', '……'];

/** @param {string[]} texts @returns {string[]} every cluster of them once, in order of code points */
function pieces_of(texts) {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
  const clusters = texts.flatMap((text) => [...segmenter.segment(text)].map(({ segment }) => segment));
  return [...new Set([...clusters, ...double_marks])].sort();
}

/**
 * Marks and signs: whoever takes a part of their cell away asks how much of it is blank.
 * @param {string} piece
 */
const has_blank = (piece) => /^[\p{P}\p{S}]+$/u.test(piece) && !/\p{Emoji_Presentation}/u.test(piece);

const gap = 125;
const edge_of_han = /(?<=\p{Script=Han})(?=[0-9\p{Script=Latin}])|(?<=[0-9\p{Script=Latin}])(?=\p{Script=Han})/gu;

/**
 * Chromium's autospace parts Han from ! # % & , . : ; ? @ and \ too, which rule 7 does not want: a text in which it does
 * is not recorded as `strict`, because no line of ours could say why it ends elsewhere.
 * @param {string} text
 * @param {number} added by autospace to the text's width
 */
function is_spaced_as_we_do(text, added) {
  return Math.abs(added - gap * [...text.matchAll(edge_of_han)].length) <= 1;
}

/**
 * @param {RecordingPage} page
 * @param {import('./lib/seeded_texts.mjs').SeededText} seeded
 */
async function record_text(page, { kind, text, widths }) {
  const [width] = await page.widths([text]);
  const [spaced] = await page.widths([text], 'text-autospace: normal');
  const settings = is_spaced_as_we_do(text, spaced - width) ? [plain, strict] : [plain];
  const lines = [];
  for (const { name, css } of settings) {
    const starts = await page.line_starts(text, widths, css);
    lines.push(...widths.map((column, i) => ({ setting: name, width: column, starts: starts[i] })));
  }
  return { kind, text, width, lines };
}

const seeded = table_texts();
const page = await RecordingPage.open(font_path);
const shown_texts = seeded.map(({ text }) => text);
const pieces = pieces_of(shown_texts);
const texts = [];
for (const text of seeded) texts.push(await record_text(page, text));
const recording = {
  chromium: page.chromium_version,
  font: font_identity(font_path),
  date: new Date().toISOString().slice(0, 10),
  seed,
  settings: [plain, strict],
  pieces: await page.pieces(pieces),
  blanks: await page.blanks(pieces.filter(has_blank)),
  texts,
};
await page.close();
writeFileSync(table_path, lines_table(recording));
console.log(`${texts.length} texts, ${texts.flatMap(({ lines }) => lines).length} settings of lines: ${table_path}`);
