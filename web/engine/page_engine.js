/** The engine in the page's own thread, behind the same messages as in a worker: for browsers whose workers cannot paint. */

import { EngineFailure } from './engine_failure.js';

/**
 * @typedef {import('./report_engine.js').ReportEngine} ReportEngine
 * @typedef {import('./engine_place.js').EngineCall} EngineCall
 * @typedef {import('./engine_place.js').EngineListeners} EngineListeners
 */

/** An EnginePlace. */
export class PageEngine {
  place = /** @type {const} */ ('page');
  #engine;
  #listeners;
  /** @type {Promise<unknown>} what was asked before, because answers come in the order of questions */
  #last = Promise.resolve();
  #is_closed = false;

  /**
   * @param {ReportEngine} engine
   * @param {EngineListeners} listeners
   */
  constructor(engine, listeners) {
    this.#engine = engine;
    this.#listeners = listeners;
  }

  /**
   * @template {EngineCall} Call
   * @param {Call} call
   * @param {Parameters<ReportEngine[Call]>} values
   * @returns {Promise<Awaited<ReturnType<ReportEngine[Call]>>>}
   */
  ask(call, ...values) {
    return new Promise((resolve) => {
      this.#last = this.#last.then(() => this.#attempt(() => resolve(this.#answer(call, values))));
    });
  }

  /**
   * The picture is painted when it is shown: a canvas in the page holds none that it does not show.
   * @param {import('./report_engine.js').PictureRequest} request
   * @returns {Promise<import('./engine_place.js').Picture | null>}
   */
  async picture(request) {
    await this.#last;
    if (this.#is_closed || !this.#engine.can_paint(request)) return null;
    return { request, show: () => this.#attempt(() => this.#engine.paint(request)) ?? null, discard: () => {} };
  }

  /** The engine sets text in the page's own fonts. */
  add_fonts() {}

  close() {
    this.#is_closed = true;
  }

  /**
   * @template {EngineCall} Call
   * @param {Call} call
   * @param {Parameters<ReportEngine[Call]>} values
   * @returns {Awaited<ReturnType<ReportEngine[Call]>>}
   */
  #answer(call, values) {
    const method = /** @type {(...values: unknown[]) => any} */ (this.#engine[call]);
    return method.apply(this.#engine, values);
  }

  /**
   * @template Result
   * @param {() => Result} work
   * @returns {Result | undefined} nothing where it fails: then the engine is not to be asked any more
   */
  #attempt(work) {
    if (this.#is_closed) return undefined;
    try {
      return work();
    } catch (error) {
      this.#is_closed = true;
      this.#listeners.on_failure(EngineFailure.of(error));
      return undefined;
    }
  }
}
