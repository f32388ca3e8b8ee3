/**
 * Writes what the libraries' own tables of Unicode say of each character as one table, in a quarter of their room:
 *
 *   node unicode_data.mjs UNIBREAK_SOURCE SHEENBIDI_SOURCE CMARK_SOURCE FOLDER
 *
 * FOLDER/unicode_data.inc is read by src/base/unicode_data.cpp, which says what it holds. Neighbours that have all in
 * common are a run, and there are few different ones. Where an upstream file is not what is known here, nothing is
 * written.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CODE_POINTS = 0x110000;
const RANGE = /\{\s*0x([0-9A-F]+), 0x([0-9A-F]+)(?:, (\w+))?\s*\}/g;
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

/** @typedef {string[]} Values of each code point, as C++ @typedef {{record: string, length: number}} Run */

/**
 * @param {boolean} known
 * @param {string} problem
 */
function require_known(known, problem) {
  if (!known) throw new Error(`The tables of Unicode are not those that this build knows: ${problem}`);
}

/**
 * @param {Values} values
 * @param {number} first
 * @param {number} last
 * @param {string} value
 */
function set_range(values, first, last, value) {
  values.fill(value, first, Math.min(last + 1, CODE_POINTS));
}

/**
 * @param {string} source of libunibreak's: an array of {FIRST, LAST, VALUE}
 * @param {string} other  what a character is that stands in none of them
 */
function values_of_ranges(source, other) {
  /** @type {Values} */
  const values = new Array(CODE_POINTS).fill(other);
  const ranges = [...source.matchAll(RANGE)];
  require_known(ranges.length > 50, `${ranges.length} ranges were read`);
  for (const [, first, last, value] of ranges) {
    set_range(values, parseInt(first, 16), parseInt(last, 16), value ?? 'true');
  }
  return values;
}

/** @param {string} source linebreakdata.c, which lists the first 65,536 code points one by one */
function line_break_classes(source) {
  const values = values_of_ranges(source, 'LBP_XX');
  const listed = source.slice(source.indexOf('lb_prop_bmp[] =')).match(/LBP_\w+/g) ?? [];
  require_known(listed.length === 0x10000, `${listed.length} line breaking classes were read`);
  listed.forEach((value, codepoint) => (values[codepoint] = value));
  // Rule LB1, as libunibreak has it.
  return values.map((value) => (['LBP_SA', 'LBP_SG', 'LBP_XX'].includes(value) ? 'LBP_AL' : value));
}

/** @param {string} source eastasianwidthdata.c  @param {Values} line_breaks */
function wide_brackets(source, line_breaks) {
  const is_wide = (/** @type {string} */ width) => ['EAW_F', 'EAW_H', 'EAW_W'].includes(width);
  const is_bracket = (/** @type {string} */ value) => ['LBP_OP', 'LBP_CP'].includes(value);
  return values_of_ranges(source, 'EAW_N').map((width, codepoint) =>
    String(is_wide(width) && is_bracket(line_breaks[codepoint])),
  );
}

/**
 * @param {string} source
 * @param {string} name of a C array
 */
