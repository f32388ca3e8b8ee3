/**
 * Starts the report that the page holds: brings the module, waits for a calm moment, and shows the canvas. Whatever fails,
 * then or later, the HTML stays or returns and a line below the report says why. A module that traps is started anew
 * first, once: in WebKitGTK one start in several hundred was seen to trap for no cause that could be found.
 */

import { calm_moment } from './calm_moment.js';
import { rescue_fonts } from './font_rescue.js';
import { instantiate_module } from '../engine/module.js';
import { part_element } from '../engine/page_parts.js';
import { Refusal } from '../engine/refusal.js';
import { say_quietly } from './quiet_line.js';
import { embedded_report, page_article } from './page_elements.js';
import { ReportPage } from './report_page.js';
import { Rasteriser } from '../engine/rasteriser.js';
import { tools_source } from '../report/tool_border.js';
import { Takeover } from '../layer/takeover.js';
import { WasmSource } from '../engine/wasm_source.js';

/**
 * Reports beyond this many characters stay HTML: laying them out would stop the page for seconds. It is some four hundred
 * times an ordinary report's length.
 */
const longest_report = 2_000_000;

export class ReportStart {
  #create_kanbao;
  #source;
  #abort = new AbortController();
  #was_started_anew = false;
  /** @type {ReportPage | null} */
  #page = null;
  /** @type {import('../engine/module.js').KanbaoModule | null} */
  #module = null;
  /** @type {() => void} */
  #settle = () => {};
  /** @type {Promise<'canvas' | 'html'>} what the reader sees once nothing more is waited for */
  ready;
  /** @type {Promise<void>} resolves when the canvas is painted, or the HTML stays, or waits for the reader */
  settled = new Promise((resolve) => (this.#settle = resolve));

  /**
   * @param {import('../engine/module.js').CreateKanbao} create_kanbao
   * @param {WasmSource} [source]
   */
  constructor(create_kanbao, source = page_module()) {
    this.#create_kanbao = create_kanbao;
    this.#source = source;
    this.ready = this.#start();
    void this.ready.then(this.#settle);
  }

  /** @returns {Promise<object>} figures of what is painted, and what the module weighed on its way */
  async stats() {
    return { ...this.#page?.stats(), wasm_bytes: this.#source.bytes };
  }

  /**
   * @param {import('./page_interface.js').Stage} stage
   * @returns {Promise<string>} rejects until the module is there
   */
  async dump(stage) {
    return this.#loaded_module.dump(stage);
  }

  /**
   * @param {import('#border').Arrangement} arrangement of the report's tables
   * @returns {Promise<boolean>} false where no engine has the report, or the article is not as it was written
   */
  async arrange(arrangement) {
    return (await this.#page?.arrange(arrangement)) ?? false;
  }

  /** Goes back to the HTML for good. */
  stop() {
    this.#abort.abort();
    this.#page?.stop();
  }

  get #loaded_module() {
    if (this.#module === null) throw new Error('the module is not there yet');
    return this.#module;
  }

  /** @returns {Promise<'canvas' | 'html'>} */
  #start() {
    follow_failures((error) => void this.#recover(error), this.#abort.signal);
    return this.#run(this.#abort.signal).catch((error) => this.#recover(error));
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
    const rasteriser = page_rasteriser();
    if (!rasteriser.reads_back()) return stay_html('falsified');
    const instantiate = (/** @type {WebAssembly.Imports} */ imports) => this.#source.instantiate(imports);
    const starting = instantiate_module(this.#create_kanbao, instantiate, rasteriser);
    const [module] = await Promise.all([starting, fonts_ready()]);
    if (signal.aborted) return 'html';
    this.#module = module;
    this.#page = new ReportPage(module, report, () => start_bundle_worker(this.#source.module));
    await calm_moment(signal, this.#settle);
    if (signal.aborted) return 'html';
    this.#page.start();
    return this.#page.state;
  }

  /**
   * @param {unknown} error one of ours, whenever it comes
   * @returns {Promise<'canvas' | 'html'>}
   */
  async #recover(error) {
    console.error('kanbao:', error);
    if (!(error instanceof WebAssembly.RuntimeError) || this.#was_started_anew) return this.#give_up(error);
    this.#was_started_anew = true;
    try {
      this.stop();
    } catch (failure) {
      return this.#give_up(failure);
    }
    this.#abort = new AbortController();
    return this.#start();
  }

  /**
   * @param {unknown} error
   * @returns {'html'}
   */
  #give_up(error) {
    if (error instanceof Refusal) stay_html(error.reason);
    else stay_html('failed', error instanceof Error ? error.message : String(error));
    this.stop();
    return 'html';
  }
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

/** @returns {Rasteriser} one in the page's fonts */
function page_rasteriser() {
  const style = getComputedStyle(document.documentElement);
  const sans = style.getPropertyValue('--sans');
  const mono = style.getPropertyValue('--mono').replace('var(--sans)', sans);
  return new Rasteriser({ sans, mono }, page_article().lang);
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

/**
 * A worker made from this very script, so that it needs no file of its own: that also works from file:// and in frames.
 * @param {WebAssembly.Module} module
 */
function start_bundle_worker(module) {
  const url = URL.createObjectURL(new Blob([`(${kanbao_bundle})()`], { type: 'text/javascript' }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  worker.postMessage({ module });
  return worker;
}
