/** The article's elements by the numbers that C++ knows them by. */

export class ArticleElements {
  /** @type {Map<number, HTMLElement>} */
  #blocks = new Map();
  /** @type {Map<number, HTMLImageElement>} */
  #images = new Map();

  /** @param {HTMLElement} article */
  constructor(article) {
    this.note(article);
  }

  /** @param {HTMLElement} root what is below it has been written anew */
  note(root) {
    for (const element of root.querySelectorAll('[data-b]')) {
      if (element instanceof HTMLElement) this.#blocks.set(Number(element.dataset.b), element);
    }
    for (const element of root.querySelectorAll('img[data-i]')) {
      if (element instanceof HTMLImageElement) this.#images.set(Number(element.dataset.i), element);
    }
  }

  /** @param {number} number in `data-b` */
  block(number) {
    return this.#blocks.get(number);
  }

  /** @param {number} number in `data-i` */
  image(number) {
    return this.#images.get(number);
  }

  /** @returns {Iterable<[number, HTMLImageElement]>} all images, each with its number */
  images() {
    return this.#images;
  }
}
