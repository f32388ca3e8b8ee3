/**
 * The canvas in the document: it scrolls with the page, reaches beyond the screen on both sides, and is given another
 * picture, and moved with it in one task, when too little of that overscan is left. What it does not show is seen as HTML.
 * Nothing here runs while the page is still.
 */

import { device_length, is_same_plan, plan_picture, runs_low } from './picture_plan.js';
import { follow_visible_band, visible_band } from './visible_band.js';

/**
 * @typedef {import('./visible_band.js').Band} Band
 * @typedef {import('./picture_plan.js').PicturePlan} PicturePlan
 * @typedef {import('../engine/report_engine.js').LayoutAnswer} LayoutAnswer
 * @typedef {import('../engine/engine_place.js').Picture} Picture
 */

/**
 * @typedef {object} Drawing what is to be shown
 * @property {LayoutAnswer} answer the layout
 * @property {PicturePlan | null} plan null where the canvas has nothing to show
 * @property {Picture | null} picture
 */

/**
 * @typedef {object} ViewParts
 * @property {HTMLCanvasElement} canvas
 * @property {HTMLElement} article
 * @property {import('../engine/engine_place.js').EnginePlace} engine
 * @property {import('../layer/painted_marks.js').PaintedMarks} marks
 * @property {import('./scrollers.js').Scrollers} scrollers
 * @property {(answer: LayoutAnswer, plan: PicturePlan) => void} on_moved told what the canvas shows, when
 *   that, or what is in view, has changed
 * @property {AbortSignal} signal
 */

export class CanvasView {
  #parts;
  /** @type {Drawing | null} */
  #shown = null;
  #max_size = 0;
  #pending_frame = 0;
  #is_asking = false;
  #is_stale = false;
  /** @type {Set<string>} paths within the canvas, CSS px */
  #holes = new Set();
  frames = 0;
  commands = 0;

