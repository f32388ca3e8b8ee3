/**
 * The boxes that scroll sideways: wide tables and code. The browser scrolls them; this tells the module how far, so that
 * the picture moves along, and lets the keyboard reach those that hold more than they show.
 */

export class Scrollers {
  /** @type {Element[]} */
  #boxes;
  #module;

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.article
   * @param {import('../engine/module.js').KanbaoModule} parts.module
   * @param {() => void} parts.on_scrolled the picture is out of date
   * @param {AbortSignal} parts.signal
   */
  constructor({ article, module, on_scrolled, signal }) {
    this.#boxes = [...article.querySelectorAll('.wide, pre')];
    this.#module = module;
    const follow = (/** @type {Event} */ { target }) => {
      if (!(target instanceof Element) || !this.#boxes.includes(target)) return;
      this.#send(target);
      on_scrolled();
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
    for (const box of this.#boxes) {
      this.#send(box);
      let_keyboard_reach(box);
    }
  }

  /** @param {Element} box */
  #send(box) {
    const block = box.closest('pre') ?? box.querySelector('table');
    this.#module.set_scroll(Number(block?.getAttribute('data-b')), box.scrollLeft);
  }
}

/** @param {Element} box */
function let_keyboard_reach(box) {
  if (box.scrollWidth > box.clientWidth) box.setAttribute('tabindex', '0');
  else box.removeAttribute('tabindex');
}
