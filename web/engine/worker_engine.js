/**
 * The engine in a worker, as the page sees it. A picture comes as an ImageBitmap and is shown by the page's canvas, which
 * draws nothing itself. A worker that is lost, answers what was not asked, or says nothing for too long has failed.
 */

import { EngineFailure } from './engine_failure.js';
import { put_back } from './parcels.js';

/**
 * @typedef {import('./report_engine.js').ReportEngine} ReportEngine
 * @typedef {import('./engine_place.js').EngineCall} EngineCall
 * @typedef {import('./engine_place.js').EngineListeners} EngineListeners
 * @typedef {import('./engine_worker.js').Begun} Begun
 * @typedef {import('./engine_worker.js').HandedFont} HandedFont
 * @typedef {import('./parcels.js').Parcel} Parcel
 */

/** A report that takes longer is told of between its slices; this long nothing at all means that nobody is there. */
const patience = 30_000; // ms

/** This browser's workers cannot do it, so that trying once more is of no use. */
export class UnfitWorker extends Error {}

/** What an answer must be like, where it would do harm otherwise. @type {Record<string, (answer: any) => boolean>} */
const shapes = {
  lay_out: (answer) => Number.isFinite(answer?.height) && Array.isArray(answer.layer?.units),
  article_html: (answer) => typeof answer === 'string',
  start_painting: (answer) => Number.isInteger(answer?.max_size),
  picture: (answer) => answer === null || answer?.bitmap instanceof ImageBitmap,
};

/** An EnginePlace. */
export class WorkerEngine {
  place = /** @type {const} */ ('worker');
  #worker;
  #canvas;
  #context;
  #listeners;
  /** @type {Map<number, {call: string, resolve: (answer: any) => void, parcels: Parcel[]}>} by ticket */
  #waiting = new Map();
  #tickets = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} runs while something is waited for */
  #timer;
  #is_closed = false;
  #has_begun = false;
  /** @type {(begun: Begun) => void} */ #resolve_begun = () => {};
  /** @type {(error: Error) => void} */ #reject_begun = () => {};
  /** @type {Promise<Begun>} */
  #begun = new Promise((resolve, reject) => {
    this.#resolve_begun = resolve;
    this.#reject_begun = reject;
  });
  fit;

  /**
   * @param {Worker} worker that runs run_engine_worker
   * @param {import('./engine_worker.js').Begin} begin
   * @param {HTMLCanvasElement} canvas that shows the pictures
   * @param {() => Float64Array} own_line Rasteriser.known_line() of the page's fonts
   * @param {EngineListeners} listeners
   */
  constructor(worker, begin, canvas, own_line, listeners) {
    const context = canvas.getContext('bitmaprenderer');
    if (!context) throw new UnfitWorker('bitmaprenderer');
    this.#context = context;
    this.#worker = worker;
    this.#canvas = canvas;
    this.#listeners = listeners;
    worker.addEventListener('message', ({ data }) => this.#receive(data));
    worker.addEventListener('error', (event) => this.#fail(event.message || 'the worker was lost'));
    worker.addEventListener('messageerror', () => this.#fail('a message could not be read'));
    worker.postMessage({ begin });
    this.fit = this.#compare(own_line);
    // Whoever asks for more than the beginning waits for it; nobody needs to before.
    this.fit.catch(() => {});
  }

  /** @param {HandedFont[]} fonts that the worker has not; the first time, even if there are none */
  add_fonts(fonts) {
    this.#worker.postMessage(
      { fonts },
      fonts.map(({ bytes }) => ('buffer' in bytes ? bytes.buffer : bytes)),
    );
    this.#watch();
  }

  /**
   * @template {EngineCall} Call
   * @param {Call} call
   * @param {Parameters<ReportEngine[Call]>} values
   * @returns {Promise<Awaited<ReturnType<ReportEngine[Call]>>>}
   */
  ask(call, ...values) {
    // Pixels are many and the page has no further use for them.
    const pixels = call === 'set_image_pixels' ? /** @type {any} */ (values[1]).data.buffer : null;
    return this.#send(call, values, pixels ? [pixels] : []);
  }

  /**
   * @param {import('./report_engine.js').PictureRequest} request
   * @returns {Promise<import('./engine_place.js').Picture | null>}
   */
  async picture(request) {
    const answer = await this.#send('picture', [request], []);
    if (answer === null) return null;
    const { bitmap, ...painted } = answer;
    if (bitmap?.width !== request.width || bitmap.height !== request.height) {
      this.#fail('the picture is of another size than was asked for');
      return null;
    }
    const show = () => {
      this.#canvas.width = request.width;
      this.#canvas.height = request.height;
      this.#context.transferFromImageBitmap(bitmap);
      return painted;
    };
    return { request, show, discard: () => bitmap.close() };
  }

  close() {
    this.#is_closed = true;
    clearTimeout(this.#timer);
    this.#worker.terminate();
    this.#waiting.clear();
  }

  /**
   * @param {string} call
   * @param {unknown[]} values
   * @param {Transferable[]} transfer
   * @returns {Promise<any>}
   */
  #send(call, values, transfer) {
    return new Promise((resolve) => {
      if (this.#is_closed) return;
      const ticket = ++this.#tickets;
      this.#waiting.set(ticket, { call, resolve, parcels: [] });
      this.#worker.postMessage({ ticket, call, values }, transfer);
      if (this.#waiting.size === 1) this.#watch();
    });
  }

  /** @param {any} message */
  #receive(message) {
    if (this.#is_closed) return;
    if (message.unfit) return this.#end(new UnfitWorker(message.unfit));
    if (message.failure !== undefined) return this.#fail(message.failure);
    if (message.begun) this.#begin(message.begun);
    else if (message.context === 'lost') this.#listeners.on_context_lost();
    else if (message.context === 'restored') this.#listeners.on_context_restored();
    else if (message.ticket) this.#take_answer(message);
    this.#watch();
  }

  /** @param {() => Float64Array} own_line */
  async #compare(own_line) {
    const { line } = await this.#begun;
    const own = own_line();
    if (line.every((measure, i) => measure === own[i])) return;
    this.close();
    throw new UnfitWorker('other faces than the page has');
  }

  /** @param {Begun} begun */
  #begin(begun) {
    this.#has_begun = true;
    this.#resolve_begun(begun);
  }

  /** @param {{ticket: number, answer: any, parcel?: Parcel}} message */
  #take_answer({ ticket, answer, parcel }) {
    const asked = this.#waiting.get(ticket);
    if (!asked) return this.#fail('an answer came that nobody had asked for');
    if (parcel) return void asked.parcels.push(parcel);
    const is_whole = shapes[asked.call]?.(answer) !== false && put_back(answer, asked.parcels);
    if (!is_whole) return this.#fail(`${asked.call} was not answered as it should be`);
    this.#waiting.delete(ticket);
    asked.resolve(answer);
  }

  // Anything that is heard proves that somebody is there. Where nothing is waited for, no timer runs.
  #watch() {
    clearTimeout(this.#timer);
    if (this.#is_closed || (this.#has_begun && this.#waiting.size === 0)) return;
    this.#timer = setTimeout(() => this.#fail('the worker does not answer'), patience);
  }

  /** @param {string} message */
  #fail(message) {
    this.#end(new EngineFailure(message));
  }

  /** @param {Error} error */
  #end(error) {
    if (this.#is_closed) return;
    this.close();
    if (this.#has_begun) this.#listeners.on_failure(error);
    else this.#reject_begun(error);
  }
}
