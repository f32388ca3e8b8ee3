/**
 * The page's side of the image worker: starts it when there is something for it to do, and ends it when it has been idle, or
 * when its memory is better given back. Where no worker can be had, and where one is lost, every order is answered with
 * `no_worker`.
 */

/** @typedef {(answer: any) => void} Listener */

export const no_worker = 'no_worker';

const idle_ms = 2000;

export class ImageWorkerHandle {
  /** @type {() => Worker} */ #start_worker;
  /** @type {Worker | undefined} */ #worker;
  /** @type {Map<number, {on_answer: Listener, on_part: Listener}>} by ticket */ #orders = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #idle_timer;
  #tickets = 0;
  #started = 0;
  #answered = false; // whether any worker has ever answered an order
  #hopeless = false;
  #is_spent = false;
  #closed = false;

  /**
   * @param {() => Worker} start_worker gives a worker that runs run_image_worker and has been sent the module
   * @param {AbortSignal} signal ends everything; nothing is answered afterwards
   */
  constructor(start_worker, signal) {
    this.#start_worker = start_worker;
    signal.addEventListener('abort', () => this.#close(), { once: true });
  }

  /**
   * @param {object} order a message of image_worker.js without its ticket
   * @param {Listener} on_answer the answer, or `{failure: no_worker}`
   * @param {Listener} [on_part] what is known before
   */
  ask(order, on_answer, on_part = () => {}) {
    if (this.#closed) return;
    clearTimeout(this.#idle_timer);
    const worker = this.#ensure_worker();
    if (!worker) return on_answer({ failure: no_worker });
    const ticket = ++this.#tickets;
    this.#orders.set(ticket, { on_answer, on_part });
    worker.postMessage({ ticket, ...order });
  }

  /** It has needed much memory, which it gives back only by ending. */
  retire() {
    this.#is_spent = true;
    this.#rest();
  }

  stats() {
    return { workers_started: this.#started, worker_alive: this.#worker !== undefined };
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
   * @param {any} message
   */
  #receive(worker, { broken, ticket, part, ...answer }) {
    if (worker !== this.#worker) return;
    if (broken !== undefined) return this.#lose(worker);
    const order = this.#orders.get(ticket);
    if (!order) return;
    if (part) return order.on_part(part);
    this.#answered = true;
    this.#orders.delete(ticket);
    order.on_answer(answer);
    this.#rest();
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
    const orders = [...this.#orders.values()];
    this.#orders.clear();
    for (const { on_answer } of orders) on_answer({ failure: no_worker });
  }

  #rest() {
    clearTimeout(this.#idle_timer);
    if (!this.#worker || this.#orders.size > 0) return;
    if (this.#is_spent) this.#end_worker();
    else this.#idle_timer = setTimeout(() => this.#end_worker(), idle_ms);
  }

  #end_worker() {
    clearTimeout(this.#idle_timer);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#is_spent = false;
  }

  #close() {
    this.#closed = true;
    this.#orders.clear();
    this.#end_worker();
  }
}
