/**
 * The page's run: puts together what reads the report out of the page, has C++ lay it out, changes from HTML to canvas and
 * follows what the reader does to the window. Where anything fails, the HTML stays or returns.
 */

import { CanvasView } from '../canvas/canvas_view.js';
import { follow_graphics_context, has_graphics_context } from '../canvas/graphics_context.js';
import { Scrollers } from '../canvas/scrollers.js';
import { Refusal } from '../engine/refusal.js';
import { ReportImages } from '../images/report_images.js';
import { ArrangedTables } from '../layer/arranged_tables.js';
import { ArticleElements } from '../layer/article_elements.js';
import { ArticleWatch } from '../layer/article_watch.js';
import { copy_as_html_page } from '../layer/copied_text.js';
import { mark_selected_images } from '../layer/selected_images.js';
import { Takeover } from '../layer/takeover.js';
import { TextLayer } from '../layer/text_layer.js';
import { follow_text_style, is_set_as_ours } from '../layer/text_style.js';
import { Hindrances } from './hindrances.js';
import { LayoutTransaction } from './layout_transaction.js';
import { page_article, page_element } from './page_elements.js';
import { PageEnvironment } from './page_environment.js';

export class ReportPage {
  #article = page_article();
  #canvas = page_element('canvas#canvas', HTMLCanvasElement);
  #abort = new AbortController();
  #module;
  #environment = new PageEnvironment(this.#article, this.#canvas);
  #hindrances = new Hindrances(() => this.#show());
  #elements = new ArticleElements(this.#article);
  #layer = new TextLayer(this.#article, this.#elements);
  #takeover = new Takeover(this.#elements);
  #watch = new ArticleWatch(this.#article, () => this.#check_article(), this.#abort.signal);
  #view;
  #images;
  #layout;
  #tables;
  #is_started = false;
  #prepare_time = 0;

  /**
   * @param {import('../engine/module.js').KanbaoModule} module
   * @param {ReturnType<typeof import('./page_elements.js').embedded_report>} report that the page carries
   * @param {() => Worker} start_worker
   */
  constructor(module, { source, facts }, start_worker) {
    this.#module = module;
    module.open(source, facts);
    if (!has_graphics_context(this.#canvas) || !module.start_painting()) throw new Refusal('webgl');
    this.#view = this.#make_view();
    this.#layout = this.#make_layout();
    this.#images = this.#make_images(start_worker);
    this.#tables = this.#make_tables();
    this.#follow_context();
  }

  /** Shows the canvas for the first time, if nothing hinders it, and from then on follows the window and the article. */
  start() {
    if (/[?&]layer=show(&|$)/.test(location.search)) this.#takeover.show_layer();
    this.#prepare();
    this.#watch.expect(this.#module.article_html());
    this.#hindrances.set('changed', !this.#says_report());
    this.#check_style();
    this.#is_started = true;
    this.#show();
    this.#follow_reader();
  }

  /** @returns {'canvas' | 'html'} what the reader sees */
  get state() {
    return this.#takeover.is_canvas ? 'canvas' : 'html';
  }

  /** `prepare_time`: ms of the main thread until the report was measured and laid out for the first time. */
  stats() {
    return {
      frames: this.#view.frames,
      commands: this.#view.commands,
      images: this.#images.held,
      prepare_time: this.#prepare_time,
      ...this.#layout.times,
      ...this.#module.stats(),
    };
  }

  /**
   * Shows tables in another order, once nothing is pressed.
   * @param {import('#border').Arrangement} arrangement in place of any former one
   * @returns {Promise<boolean>} false where the article is not as it was written and so is left alone
   */
  async arrange(arrangement) {
    if (!this.#is_started || this.#hindrances.has('changed')) return false;
    await new Promise((resolve) => {
      void this.#layout.change(() => resolve(this.#tables.arrange(arrangement)));
    });
    return true;
  }

  /** Goes back to the HTML for good. */
  stop() {
    this.#abort.abort();
    try {
      this.#layout.show_html();
    } finally {
      // Whatever has failed may fail here again.
      this.#takeover.show_html();
    }
  }

  #make_view() {
    return new CanvasView({
      canvas: this.#canvas,
      article: this.#article,
      module: this.#module,
      max_size: this.#module.max_texture_size(),
      on_painted: (band) => this.#update_images(band),
      signal: this.#abort.signal,
    });
  }

  #make_layout() {
    const [article, module, signal] = [this.#article, this.#module, this.#abort.signal];
    const on_scrolled = () => this.#view.invalidate();
    return new LayoutTransaction({
      article,
      module,
      environment: this.#environment,
      watch: this.#watch,
      layer: this.#layer,
      takeover: this.#takeover,
      scrollers: new Scrollers({ article, module, on_scrolled, signal }),
      view: this.#view,
      may_show_canvas: () => this.#is_started && this.#hindrances.is_clear,
      signal,
    });
  }

  /** @param {() => Worker} start_worker */
  #make_images(start_worker) {
    return new ReportImages({
      article: this.#article,
      elements: this.#elements,
      module: this.#module,
      start_worker,
      change_layout: (change) => this.#layout.change(change),
      on_picture_changed: () => this.#view.invalidate(),
      signal: this.#abort.signal,
    });
  }

  #make_tables() {
    return new ArrangedTables({
      article: this.#article,
      module: this.#module,
      elements: this.#elements,
      watch: this.#watch,
      layer: this.#layer,
    });
  }

  // The first layout, which is asked for at the latest when the canvas is shown, measures, too.
  #prepare() {
    this.#module.set_environment(this.#environment.current());
    const begun = performance.now();
    this.#module.height();
    this.#prepare_time = performance.now() - begun;
  }

  #follow_reader() {
    const signal = this.#abort.signal;
    const measure_again = () => this.#module.fonts_changed();
    this.#environment.follow(
      { on_change: () => this.#check_surroundings(), on_fonts: () => this.#layout.change(measure_again) },
      signal,
    );
    follow_text_style(() => this.#check_style(), signal);
    mark_selected_images(this.#article, signal);
    copy_as_html_page({
      article: this.#article,
      watch: this.#watch,
      is_canvas: () => this.#takeover.is_canvas,
      signal,
    });
  }

  #follow_context() {
    const on_lost = () => this.#hindrances.set('context_lost', true);
    const on_restored = () => {
      if (!this.#module.start_painting()) return;
      this.#images.forget_pictures();
      this.#hindrances.set('context_lost', false);
    };
    follow_graphics_context(this.#canvas, { on_lost, on_restored }, this.#abort.signal);
  }

  #check_surroundings() {
    this.#check_style();
    this.#layout.lay_out_if_changed();
  }

  #check_style() {
    this.#hindrances.set('restyled', !is_set_as_ours(this.#article));
  }

  // Whether it is as written can be seen in the plain state only, in which a change shows at once; it may be undone already.
  #check_article() {
    if (!this.#is_started) return;
    this.#hindrances.set('changed', true);
    this.#hindrances.set('changed', !this.#says_report());
  }

  #says_report() {
    return this.#watch.is_as_written() && this.#layer.says(this.#module.layer_text());
  }

  #show() {
    if (!this.#is_started) return;
    this.#hindrances.say();
    if (this.#hindrances.is_clear) this.#layout.lay_out();
    else this.#layout.show_html();
  }

  /** @param {import('../canvas/visible_band.js').Band} band */
  #update_images(band) {
    const rect = this.#article.getBoundingClientRect();
    const zoom = visualViewport?.scale ?? 1;
    this.#images.update(band, { x: rect.left + scrollX, y: rect.top + scrollY }, devicePixelRatio * zoom);
  }
}
