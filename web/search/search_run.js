/**
 * One search: the candidates, of which as many are compared with the text itself as are to be shown. So what is shown is right,
 * whatever the pieces promised, and only the reports that are shown are loaded.
 */

import { Rank, better_first, find_candidates } from './candidates.js';
import { found_places } from './found_places.js';

/** @typedef {import('./candidates.js').Candidate} Candidate */
/** @typedef {import('./found_places.js').Place} Place */
/** @typedef {import('./index_files.js').SearchedReport} SearchedReport */

/**
 * @typedef {object} Found
 * @property {SearchedReport} report
 * @property {number} section its number
 * @property {Place[][]} in_heading by term
 * @property {Place[][]} in_text by term
 */

/** So many that are not what they promised are passed over before the reader is asked. */
const most_in_vain = 20;

export class SearchRun {
  #terms;
  #is_exact;
  #left;
  #found = 0;
  #load;

  /**
   * @param {import('./query.js').Query} query
   * @param {Candidate[]} candidates the best first
   * @param {import('./index_files.js').LoadPart} load
   */
  constructor({ terms, is_exact }, candidates, load) {
    this.#load = load;
    this.#terms = terms;
    this.#is_exact = is_exact;
    this.#left = candidates;
  }

  /**
   * @param {import('./index_files.js').SearchIndex} index
   * @param {import('./query.js').Query} query
   * @param {import('./index_files.js').LoadPart} load
   */
  static async begin(index, query, load) {
    return new SearchRun(query, await find_candidates(index, query.pieces, load), load);
  }

  /** How many sections there are, as far as is known. */
  get count() {
    return { number: this.#found + this.#left.length, is_exact: this.#is_exact || this.#left.length === 0 };
  }

  get has_more() {
    return this.#left.length > 0;
  }

  /**
   * @param {number} count
   * @returns {Promise<Found[]>} the next ones, at most so many; fewer where many candidates were looked at in vain
   */
  async next(count) {
    /** @type {Found[]} */
    const found = [];
    let in_vain = 0;
    while (found.length < count && this.has_more && in_vain < most_in_vain) {
      // Who asks again meanwhile gets those behind them.
      const tried = this.#left.splice(0, count - found.length);
      const reports = await Promise.all(tried.map(({ file }) => this.#load(file))).catch((error) => {
        this.#left.unshift(...tried);
        throw error;
      });
      const compared = tried.map((candidate, index) => this.#compare(candidate, reports[index]));
      const good = compared.flatMap((one) => one ?? []);
      in_vain += tried.length - good.length;
      found.push(...good);
    }
    this.#found += found.length;
    return found;
  }

  /**
   * What holds the pieces of a term in its heading need not hold the term there: then it waits for its turn among the others.
   * @param {Candidate} candidate
   * @param {SearchedReport} report
   * @returns {Found | null}
   */
  #compare({ rank, ...candidate }, report) {
    const [heading, , text] = report.sections[candidate.section];
    const in_heading = found_places(heading, this.#terms);
    const in_text = found_places(text, this.#terms);
    const is_anywhere = this.#terms.every((_, term) => in_heading[term].length + in_text[term].length > 0);
    if (!is_anywhere) return null;
    if (rank !== Rank.text && in_heading.some((places) => places.length === 0)) {
      this.#left.push({ ...candidate, rank: Rank.text });
      this.#left.sort(better_first);
      return null;
    }
    return { report, section: candidate.section, in_heading, in_text };
  }
}
