/**
 * The changes between two reports: found section by section, marked in both, summed up in words. Of two reports the one with the
 * later day is the newer; where days do not tell, it is the right one.
 */

import { Differences } from './differences.js';

/** @typedef {import('./report_pane.js').ReportPane} ReportPane */
/** @typedef {import('./report_pane.js').ReportWords} ReportWords */
/** @typedef {import('./section_matching.js').SectionRow} SectionRow */
/** @typedef {import('./word_difference.js').Difference} Difference */
/** @typedef {import('./word_difference.js').Passage} Passage */

export class Changes {
  #panes;
  #differences = new Differences();

  /** @param {ReportPane[]} panes the left one and the right one */
  constructor(panes) {
    this.#panes = panes;
  }

  /**
   * @param {SectionRow[]} rows of the reports that the panes show
   * @param {{on_found: (differences: Difference[]) => void, on_failed: () => void}} listeners
   */
  find(rows, { on_found, on_failed }) {
    const [left, right] = this.#panes.map(({ report }) => report);
    if (!left || !right) return;
    const [older, newer] = by_age(left, right);
    const older_numbers = rows.map((row) => (older === left ? row.left : row.right));
    const newer_numbers = rows.map((row) => (older === left ? row.right : row.left));
    const texts = rows.map((_, index) => {
      return { before: text_of(older, older_numbers[index]), after: text_of(newer, newer_numbers[index]) };
    });
    const mark = (/** @type {Difference[]} */ differences) => {
      const removed = differences.map((difference) => difference.removed);
      const added = differences.map((difference) => difference.added);
      const [older_pane, newer_pane] = older === left ? this.#panes : [...this.#panes].reverse();
      older_pane.say('marks', { kind: 'removed', passages: passages_of(older, older_numbers, removed) });
      newer_pane.say('marks', { kind: 'added', passages: passages_of(newer, newer_numbers, added) });
      on_found(differences);
    };
    this.#differences.find(texts, mark, on_failed);
  }

  /** Nothing is marked any more. */
  clear() {
    this.#differences.stop();
    for (const pane of this.#panes) {
      for (const kind of ['added', 'removed']) pane.say('marks', { kind, passages: [] });
    }
  }
}

/** @param {ReportWords} left @param {ReportWords} right @returns {ReportWords[]} the older one first */
function by_age(left, right) {
  return left.day && right.day && left.day > right.day ? [right, left] : [left, right];
}

/** @param {ReportWords} report @param {number | null} section */
function text_of({ text, sections }, section) {
  return section === null ? '' : text.slice(sections[section].begin, sections[section + 1]?.begin);
}

/**
 * @param {ReportWords} report
 * @param {(number | null)[]} numbers of sections
 * @param {Passage[][]} found in each of them
 * @returns {Passage[]} of the whole text
 */
function passages_of({ sections }, numbers, found) {
  return numbers.flatMap((number, index) => {
    const first = number === null ? 0 : sections[number].begin;
    return found[index].map(([begin, end]) => /** @type {Passage} */ ([begin + first, end + first]));
  });
}
