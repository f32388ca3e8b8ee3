/**
 * What keeps the canvas away until it is over, and the quiet line that says so. Holds no opinion on what is shown: it
 * tells when that must be decided anew.
 */

import { say_quietly } from './quiet_line.js';

/** @typedef {'changed' | 'context_lost' | 'restyled'} Hindrance each is also the reason that the quiet line gives */

export class Hindrances {
  /** @type {Set<Hindrance>} in the order in which they came: the oldest is the one that is said */
  #present = new Set();
  #on_change;

  /** @param {() => void} on_change told whenever one has come or gone */
  constructor(on_change) {
    this.#on_change = on_change;
  }

  /** @returns {boolean} whether nothing keeps the canvas away */
  get is_clear() {
    return this.#present.size === 0;
  }

  /** @param {Hindrance} hindrance */
  has(hindrance) {
    return this.#present.has(hindrance);
  }

  /**
   * @param {Hindrance} hindrance
   * @param {boolean} is_present
   */
  set(hindrance, is_present) {
    if (this.#present.has(hindrance) === is_present) return;
    if (is_present) this.#present.add(hindrance);
    else this.#present.delete(hindrance);
    this.#on_change();
  }

  /** Has the line below the report say what hinders, or nothing. */
  say() {
    const [oldest] = this.#present;
    say_quietly(oldest ?? null);
  }
}
