/** Hands the image worker one image at a time to decode. For each image only the newest order counts. */

/** @typedef {import('../engine/module.js').Pixels} ImagePixels */
/** @typedef {{id: number, bytes: Blob, width: number, height: number, cost: number}} Order `cost` in source pixels */
/** @typedef {(result: ImagePixels | {failure: string}) => void} Answer */

const large_decode = 16e6; // source pixels, 64 MB as RGBA

export class ImageDecodeQueue {
  #worker;
  /** @type {Map<number, {order: Order, answer: Answer}>} by image, oldest first */ #waiting = new Map();
  #is_busy = false;
  #decoded = 0;

  /** @param {import('./image_worker_handle.js').ImageWorkerHandle} worker */
  constructor(worker) {
    this.#worker = worker;
  }

  /**
   * Asks for pixels; an earlier order for the same image that is not being decoded yet is forgotten unanswered.
   * @param {Order} order
   * @param {Answer} answer
   */
  add(order, answer) {
    this.#waiting.delete(order.id);
    this.#waiting.set(order.id, { order, answer });
    this.#next();
  }

  /** @param {number} id */
  remove(id) {
    this.#waiting.delete(id);
  }

  stats() {
    return { decoding: this.#waiting.size + (this.#is_busy ? 1 : 0), decoded_by_worker: this.#decoded };
  }

  #next() {
    if (this.#is_busy) return;
    const [first] = this.#waiting.values();
    if (!first) return;
    const { id, bytes, width, height, cost } = first.order;
    this.#waiting.delete(id);
    this.#is_busy = true;
    this.#worker.ask({ bytes, width, height }, (result) => {
      this.#is_busy = false;
      if (!result.failure) this.#decoded += 1;
      if (cost > large_decode) this.#worker.retire();
      first.answer(result);
      this.#next();
    });
  }
}
