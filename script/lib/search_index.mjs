/**
 * The index by which a site is searched (web/search/), as files that a page fetches piece by piece: which sections hold which
 * pieces of text, and the sections themselves. Reports are taken oldest first and some hundred at a time, so that a new one changes the
 * files of the last segment only. It is a function of the reports alone; nothing here reads or writes a file.
 */

import { gzipSync } from 'node:zlib';

import { folded_text } from '../../web/search/folded_text.js';
import { index_address, index_version, part_address } from '../../web/search/index_files.js';
import { written_list } from '../../web/search/posting_lists.js';
import { pieces_of } from '../../web/search/text_pieces.js';
import { classic_part } from './classic_part.mjs';
import { short_hash } from './hash.mjs';

/** @typedef {import('../../web/search/index_files.js').Segment} Segment */
/** @typedef {import('../../web/search/index_files.js').SearchedReport} SearchedReport */

/**
 * @typedef {object} SearchRecord what is searched of a report
 * @property {string} name
 * @property {string} title
 * @property {string} language BCP 47
 * @property {string} date
 * @property {{name: string}[]} authors
 * @property {{heading: string, anchor: string, text: string}[]} sections in reading order; what stands before the first heading
 *   has neither heading nor anchor
 */

/** @typedef {{segment: Segment, files: Record<string, string>}} IndexedSegment `files` by their names in the site */

const REPORTS_PER_SEGMENT = 500;
/** A step of a list is one character (web/search/posting_lists.js): so many sections can be counted. */
const SECTIONS_PER_SEGMENT = 100_000;
/** Characters of lists in a file: about 3 kB when it is sent. */
const CHARACTERS_PER_FILE = 5000;

/**
 * @param {SearchRecord[]} records the oldest first
 * @returns {SearchRecord[][]}
 */
export function segments_of(records) {
  /** @type {SearchRecord[][]} */
  const segments = [];
  let sections = 0;
  for (const record of records) {
    const last = segments[segments.length - 1];
    sections += record.sections.length + 1;
    if (last && last.length < REPORTS_PER_SEGMENT && sections <= SECTIONS_PER_SEGMENT) {
      last.push(record);
    } else {
      segments.push([record]);
      sections = record.sections.length + 1;
    }
  }
  return segments;
}

/**
 * @param {SearchRecord[]} records of one segment
 * @returns {IndexedSegment}
 */
export function index_segment(records) {
  /** @type {Record<string, string>} */
  const files = {};
  const keep = (/** @type {unknown} */ value) => {
    const content = classic_part(gzipSync(JSON.stringify(value), { level: 9 }).toString('base64'));
    const hash = short_hash(content);
    files[part_address(hash)] = content;
    return hash;
  };
  const reports = records.map(searched_report);
  const shards = shards_of(postings_of(reports));
  const segment = {
    reports: reports.map(keep),
    sections: reports.map(({ sections }) => sections.length),
    pieces: shards.map(([[first]]) => first),
    shards: shards.map((shard) => keep(Object.fromEntries(shard))),
  };
  return { segment, files };
}

/**
 * @param {Segment[]} segments in the order of their reports
 * @returns {[name: string, content: string]} the file that leads to all others; its name is always the same
 */
export function index_file(segments) {
  const index = { version: index_version, segments };
  return [index_address, classic_part(gzipSync(JSON.stringify(index), { level: 9 }).toString('base64'))];
}

/**
 * The title counts as the heading of what stands first, with the authors. Where the first heading is the title, too, they are one.
 * @param {SearchRecord} record
 * @returns {SearchedReport}
 */
function searched_report({ name, title, language, date, authors, sections }) {
  const [first, ...others] = sections;
  const is_head = first !== undefined && (first.heading === '' || first.heading === title);
  const byline = authors.map((author) => `${author.name}\n`).join('');
  const head = { heading: title, anchor: (is_head && first.anchor) || '', text: (is_head ? first.text : '') + byline };
  const all = [head, ...(is_head ? others : sections)];
  return { name, title, language, date, sections: all.map(({ heading, anchor, text }) => [heading, anchor, text]) };
}

/** @typedef {{in_headings: number[], in_texts: number[]}} Postings sections' numbers */

/**
 * @param {SearchedReport[]} reports
 * @returns {Map<string, Postings>} by piece
 */
function postings_of(reports) {
  /** @type {Map<string, Postings>} */
  const postings = new Map();
  const postings_for = (/** @type {string} */ piece) => {
    const known = postings.get(piece) ?? { in_headings: [], in_texts: [] };
    postings.set(piece, known);
    return known;
  };
  for (const [number, [heading, , text]] of reports.flatMap(({ sections }) => sections).entries()) {
    const of_heading = pieces_of(folded_text(heading).text);
    for (const piece of of_heading) postings_for(piece).in_headings.push(number);
    for (const piece of pieces_of(folded_text(text).text)) {
      if (!of_heading.has(piece)) postings_for(piece).in_texts.push(number);
    }
  }
  return postings;
}

/** @typedef {[piece: string, lists: [in_headings: string, in_texts: string]][]} Shard */

/**
 * @param {Map<string, Postings>} postings
 * @returns {Shard[]} in the order of their pieces
 */
function shards_of(postings) {
  /** @type {Shard[]} */
  const shards = [];
  let size = CHARACTERS_PER_FILE;
  for (const piece of [...postings.keys()].sort()) {
    const { in_headings, in_texts } = /** @type {Postings} */ (postings.get(piece));
    if (size >= CHARACTERS_PER_FILE) {
      shards.push([]);
      size = 0;
    }
    shards[shards.length - 1].push([piece, [written_list(in_headings), written_list(in_texts)]]);
    size += in_headings.length + in_texts.length + piece.length + 10;
  }
  return shards;
}
