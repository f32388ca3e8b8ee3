/** Numbers that look random and are the same for the same seed, in every version of every engine. */

export class SeededRandom {
  #state;
  /** @type {Map<ArrayLike<unknown>, unknown[]>} what is left to deal of each list */
  #decks = new Map();

  /** @param {number} seed a whole number */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /**
   * A Weyl sequence, each number mixed by the finaliser of MurmurHash3.
   * @param {number} limit
   * @returns {number} a whole number from 0 to below the limit
   */
  below(limit) {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) % limit;
  }

  /**
   * @template Value
   * @param {ArrayLike<Value>} values
   * @returns {Value}
   */
  pick(values) {
    return values[this.below(values.length)];
  }

  /**
   * Every value comes once before any comes again.
   * @template Value
   * @param {ArrayLike<Value>} values
   * @returns {Value}
   */
  deal(values) {
    const left = /** @type {Value[]} */ (this.#decks.get(values) ?? []);
    if (left.length === 0) left.push(...Array.from(values));
    this.#decks.set(values, left);
    return left.splice(this.below(left.length), 1)[0];
  }

  /** @param {number} percent of the cases */
  happens(percent) {
    return this.below(100) < percent;
  }
}
