/**
 * Whether the article is what was written of the report: the same elements with the same text in the same order. The HTML
 * is read as it was written (src/document/html_writer.h), without elements being made of it, and in slices.
 */

import { Pace } from '../engine/give_way.js';

const characters = /** @type {Record<string, string>} */ ({ amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' });

/**
 * @param {TreeWalker} walker of the article's elements and texts
 * @param {string} html
 * @returns {Promise<boolean>}
 */
export async function is_written_as(walker, html) {
  const pace = new Pace();
  const written = new WrittenHtml(html);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (pace.is_due) await pace.rest();
    const is_same =
      node instanceof Text ? written.take_text(node.data) : written.take_element(node.nodeName.toUpperCase());
    if (!is_same) return false;
  }
  return written.is_at_end;
}

/** What is still to come of the HTML. */
class WrittenHtml {
  #html;
  #tags = /<(\/?)(\w+)[^>]*>/g;
  /** before the next element that begins */
  #text = '';
  /** of that element; none where the HTML ends */
  #name = '';

  /** @param {string} html */
  constructor(html) {
    this.#html = html;
    this.#read_on();
  }

  get is_at_end() {
    return this.#text === '' && this.#name === '';
  }

  /** @param {string} text */
  take_text(text) {
    if (!this.#text.startsWith(text)) return false;
    this.#text = this.#text.slice(text.length);
    return true;
  }

  /** @param {string} name in capitals, which formulas' are not in HTML */
  take_element(name) {
    if (this.#text !== '' || name !== this.#name) return false;
    this.#read_on();
    return true;
  }

  #read_on() {
    for (this.#name = ''; this.#name === '';) {
      const before = this.#tags.lastIndex;
      const tag = this.#tags.exec(this.#html);
      this.#text += unescaped(this.#html.slice(before, tag?.index));
      if (!tag) return;
      if (tag[1] === '') this.#name = tag[2].toUpperCase();
    }
  }
}

/** @param {string} text */
function unescaped(text) {
  return text.replace(/&(.*?);/g, (_, name) => characters[name]);
}
