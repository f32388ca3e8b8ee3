/** Asks the index which sections hold all pieces of a query, and puts them into order. */

import { read_list } from './posting_lists.js';

/** @typedef {import('./index_files.js').SearchIndex} SearchIndex */
/** @typedef {import('./index_files.js').Segment} Segment */
/** @typedef {import('./index_files.js').LoadPart} LoadPart */
/** @typedef {import('./index_files.js').Shard} Shard */

/** How good a find is: the lower the better. */
export const Rank = Object.freeze({ title: 0, heading: 1, text: 2 });

/**
 * @typedef {object} Candidate a section that may hold what is looked for
 * @property {number} rank one of Rank, as far as the pieces tell
 * @property {number} age of its report: 0 is the newest
 * @property {string} file of its report
 * @property {number} section its number in the report
 */

/** @param {Candidate} one @param {Candidate} other */
export const better_first = (one, other) => one.rank - other.rank || one.age - other.age || one.section - other.section;

/**
 * @param {SearchIndex} index
 * @param {string[]} pieces at least one
 * @param {LoadPart} load
 * @returns {Promise<Candidate[]>} the best first
 */
export async function find_candidates({ segments }, pieces, load) {
  let newer = segments.reduce((sum, { reports }) => sum + reports.length, 0);
  const found = segments.map((segment) => {
    newer -= segment.reports.length;
    return candidates_of(segment, pieces, newer, load);
  });
  return (await Promise.all(found)).flat().sort(better_first);
}

/**
 * @param {Segment} segment
 * @param {string[]} pieces
 * @param {number} newer how many reports are newer than all of the segment
 * @param {LoadPart} load
 * @returns {Promise<Candidate[]>}
 */
async function candidates_of(segment, pieces, newer, load) {
  const lists = await Promise.all(pieces.map((piece) => lists_of(segment, piece, load)));
  if (lists.some((list) => list === undefined)) return [];
  const in_headings = new Map();
  const anywhere = new Map();
  for (const [headings, texts] of /** @type {[string, string][]} */ (lists)) {
    for (const section of read_list(headings)) count(in_headings, section);
    for (const section of [...read_list(headings), ...read_list(texts)]) count(anywhere, section);
  }
  const has_all = (/** @type {Map<number, number>} */ counts, /** @type {number} */ section) =>
    counts.get(section) === pieces.length;
  const sections = Array.from(anywhere.keys()).filter((section) => has_all(anywhere, section));
  const place_of = section_places(segment);
  return sections.map((number) => {
    const { report, section } = place_of(number);
    const rank = !has_all(in_headings, number) ? Rank.text : section === 0 ? Rank.title : Rank.heading;
    return { rank, age: newer + segment.reports.length - 1 - report, file: segment.reports[report], section };
  });
}

/** @param {Map<number, number>} counts @param {number} section */
const count = (counts, section) => counts.set(section, (counts.get(section) ?? 0) + 1);

/**
 * @param {Segment} segment
 * @param {string} piece
 * @param {LoadPart} load
 * @returns {Promise<[in_headings: string, in_texts: string] | undefined>}
 */
async function lists_of({ pieces, shards }, piece, load) {
  const behind = first_index(pieces.length, (index) => pieces[index] > piece);
  if (behind === 0) return undefined;
  const shard = /** @type {Shard} */ (await load(shards[behind - 1]));
  return shard[piece];
}

/** @param {Segment} segment @returns {(number: number) => {report: number, section: number}} */
function section_places({ sections }) {
  let sum = 0;
  const begins = sections.map((length) => {
    sum += length;
    return sum - length;
  });
  return (number) => {
    const report = first_index(begins.length, (index) => begins[index] > number) - 1;
    return { report, section: number - begins[report] };
  };
}

/**
 * @param {number} length
 * @param {(index: number) => boolean} holds from some index on
 * @returns {number} that index, or the length
 */
function first_index(length, holds) {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
