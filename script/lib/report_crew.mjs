/**
 * Who makes the reports: this thread alone where they are few, because starting others takes longer than a few reports do;
 * else as many threads as the machine has processors. The results are in the order of the tasks, whoever was first.
 */

import { availableParallelism } from 'node:os';

import { Problem } from '../../web/report/problem.js';
import { ReportMaker } from './report_maker.mjs';
import { ThreadEnded, ThreadPool } from './thread_pool.mjs';

/** @typedef {import('./report_maker.mjs').MakerSettings} MakerSettings */
/** @typedef {import('./report_maker.mjs').PackReader} PackReader */
/** @typedef {import('./report_maker.mjs').Composition} Composition */
/** @typedef {import('./report_maker.mjs').Writing} Writing */

/**
 * `file` is what a report is called in messages.
 * @typedef {{file: string, task: import('./report_maker.mjs').CompositionTask}} CompositionWork
 * @typedef {{file: string, task: import('./report_maker.mjs').PageTask}} PageWork
 */

const few = 6; // reports
/** Each takes some 170 MB, and packing no more than 1 GB. */
const most_threads = 4;

/**
 * @typedef {object} CrewOptions
 * @property {MakerSettings} settings
 * @property {PackReader} reader for this thread
 * @property {import('./build.mjs').Build} build
 * @property {number} [threads] how many; 1 is this thread alone; else as it is best
 */

export class ReportCrew {
  #options;
  /** @type {ReportMaker | undefined} */
  #own;
  /** @type {ThreadPool | undefined} */
  #pool;

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

  async close() {
    await this.#pool?.close();
    this.#pool = undefined;
  }

  /**
   * @param {'compose' | 'write_pages'} kind
   * @param {{file: string, task: any}[]} work
   * @param {(result: any, place: number) => void} done
   * @param {(problem: Problem, place: number) => void} take
   */
  async #do_all(kind, work, done, take) {
    const { width, run } = this.#hands(work.length);
    const places = work.keys();
    const go_on = async () => {
      for (const place of places) {
        const { file, task } = work[place];
        const result = await run(kind, task).catch((error) => {
          if (!(error instanceof Problem)) throw named(file, error);
          take(error, place);
        });
        if (result) done(result, place);
      }
    };
    await Promise.all(Array.from({ length: width }, go_on));
  }

  /**
   * @param {number} count of tasks
   * @returns {{width: number, run: (kind: 'compose' | 'write_pages', task: any) => Promise<any>}}
   */
  #hands(count) {
    const { settings, reader, build, threads = count <= few ? 1 : thread_count() } = this.#options;
    if (threads === 1) {
      const maker = (this.#own ??= new ReportMaker(settings, reader, build));
      return { width: 1, run: (kind, task) => maker[kind](task) };
    }
    const pool = (this.#pool ??= new ThreadPool(new URL('report_thread.mjs', import.meta.url), threads, settings));
    return { width: pool.width, run: (kind, task) => pool.run(kind, task) };
  }
}

/** @returns {number} */
function thread_count() {
  return Math.min(availableParallelism(), most_threads);
}

/**
 * @param {string} file
 * @param {Error} error
 * @returns {Error} that names the file
 */
function named(file, error) {
  if (error instanceof ThreadEnded) return new Problem(`${file}: ${error.message}`);
  return new Error(`${file}: ${error.message}`, { cause: error });
}
