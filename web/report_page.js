/**
 * The page's run: reads the report out of the page, lets C++ lay it out, changes from HTML to canvas, and follows what
 * the reader does to the window. Where anything fails, the HTML stays or returns.
 */

import { CanvasView } from './canvas_view.js';
import { unescape_embedded } from './embedded_text.js';
import { Rasteriser } from './rasteriser.js';
import { remember_place } from './reading_place.js';
import { ReportImages } from './report_images.js';
import { Takeover } from './takeover.js';

/**
 * Reports beyond this many characters stay HTML: laying them out would stop the page for seconds. It is some four hundred
 * times an ordinary report's length.
 */
const longest_report = 2_000_000;

/** @returns {boolean} whether the report is of a length that is painted */
export function has_paintable_length() {
  return (page_element('script#source', HTMLElement).textContent ?? '').length <= longest_report;
}

export class ReportPage {
  #article = page_element('article#report', HTMLElement);
  #canvas = page_element('canvas#canvas', HTMLCanvasElement);
  #abort = new AbortController();
  #module;
  #takeover;
  #view;
  #images;
  #environment = '';
  #layout_pending = false;

  /**
   * @param {import('./module.js').KanbaoModule} module
   * @param {() => Worker} start_worker
   */
  constructor(module, start_worker) {
    this.#module = module;
    this.#takeover = new Takeover(this.#article);
    module.open(embedded('script#source'), embedded('script#facts'));
    if (!module.start_painting()) throw new Error('WebGL 2 is refused');
    const signal = this.#abort.signal;
    this.#images = new ReportImages({
      article: this.#article,
      module,
      takeover: this.#takeover,
      start_worker,
      on_layout_changed: () => this.#lay_out_soon(),
      on_picture_changed: () => this.#view.invalidate(),
      signal,
    });
    this.#view = new CanvasView({
      canvas: this.#canvas,
      article: this.#article,
      module,
      max_size: module.max_texture_size(),
      on_painted: (band) => this.#update_images(band),
      signal,
    });
  }

  /** Shows the canvas for the first time and from then on follows the window. */
  start() {
    this.#lay_out();
    performance.mark('report-painted');
    this.#follow_environment();
  }

  stats() {
    return {
      frames: this.#view.frames,
      commands: this.#view.commands,
      images: this.#images.held,
      ...this.#module.stats(),
    };
  }

  /** Goes back to the HTML for good. */
  stop() {
    this.#abort.abort();
    this.#takeover.show_html();
  }

  #follow_environment() {
    const signal = this.#abort.signal;
    const check = () => this.#lay_out_if_changed();
    const observer = new ResizeObserver(check);
    observer.observe(this.#article);
    if ('devicePixelContentBoxSize' in ResizeObserverEntry.prototype) {
      observer.observe(this.#canvas, { box: 'device-pixel-content-box' });
    }
    signal.addEventListener('abort', () => observer.disconnect());
    addEventListener('resize', check, { signal });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', check, { signal });
    this.#follow_ratio();
    document.fonts.addEventListener('loadingdone', () => this.#measure_again(), { signal });
    this.#canvas.addEventListener('webglcontextlost', () => this.stop(), { signal });
  }

  // A media query tells only that its own ratio is left, so each change asks for the next one.
  #follow_ratio() {
    const signal = this.#abort.signal;
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const follow = () => {
      this.#lay_out_if_changed();
      this.#follow_ratio();
    };
    query.addEventListener('change', follow, { once: true, signal });
  }

  #measure_again() {
    this.#module.fonts_changed();
    this.#lay_out();
  }

  #lay_out_soon() {
    if (this.#layout_pending) return;
    this.#layout_pending = true;
    requestAnimationFrame(() => {
      this.#layout_pending = false;
      if (!this.#abort.signal.aborted) this.#lay_out();
    });
  }

  #lay_out_if_changed() {
    if (environment_key(this.#current_environment()) !== this.#environment) this.#lay_out();
    else this.#view.invalidate_if_moved();
  }

  #current_environment() {
    const theme = document.documentElement.dataset.theme;
    const is_dark = theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    return { column_width: this.#article.clientWidth, ratio: devicePixelRatio, is_dark };
  }

  #lay_out() {
    const environment = this.#current_environment();
    this.#environment = environment_key(environment);
    const return_to_place = remember_place(this.#article);
    this.#module.set_environment(environment);
    this.#takeover.place_blocks(this.#module.boxes(), this.#module.height());
    this.#images.place_own_elements();
    this.#takeover.show_canvas();
    return_to_place();
    this.#view.paint();
  }

  /** @param {import('./canvas_view.js').Band} band */
  #update_images(band) {
    const rect = this.#article.getBoundingClientRect();
    const zoom = visualViewport?.scale ?? 1;
    this.#images.update(band, { x: rect.left + scrollX, y: rect.top + scrollY }, devicePixelRatio * zoom);
  }
}

/**
 * Waits until the fonts that the article needs are there: the browser alone knows which those are, once it has laid the
 * HTML out.
 */
export async function fonts_ready() {
  page_element('article#report', HTMLElement).getBoundingClientRect();
  await document.fonts.ready;
}

/**
 * @param {() => Uint8Array} memory
 * @returns {Rasteriser} one in the page's fonts
 */
export function page_rasteriser(memory) {
  const style = getComputedStyle(document.documentElement);
  const sans = style.getPropertyValue('--sans');
  const mono = style.getPropertyValue('--mono').replace('var(--sans)', sans);
  return new Rasteriser(memory, { sans, mono }, page_element('article#report', HTMLElement).lang);
}

/** @param {{column_width: number, ratio: number, is_dark: boolean}} environment */
function environment_key({ column_width, ratio, is_dark }) {
  return `${column_width} ${ratio} ${is_dark}`;
}

/** @param {string} selector */
function embedded(selector) {
  return unescape_embedded(page_element(selector, HTMLElement).textContent ?? '');
}

/**
 * Headings have ids of their own making, so the page's elements are named with their tags.
 * @template {HTMLElement} Kind
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function page_element(selector, kind) {
  const element = document.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`the page has no ${selector}`);
  return element;
}
