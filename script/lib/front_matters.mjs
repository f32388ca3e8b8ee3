/**
 * What the front matter alone says of each report, found out before any is composed: what others depend on must be known first.
 * It is kept, and read again only where a file has changed.
 */

import { readFile } from 'node:fs/promises';

import { Problem } from '../../web/report/problem.js';
import { read_front_matter } from '../../web/report/front_matter.js';
import { read_date } from '../../web/report/report_date.js';
import { decode_report } from '../../web/report/report_text.js';

/**
 * @typedef {object} ReportFront
 * @property {boolean} is_draft
 * @property {string} date `2023-12-01`, empty when unknown
 * @property {import('../../web/report/tracks.js').Track[]} tracks
 */

/** @type {ReportFront} */
const no_front = Object.freeze({ is_draft: false, date: '', tracks: [] });

/** @typedef {Record<string, {hash: string, front: ReportFront}>} KnownFronts by file */

export class FrontMatters {
  #hashes;
  #known;
  /** @type {KnownFronts} */
  #now = {};

  /**
   * @param {import('./file_hashes.mjs').FileHashes} hashes
   * @param {KnownFronts} [known] from an earlier time, of the same program
   */
  constructor(hashes, known = {}) {
    this.#hashes = hashes;
    this.#known = known;
  }

  /** @returns {KnownFronts} of the files that were asked for, to be kept for the next time */
  get now() {
    return this.#now;
  }

  /**
   * @param {string} file
   * @returns {Promise<ReportFront>} that of no front matter where the file cannot be read, which composing tells
   */
  async of(file) {
    const hash = this.#hashes.of(file);
    if (hash === null) return no_front;
    const known = this.#known[file];
    const front = known?.hash === hash ? known.front : await read_front(file);
    this.#now[file] = { hash, front };
    return front;
  }
}

/** @param {string} file @returns {Promise<ReportFront>} */
async function read_front(file) {
  const { is_draft, date, tracks } = read_front_matter(yaml_of(await read_text(file)), 2);
  return { is_draft, date: read_date(date, '').datetime, tracks };
}

/** @param {string} file */
async function read_text(file) {
  try {
    return decode_report(await readFile(file), file).text;
  } catch (error) {
    if (error instanceof Problem) return '';
    throw error;
  }
}

/**
 * As src/document/front_matter.cpp splits it off.
 * @param {string} text
 * @returns {string} empty where there is none
 */
export function yaml_of(text) {
  const [first = '', ...lines] = text.split('\n');
  const end = lines.findIndex((line) => /^(---|\.\.\.)[ \t]*$/.test(line));
  return /^---[ \t]*$/.test(first) && end >= 0 ? lines.slice(0, end).join('\n') : '';
}
