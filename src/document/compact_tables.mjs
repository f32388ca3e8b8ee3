/**
 * Writes cmark-gfm's two large tables in a form that weighs little in the module, each from the upstream's own file:
 *
 *   node compact_tables.mjs CMARK_SOURCE FOLDER
 *
 * FOLDER/named_characters.inc and FOLDER/case_folding.inc are read by src/document/named_characters.cpp and
 * case_folding.cpp, which say what they hold. Where an upstream file is not what is known here, nothing is written.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAMED_CHARACTER = /^\{\(unsigned char\*\)"(\w+)", \{((?:\d+, )+)0\}\},?$/gm;
const FOLDED_CHARACTER = /case (0x[0-9A-F]+):\s+((?:bufpush\(0x[0-9A-F]+\);\s+)+)break;/g;

/** @typedef {{name: string, codepoints: number[]}} NamedCharacter @typedef {{from: number, to: number[]}} Folding */
/** @typedef {{first: number, last: number, step: number, delta: number}} FoldingRange */

/**
 * @param {boolean} known
 * @param {string} problem
 */
function require_known(known, problem) {
  if (!known) throw new Error(`cmark-gfm's tables are not those that this build knows: ${problem}`);
}

/** @param {string} list of the bytes of UTF-8 */
function codepoints_of(list) {
  const bytes = list.split(', ').slice(0, -1).map(Number);
  return [...Buffer.from(bytes).toString('utf8')].map((character) => /** @type {number} */ (character.codePointAt(0)));
}

/** @param {string} source  @returns {NamedCharacter[]} in the order of their characters */
function named_characters(source) {
  const named = [...source.matchAll(NAMED_CHARACTER)].map(([, name, bytes]) => ({
    name,
    codepoints: codepoints_of(bytes),
  }));
  const count = Number(/#define CMARK_NUM_ENTITIES (\d+)/.exec(source)?.[1]);
  require_known(named.length === count, `${named.length} of ${count} entities were read`);
  require_known(
    named.every(({ name, codepoints }) => /^[A-Za-z][A-Za-z0-9]{1,30}$/.test(name) && codepoints.length <= 2),
    'an entity is longer than its place',
  );
  return named.sort((a, b) => a.codepoints[0] - b.codepoints[0] || (a.name < b.name ? -1 : 1));
}

/** Seven bits in a byte, the lowest first; all but the last are marked by the highest bit. */
function bytes_of(/** @type {number} */ number) {
  const bytes = [];
  for (; number >= 0x80; number >>= 7) bytes.push((number & 0x7f) | 0x80);
  return [...bytes, number];
}

/** @param {NamedCharacter[]} named */
function named_characters_table(named) {
  let before = 0;
  const steps = named.flatMap(({ codepoints: [first, second] }) => {
    const step = (first - before) * 2;
    before = first;
    return second ? [...bytes_of(step + 1), ...bytes_of(second)] : bytes_of(step);
  });
  return [
    `constexpr int NAME_COUNT = ${named.length};`,
    `constexpr char NAMES[] = "${named.map(({ name }) => `${name} `).join('')}";`,
    `constexpr std::uint8_t CHARACTER_STEPS[] = {${steps}};`,
    '',
  ].join('\n');
}

/** @param {string} source  @returns {Folding[]} */
function foldings(source) {
  const folded = [...source.matchAll(FOLDED_CHARACTER)].map(([, from, pushes]) => ({
    from: Number(from),
    to: [...pushes.matchAll(/0x[0-9A-F]+/g)].map(Number),
  }));
  const count = source.match(/\bcase\b/g)?.length;
  require_known(folded.length === count, `${folded.length} of ${count} foldings were read`);
  require_known(/default:\s+bufpush\(c\);/.test(source), 'other characters do not stay as they are');
  require_known(
    folded.every(({ from, to }) => to.length === 1 || (to.length <= 3 && Math.max(from, ...to) <= 0xffff)),
    'a folding is longer than its place',
  );
  return folded.sort((a, b) => a.from - b.from);
}

/** Lengthens the last range by the folding, if it goes on as the range does. */
function lengthened(/** @type {FoldingRange | undefined} */ range, /** @type {Folding} */ { from, to }) {
  if (range?.delta !== to[0] - from) return false;
  const step = from - range.last;
  if (step > 2 || (range.last > range.first && step !== range.step)) return false;
  range.step = step;
  range.last = from;
  return true;
}

/** @param {Folding[]} single */
function folding_ranges(single) {
  /** @type {FoldingRange[]} */
  const ranges = [];
  for (const folding of single) {
    if (lengthened(ranges.at(-1), folding)) continue;
    ranges.push({ first: folding.from, last: folding.from, step: 1, delta: folding.to[0] - folding.from });
  }
  return ranges;
}

/** @param {Folding[]} folded */
function case_folding_table(folded) {
  const ranges = folding_ranges(folded.filter(({ to }) => to.length === 1));
  const several = folded.filter(({ to }) => to.length > 1);
  return [
    'constexpr FoldingRange FOLDING_RANGES[] = {',
    ...ranges.map(({ first, last, step, delta }) => `{${first}, ${last}, ${step}, ${delta}},`),
    '};',
    'constexpr SeveralFolding SEVERAL_FOLDINGS[] = {',
    ...several.map(({ from, to }) => `{${from}, {${to}}},`),
    '};',
    '',
  ].join('\n');
}

/** What has not changed is not compiled again. */
function write_changed(/** @type {string} */ file, /** @type {string} */ text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

const [source, folder] = process.argv.slice(2);
/** @param {string} name */
const upstream = (name) => readFileSync(join(source, name), 'utf8');
const tables = {
  'named_characters.inc': named_characters_table(named_characters(upstream('entities.inc'))),
  'case_folding.inc': case_folding_table(foldings(upstream('case_fold_switch.inc'))),
};
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(tables)) write_changed(join(folder, name), text);
