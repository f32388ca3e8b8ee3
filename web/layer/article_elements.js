/** The article's elements by the numbers that C++ knows them by. */

import { Pace } from '../engine/give_way.js';

const numbered = '[data-b], img[data-i], video[data-i], audio[data-i]';

export class ArticleElements {
  /** @type {Map<number, HTMLElement>} */
  #blocks = new Map();
  /** @type {Map<number, HTMLImageElement>} */
  #images = new Map();
  /** @type {Map<number, HTMLMediaElement>} */
  #media = new Map();

  /**
   * In slices: there may be hundreds of thousands.
   * @param {HTMLElement} article
   * @returns {Promise<void>} when all are known
   */
  async note_all(article) {
    const pace = new Pace();
    for (const element of article.querySelectorAll(numbered)) {
      this.#note(element);
      if (pace.is_due) await pace.rest();
    }
  }

  /** @param {Element} element */
  #note(element) {
    if (element instanceof HTMLImageElement) this.#images.set(Number(element.getAttribute('data-i')), element);
    else if (element instanceof HTMLMediaElement) this.#media.set(Number(element.getAttribute('data-i')), element);
    else if (element instanceof HTMLElement) this.#blocks.set(Number(element.getAttribute('data-b')), element);
  }

  /** @param {number} number in `data-b` */
  block(number) {
    return this.#blocks.get(number);
  }

  /** @param {number} number in `data-i` */
  image(number) {
    return this.#images.get(number);
  }

  /** @param {number} number in `data-i`, of an image, a video or a sound */
  object(number) {
    return this.#images.get(number) ?? this.#media.get(number);
  }

  /** @returns {Iterable<[number, HTMLImageElement]>} all images, each with its number */
  images() {
    return this.#images;
  }
}