function array_of(source, name) {
  const [, size, text] = new RegExp(`${name}\\[(\\d+)\\] = \\{([^}]*)\\}`).exec(source) ?? [];
  const elements = (text ?? '').replace(/\/\*.*?\*\//g, '').match(/\w+/g) ?? [];
  require_known(elements.length === Number(size), `${elements.length} of ${size} elements of ${name} were read`);
  return elements;
}

/** @param {string} source BidiTypeLookup.c: blocks of 16 code points, found in two steps */
function bidi_types(source) {
  const blocks = array_of(source, 'PrimaryBidiTypeData');
  const main = array_of(source, 'MainBidiTypeIndexes').map(Number);
  const branch = array_of(source, 'BranchBidiTypeIndexes').map(Number);
  const type = (/** @type {number} */ codepoint) =>
    blocks[main[branch[codepoint >> 10] + ((codepoint & 0x3ff) >> 4)] + (codepoint & 0xf)];
  return Array.from({ length: CODE_POINTS }, (_, codepoint) => `SBBidiType${type(codepoint)}`);
}

/** @param {string} source cmark-gfm's utf8.c, where a condition lists what is punctuation */
function punctuation(source) {
  const condition = /int cmark_utf8proc_is_punctuation\(int32_t uc\) \{\s*return \(([^;]*)\);/.exec(source)?.[1] ?? '';
  const known =
    /^\s*\(uc < 128 && cmark_ispunct\(\(char\)uc\)\)(\s*\|\|\s*(uc == \d+|\(uc >= \d+ && uc <= \d+\)))+\s*$/;
  require_known(known.test(condition), 'punctuation is told in another way');
  /** @type {Values} */
  const values = new Array(CODE_POINTS).fill('false');
  for (const [mark] of '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~') values[mark.charCodeAt(0)] = 'true';
  for (const [, single, first, last] of condition.matchAll(/uc == (\d+)|uc >= (\d+) && uc <= (\d+)/g)) {
    set_range(values, Number(single ?? first), Number(single ?? last), 'true');
  }
  return values;
}

/** Syllables of Hangul that end in a vowel are every 28th of all (Unicode 3.12): the reader sets them apart again. */
function with_syllables_alike(/** @type {string[]} */ records) {
  const [open, closed] = [records[FIRST_SYLLABLE], records[FIRST_SYLLABLE + 1]];
  for (let codepoint = FIRST_SYLLABLE; codepoint <= LAST_SYLLABLE; ++codepoint) {
    const expected = (codepoint - FIRST_SYLLABLE) % 28 === 0 ? open : closed;
    require_known(records[codepoint] === expected, 'the syllables of Hangul are others');
    records[codepoint] = closed;
  }
  return { records, open };
}

/** @param {string[]} records @returns {Run[]} */
function runs_of(records) {
  /** @type {Run[]} */
  const runs = [];
  for (const record of records) {
    const last = runs.at(-1);
    if (last?.record === record) ++last.length;
    else runs.push({ record, length: 1 });
  }
  return runs;
}

/** Seven bits in a byte, the lowest first; all but the last are marked by the highest bit. */
function bytes_of(/** @type {number} */ number) {
  const bytes = [];
  for (; number >= 0x80; number >>= 7) bytes.push((number & 0x7f) | 0x80);
  return [...bytes, number];
}

/** @param {Values[]} columns  of each member of kanbao_character, in its order */
function unicode_table(columns) {
  const each = columns[0].map((_, codepoint) => columns.map((values) => values[codepoint]).join());
  const { records, open } = with_syllables_alike(each);
  const runs = runs_of(records);
  const different = [...new Set([open, ...runs.map(({ record }) => record)])].sort();
  require_known(different.length < 0x100, 'there are too many different characters');
  const numbers = new Map(different.map((record, index) => [record, index]));
  return [
    `constexpr kanbao_character CHARACTERS[] = {${different.map((record) => `{${record}}`).join(',\n')}};`,
    `constexpr std::uint8_t RUN_CHARACTERS[] = {${runs.map(({ record }) => numbers.get(record))}};`,
    `constexpr std::uint8_t RUN_LENGTHS[] = {${runs.flatMap(({ length }) => bytes_of(length))}};`,
    `constexpr std::uint8_t OPEN_SYLLABLE = ${numbers.get(open)};`,
    '',
  ].join('\n');
}

const [unibreak, sheenbidi, cmark, folder] = process.argv.slice(2);
/** @param {string[]} path */
const upstream = (...path) => readFileSync(join(...path), 'utf8');
const line_breaks = line_break_classes(upstream(unibreak, 'linebreakdata.c'));
const table = unicode_table([
  line_breaks,
  values_of_ranges(upstream(unibreak, 'indicconjunctbreakdata.c'), 'InCB_None'),
  values_of_ranges(upstream(unibreak, 'graphemebreakdata.c'), 'GBP_Other'),
  values_of_ranges(upstream(unibreak, 'emojidata.c'), 'false'),
  wide_brackets(upstream(unibreak, 'eastasianwidthdata.c'), line_breaks),
  punctuation(upstream(cmark, 'utf8.c')),
  bidi_types(upstream(sheenbidi, 'Data/BidiTypeLookup.c')),
]);
mkdirSync(folder, { recursive: true });
// What has not changed is not compiled again.
const file = join(folder, 'unicode_data.inc');
if (!existsSync(file) || readFileSync(file, 'utf8') !== table) writeFileSync(file, table);
