/** Values of any type of the border, with a liking for those at which codecs fail: seeded, so that a failure comes again. */

/** @typedef {import('../../src/border/generator/border_model.mjs').Border} Border */
/** @typedef {import('../../src/border/generator/border_model.mjs').Type} Type */

const TEXTS = [
  '',
  'plain',
  '看报',
  '\0',
  'a\0b',
  '😀',
  '\ufeffmarked',
  '\n\t\r',
  '__proto__',
  '\u{10ffff}',
  'é'.repeat(300),
];

const NUMBERS = {
  u8: [0, 1, 255],
  u32: [0, 1, 0x7fffffff, 0xffffffff],
  i32: [0, -1, 0x7fffffff, -0x80000000],
  f32: [0, -0, 0.5, Math.fround(1e38), Infinity, -Infinity, NaN],
  f64: [0, -0, 0.1, 5e-324, Number.MAX_VALUE, Number.MAX_SAFE_INTEGER, Infinity, -Infinity, NaN],
};

export class RandomValues {
  #border;
  #state;

  /**
   * @param {Border} border
   * @param {number} seed
   */
  constructor(border, seed) {
    this.#border = border;
    this.#state = seed;
  }

  /** @param {number} count @returns {number} from 0 to count - 1 */
  below(count) {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * count);
  }

  /**
   * @template Entry
   * @param {readonly Entry[]} entries
   */
  one_of(entries) {
    return entries[this.below(entries.length)];
  }

  /** @param {Type} type @returns {any} */
  value(type) {
    switch (type.kind) {
      case 'simple':
        return this.#simple(type.name);
      case 'list':
        return this.#several(() => this.value(type.of));
      case 'optional':
        return this.below(2) === 0 ? null : this.value(type.of);
      case 'map':
        return Object.fromEntries(this.#several(() => [this.one_of(TEXTS), this.value(type.of)]));
      case 'enum':
        return this.one_of(this.#border.enums.get(type.name)?.names ?? []).name;
      case 'struct':
        return this.fields(this.#border.structs.get(type.name)?.fields ?? []);
    }
  }

  /** @param {import('../../src/border/generator/border_model.mjs').Field[]} fields */
  fields(fields) {
    return Object.fromEntries(fields.map(({ name, type }) => [name, this.value(type)]));
  }

  /** @param {import('../../src/border/generator/border_model.mjs').SimpleType} name */
  #simple(name) {
    if (name === 'bool') return this.below(2) === 1;
    if (name === 'text') return this.one_of(TEXTS);
    if (name === 'bytes' || name === 'room' || name === 'owned') {
      return Uint8Array.from(this.#several(() => this.below(256)));
    }
    return this.one_of(NUMBERS[name]);
  }

  /**
   * @template Entry
   * @param {() => Entry} make
   * @returns {Entry[]}
   */
  #several(make) {
    return Array.from({ length: this.one_of([0, 1, 2, 5]) }, make);
  }
}
