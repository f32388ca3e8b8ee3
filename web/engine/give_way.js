/** Work that would hold up the reader is done in slices, between which the page's thread is free for what it has to do. */

export const slice = 8; // ms: half a frame

/** @returns {Promise<void>} when whatever was waiting has had its turn */
export function give_way() {
  const { scheduler } = /** @type {{scheduler?: {yield?: () => Promise<void>}}} */ (
    /** @type {unknown} */ (globalThis)
  );
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Tells long work that goes item by item when to give way. */
export class Pace {
  #begun = performance.now();

  get is_due() {
    return performance.now() - this.#begun > slice;
  }

  async rest() {
    await give_way();
    this.#begun = performance.now();
  }
}

/** @returns {Promise<void>} when nobody needs the thread, or after a while */
export function idle() {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 500 });
    else setTimeout(resolve, 50);
  });
}
