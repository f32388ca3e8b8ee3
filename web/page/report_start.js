/**
 * Starts the report that the page holds: brings the module, starts an engine, and shows the canvas. Whatever fails, then or
 * later, the HTML stays or returns and a line below the report says why. An engine that fails is started anew first, once,
 * and then where it may do better: in WebKitGTK one start in several hundred was seen to trap for no cause that could be
 * found.
 */

import { can_show_bitmaps, start_page_engine, start_worker_engine } from '../engine/engine_start.js';
import { EngineFailure } from '../engine/engine_failure.js';
import { part_element } from '../report/page_parts.js';
import { Refusal } from '../engine/refusal.js';
import { WasmSource } from '../engine/wasm_source.js';
import { UnfitWorker } from '../engine/worker_engine.js';
import { Takeover } from '../layer/takeover.js';
import { tools_source } from '../report/tool_border.js';
import { rescue_fonts } from './font_rescue.js';
import { HandedFonts } from './handed_fonts.js';
import { embedded_report, page_article, unused_canvas } from './page_elements.js';
import { font_families } from './page_environment.js';
import { say_quietly } from './quiet_line.js';
import { ReportPage } from './report_page.js';

/** @typedef {import('../engine/engine_place.js').EnginePlace} EnginePlace */
/** @typedef {'worker' | 'page'} Place where an engine works */

/**
 * Reports beyond this many characters stay HTML. It is some four hundred times an ordinary report's length; a table that is
 * so long keeps the browser itself busy for seconds, for the plain HTML and once more for the text layer, and the engine
 * for so long that who reads it has read on. Nothing of ours would stop the page (docs/decisions/0008).
 */
const longest_report = 2_000_000;

