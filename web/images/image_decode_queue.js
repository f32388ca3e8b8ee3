/**
 * The page's side of the image worker: starts it when there is something to decode, hands it one image at a time, and
 * ends it when it has been idle or after a decode so large that its memory is better given back. For each image only
 * the newest order counts. Where no worker can be had, every order is answered with `no_worker`.
 */

/** @typedef {import('../engine/module.js').Pixels} ImagePixels */
/** @typedef {{id: number, bytes: Blob, width: number, height: number, cost: number}} Order `cost` in source pixels */
/** @typedef {(result: ImagePixels | {failure: string}) => void} Answer */

export const no_worker = 'no_worker';

const idle_ms = 2000;
const large_decode = 16e6; // source pixels, 64 MB as RGBA

export class ImageDecodeQueue {
  /** @type {() => Worker} */ #start_worker;
  /** @type {Worker | undefined} */ #worker;
  /** @type {Map<number, {order: Order, answer: Answer}>} by image, oldest first */ #waiting = new Map();
  /** @type {{order: Order, answer: Answer, ticket: number} | undefined} */ #current;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #idle_timer;
  #tickets = 0;
  #started = 0;
  #decoded = 0;
  #answered = false; // whether any worker has ever decoded something or said why not
  #hopeless = false;
  #closed = false;

  /**
   * @param {() => Worker} start_worker gives a worker that runs run_image_worker and has been sent the module
   * @param {AbortSignal} signal ends everything
   */
  constructor(start_worker, signal) {
    this.#start_worker = start_worker;
    signal.addEventListener('abort', () => this.#close(), { once: true });
  }

  /**
   * Asks for pixels; an earlier order for the same image that is not being decoded yet is forgotten unanswered.
   * @param {Order} order
   * @param {Answer} answer
   */
  add(order, answer) {
    if (this.#closed) return;
    this.#waiting.delete(order.id);
    this.#waiting.set(order.id, { order, answer });
    this.#next();
  }

  /** @param {number} id */
  remove(id) {
    this.#waiting.delete(id);
  }

  stats() {
    return {
      decoding: this.#waiting.size + (this.#current ? 1 : 0),
      decoded_by_worker: this.#decoded,
      workers_started: this.#started,
      worker_alive: this.#worker !== undefined,
    };
  }

  #next() {
    if (this.#current) return;
    const [first] = this.#waiting.values();
    if (!first) return this.#rest();
    clearTimeout(this.#idle_timer);
    this.#waiting.delete(first.order.id);
    this.#current = { ...first, ticket: ++this.#tickets };
    const worker = this.#ensure_worker();
    if (!worker) return this.#finish({ failure: no_worker });
    const { bytes, width, height } = first.order;
    worker.postMessage({ ticket: this.#current.ticket, bytes, width, height });
  }

  #ensure_worker() {
    if (this.#worker || this.#hopeless) return this.#worker;
    try {
      const worker = this.#start_worker();
      worker.addEventListener('message', (event) => this.#receive(worker, event.data));
      worker.addEventListener('error', () => this.#lose(worker));
      worker.addEventListener('messageerror', () => this.#lose(worker));
      this.#started += 1;
      this.#worker = worker;
    } catch {
      this.#hopeless = true; // forbidden here; it would be the next time, too
    }
    return this.#worker;
  }

  /**
   * @param {Worker} worker
   * @param {{broken?: string, ticket: number, failure?: string, width: number, height: number, data: Uint8Array<ArrayBuffer>}} message
   */
  #receive(worker, message) {
    if (worker !== this.#worker) return;
    if (message.broken !== undefined) return this.#lose(worker);
    if (message.ticket !== this.#current?.ticket) return;
    this.#answered = true;
    const { failure, width, height, data } = message;
    if (!failure) this.#decoded += 1;
    if (this.#current.order.cost > large_decode) this.#end_worker();
    this.#finish(failure ? { failure } : { width, height, data });
  }

  /**
   * A worker that never answered anything will not do better a second time; one that did may have met a bad picture.
   * @param {Worker} worker
   */
  #lose(worker) {
    if (worker !== this.#worker) return;
    this.#hopeless = !this.#answered;
    this.#answered = false;
    this.#end_worker();
    if (this.#current) this.#finish({ failure: no_worker });
  }

  /** @param {ImagePixels | {failure: string}} result */
  #finish(result) {
    const answer = this.#current?.answer;
    this.#current = undefined;
    answer?.(result);
    this.#next();
  }

  #rest() {
    clearTimeout(this.#idle_timer);
    if (this.#worker) this.#idle_timer = setTimeout(() => this.#end_worker(), idle_ms);
  }

  #end_worker() {
    clearTimeout(this.#idle_timer);
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #close() {
    this.#closed = true;
    this.#waiting.clear();
    this.#current = undefined;
    this.#end_worker();
  }
}