  /** @param {ViewParts} parts */
  constructor(parts) {
    this.#parts = parts;
    const check = () => this.#check();
    addEventListener('scroll', check, { passive: true, signal: parts.signal });
    follow_visible_band(check, parts.signal);
    parts.signal.addEventListener('abort', () => cancelAnimationFrame(this.#pending_frame));
  }

  /** @param {number} size device px, the greatest width and height of a picture */
  set max_size(size) {
    this.#max_size = size;
  }

  /** The picture is out of date. */
  invalidate() {
    this.#is_stale = true;
    this.#request_frame();
  }

  /** Asks for another picture if the window shows what the canvas does not cover. */
  invalidate_if_moved() {
    this.#check();
  }

  /**
   * What the canvas shows of an element is out of date: the element is seen instead until a new picture is there.
   * @param {Element} element
   */
  uncover(element) {
    this.#parts.marks.uncover(element);
    this.#cut_out(element);
    this.invalidate();
  }

  /** Nothing that the canvas shows is right any more. */
  uncover_all() {
    this.#shown = null;
    this.#parts.marks.clear();
    this.#parts.canvas.style.visibility = 'hidden';
  }

  /**
   * @param {LayoutAnswer} answer a layout that is to be shown
   * @param {number} moved CSS px that the reader's place will move by, the page following it
   * @returns {Promise<Drawing | null>} null where the report has changed since
   */
  async draw(answer, moved = 0) {
    const is_hasty = answer !== this.#shown?.answer;
    const plan = plan_picture({ ...this.#situation(answer, moved), is_hasty });
    if (!plan) return { answer, plan, picture: null };
    const { article, band, scale } = plan;
    const picture = await this.#parts.engine.picture({
      layout: answer.layout,
      origin: { x: article.left - band.left, y: article.top - band.top },
      width: device_length(band.right - band.left, scale),
      height: device_length(band.bottom - band.top, scale),
      scale,
      scrolls: this.#parts.scrollers.offsets(),
    });
    return picture && { answer, plan, picture };
  }

  /**
   * @param {Drawing} drawing is seen from the next frame on, in its place
   * @param {() => void} [settle] what asks the page where things are is done here, once all is as it will be seen
   */
  show(drawing, settle = () => {}) {
    const is_first_of_layout = this.#shown?.answer !== drawing.answer;
    const is_shown = this.#show_picture(drawing);
    settle();
    const { plan, answer, picture } = drawing;
    if (!plan || !is_shown) return;
    const { scrollers, on_moved } = this.#parts;
    for (const box of scrollers.moved_since(picture?.request.scrolls ?? [])) this.uncover(box);
    on_moved(answer, plan);
    if (is_first_of_layout) this.invalidate();
  }

  /** @param {Drawing} drawing @returns {boolean} whether the canvas shows it now */
  #show_picture(drawing) {
    const painted = drawing.picture?.show() ?? null;
    if (drawing.picture && !painted) {
      this.invalidate();
      return false;
    }
    this.#shown?.picture?.discard();
    this.#shown = drawing;
    this.frames += 1;
    this.commands = painted?.commands ?? 0;
    const { plan, answer } = drawing;
    const { canvas, marks } = this.#parts;
    canvas.style.visibility = plan ? '' : 'hidden';
    if (!plan || !painted) {
      marks.clear();
      return false;
    }
    this.#place_canvas(plan);
    const with_pixels = new Set(painted.images);
    const images = answer.images.filter(({ id, is_message }) => is_message || with_pixels.has(id));
    const seen = images.filter((image) => lies_in(image, plan)).map(({ id }) => id);
    marks.show(plan.units, seen);
    return true;
  }

  #check() {
    if (this.#shown?.plan) this.#parts.on_moved(this.#shown.answer, this.#shown.plan);
    if (this.#is_stale || this.#is_low()) this.#request_frame();
  }

  #is_low() {
    if (!this.#shown) return false;
    const { plan, answer } = this.#shown;
    const situation = this.#situation(answer);
    if (plan && !runs_low(plan, situation)) return false;
    // At the limits of a canvas no other picture would be better.
    return !is_same_plan(plan, plan_picture(situation));
  }

  #request_frame() {
    if (this.#pending_frame !== 0 || this.#is_asking) return;
    this.#pending_frame = requestAnimationFrame(() => {
      this.#pending_frame = 0;
      if (this.#shown && (this.#is_stale || this.#is_low())) void this.#refresh(this.#shown.answer);
    });
  }

  /** @param {LayoutAnswer} answer the layout that is shown */
  async #refresh(answer) {
    this.#is_stale = false;
    this.#is_asking = true;
    const drawing = await this.draw(answer);
    this.#is_asking = false;
    if (this.#parts.signal.aborted) return;
    // Another layout has come, which brings a picture of its own.
    if (!drawing || this.#shown?.answer !== answer) drawing?.picture?.discard();
    else this.show(drawing);
    this.#check();
  }

  /**
   * @param {LayoutAnswer} answer
   * @param {number} [moved]
   * @returns {import('./picture_plan.js').Situation}
   */
  #situation(answer, moved = 0) {
    const { left, top } = document_place(this.#parts.article);
    const view = visible_band();
    const article = { left, top, right: left + answer.environment.column_width, bottom: top + answer.height };
    return {
      view: { ...view, top: view.top + moved, bottom: view.bottom + moved },
      article,
      units: answer.layer.units,
      max_size: this.#max_size,
      ratio: devicePixelRatio,
      is_hasty: false,
    };
  }

  /**
   * At the article's corner in terms of style, so that it goes with it in the very frame in which the page moves it; from
   * there by whole device pixels in a transform, which browsers do not count as a shift of the layout (Layout Instability).
   * @param {PicturePlan} plan
   */
  #place_canvas({ article, band, scale }) {
    const { style } = this.#parts.canvas;
    const half = (article.right - article.left) / 2;
    const x = in_device_pixels(band.left - article.left, scale);
    const y = in_device_pixels(band.top - article.top, scale);
    style.left = `calc(max(var(--side), 50% - ${half}px) + ${x.rest}px)`;
    style.top = `calc(var(--page-start) + ${y.rest}px)`;
    style.transform = `translate(${x.whole}px, ${y.whole}px)`;
    style.width = `${device_length(band.right - band.left, scale) / scale}px`;
    style.height = `${device_length(band.bottom - band.top, scale) / scale}px`;
    style.clipPath = '';
    this.#holes.clear();
  }

  /** @param {Element} element whose place on the canvas is left free */
  #cut_out(element) {
    const { canvas } = this.#parts;
    const whole = canvas.getBoundingClientRect();
    const hole = element.getBoundingClientRect();
    const [x, y] = [hole.left - whole.left, hole.top - whole.top];
    this.#holes.add(`M${x} ${y}h${hole.width}v${hole.height}h${-hole.width}Z`);
    const outline = `M0 0h${whole.width}v${whole.height}h${-whole.width}Z`;
    canvas.style.clipPath = `path(evenodd, "${outline}${[...this.#holes].join('')}")`;
  }
}

/**
 * @param {import('../engine/module.js').PlacedBox} image
 * @param {PicturePlan} plan
 */
function lies_in({ y, height }, { article, band }) {
  return article.top + y + height > band.top && article.top + y < band.bottom;
}

/**
 * @param {number} length CSS px
 * @param {number} scale
 */
function in_device_pixels(length, scale) {
  const whole = Math.round(length * scale) / scale;
  return { whole, rest: length - whole };
}

/** @param {HTMLElement} element */
function document_place(element) {
  const { left, top } = element.getBoundingClientRect();
  return { left: left + scrollX, top: top + scrollY };
}
