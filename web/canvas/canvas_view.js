/**
 * The canvas in the document: it scrolls with the page, reaches beyond the screen on both sides, and is moved and drawn
 * anew, in one animation frame, when too little of that overscan is left. Nothing here runs while the page is still.
 */

import { follow_visible_band, visible_band } from './visible_band.js';

const ink_overhang = 16; // CSS px around the column: fills and italics reach beyond it
const most_device_pixels = 24e6; // of the canvas; 96 MB

/** @typedef {import('./visible_band.js').Band} Band */

export class CanvasView {
  #canvas;
  #article;
  #module;
  #max_size;
  #on_painted;
  /** @type {Band | null} */
  #painted = null;
  #pending_frame = 0;
  #is_stale = true;
  frames = 0;
  commands = 0;

  /**
   * @param {object} parts
   * @param {HTMLCanvasElement} parts.canvas
   * @param {HTMLElement} parts.article
   * @param {import('../engine/module.js').KanbaoModule} parts.module
   * @param {number} parts.max_size device px, the greatest width and height of a drawing buffer
   * @param {(band: Band) => void} parts.on_painted told what the canvas now covers
   * @param {AbortSignal} parts.signal
   */
  constructor({ canvas, article, module, max_size, on_painted, signal }) {
    this.#canvas = canvas;
    this.#article = article;
    this.#module = module;
    this.#max_size = max_size;
    this.#on_painted = on_painted;
    const check = () => this.#check();
    addEventListener('scroll', check, { passive: true, signal });
    follow_visible_band(check, signal);
    signal.addEventListener('abort', () => cancelAnimationFrame(this.#pending_frame));
  }

  /** The picture is out of date: it is drawn again in the next frame. */
  invalidate() {
    this.#is_stale = true;
    this.#request_frame();
  }

  /** Draws again if the window shows what the canvas does not cover. */
  invalidate_if_moved() {
    this.#check();
  }

  /** Moves the canvas to what is in view and draws it, now. */
  paint() {
    cancelAnimationFrame(this.#pending_frame);
    this.#pending_frame = 0;
    this.#is_stale = false;
    const view = visible_band();
    const scale = devicePixelRatio * view.zoom;
    const article = document_rect(this.#article);
    const page = document_rect(/** @type {HTMLElement} */ (this.#canvas.offsetParent ?? document.body));
    const band = snapped(this.#band_to_paint(view, article, scale), scale);
    this.#place_canvas(band, page, scale);
    const origin = { x: article.left - band.left, y: article.top - band.top };
    this.commands = this.#module.paint(origin, this.#canvas, scale);
    this.#painted = band;
    this.frames += 1;
    this.#on_painted(band);
  }

  #check() {
    if (this.#is_stale || this.#painted === null || this.#runs_low(this.#painted)) this.#request_frame();
  }

  #request_frame() {
    if (this.#pending_frame !== 0) return;
    this.#pending_frame = requestAnimationFrame(() => {
      this.#pending_frame = 0;
      if (this.#is_stale || this.#painted === null || this.#runs_low(this.#painted)) this.paint();
    });
  }

  /**
   * @param {Band} painted
   * @returns {boolean} whether less than half a screen is left beyond an edge behind which there is more
   */
  #runs_low(painted) {
    const view = visible_band();
    if (this.#canvas.width !== device_length(painted.right - painted.left, devicePixelRatio * view.zoom)) return true;
    const article = with_overhang(document_rect(this.#article));
    const reserve = Math.min((view.bottom - view.top) / 2, this.#overscan(view, painted.right - painted.left) / 2);
    const above = view.top - painted.top < reserve && painted.top > article.top + 1;
    const below = painted.bottom - view.bottom < reserve && painted.bottom < article.bottom - 1;
    const beside =
      Math.max(view.left, article.left) < painted.left - 1 || Math.min(view.right, article.right) > painted.right + 1;
    return above || below || beside;
  }

  /**
   * How much the canvas reaches beyond the screen, above and below: about a screen, less where the budget asks for it.
   * @param {Band} view
   * @param {number} width of the canvas
   * @param {number} [scale]
   */
  #overscan(view, width, scale = devicePixelRatio) {
    const height = view.bottom - view.top;
    return Math.max(0, Math.min(height, (this.#greatest_height(width, scale) - height) / 2));
  }

  /**
   * How tall a canvas may be: one CSS px less than fits, because its edges are moved outwards to whole device pixels.
   * @param {number} width of the canvas
   * @param {number} scale
   */
  #greatest_height(width, scale) {
    const rows = Math.min(this.#max_size, most_device_pixels / Math.max(1, width * scale));
    return Math.floor(rows / scale) - 1;
  }

  /**
   * @param {Band & {zoom: number}} view
   * @param {Band} article
   * @param {number} scale
   * @returns {Band}
   */
  #band_to_paint(view, article, scale) {
    const all = with_overhang(article);
    const left = view.zoom > 1 ? Math.max(all.left, view.left - (view.right - view.left) / 4) : Math.max(0, all.left);
    const right =
      view.zoom > 1
        ? Math.min(all.right, view.right + (view.right - view.left) / 4)
        : Math.min(document.documentElement.clientWidth, all.right);
    const overscan = this.#overscan(view, right - left, scale);
    const top = Math.max(all.top, view.top - overscan);
    const bottom = Math.min(all.bottom, view.bottom + overscan, top + this.#greatest_height(right - left, scale));
    return { left, right: Math.max(right, left + 1), top, bottom: Math.max(bottom, top + 1) };
  }

  /**
   * @param {Band} band
   * @param {Band} page the canvas's containing block
   * @param {number} scale
   */
  #place_canvas(band, page, scale) {
    const canvas = this.#canvas;
    const width = device_length(band.right - band.left, scale);
    const height = device_length(band.bottom - band.top, scale);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    canvas.style.left = `${band.left - page.left}px`;
    canvas.style.top = `${band.top - page.top}px`;
    canvas.style.width = `${width / scale}px`;
    canvas.style.height = `${height / scale}px`;
  }
}

/** @param {HTMLElement} element @returns {Band} */
function document_rect(element) {
  const rect = element.getBoundingClientRect();
  return {
    left: rect.left + scrollX,
    top: rect.top + scrollY,
    right: rect.right + scrollX,
    bottom: rect.bottom + scrollY,
  };
}

/** @param {Band} band @returns {Band} */
function with_overhang({ left, top, right, bottom }) {
  return {
    left: left - ink_overhang,
    top: top - ink_overhang,
    right: right + ink_overhang,
    bottom: bottom + ink_overhang,
  };
}

/**
 * Edges on whole device pixels, so that the picture is shown as it was drawn.
 * @param {Band} band
 * @param {number} scale
 * @returns {Band}
 */
function snapped(band, scale) {
  return {
    left: Math.floor(band.left * scale) / scale,
    top: Math.floor(band.top * scale) / scale,
    right: Math.ceil(band.right * scale) / scale,
    bottom: Math.ceil(band.bottom * scale) / scale,
  };
}

/** @param {number} length CSS px @param {number} scale */
function device_length(length, scale) {
  return Math.round(length * scale);
}
