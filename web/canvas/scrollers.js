/**
 * The boxes that scroll sideways: wide tables, code and formulas. The browser scrolls them; this tells how far, so that the picture
 * moves along, and lets the keyboard reach those that hold more than they show.
 */

/** @typedef {{block: number, x: number}} ScrollOffset CSS px */

export class Scrollers {
  /** @type {Element[]} */
  #boxes;

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.article
   * @param {(box: Element) => void} parts.on_scrolled what is painted of this element is out of date
   * @param {AbortSignal} parts.signal
   */
  constructor({ article, on_scrolled, signal }) {
    this.#boxes = [...article.querySelectorAll('.wide, pre code')];
    const follow = (/** @type {Event} */ { target }) => {
      if (target instanceof Element && this.#boxes.includes(target)) on_scrolled(painted_with(target));
    };
    article.addEventListener('scroll', follow, { capture: true, passive: true, signal });
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) let_keyboard_reach(target);
    });
    for (const box of this.#boxes) observer.observe(box);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  /** To be called when what the boxes hold has been laid out anew. */
  sync() {
    for (const box of this.#boxes) let_keyboard_reach(box);
  }

  /** @returns {ScrollOffset[]} of each box */
  offsets() {
    return this.#boxes.map((box) => ({ block: block_of(box), x: box.scrollLeft }));
  }

  /** @param {ScrollOffset[]} offsets @returns {Element[]} what is painted of these stands otherwise now */
  moved_since(offsets) {
    const then = new Map(offsets.map(({ block, x }) => [block, x]));
    return this.#boxes.filter((box) => box.scrollLeft !== then.get(block_of(box))).map(painted_with);
  }
}

/** @param {Element} box */
function block_of(box) {
  const block = box.closest('pre, .formula') ?? box.querySelector('table');
  return Number(block?.getAttribute('data-b'));
}

/** @param {Element} box */
const painted_with = (box) => box.closest('pre') ?? box;

/** @param {Element} box */
function let_keyboard_reach(box) {
  if (box.scrollWidth > box.clientWidth) box.setAttribute('tabindex', '0');
  else box.removeAttribute('tabindex');
}
