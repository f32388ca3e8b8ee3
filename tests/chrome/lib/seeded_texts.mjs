/**
 * The texts whose lines Chromium is asked for, and at which widths. They are put together from words.mjs by a seed: the
 * same for everyone, and free of the habits of whoever would choose them by hand.
 */

import { SeededRandom } from './seeded_random.mjs';
import {
  addresses,
  chinese_pairs,
  emoji,
  figures,
  han_words,
  joins,
  latin_pairs,
  latin_terms,
  latin_words,
  meetings,
  names,
  pauses,
  stops,
} from './words.mjs';

/**
 * @typedef {object} SeededText
 * @property {string} kind what it is rich in
 * @property {string} text
 * @property {number[]} widths of columns, thousandths of an em, ascending
 */

export const seed = 20260801;
const text_count = 500;
const widths_of_each = 4;
const narrowest = 6000;

/** Writes clauses, each without the mark at its end. */
class ClauseWriter {
  #random;

  /** @param {SeededRandom} random */
  constructor(random) {
    this.#random = random;
  }

  /** @returns {string} */
  han() {
    return this.#row(han_words, '');
  }

  /** @returns {string} */
  latin() {
    return this.#row(latin_words, ' ');
  }

  /** @returns {string} */
  mixed() {
    return this.#beside_han(this.#random.deal(latin_terms));
  }

  /** @returns {string} an address, often with a Chinese mark right behind it */
  address() {
    const before = this.#random.pick(['', '：', '（', ' ', '见 ', '“', '']);
    const behind = this.#random.pick(['', '。', '，', '）', ' ', ' ', '、', '”', '；']);
    return this.han() + before + this.#random.deal(addresses) + behind + this.han();
  }

  /** @returns {string} a number, or two that belong together */
  figure() {
    const second = this.#random.pick(['～', '、', '-', '至', '—', ' / ', ',']) + this.#random.deal(figures);
    return this.#beside_han(this.#random.deal(figures) + (this.#random.happens(30) ? second : ''));
  }

  /** @returns {string} something in brackets or quotes, in which there may be others */
  bracket() {
    const pair = this.#random.deal(this.#random.happens(80) ? chinese_pairs : latin_pairs);
    return this.han() + enclosed(pair, this.#enclosable()) + (this.#random.happens(60) ? this.han() : '');
  }

  /** @returns {string} two or three marks in a row */
  meeting() {
    return this.#anything() + this.#random.deal(meetings) + this.#anything();
  }

  /** @returns {string} dashes, slashes and their like between two words */
  join() {
    return this.#anything() + this.#random.deal(joins) + this.#anything();
  }

  /** @returns {string} a name or an emoji */
  mention() {
    return this.#beside_han(this.#random.deal(this.#random.happens(50) ? names : emoji));
  }

  /** @returns {string} of any kind, as a report that is written quickly has it */
  any() {
    const kinds = /** @type {const} */ (['han', 'mixed', 'address', 'figure', 'bracket', 'meeting', 'join', 'mention']);
    return this[this.#random.pick(kinds)]();
  }

  /** @returns {string} what follows a Latin clause */
  latin_aside() {
    const kind = this.#random.below(10);
    if (kind < 3) return ` ${enclosed(this.#random.deal(latin_pairs), this.latin())}`;
    if (kind > 4) return '';
    return this.#random.pick([' — ', '—', ' – ', '/', ' ', '…']) + this.#random.pick([...latin_words, ...figures]);
  }

  /** @param {string[]} words @param {string} between @returns {string} */
  #row(words, between) {
    return Array.from({ length: 2 + this.#random.below(4) }, () => this.#random.pick(words)).join(between);
  }

  /** Half of the authors write a space between Han and what is foreign. @param {string} foreign @returns {string} */
  #beside_han(foreign) {
    const space = this.#random.happens(50) ? ' ' : '';
    return this.han() + space + foreign + space + this.han();
  }

  /** @returns {string} */
  #enclosable() {
    if (this.#random.happens(35)) return this.bracket();
    return this[this.#random.pick(/** @type {const} */ (['han', 'mixed', 'latin']))]();
  }

  /** @returns {string} */
  #anything() {
    const kind = this.#random.below(8);
    if (kind === 0) return this.#random.deal(latin_terms);
    if (kind === 1) return this.#random.deal(figures);
    return kind === 2 ? this.mixed() : this.han();
  }
}

/** @param {string} pair two characters @param {string} inner */
function enclosed(pair, inner) {
  return pair[0] + inner + pair[1];
}

/** The kinds of texts: Latin, and Chinese made of one kind of clause. */
const kinds = /** @type {const} */ ([
  'han',
  'latin',
  'mixed',
  'address',
  'figure',
  'bracket',
  'meeting',
  'join',
  'mention',
  'any',
]);

/** @param {typeof kinds[number]} kind @param {ClauseWriter} writer @param {SeededRandom} random */
function clause_of(kind, writer, random) {
  if (kind !== 'latin') return writer[kind]() + random.pick(random.happens(60) ? pauses : stops);
  return `${writer.latin()}${writer.latin_aside()}${random.pick([',', '.', ';', ':', '!', '?', '', '...', ','])} `;
}

/**
 * @param {typeof kinds[number]} kind @param {ClauseWriter} writer @param {SeededRandom} random
 * @returns {string} white space already collapsed
 */
function text_of(kind, writer, random) {
  const least = 1000 * (16 + random.below(30));
  let text = '';
  while (rough_width(text) < least) text += clause_of(kind, writer, random);
  return text.replace(/ +/g, ' ').trim();
}

/**
 * @param {string} text
 * @returns {number} thousandths of an em, near enough to choose columns for it
 */
function rough_width(text) {
  let width = 0;
  for (const character of text) width += character < '\u2000' ? 550 : 1000;
  return width;
}

/**
 * Two columns are whole ems, in which lines of Han are full to the last unit; the others may be of any width. Most make
 * two to six lines of the text.
 * @param {string} text @param {SeededRandom} random
 */
function widths_for(text, random) {
  /** @type {Set<number>} */
  const widths = new Set();
  while (widths.size < widths_of_each) {
    const wanted = Math.max(narrowest, rough_width(text) / (2 + random.below(32) / 10));
    const in_ems = Math.round(wanted / 1000) * 1000;
    widths.add(widths.size < widths_of_each / 2 ? in_ems : Math.round(wanted) + random.below(1000));
  }
  return [...widths].sort((a, b) => a - b);
}

/** @returns {SeededText[]} those of the table, each kind as often as any other */
export function table_texts() {
  const random = new SeededRandom(seed);
  const writer = new ClauseWriter(random);
  return Array.from({ length: text_count }, (_, i) => {
    const kind = kinds[i % kinds.length];
    const text = text_of(kind, writer, random);
    return { kind, text, widths: widths_for(text, random) };
  });
}
