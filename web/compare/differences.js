/**
 * Finds the differences of all sections in a worker made from the page's own script, so that the page never waits for them,
 * however long the reports are.
 */

import { word_difference } from './word_difference.js';

/** @typedef {{before: string, after: string}} ComparedTexts of a section, the older one first; empty where a report has none */
/** @typedef {import('./word_difference.js').Difference} Difference */

export class Differences {
  /** @type {Worker | null} */
  #worker = null;

  /**
   * Whatever was asked before is not answered any more.
   * @param {ComparedTexts[]} texts
   * @param {(differences: Difference[]) => void} on_found
   * @param {() => void} on_failed
   */
  find(texts, on_found, on_failed) {
    this.stop();
    try {
      const worker = start_worker();
      this.#worker = worker;
      worker.onmessage = ({ data }) => {
        this.stop();
        on_found(data);
      };
      worker.onerror = () => {
        this.stop();
        on_failed();
      };
      worker.postMessage(texts);
    } catch {
      on_failed();
    }
  }

  stop() {
    this.#worker?.terminate();
    this.#worker = null;
  }
}

/** The worker's end. */
export function run_difference_worker() {
  addEventListener('message', ({ data }) => {
    postMessage(data.map((/** @type {ComparedTexts} */ { before, after }) => word_difference(before, after)));
  });
}

function start_worker() {
  const url = URL.createObjectURL(new Blob([`(${kanbao_bundle})()`], { type: 'text/javascript' }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  return worker;
}
