/** The engine in the page's own thread, behind the same messages as in a worker: for browsers whose workers cannot paint. */

import { EngineFailure } from './engine_failure.js';
import { give_way, idle, slice } from './give_way.js';

/**
 * @typedef {import('./report_engine.js').ReportEngine} ReportEngine
 * @typedef {import('./engine_place.js').EngineCall} EngineCall
 * @typedef {import('./engine_place.js').EngineListeners} EngineListeners
 */

/** An EnginePlace. */
export class PageEngine {
  place = /** @type {const} */ ('page');
  fit = Promise.resolve();
  #engine;
  #listeners;
  /** @type {Promise<unknown>} what was asked before, because answers come in the order of questions */
  #last = Promise.resolve();
  #gave_way = 0;
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
      this.#last = this.#last.then(async () => {
        await this.#give_way(call);
        const answer = await this.#attempt(() => this.#answer(call, values))?.catch((error) => this.#fail(error));
        if (!this.#is_closed) resolve(answer);
      });
    });
  }

  /** @param {EngineCall} call */
  async #give_way(call) {
    // Making a context takes longer than all else, in one piece.
    if (call === 'start_painting') await idle();
    else if (performance.now() - this.#gave_way > slice) await give_way();
    this.#gave_way = performance.now();
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
   * @returns {Promise<any>}
   */
  async #answer(call, values) {
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
      this.#fail(error);
      return undefined;
    }
  }

  /** @param {unknown} error */
  #fail(error) {
    if (this.#is_closed) return;
    this.#is_closed = true;
    this.#listeners.on_failure(EngineFailure.of(error));
  }
}
