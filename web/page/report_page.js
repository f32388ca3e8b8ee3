/**
 * The page's run: reads the report out of the page, lets C++ lay it out, changes from HTML to canvas, and follows what
 * the reader does to the window. Where anything fails, the HTML stays or returns.
 */

import { ArticleElements } from '../layer/article_elements.js';
import { ArticleWatch } from '../layer/article_watch.js';
import { released } from './calm_moment.js';
import { CanvasView } from '../canvas/canvas_view.js';
import { copy_as_html_page } from '../layer/copied_text.js';
import { unescape_embedded } from '../report/embedded_text.js';
import { say_quietly } from './quiet_line.js';
import { Rasteriser } from '../engine/rasteriser.js';
import { Refusal } from '../engine/refusal.js';
import { remember_place } from './reading_place.js';
import { ReportImages } from '../images/report_images.js';
import { Scrollers } from '../canvas/scrollers.js';
import { mark_selected_images } from '../layer/selected_images.js';
import { Takeover } from '../layer/takeover.js';
import { TextLayer } from '../layer/text_layer.js';
import { is_set_as_ours } from '../layer/text_style.js';

/**
 * Reports beyond this many characters stay HTML: laying them out would stop the page for seconds. It is some four hundred
 * times an ordinary report's length.
 */
const longest_report = 2_000_000;

const dark_query = '(prefers-color-scheme: dark)';
const contrast_query = '(prefers-contrast: more)';

/** @returns {boolean} whether the report is of a length that is painted */
export function has_paintable_length() {
  return (page_element('script#source', HTMLElement).textContent ?? '').length <= longest_report;
}

/** @typedef {'changed' | 'context_lost' | 'restyled'} Hindrance what keeps the canvas away until it is over */

export class ReportPage {
  #article = page_element('article#report', HTMLElement);
  #canvas = page_element('canvas#canvas', HTMLCanvasElement);
  #abort = new AbortController();
  #module;
  #elements = new ArticleElements(this.#article);
  #layer = new TextLayer(this.#article, this.#elements);
  #takeover = new Takeover(this.#elements);
  #watch;
  #view;
  #images;
  #scrollers;
  /** @type {Set<Hindrance>} */
  #hindrances = new Set();
  #environment = '';
  #is_started = false;
  /** @type {(() => void)[]} what changes the layout, put off until nothing is pressed */
  #changes = [];
  #prepare_time = 0;
  #layout_time = 0;
  #layer_time = 0;
  #layer_drift = 0;

