/**
 * Marks what the canvas shows. In the canvas's state only marked elements are transparent: where no ink has arrived, the
 * HTML's own text and pictures are seen, in the same places.
 */

export const painted_mark = 'data-painted';

/**
 * @typedef {import('#border').LayerUnit} LayerUnit
 * @typedef {{first: number, end: number}} UnitRange of a layout's units; `end` is not included
 */

export class PaintedMarks {
  #elements;
  /** @type {Set<Element>} */
  #marked = new Set();

  /** @param {import('./article_elements.js').ArticleElements} elements */
  constructor(elements) {
    this.#elements = elements;
  }

  /**
   * @param {LayerUnit[]} units that the canvas shows whole; others are left to their elements
   * @param {number[]} images that it shows
   */
  show(units, images) {
    /** @type {Set<Element>} */
    const shown = new Set();
    for (const { block } of units) {
      const element = this.#elements.block(block);
      if (!element) continue;
      mark(element, '');
      shown.add(element);
      const item = item_begun_by(element);
      if (!item) continue;
      mark(item, 'marker');
      shown.add(item);
    }
    for (const image of images) {
      const element = this.#elements.image(image);
      if (!element) continue;
      mark(element, '');
      shown.add(element);
    }
    for (const element of this.#marked) if (!shown.has(element)) element.removeAttribute(painted_mark);
    this.#marked = shown;
  }

  /** @param {Element} root what lies in it, or is it, is seen as HTML again */
  uncover(root) {
    for (const element of this.#marked) {
      if (!root.contains(element)) continue;
      element.removeAttribute(painted_mark);
      this.#marked.delete(element);
    }
  }

  clear() {
    this.show([], []);
  }
}

/**
 * @param {Element} element
 * @param {string} what of it is painted: all, or a list item's marker
 */
function mark(element, what) {
  if (element.getAttribute(painted_mark) !== what) element.setAttribute(painted_mark, what);
}

/**
 * @param {HTMLElement} element
 * @returns {Element | null} the list item whose marker stands before this block
 */
function item_begun_by(element) {
  const parent = element.parentElement;
  if (parent?.querySelector(':scope > [data-b]') !== element) return null;
  return parent.localName === 'li' ? parent : item_begun_by(parent);
}
