/**
 * The page's run: has the engine read and lay out the report, changes from HTML to canvas and follows what the reader does
 * to the window. Where anything fails, the HTML stays or returns.
 */

import { CanvasView } from '../canvas/canvas_view.js';
import { Scrollers } from '../canvas/scrollers.js';
import { give_way } from '../engine/give_way.js';
import { Refusal } from '../engine/refusal.js';
import { UnfitWorker } from '../engine/worker_engine.js';
import { ReportImages } from '../images/report_images.js';
import { ArrangedTables } from '../layer/arranged_tables.js';
import { ArticleElements } from '../layer/article_elements.js';
import { ArticleWatch } from '../layer/article_watch.js';
import { copy_as_html_page } from '../layer/copied_text.js';
import { PaintedMarks } from '../layer/painted_marks.js';
import { mark_selected_images } from '../layer/selected_images.js';
import { Takeover } from '../layer/takeover.js';
import { TextLayer } from '../layer/text_layer.js';
import { follow_text_style, is_set_as_ours } from '../layer/text_style.js';
import { calm_moment } from './calm_moment.js';
import { Hindrances } from './hindrances.js';
import { LayoutTransaction } from './layout_transaction.js';
import { page_article, page_element, spoken_language } from './page_elements.js';
import { PageEnvironment } from './page_environment.js';
import { remember_place } from './reading_place.js';

export class ReportPage {
  #article = page_article();
  #abort = new AbortController();
  #engine;
  #start_worker;
  #environment = new PageEnvironment(this.#article, page_element('p#status', HTMLElement));
  #hindrances = new Hindrances(() => this.#show());
  #elements = new ArticleElements();
  #layer = new TextLayer(this.#article, this.#elements);
  #takeover = new Takeover(this.#elements);
  #watch = new ArticleWatch(this.#article, () => void this.#check_article(), this.#abort.signal);
  #scrollers;
  #view;
  #layout;
  #tables;
  /** @type {ReportImages | null} */
  #images = null;
  #is_started = false;
  /** while it waited for a calm moment */
  #is_rearranged = false;
  #prepare_time = 0;

  /**
   * @param {import('../engine/engine_place.js').EnginePlace} engine in which the report is open
   * @param {() => Worker} start_worker that decodes images
   */
  constructor(engine, start_worker) {
    this.#engine = engine;
    this.#start_worker = start_worker;
    this.#scrollers = this.#make_scrollers();
    this.#view = this.#make_view();
    this.#layout = this.#make_layout();
    this.#tables = new ArrangedTables({ article: this.#article, engine, watch: this.#watch });
  }