  /**
   * @param {import('../engine/module.js').KanbaoModule} module
   * @param {() => Worker} start_worker
   */
  constructor(module, start_worker) {
    this.#module = module;
    module.open(embedded('script#source'), JSON.parse(page_element('script#facts', HTMLElement).textContent ?? ''));
    const is_lost = this.#canvas.getContext('webgl2')?.isContextLost() !== false;
    if (is_lost || !module.start_painting()) throw new Refusal('webgl');
    const signal = this.#abort.signal;
    this.#follow_context();
    this.#watch = new ArticleWatch(this.#article, () => this.#check_article(), signal);
    this.#images = new ReportImages({
      article: this.#article,
      elements: this.#elements,
      module,
      start_worker,
      change_layout: (change) => this.#change_layout(change),
      on_picture_changed: () => this.#view.invalidate(),
      signal,
    });
    const on_scrolled = () => this.#view.invalidate();
    this.#scrollers = new Scrollers({ article: this.#article, module, on_scrolled, signal });
    this.#view = new CanvasView({
      canvas: this.#canvas,
      article: this.#article,
      module,
      max_size: module.max_texture_size(),
      on_painted: (band) => this.#update_images(band),
      signal,
    });
  }

  /** Shows the canvas for the first time, if nothing hinders it, and from then on follows the window and the article. */
  start() {
    if (/[?&]layer=show(&|$)/.test(location.search)) this.#takeover.show_layer();
    this.#module.set_environment(this.#current_environment());
    // The first layout, which is asked for below at the latest, measures, too.
    const begun = performance.now();
    this.#module.height();
    this.#prepare_time = performance.now() - begun;
    this.#watch.expect(this.#module.article_html());
    this.#hinder('changed', !this.#says_report());
    this.#check_style();
    this.#is_started = true;
    this.#show();
    this.#follow_environment();
    mark_selected_images(this.#article, this.#abort.signal);
    copy_as_html_page({
      article: this.#article,
      watch: this.#watch,
      is_canvas: () => this.#takeover.is_canvas,
      signal: this.#abort.signal,
    });
  }

  /** @returns {'canvas' | 'html'} what the reader sees */
  get state() {
    return this.#takeover.is_canvas ? 'canvas' : 'html';
  }

  /**
   * `prepare_time`: ms of the main thread until the report was measured and laid out for the first time; `layout_time` and
   * `layer_time`: for the last layout and its text layer; `layer_drift`: CSS px that the layer is taller than the picture.
   */
  stats() {
    return {
      frames: this.#view.frames,
      commands: this.#view.commands,
      images: this.#images.held,
      prepare_time: this.#prepare_time,
      layout_time: this.#layout_time,
      layer_time: this.#layer_time,
      layer_drift: this.#layer_drift,
      ...this.#module.stats(),
    };
  }

  /** Goes back to the HTML for good. */
  stop() {
    this.#abort.abort();
    try {
      this.#show_html();
    } finally {
      // Whatever has failed may fail here again.
      this.#takeover.show_html();
    }
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
    this.#follow_style();
    addEventListener('resize', check, { signal });
    // The page around a framed report may ask for another theme.
    const theme = new MutationObserver(check);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    signal.addEventListener('abort', () => theme.disconnect());
    for (const query of [dark_query, contrast_query]) matchMedia(query).addEventListener('change', check, { signal });
    this.#follow_ratio();
    const measure_again = () => this.#module.fonts_changed();
    document.fonts.addEventListener('loadingdone', () => this.#change_layout(measure_again), { signal });
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

  // An element's sheet may come later than the element. Of a sheet without an element nobody is told; it mostly comes from
  // a window that had the focus instead of the page.
  #follow_style() {
    const signal = this.#abort.signal;
    const check = () => this.#check_style();
    const observer = new MutationObserver(check);
    for (const parent of [document.documentElement, document.head, document.body]) {
      observer.observe(parent, { childList: true });
    }
    signal.addEventListener('abort', () => observer.disconnect());
    document.addEventListener('load', check, { capture: true, signal });
    addEventListener('focus', check, { signal });
  }

  // The browser may take the context away at any time, and gives it back when it can.
  #follow_context() {
    const signal = this.#abort.signal;
    const lose = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#hinder('context_lost', true);
    };
    const restore = () => {
      if (!this.#module.start_painting()) return;
      this.#images.forget_pictures();
      this.#hinder('context_lost', false);
    };
    this.#canvas.addEventListener('webglcontextlost', lose, { signal });
    this.#canvas.addEventListener('webglcontextrestored', restore, { signal });
  }

  #check_style() {
    this.#hinder('restyled', !is_set_as_ours(this.#article));
  }

  // Whether it is as written can be seen in the plain state only, in which a change shows at once; it may be undone already.
  #check_article() {
    if (!this.#is_started) return;
    this.#hinder('changed', true);
    this.#hinder('changed', !this.#says_report());
  }

  #says_report() {
    return this.#watch.is_as_written() && this.#layer.says(this.#module.layer_text());
  }

  /**
   * @param {Hindrance} hindrance
   * @param {boolean} is_present
   */
  #hinder(hindrance, is_present) {
    if (this.#hindrances.has(hindrance) === is_present) return;
    if (is_present) this.#hindrances.add(hindrance);
    else this.#hindrances.delete(hindrance);
    if (this.#is_started) this.#show();
  }

  #show() {
    const [hindrance] = this.#hindrances;
    say_quietly(hindrance ?? null);
    if (hindrance === undefined) this.#lay_out();
    else this.#show_html();
  }

  #show_html() {
    const return_to_place = remember_place(this.#article);
    this.#watch.quietly(() => this.#layer.clear());
    this.#takeover.show_html();
    return_to_place();
  }

  /** @param {() => void} change is made, and shown, in a frame in which nothing is pressed */
  async #change_layout(change) {
    if (this.#changes.push(change) > 1) return;
    await released(this.#abort.signal);
    requestAnimationFrame(() => {
      const changes = this.#changes.splice(0);
      if (this.#abort.signal.aborted) return;
      for (const make of changes) make();
      this.#lay_out();
    });
  }

  #lay_out_if_changed() {
    this.#check_style();
    if (environment_key(this.#current_environment()) !== this.#environment) this.#lay_out();
    else this.#view.invalidate_if_moved();
  }

  #current_environment() {
    const theme = document.documentElement.dataset.theme;
    const is_dark = theme ? theme === 'dark' : matchMedia(dark_query).matches;
    const more_contrast = matchMedia(contrast_query).matches;
    const is_justified = document.documentElement.dataset.align === 'justify';
    return { column_width: this.#article.clientWidth, ratio: devicePixelRatio, is_dark, more_contrast, is_justified };
  }

  #lay_out() {
    if (this.#hindrances.size > 0) return;
    const environment = this.#current_environment();
    this.#environment = environment_key(environment);
    const return_to_place = remember_place(this.#article);
    this.#module.set_environment(environment);
    this.#place_text_layer();
    return_to_place();
    this.#scrollers.sync();
    this.#view.paint();
    this.#mark_painted();
  }

  #place_text_layer() {
    const asked = performance.now();
    const height = this.#module.height();
    const begun = performance.now();
    this.#layout_time = begun - asked;
    const layer = this.#module.text_layer();
    this.#watch.quietly(() => this.#layer.place(layer.texts));
    this.#takeover.place(layer);
    this.#takeover.show_canvas();
    // Asking makes the browser lay the elements out, which is part of what the layer costs.
    this.#layer_drift = this.#article.getBoundingClientRect().height - height;
    this.#layer_time = performance.now() - begun;
  }

  #mark_painted() {
    if (performance.getEntriesByName('report-painted').length === 0) performance.mark('report-painted');
  }

  /** @param {import('../canvas/visible_band.js').Band} band */
  #update_images(band) {
    const rect = this.#article.getBoundingClientRect();
    const zoom = visualViewport?.scale ?? 1;
    this.#images.update(band, { x: rect.left + scrollX, y: rect.top + scrollY }, devicePixelRatio * zoom);
  }
}

/** @returns {Rasteriser} one in the page's fonts */
export function page_rasteriser() {
  const style = getComputedStyle(document.documentElement);
  const sans = style.getPropertyValue('--sans');
  const mono = style.getPropertyValue('--mono').replace('var(--sans)', sans);
  return new Rasteriser({ sans, mono }, page_element('article#report', HTMLElement).lang);
}

/** @param {import('../engine/module.js').Environment} environment */
function environment_key({ column_width, ratio, is_dark, more_contrast, is_justified }) {
  return `${column_width} ${ratio} ${is_dark} ${more_contrast} ${is_justified}`;
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
