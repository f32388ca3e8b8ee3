/**
 * Brings the page from one layout to the next. First the engine is asked for the layout and its picture, which changes
 * nothing that can be seen; then both are applied in one task of the page: text layer, the canvas's state, picture, with the
 * reader's place and selection kept, so that no frame shows the elements of one layout with the ink of another. What the
 * reader does in between counts: it is looked at again before anything is applied.
 */

import { Pace } from '../engine/give_way.js';
import { laid_out_event } from '../report/tool_border.js';
import { released } from './calm_moment.js';
import { has_same_colours, has_same_opened, has_same_text, is_same_environment } from './page_environment.js';
import { remember_place } from './reading_place.js';

/** @typedef {import('../engine/report_engine.js').LayoutAnswer} LayoutAnswer */

/**
 * @typedef {object} LayoutParts
 * @property {HTMLElement} article
 * @property {import('../engine/engine_place.js').EnginePlace} engine
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
  /** @type {LayoutAnswer | null} the layout that is shown */
  #shown = null;
  #is_wanted = false;
  #is_running = false;
  /** @type {(() => void)[]} what changes the layout, put off until nothing is pressed */
  #changes = [];
  #times = { layout_time: 0, layer_time: 0, layer_drift: 0 };

  /** @param {LayoutParts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * `layout_time` and `layer_time`: ms for the last layout, in the engine's thread, and for its text layer; `layer_drift`:
   * CSS px that the layer is taller than the picture.
   */
  get times() {
    return this.#times;
  }

  /**
   * Lays out for the environment that is in force, if the canvas may be shown.
   * @param {LayoutAnswer} [known] what the engine has said already
   */
  async lay_out(known) {
    this.#is_wanted = true;
    if (this.#is_running) return;
    this.#is_running = true;
    let first = known;
    while (this.#is_wanted && this.#parts.may_show_canvas()) {
      this.#is_wanted = false;
      await this.#lay_out_once(first);
      first = undefined;
    }
    this.#is_running = false;
  }

  /** Lays out anew where the environment asks for it; else only what has moved is painted. */
  lay_out_if_changed() {
    const current = this.#parts.environment.current();
    const shown = this.#shown?.environment;
    if (shown && is_same_environment(shown, current)) return this.#parts.view.invalidate_if_moved();
    // The page changes its colours at once, and has moved what is below details that were opened or closed. Where it becomes
    // narrower, its elements wait for their ink (Takeover.hold).
    if (shown && !(has_same_colours(shown, current) && has_same_opened(shown, current))) this.#parts.view.uncover_all();
    // What is under way looks at the environment again when it is there.
    if (!this.#is_running) void this.lay_out();
  }

  /** @param {() => void} change is made, and shown, when nothing is pressed */
  async change(change) {
    if (this.#changes.push(change) > 1) return;
    const { signal } = this.#parts;
    await released(signal);
    if (signal.aborted) return;
    for (const make of this.#changes.splice(0)) make();
    void this.lay_out();
  }

  /** Takes the canvas away: the article stands as it was written. */
  show_html() {
    const { article, environment, watch, layer, takeover, view } = this.#parts;
    const return_to_place = remember_place(article).restore;
    this.#shown = null;
    watch.quietly(() => layer.clear());
    takeover.show_html();
    environment.held = null;
    view.uncover_all();
    return_to_place();
  }

  /** @param {LayoutAnswer} [known] */
  async #lay_out_once(known) {
    const { article, engine, environment, takeover, view, may_show_canvas, signal } = this.#parts;
    const is_known = known && is_same_environment(known.environment, environment.current());
    const answer = is_known ? known : await engine.ask('lay_out', environment.current());
    if (!may_show_canvas()) return;
    const drawn = view.draw(answer, remember_place(article).move_to(answer.layer.units));
    // While the picture is under way.
    if (!takeover.is_canvas) await this.#prepare_elements(answer);
    const drawing = await drawn;
    await released(signal);
    const current = environment.current();
    if (!may_show_canvas()) return void drawing?.picture?.discard();
    // Ink where the elements are not any more is no layout to show; of what else has changed it is, until the next one.
    const has_same_places = has_same_opened(answer.environment, current) && has_same_text(answer.environment, current);
    if (drawing && has_same_places) this.#apply(drawing);
    else drawing?.picture?.discard();
    if (!drawing || !is_same_environment(answer.environment, current)) this.#is_wanted = true;
  }

  /**
   * What hinders may come meanwhile, and finds the article as it was written (`show_html`).
   * @param {LayoutAnswer} answer
   */
  async #prepare_elements({ layer: { texts, blocks } }) {
    const { layer, takeover, watch, may_show_canvas } = this.#parts;
    const pace = new Pace();
    await pace.rest();
    await layer.prepare(texts, pace, (place) => {
      if (may_show_canvas()) watch.quietly(place);
    });
    await takeover.prepare(blocks, pace, may_show_canvas);
  }

  /**
   * All is written before anything is asked of the page, so that the browser styles and lays it out once.
   * @param {import('../canvas/canvas_view.js').Drawing} drawing
   */
  #apply(drawing) {
    const { article, scrollers, view } = this.#parts;
    const { answer } = drawing;
    this.#shown = answer;
    const { restore } = remember_place(article);
    const begun = performance.now();
    this.#place_elements(answer);
    view.show(drawing, () => {
      const layer_drift = article.getBoundingClientRect().height - answer.height;
      this.#times = { layout_time: answer.layout_time, layer_time: performance.now() - begun, layer_drift };
      restore();
      scrollers.sync();
    });
    mark_painted();
    article.dispatchEvent(new CustomEvent(laid_out_event, { detail: answer.environment.rooms }));
  }

  /** @param {LayoutAnswer} answer */
  #place_elements({ environment: { column_width }, layer: texts_and_boxes }) {
    const { article, environment, watch, layer, takeover } = this.#parts;
    watch.quietly(() => layer.place(texts_and_boxes.texts));
    takeover.place(texts_and_boxes);
    if (environment.may_hold) takeover.hold(article, column_width);
    environment.held = environment.may_hold ? column_width : null;
    takeover.show_canvas();
  }
}

/** The moment at which a reader first sees the canvas, for who measures the page. */
function mark_painted() {
  if (performance.getEntriesByName('report-painted').length === 0) performance.mark('report-painted');
}