  /**
   * Shows the canvas for the first time, if nothing hinders it, and from then on follows the window and the article.
   * @param {() => void} on_wait called when the moment for that does not come at once
   */
  async start(on_wait) {
    if (/[?&]layer=show(&|$)/.test(location.search)) this.#takeover.show_layer();
    // One behind the other, so that nothing waits for the page between them.
    const laid_out = this.#engine.ask('lay_out', this.#environment.current());
    const written = this.#engine.ask('article_html');
    const painting = this.#engine.ask('start_painting');
    await this.#elements.note_all(this.#article);
    await this.#engine.fit;
    const answer = await laid_out;
    this.#prepare_time = answer.layout_time;
    this.#watch.expect(await written);
    this.#start_images(await painting);
    await give_way();
    // Known before the calm moment; after it only what has changed meanwhile is looked at again.
    await this.#watch.is_as_written();
    await calm_moment(this.#abort.signal, on_wait);
    if (this.#abort.signal.aborted) return;
    this.#hindrances.set('changed', !(await this.#watch.is_as_written()));
    this.#check_style();
    this.#is_started = true;
    this.#follow_reader();
    this.#hindrances.say();
    await this.#layout.lay_out(this.#is_rearranged ? undefined : answer);
  }

  /** @returns {'canvas' | 'html'} what the reader sees */
  get state() {
    return this.#takeover.is_canvas ? 'canvas' : 'html';
  }

  /** `prepare_time`: ms of the engine's thread until the report was measured and laid out for the first time. */
  async stats() {
    return {
      engine: this.#engine.place,
      frames: this.#view.frames,
      commands: this.#view.commands,
      images: this.#images?.held ?? 0,
      prepare_time: this.#prepare_time,
      ...this.#layout.times,
      ...(await this.#engine.ask('stats')),
    };
  }

  /**
   * Shows tables in another order, once nothing is pressed.
   * @param {import('../report/table_rows.js').Arrangement} arrangement in place of any former one
   * @returns {Promise<boolean>} false where the article is not as it was written and so is left alone
   */
  async arrange(arrangement) {
    if (this.#hindrances.has('changed')) return false;
    const write = await this.#tables.ask(arrangement);
    if (!this.#is_started) {
      this.#is_rearranged = true;
      write();
      return true;
    }
    await new Promise((resolve) => {
      void this.#layout.change(() => {
        // What is below rows that are gone has moved, too.
        this.#view.uncover_all();
        resolve(write());
      });
    });
    return true;
  }

  /**
   * The page shows it at once, as HTML, with the reader's place kept; the canvas follows.
   * @param {() => void} change of how the page sets its text: its size, its font, its column
   */
  restyle(change) {
    const { restore } = remember_place(this.#article);
    if (this.#is_started) this.#layout.show_html();
    change();
    restore();
    if (this.#is_started) this.#show();
  }

  /** The graphics are gone, and with them what was painted. */
  lose_context() {
    this.#hindrances.set('context_lost', true);
  }

  async restore_context() {
    if ((await this.#engine.ask('start_painting')).refused) return;
    this.#images?.forget_pictures();
    this.#hindrances.set('context_lost', false);
  }

  /** Goes back to the HTML for good. */
  stop() {
    this.#abort.abort();
    this.#engine.close();
    try {
      this.#layout.show_html();
    } finally {
      // Whatever has failed may fail here again.
      this.#takeover.show_html();
    }
  }

  #make_scrollers() {
    const on_scrolled = (/** @type {Element} */ box) => {
      if (this.#takeover.is_canvas) this.#view.uncover(box);
    };
    return new Scrollers({ article: this.#article, on_scrolled, signal: this.#abort.signal });
  }

  #make_view() {
    return new CanvasView({
      canvas: page_element('canvas#canvas', HTMLCanvasElement),
      article: this.#article,
      engine: this.#engine,
      marks: new PaintedMarks(this.#elements),
      scrollers: this.#scrollers,
      on_moved: (answer, plan) => this.#images?.update(answer.images, plan),
      signal: this.#abort.signal,
    });
  }

  #make_layout() {
    return new LayoutTransaction({
      article: this.#article,
      engine: this.#engine,
      environment: this.#environment,
      watch: this.#watch,
      layer: this.#layer,
      takeover: this.#takeover,
      scrollers: this.#scrollers,
      view: this.#view,
      may_show_canvas: () => this.#is_started && this.#hindrances.is_clear && !this.#abort.signal.aborted,
      signal: this.#abort.signal,
    });
  }

  /** @param {import('../engine/report_engine.js').PaintingStart} painting */
  #start_images({ max_size, refused }) {
    if (refused) throw this.#engine.place === 'worker' ? new UnfitWorker(refused) : new Refusal(refused);
    this.#view.max_size = max_size;
    this.#images = new ReportImages({
      language: spoken_language(),
      elements: this.#elements,
      engine: this.#engine,
      max_texture_size: max_size,
      start_worker: this.#start_worker,
      change_layout: (change) => this.#layout.change(change),
      on_picture_changed: () => this.#view.invalidate(),
      signal: this.#abort.signal,
    });
  }

  #follow_reader() {
    const signal = this.#abort.signal;
    this.#environment.follow(() => this.#check_surroundings(), signal);
    follow_text_style(() => this.#check_style(), signal);
    mark_selected_images(this.#article, signal);
    copy_as_html_page({
      article: this.#article,
      watch: this.#watch,
      is_canvas: () => this.#takeover.is_canvas,
      signal,
    });
  }

  /** Texts measure otherwise than before. */
  measure_again() {
    if (this.#is_started) void this.#layout.change(() => void this.#engine.ask('fonts_changed'));
  }

  #check_surroundings() {
    this.#check_style();
    if (this.#hindrances.is_clear) this.#layout.lay_out_if_changed();
  }

  #check_style() {
    this.#hindrances.set('restyled', !is_set_as_ours(this.#article));
  }

  // Whether it is as written can be seen in the plain state only, in which a change shows at once; it may be undone already.
  async #check_article() {
    if (!this.#is_started) return;
    this.#hindrances.set('changed', true);
    this.#hindrances.set('changed', !(await this.#watch.is_as_written()));
  }

  #show() {
    if (!this.#is_started) return;
    this.#hindrances.say();
    if (this.#hindrances.is_clear) void this.#layout.lay_out();
    else this.#layout.show_html();
  }
}
