/**
 * The article's own elements as the text layer of the canvas: it makes the browser end its lines where ours end and adds
 * our gaps, so that selection, find, links and focus lie where the text is painted.
 */

import { remember_selection } from './kept_selection.js';
import { BrowserGaps } from './browser_gaps.js';
import { join_texts, remove_parts } from './layer_parts.js';
import { is_stretch, LineMarks } from './line_marks.js';
import { remove_shape, shape_lines } from './line_shapes.js';
import { objects } from './text_places.js';

/** @typedef {import('#border').LayerText} LayerText */
/** @typedef {import('../engine/give_way.js').Pace} Pace */

/**
 * @typedef {object} PlacedText what was last set, as text
 * @property {string} shape
 * @property {string} gaps
 */

export class TextLayer {
  #article;
  #elements;
  /** @type {Map<number, PlacedText>} by block */
  #set = new Map();
  /** @type {LayerText[] | null} those that are set, where no others are */
  #prepared = null;
  /** @type {BrowserGaps | undefined} */
  #browser_gaps;

  /**
   * @param {HTMLElement} article in its plain state
   * @param {import('./article_elements.js').ArticleElements} elements
   */
  constructor(article, elements) {
    this.#article = article;
    this.#elements = elements;
  }

  /**
   * Does in slices what `place` will find done: for when the article is in its plain state, where none of it is seen.
   * @param {LayerText[]} texts as for `place`
   * @param {Pace} pace
   * @param {(place: () => void) => void} place_one called for each text
   */
  async prepare(texts, pace, place_one) {
    this.#prepared = null;
    let placed = 0;
    let restore_selection = remember_selection(this.#article);
    for (const text of texts) {
      if (pace.is_due) {
        restore_selection();
        await pace.rest();
        restore_selection = remember_selection(this.#article);
      }
      place_one(() => {
        this.#place_text(text);
        placed += 1;
      });
    }
    restore_selection();
    if (placed === texts.length && placed === this.#set.size) this.#prepared = texts;
  }

  /** @param {LayerText[]} texts the texts that HTML alone would set otherwise */
  place(texts) {
    if (texts === this.#prepared) return;
    this.#prepared = null;
    const restore_selection = remember_selection(this.#article);
    const left_over = new Set(this.#set.keys());
    for (const text of texts) {
      left_over.delete(text.block);
      this.#place_text(text);
    }
    for (const number of left_over) this.#clear(number);
    restore_selection();
  }

  /** Leaves the article as it was written, its text nodes split as they are: a translator may be about to replace them. */
  clear() {
    this.#prepared = null;
    const restore_selection = remember_selection(this.#article);
    for (const number of [...this.#set.keys()]) this.#clear(number);
    restore_selection();
  }

  /** @param {LayerText} text */
  #place_text(text) {
    const block = this.#elements.block(text.block);
    if (!block) return;
    const shape = JSON.stringify([text.indent, text.width, text.lines]);
    const gaps = JSON.stringify([text.gaps, text.is_foreseen, text.lines.length > 0]);
    const last = this.#set.get(text.block);
    this.#set.set(text.block, { shape, gaps });
    if (last?.gaps !== gaps) {
      this.#clear_block(block);
      join_texts(block);
      this.#place_gaps(block, text);
    } else if (last.shape !== shape) {
      remove_shape(block);
    } else {
      return;
    }
    if (text.lines.length > 0) shape_lines(block, text);
    else if (text.indent !== 0) block.style.setProperty('--kanbao-indent', `${text.indent}px`);
  }

  /** @param {HTMLElement} block @param {LayerText} text */
  #place_gaps(block, { gaps, lines, is_foreseen }) {
    this.#browser_gaps ??= new BrowserGaps();
    const { are_ours, are_ours_in_lines } = this.#browser_gaps;
    // What is added to a whole stretch would come between its characters.
    const are_browsers = (lines.length > 0 ? are_ours_in_lines : are_ours) && is_foreseen && !gaps.some(is_stretch);
    if (are_browsers) block.style.setProperty('--kanbao-autospace', 'normal');
    new LineMarks(block, are_browsers ? this.#browser_gaps : null).insert(gaps);
  }

  /** @param {number} number */
  #clear(number) {
    const block = this.#elements.block(number);
    if (this.#set.delete(number) && block) this.#clear_block(block);
  }

  /** @param {HTMLElement} block */
  #clear_block(block) {
    remove_shape(block);
    block.style.removeProperty('--kanbao-autospace');
    /** @type {NodeListOf<HTMLElement | MathMLElement>} */
    const found = block.querySelectorAll(objects);
    for (const object of found) object.style.removeProperty('--kanbao-start');
    remove_parts(block);
  }
}
