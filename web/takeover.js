/**
 * The change from HTML to canvas and back. What hides the text and places the blocks lives in one adopted style sheet,
 * which no serialisation of the page keeps: a saved page shows its text. On the elements themselves stand only custom
 * properties, which mean nothing without that sheet.
 */

const canvas_state_css = `
@media screen and (forced-colors: none) {
  #canvas { display: block; }
  #report { block-size: var(--kanbao-height); }
  #report > *, #report > header > * { position: absolute; inset: var(--kanbao-y) 0 auto; margin: 0; }
  #report, #report * {
    color: transparent !important;
    background: none !important;
    border-color: transparent !important;
    text-decoration-color: transparent !important;
  }
  #report a { word-break: var(--kanbao-break, normal); }
  #report ::marker { color: transparent !important; }
  #report :is(input, img) { opacity: 0; }
  #report img[data-own-element] {
    position: absolute;
    inset: var(--kanbao-y) auto auto var(--kanbao-x);
    inline-size: var(--kanbao-width);
    block-size: var(--kanbao-height);
    margin: 0;
    opacity: 1;
  }
}
`;

export class Takeover {
  #article;
  #sheet = new CSSStyleSheet();
  /** @type {Set<HTMLElement>} */
  #placed = new Set();

  /** @param {HTMLElement} article */
  constructor(article) {
    this.#article = article;
    this.#sheet.replaceSync(canvas_state_css);
  }

  /** Takes away what a page that was saved in the canvas's state brought along. */
  static restore_plain_state() {
    const root = document.documentElement;
    root.dataset.kanbao = 'html';
    for (const element of document.querySelectorAll('[data-own-element]')) element.removeAttribute('data-own-element');
    for (const element of document.querySelectorAll('article#report, article#report *')) {
      if (element instanceof HTMLElement && element.style.length > 0) element.removeAttribute('style');
    }
  }

  /** @returns {boolean} */
  get is_canvas() {
    return document.documentElement.dataset.kanbao === 'canvas';
  }

  show_canvas() {
    if (!document.adoptedStyleSheets.includes(this.#sheet)) {
      this.#let_addresses_break();
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    }
    document.documentElement.dataset.kanbao = 'canvas';
  }

  show_html() {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    for (const element of this.#placed) element.removeAttribute('style');
    this.#placed.clear();
    Takeover.restore_plain_state();
  }

  /**
   * Gives the blocks their places, so that anchors, links and what is read aloud lie where they are painted.
   * @param {import('./module.js').PlacedBox[]} boxes
   * @param {number} height of the report, CSS px
   */
  place_blocks(boxes, height) {
    this.#set(this.#article, { height });
    const places = new Map(boxes.map((box) => [String(box.id), box.y]));
    // The header begins at the report's top, so the places of its parts are the report's too.
    for (const element of this.#article.querySelectorAll(':scope > *, :scope > header > *')) {
      if (!(element instanceof HTMLElement)) continue;
      const y = places.get(element.dataset.b ?? '');
      if (y !== undefined) this.#set(element, { y });
    }
  }

  // A painted address begins on the line that it follows; so does its element, to be clicked where it is seen.
  #let_addresses_break() {
    for (const link of this.#article.querySelectorAll('a')) {
      if (!/^https?:/.test(link.textContent ?? '')) continue;
      link.style.setProperty('--kanbao-break', 'break-all');
      this.#placed.add(link);
    }
  }

  /**
   * Shows an image by its own element, beneath the canvas, where the layout has put it.
   * @param {HTMLElement} element
   * @param {import('./module.js').PlacedBox} box
   */
  place_own_element(element, box) {
    element.setAttribute('data-own-element', '');
    const block = element.closest('#report > *');
    const block_y = block instanceof HTMLElement ? parseFloat(block.style.getPropertyValue('--kanbao-y')) || 0 : 0;
    this.#set(element, { x: box.x, y: box.y - block_y, width: box.width, height: box.height });
  }

  /**
   * @param {HTMLElement} element
   * @param {Record<string, number>} lengths CSS px
   */
  #set(element, lengths) {
    for (const [name, value] of Object.entries(lengths)) {
      element.style.setProperty(`--kanbao-${name}`, `${value}px`);
    }
    this.#placed.add(element);
  }
}
