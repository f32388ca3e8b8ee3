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

/** @typedef {{name: string, bytes: number[]}} NamedCharacter @typedef {{from: number, to: number[]}} Folding */
/** @typedef {{first: number, last: number, step: number, delta: number}} FoldingRange */

/**
 * @param {boolean} known
 * @param {string} problem
 */
function require_known(known, problem) {
  if (!known) throw new Error(`cmark-gfm's tables are not those that this build knows: ${problem}`);
}

/** @param {string} source  @returns {NamedCharacter[]} */
function named_characters(source) {
  const named = [...source.matchAll(NAMED_CHARACTER)].map(([, name, bytes]) => ({
    name,
    bytes: bytes.split(', ').slice(0, -1).map(Number),
  }));
  const count = Number(/#define CMARK_NUM_ENTITIES (\d+)/.exec(source)?.[1]);
  require_known(named.length === count, `${named.length} of ${count} entities were read`);
  require_known(
    named.every(({ name }, index) => index === 0 || named[index - 1].name < name),
    'the entities are not sorted',
  );
  require_known(
    named.every(({ name, bytes }) => name.length < 32 && bytes.length < 8 && /^[A-Za-z]/.test(name)),
    'an entity is longer than its place',
  );
  return named;
}

/** @param {string} a  @param {string} b */
function shared_length(a, b) {
  let length = 0;
  while (length < a.length && a[length] === b[length]) ++length;
  return length;
}

/** @param {NamedCharacter} character  @param {string} before  the name before it */
function name_record({ name, bytes }, before) {
  const shared = shared_length(before, name);
  const rest = [...name.slice(shared)].map((letter) => letter.charCodeAt(0));
  rest[rest.length - 1] |= 0x80;
  return [shared | (bytes.length << 5), ...rest, ...bytes];
}

/** @param {NamedCharacter[]} named */
function named_characters_table(named) {
  /** @type {number[]} */
  const records = [];
  const starts = new Array(128).fill(0);
  named.forEach((character, index) => {
    const before = named[index - 1]?.name ?? '';
    if (before[0] !== character.name[0]) starts[character.name.charCodeAt(0)] = records.length;
    records.push(...name_record(character, before));
  });
  return [
    `constexpr std::uint16_t NAME_STARTS[128] = {${starts}};`,
    `constexpr unsigned char NAME_RECORDS[] = {${records}};`,
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
