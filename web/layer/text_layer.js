/**
 * The article's own elements as the text layer of the canvas: it makes the browser end its lines where ours end and adds
 * our gaps, so that selection, find, links and focus lie where the text is painted.
 */

import { remember_selection } from './kept_selection.js';
import { ends_lines_in_unwrapped_text, join_texts, LineMarks, remove_parts } from './line_marks.js';
import { own_text } from './text_places.js';

/** @typedef {import('#border').LayerText} LayerText */

export class TextLayer {
  #article;
  #elements;
  /** @type {Map<number, string>} by block: what was last set, as text */
  #set = new Map();
  #wraps_text_up = !ends_lines_in_unwrapped_text();

  /**
   * @param {HTMLElement} article in its plain state
   * @param {import('./article_elements.js').ArticleElements} elements
   */
  constructor(article, elements) {
    this.#article = article;
    this.#elements = elements;
  }

  /**
   * @param {import('#border').ElementText[]} texts what each block must hold
   * @returns {boolean} whether the article says what was read from the Markdown
   */
  says(texts) {
    return texts.every(({ block, text }) => {
      const element = this.#elements.block(block);
      return element !== undefined && element.isConnected && own_text(element) === text;
    });
  }

  /** @param {LayerText[]} texts the texts that HTML alone would set otherwise */
  place(texts) {
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
    const restore_selection = remember_selection(this.#article);
    for (const number of [...this.#set.keys()]) this.#clear(number);
    restore_selection();
  }

  /** @param {HTMLElement} root what is below it is about to be written anew */
  forget(root) {
    for (const block of root.querySelectorAll('[data-b]')) this.#set.delete(Number(block.getAttribute('data-b')));
  }

  /** @param {LayerText} text */
  #place_text(text) {
    const block = this.#elements.block(text.block);
    const key = JSON.stringify(text);
    if (!block || this.#set.get(text.block) === key) return;
    this.#clear(text.block);
    join_texts(block);
    this.#set.set(text.block, key);
    if (text.indent !== 0) block.style.setProperty('--kanbao-indent', `${text.indent}px`);
    new LineMarks(block, this.#wraps_text_up).insert(text);
  }

  /** @param {number} number */
  #clear(number) {
    if (!this.#set.delete(number)) return;
    const block = this.#elements.block(number);
    if (!block) return;
    block.style.removeProperty('--kanbao-indent');
    block.style.removeProperty('--kanbao-wrap');
    block.style.removeProperty('--kanbao-slack');
    for (const image of block.querySelectorAll('img')) image.style.removeProperty('--kanbao-start');
    remove_parts(block);
  }
}
