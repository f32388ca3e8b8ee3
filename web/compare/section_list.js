/**
 * The sections of both reports in one list: each leads both of them there, and says what has been added to it and what is gone
 * from it.
 */

import { element } from '../report/element.js';

/** @typedef {import('./compare_words.js').CompareWords} CompareWords */
/** @typedef {import('./section_matching.js').SectionRow} SectionRow */
/** @typedef {{name: string, level: number, row: SectionRow}} ListedSection */

export class SectionList {
  #words;
  #on_chosen;
  #summary;
  /** @type {SectionRow[]} */
  #rows = [];
  #list = element('ol');
  element = /** @type {HTMLDetailsElement} */ (element('details', { class: 'sections' }));

  /** @param {CompareWords} words @param {(row: SectionRow) => void} on_chosen */
  constructor(words, on_chosen) {
    this.#words = words;
    this.#on_chosen = on_chosen;
    this.#summary = element('summary', {}, words.sections);
    this.element.append(this.#summary, this.#list);
    this.element.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#close();
    });
    addEventListener('pointerdown', ({ target }) => {
      if (target instanceof Node && !this.element.contains(target)) this.element.open = false;
    });
    // A press in a frame is not told, but takes the focus.
    addEventListener('blur', () => (this.element.open = false));
  }

  /** @param {ListedSection[]} sections in the order of both reports */
  show(sections) {
    this.#rows = sections.map(({ row }) => row);
    this.element.hidden = sections.length === 0;
    const items = sections.map(({ name, level, row }) => {
      const item = element('li', { 'data-level': String(level) });
      const button = element('button', { type: 'button' }, name || this.#words.beginning);
      button.append(element('span', { class: 'counts' }));
      button.addEventListener('click', () => {
        this.#close();
        this.#on_chosen(row);
      });
      item.append(button);
      return item;
    });
    this.#list.replaceChildren(...items);
    this.forget_counts();
  }

  /** @param {(string | Node)[][]} notes one for each section */
  #tell(notes) {
    [...this.#list.querySelectorAll('.counts')].forEach((place, index) =>
      place.replaceChildren(...(notes[index] ?? [])),
    );
  }

  forget_counts() {
    this.#tell(this.#rows.map((row) => only_on(row, this.#words)));
  }

  /** @param {import('./word_difference.js').Difference[]} differences one for each section */
  count(differences) {
    const words = this.#words;
    this.#tell(
      this.#rows.map((row, index) => {
        const { count, is_given_up } = differences[index];
        return [...only_on(row, words), is_given_up ? words.too_different : counted(count, words)];
      }),
    );
  }

  #close() {
    this.element.open = false;
    this.#summary.focus();
  }
}

/** @param {import('./word_difference.js').Difference[]} differences */
export function sum_of(differences) {
  const sum = { added: 0, removed: 0 };
  for (const { count } of differences) {
    sum.added += count.added;
    sum.removed += count.removed;
  }
  return sum;
}

/** @param {SectionRow} row @param {CompareWords} words @returns {string[]} */
function only_on({ left, right }, words) {
  if (left === null) return [`${words.only[1]} `];
  return right === null ? [`${words.only[0]} `] : [];
}

/**
 * Signs for the eye, words for the ear.
 * @param {{added: number, removed: number}} count
 * @param {CompareWords} words
 */
function counted({ added, removed }, words) {
  if (added + removed === 0) return words.equal;
  const both = element('span');
  const signs = element('span', { 'aria-hidden': 'true' }, `+${added} −${removed}`);
  both.append(signs, element('span', { class: 'unseen' }, words.counts(added, removed)));
  return both;
}
