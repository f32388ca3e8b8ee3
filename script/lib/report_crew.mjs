/** Has the reports made, one after the other, and says which of them a fault belongs to. */

import { Problem } from '../../web/report/problem.js';
import { ReportMaker } from './report_maker.mjs';

/** @typedef {import('./report_maker.mjs').MakerSettings} MakerSettings */
/** @typedef {import('./report_maker.mjs').PackReader} PackReader */
/** @typedef {import('./report_maker.mjs').Composition} Composition */
/** @typedef {import('./report_maker.mjs').Writing} Writing */

/**
 * `file` is what a report is called in messages.
 * @typedef {{file: string, task: import('./report_maker.mjs').CompositionTask}} CompositionWork
 * @typedef {{file: string, task: import('./report_maker.mjs').PageTask}} PageWork
 */

/**
 * @typedef {object} CrewOptions
 * @property {MakerSettings} settings
 * @property {PackReader} reader for this thread
 * @property {import('./build.mjs').Build} build
 */

export class ReportCrew {
  #options;
  /** @type {ReportMaker | undefined} */
  #own;

  /** @param {CrewOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /**
   * What is wrong with reports is collected, so that all can be put right in one go; anything else ends the work.
   * @param {CompositionWork[]} work
   * @param {(composition: Composition, place: number) => void} done called for each, whichever is ready first
   */
  async compose_all(work, done) {
    /** @type {Map<number, string>} */
    const problems = new Map();
    await this.#do_all('compose', work, done, (problem, place) => problems.set(place, problem.message));
    const messages = [...problems].sort(([a], [b]) => a - b).map(([, message]) => message);
    if (messages.length > 0) throw new Problem(messages.join('\nerror: '));
  }

  /**
   * @param {PageWork[]} work
   * @param {(writing: Writing, place: number) => void} done called for each, whichever is ready first
   */
  async write_all(work, done) {
    await this.#do_all('write_pages', work, done, (problem) => {
      throw problem;
    });
  }

  /**
   * @param {'compose' | 'write_pages'} kind
   * @param {{file: string, task: any}[]} work
   * @param {(result: any, place: number) => void} done
   * @param {(problem: Problem, place: number) => void} take
   */
  async #do_all(kind, work, done, take) {
    const { settings, reader, build } = this.#options;
    const maker = (this.#own ??= new ReportMaker(settings, reader, build));
    for (const [place, { file, task }] of work.entries()) {
      const result = await maker[kind](task).catch((/** @type {Error} */ error) => {
        if (!(error instanceof Problem)) throw named(file, error);
        take(error, place);
      });
      if (result) done(result, place);
    }
  }
}

/**
 * @param {string} file
 * @param {Error} error
 * @returns {Error} that names the file
 */
function named(file, error) {
  return new Error(`${file}: ${error.message}`, { cause: error });
}