export class ReportStart {
  #create_kanbao;
  #source;
  #abort = new AbortController();
  /** @type {Place[]} where the engine is still to be tried, one after the other */
  #places = places_asked_for();
  #fonts = new HandedFonts(page_setting());
  /** @type {ReportPage | null} */
  #page = null;
  /** @type {EnginePlace | null} */
  #engine = null;
  /** @type {() => void} */
  #settle = () => {};
  /** @type {(state: 'canvas' | 'html') => void} */
  #end = () => {};
  /** @type {Promise<'canvas' | 'html'>} what the reader sees once nothing more is waited for */
  ready = new Promise((resolve) => (this.#end = resolve));
  /** @type {Promise<void>} resolves when the canvas is painted, or the HTML stays, or waits for the reader */
  settled = new Promise((resolve) => (this.#settle = resolve));

  /**
   * @param {import('../engine/module.js').CreateKanbao} create_kanbao
   * @param {WasmSource} source
   */
  constructor(create_kanbao, source) {
    this.#create_kanbao = create_kanbao;
    this.#source = source;
    void this.ready.then(this.#settle);
    this.#start();
  }

  /** @returns {Promise<object>} figures of what is painted, and what the module weighed on its way */
  async stats() {
    return { ...(await this.#page?.stats()), wasm_bytes: this.#source.bytes };
  }

  /**
   * @param {import('./page_interface.js').Stage} stage
   * @returns {Promise<string>} rejects where no engine has the report
   */
  async dump(stage) {
    if (this.#page === null || this.#engine === null) throw new Error('no engine has the report');
    return this.#engine.ask('dump', stage);
  }

  /**
   * @param {import('../report/table_rows.js').Arrangement} arrangement of the report's tables
   * @returns {Promise<boolean>} false where no engine has the report, or the article is not as it was written
   */
  async arrange(arrangement) {
    const { signal } = this.#abort;
    // An engine that has ended answers nothing any more.
    const ended = new Promise((resolve) => signal.addEventListener('abort', () => resolve(false), { once: true }));
    return Promise.race([this.#page?.arrange(arrangement) ?? false, ended]);
  }

  /**
   * @param {() => void} change of how the page sets its text
   * @returns {boolean} false where no engine has the report
   */
  restyle(change) {
    this.#page?.restyle(change);
    return this.#page !== null;
  }

  /** Goes back to the HTML for good. */
  stop() {
    this.#abort.abort();
    this.#engine?.close();
    this.#engine = null;
    const page = this.#page;
    this.#page = null;
    page?.stop();
  }

  #start() {
    const { signal } = this.#abort;
    follow_failures((error) => this.#recover(error), signal);
    const end = (/** @type {'canvas' | 'html'} */ state) => {
      // Unless it has been started anew.
      if (signal === this.#abort.signal) this.#end(state);
    };
    this.#run(signal).then(end, (error) => this.#recover(error));
  }

  /**
   * @param {AbortSignal} signal
   * @returns {Promise<'canvas' | 'html'>}
   */
  async #run(signal) {
    await parsed();
    Takeover.restore_plain_state();
    const report = embedded_report();
    if (report.source.length > longest_report) return stay_html('long');
    const engine = await this.#start_engine(this.#places.shift() ?? 'page');
    if (signal.aborted) {
      engine.close();
      return 'html';
    }
    this.#engine = engine;
    void engine.ask('open', report);
    const module = await this.#source.module();
    const page = new ReportPage(engine, () => start_image_worker(module));
    this.#page = page;
    this.#follow_fonts(engine, page, signal);
    await page.start(this.#settle);
    return page.state;
  }

  /**
   * @param {Place} place
   * @returns {Promise<EnginePlace>}
   */
  #start_engine(place) {
    const parts = {
      create_kanbao: this.#create_kanbao,
      module: this.#source.module(),
      setting: page_setting(),
      canvas: unused_canvas(),
      start_worker: start_bundle_worker,
      fonts: fonts_ready().then(() => this.#fonts.next()),
      listeners: {
        on_failure: (/** @type {Error} */ error) => this.#recover(error),
        on_context_lost: () => this.#page?.lose_context(),
        on_context_restored: () => void this.#page?.restore_context(),
      },
    };
    return place === 'worker' ? start_worker_engine(parts) : start_page_engine(parts);
  }

  /**
   * @param {EnginePlace} engine
   * @param {ReportPage} page
   * @param {AbortSignal} signal
   */
  #follow_fonts(engine, page, signal) {
    const hand_over = async () => {
      if (engine.place === 'worker') engine.add_fonts(await this.#fonts.next());
      page.measure_again();
    };
    // What tools say is in a face of its own, which comes when they are used.
    const follow = (/** @type {readonly FontFace[]} */ faces) => {
      if (!faces.some((face) => this.#fonts.is_of_report(face))) return;
      hand_over().catch((error) => this.#recover(new UnfitWorker(error)));
    };
    document.fonts.addEventListener('loadingdone', ({ fontfaces }) => follow(fontfaces), { signal });
    document.fonts.addEventListener('loadingerror', () => void rescue_fonts().then(follow), { signal });
  }

  /** @param {unknown} error one of ours, whenever it comes */
  #recover(error) {
    if (error instanceof UnfitWorker) this.#places = this.#places.includes('page') ? ['page', 'page'] : [];
    // What a browser does not have is nobody's fault.
    else if (!(error instanceof Refusal && error.reason === 'webgl')) console.error('kanbao:', error);
    const may_go_on = [UnfitWorker, EngineFailure].some((kind) => error instanceof kind);
    if (!may_go_on || this.#places.length === 0) return this.#give_up(error);
    try {
      this.stop();
    } catch (failure) {
      return this.#give_up(failure);
    }
    this.#abort = new AbortController();
    this.#fonts = new HandedFonts(page_setting());
    this.#start();
  }

  /** @param {unknown} error */
  #give_up(error) {
    if (error instanceof Refusal) stay_html(error.reason);
    else stay_html('failed', error instanceof Error ? error.message : String(error));
    this.#end('html');
    this.stop();
  }
}

/**
 * A worker first, twice, then the page: what fails in one may work in the other. `?engine=` chooses one of them.
 * @returns {Place[]}
 */
function places_asked_for() {
  const asked = /[?&]engine=(page|worker)(&|$)/.exec(location.search)?.[1];
  if (asked === 'page' || !can_show_bitmaps()) return ['page', 'page'];
  return asked === 'worker' ? ['worker', 'worker'] : ['worker', 'worker', 'page'];
}

/**
 * @param {import('../report/report_language.js').Reason} reason
 * @param {string} [detail]
 * @returns {'html'}
 */
function stay_html(reason, detail) {
  say_quietly(reason, detail);
  return 'html';
}

/** @returns {import('../engine/rasteriser.js').TextSetting} the page's */
function page_setting() {
  return { families: font_families(), language: page_article().lang };
}

/** @returns {WasmSource} the module that the page names */
export function page_module() {
  const part = part_element('module');
  if (!part) throw new Error('the page names no module');
  return new WasmSource(part);
}

/**
 * Waits until the fonts that the article needs are there: the browser alone knows which those are, once it has laid the
 * HTML out.
 */
async function fonts_ready() {
  document.querySelector('article#report')?.getBoundingClientRect();
  await document.fonts.ready;
  await rescue_fonts();
}

/**
 * Hears of what fails later, in a callback: errors on whose stack the program or the module stands.
 * @param {(error: unknown) => void} on_failure
 * @param {AbortSignal} signal
 */
function follow_failures(on_failure, signal) {
  const own_address = part_element('program')?.src || location.href.split('#')[0];
  const check = (/** @type {unknown} */ error) => {
    if (!(error instanceof Error)) return;
    const stack = error.stack ?? '';
    // In a file that holds everything, the tools stand at the page's address, as the program does.
    if (stack.includes(tools_source)) return;
    // A deep stack is cut off: where the module fails, it may name nothing else.
    if (stack.includes(own_address) || stack.includes('wasm')) on_failure(error);
  };
  addEventListener('error', ({ error }) => check(error), { signal });
  addEventListener('unhandledrejection', ({ reason }) => check(reason), { signal });
}

/** In a page that was saved while it began, the program stands in the head and runs before there is a body. */
function parsed() {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
}

/** A worker made from this very script, so that it needs no file of its own: that also works from file:// and in frames. */
function start_bundle_worker() {
  const url = URL.createObjectURL(new Blob([`(${kanbao_bundle})()`], { type: 'text/javascript' }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  return worker;
}

/** @param {WebAssembly.Module} module */
function start_image_worker(module) {
  const worker = start_bundle_worker();
  worker.postMessage({ module });
  return worker;
}
