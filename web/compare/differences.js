/**
 * Finds the differences of all sections in a worker made from the page's own script, so that the page never waits for them,
 * however long the reports are.
 */

import { longest_search, word_difference } from './word_difference.js';

/** @typedef {{before: string, after: string}} ComparedTexts of a section, the older one first; empty where a report has none */
/** @typedef {import('./word_difference.js').Difference} Difference */

const longest_wait = 8000; // ms for all sections
const least_search = 20; // ms for each of them

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
  addEventListener('message', ({ data }) => postMessage(all_differences(data, longest_wait)));
}

/**
 * @param {ComparedTexts[]} texts
 * @param {number} time ms for all of them: what is left when it is over is given up, unless it is found at once
 * @returns {Difference[]} one for each
 */
export function all_differences(texts, time) {
  const end = Date.now() + time;
  return texts.map(({ before, after }) => {
    const left = Math.max(least_search, end - Date.now());
    return word_difference(before, after, Math.min(longest_search, left));
  });
}

function start_worker() {
  const url = URL.createObjectURL(new Blob([`(${kanbao_bundle})()`], { type: 'text/javascript' }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  return worker;
}
