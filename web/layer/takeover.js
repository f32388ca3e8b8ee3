/**
 * The change from HTML to canvas and back. What hides the text and sets it as it is painted lives in one adopted style
 * sheet, which no serialisation of the page keeps: a saved page shows its text. On the elements themselves stand only
 * custom properties, which mean nothing without that sheet. In the canvas's state the article stays in normal flow.
 */

import canvas_state_css from '../css/canvas_state.css';
import visible_layer_css from '../css/visible_layer.css';
import { restore_plain_state } from './plain_state.js';

/** Browsers set an empty line behind these in copied text where their margin below is half their font's size or more. */
const spaced_blocks = ':is(p, h1, h2, h3, h4, h5, h6)';
export const space_below = 16; // CSS px, as in canvas_state.css

export class Takeover {
  #elements;
  #sheet = new CSSStyleSheet();
  /** @type {Set<HTMLElement>} */
  #placed = new Set();
  /** @type {import('#border').LayerBlock[] | null} those that have their places */
  #prepared = null;

  /** @param {import('./article_elements.js').ArticleElements} elements */
  constructor(elements) {
    this.#elements = elements;
    this.#sheet.replaceSync(canvas_state_css);
  }

  /** Takes away what a page that was saved in the canvas's state brought along. */
  static restore_plain_state() {
    restore_plain_state(document.documentElement);
    // In a frame they are its own (web/frame/band.js).
    if (parent === self) document.querySelector('[data-kanbao-strips]')?.remove();
  }

  /** @returns {boolean} */
  get is_canvas() {
    return document.documentElement.dataset.kanbao === 'canvas';
  }

  show_canvas() {
    if (!document.adoptedStyleSheets.includes(this.#sheet)) {
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    }
    if (!this.is_canvas) document.documentElement.dataset.kanbao = 'canvas';
  }

  /** From now on the text layer can be seen over the picture. */
  show_layer() {
    this.#sheet.replaceSync(canvas_state_css + visible_layer_css);
  }

  show_html() {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    for (const element of this.#placed) element.removeAttribute('style');
    this.#placed.clear();
    this.#prepared = null;
    document.documentElement.dataset.kanbao = 'html';
  }

  /**
   * Holds the article to the width that it is painted for, until it is held to another: so ink and elements agree while the
   * window becomes another size.
   * @param {HTMLElement} article
   * @param {number} width CSS px
   */
  hold(article, width) {
    this.#set(article, { column: width });
  }

  /**
   * Does in slices what `place` will find done for blocks, of which there are many: for when the article is in its plain
   * state, where it means nothing.
   * @param {import('#border').LayerBlock[]} blocks
   * @param {import('../engine/give_way.js').Pace} pace
   * @param {() => boolean} may_go_on
   */
  async prepare(blocks, pace, may_go_on) {
    this.#prepared = null;
    for (const block of blocks) {
      if (pace.is_due) await pace.rest();
      if (!may_go_on()) return;
      this.#place_block(block);
    }
    this.#prepared = blocks;
  }

  /**
   * Gives blocks, images and columns the places and sizes that are painted.
   * @param {import('#border').TextLayer} layer
   */
  place({ blocks, images, columns }) {
    if (blocks !== this.#prepared) for (const block of blocks) this.#place_block(block);
    this.#prepared = null;
    for (const { image, size, margin, drop } of images) {
      this.#set(this.#elements.object(image), { ...size, margin, drop: -drop });
    }
    /** @type {Map<HTMLElement, number>} */
    const tables = new Map();
    for (const { cell, width } of columns) {
      const element = this.#elements.block(cell);
      this.#set(element, { width });
      const table = element?.closest('table');
      if (table) tables.set(table, (tables.get(table) ?? 0) + width);
    }
    for (const [table, width] of tables) this.#set(table, { width });
  }

  /**
   * Margins collapse: the greater one counts, and a negative one is taken away from the other.
   * @param {import('#border').LayerBlock} layer
   */
  #place_block({ block, gap, height, inset }) {
    const own = this.#elements.block(block);
    const element = own?.closest('.wide') ?? own;
    if (!(element instanceof HTMLElement)) return;
    const above = element.previousElementSibling?.matches(spaced_blocks) ? space_below : 0;
    this.#set(element, { gap: gap >= above ? gap : gap - above });
    if (inset > 0) this.#set(element, { inset });
    if (element.matches('.wide, pre')) this.#set(element, { height });
  }

  /**
   * @param {HTMLElement | undefined} element
   * @param {Record<string, number>} lengths CSS px
   */
  #set(element, lengths) {
    if (!element) return;
    for (const [name, value] of Object.entries(lengths)) {
      const length = `${value}px`;
      if (element.style.getPropertyValue(`--kanbao-${name}`) === length) continue;
      element.style.setProperty(`--kanbao-${name}`, length);
    }
    this.#placed.add(element);
  }
}
