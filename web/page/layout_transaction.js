/**
 * Brings the page from one layout to the next. First the engine is asked, which changes nothing that can be seen; then its
 * answer is applied in one task of the page: text layer, the canvas's state, picture, with the reader's place and selection
 * kept, so that no frame shows the elements of one layout with the ink of another.
 */

import { laid_out_event } from '../report/tool_border.js';
import { released } from './calm_moment.js';
import { is_same_environment } from './page_environment.js';
import { remember_place } from './reading_place.js';

/** @typedef {import('../engine/module.js').Environment} Environment */

/**
 * @typedef {object} LayoutAnswer what the engine says of the report in an environment
 * @property {Environment} environment that was asked for
 * @property {number} height CSS px
 * @property {import('#border').TextLayer} layer
 * @property {number} layout_time ms until the height was known
 */

/**
 * @typedef {object} LayoutParts
 * @property {HTMLElement} article
 * @property {import('../engine/module.js').KanbaoModule} module
 * @property {import('./page_environment.js').PageEnvironment} environment
 * @property {import('../layer/article_watch.js').ArticleWatch} watch
 * @property {import('../layer/text_layer.js').TextLayer} layer
 * @property {import('../layer/takeover.js').Takeover} takeover
 * @property {import('../canvas/scrollers.js').Scrollers} scrollers
 * @property {import('../canvas/canvas_view.js').CanvasView} view
 * @property {() => boolean} may_show_canvas
 * @property {AbortSignal} signal
 */

export class LayoutTransaction {
  #parts;
  /** @type {Environment | null} of the layout that is shown */
  #shown = null;
  /** @type {(() => void)[]} what changes the layout, put off until nothing is pressed */
  #changes = [];
  #times = { layout_time: 0, layer_time: 0, layer_drift: 0 };

  /** @param {LayoutParts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * `layout_time` and `layer_time`: ms for the last layout and its text layer; `layer_drift`: CSS px that the layer is taller
   * than the picture.
   */
  get times() {
    return this.#times;
  }

  /** Lays out for the environment that is in force, if the canvas may be shown. */
  lay_out() {
    if (this.#parts.may_show_canvas()) this.#apply(this.#ask(this.#parts.environment.current()));
  }

  /** Lays out anew where the environment asks for it; else only what has moved is painted. */
  lay_out_if_changed() {
    const is_current = this.#shown !== null && is_same_environment(this.#shown, this.#parts.environment.current());
    if (is_current) this.#parts.view.invalidate_if_moved();
    else this.lay_out();
  }

  /** @param {() => void} change is made, and shown, in a frame in which nothing is pressed */
  async change(change) {
    if (this.#changes.push(change) > 1) return;
    const { signal } = this.#parts;
    await released(signal);
    requestAnimationFrame(() => {
      const changes = this.#changes.splice(0);
      if (signal.aborted) return;
      for (const make of changes) make();
      this.lay_out();
    });
  }

  /** Takes the canvas away: the article stands as it was written. */
  show_html() {
    const { article, watch, layer, takeover } = this.#parts;
    const return_to_place = remember_place(article);
    watch.quietly(() => layer.clear());
    takeover.show_html();
    return_to_place();
  }

  /**
   * @param {Environment} environment
   * @returns {LayoutAnswer}
   */
  #ask(environment) {
    const { module } = this.#parts;
    module.set_environment(environment);
    const begun = performance.now();
    const height = module.height();
    const layout_time = performance.now() - begun;
    return { environment, height, layer: module.text_layer(), layout_time };
  }

  /** @param {LayoutAnswer} answer */
  #apply(answer) {
    const { article, scrollers, view } = this.#parts;
    this.#shown = answer.environment;
    const return_to_place = remember_place(article);
    this.#place_text_layer(answer);
    return_to_place();
    scrollers.sync();
    view.paint();
    mark_painted();
    article.dispatchEvent(new Event(laid_out_event));
  }

  /** @param {LayoutAnswer} answer */
  #place_text_layer({ layer: texts_and_boxes, height, layout_time }) {
    const { article, watch, layer, takeover } = this.#parts;
    const begun = performance.now();
    watch.quietly(() => layer.place(texts_and_boxes.texts));
    takeover.place(texts_and_boxes);
    takeover.show_canvas();
    // Asking makes the browser lay the elements out, which is part of what the layer costs.
    const layer_drift = article.getBoundingClientRect().height - height;
    this.#times = { layout_time, layer_time: performance.now() - begun, layer_drift };
  }
}

/** The moment at which a reader first sees the canvas, for who measures the page. */
function mark_painted() {
  if (performance.getEntriesByName('report-painted').length === 0) performance.mark('report-painted');
}
