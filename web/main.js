/**
 * Where the bundle begins: as a page's script it starts the report, as a worker's it decodes images.
 */

import create_kanbao from 'kanbao-glue';

import { calm_moment } from './calm_moment.js';
import { run_image_worker } from './image_worker.js';
import { load_module } from './module.js';
import { Refusal, say_quietly } from './quiet_line.js';
import { fonts_ready, has_paintable_length, page_rasteriser, ReportPage } from './report_page.js';
import { Takeover } from './takeover.js';
import { WasmSource } from './wasm_source.js';

if (typeof document === 'undefined') run_image_worker(/** @type {any} */ (globalThis), create_kanbao);
else start_page(document.currentScript);

/** @param {HTMLOrSVGScriptElement | null} script */
function start_page(script) {
  const source = new WasmSource(script?.dataset.wasm ?? '');
  /** @type {ReportPage | null} */
  let page = null;
  /** @type {import('./module.js').KanbaoModule} */
  let module;

  const abort = new AbortController();

  async function run() {
    await parsed();
    Takeover.restore_plain_state();
    if (!has_paintable_length()) return stay_html('long');
    const rasteriser = page_rasteriser(() => module.memory());
    if (!rasteriser.reads_back()) return stay_html('falsified');
    [module] = await Promise.all([load_page_module(source, rasteriser), fonts_ready()]);
    page = new ReportPage(module, () => start_bundle_worker(source.module));
    await calm_moment(abort.signal);
    if (!abort.signal.aborted) page.start();
    return page.state;
  }

  /** @param {import('./quiet_line.js').Reason} reason @param {string} [detail] */
  function stay_html(reason, detail) {
    say_quietly(reason, detail);
    return 'html';
  }

  /** @param {unknown} error one of ours, whenever it comes: the HTML returns and stays */
  function give_up(error) {
    console.error('kanbao:', error);
    abort.abort();
    if (error instanceof Refusal) stay_html(error.reason);
    else stay_html('failed', error instanceof Error ? error.message : String(error));
    page?.stop();
    return 'html';
  }

  const ready = run().catch(give_up);
  follow_failures(script, give_up, abort.signal);
  Object.assign(window, {
    kanbao: {
      ready,
      stats: () => ({ ...page?.stats(), wasm_bytes: source.bytes }),
      /** @param {'document' | 'layout' | 'display'} stage */
      dump: (stage) => module.dump(stage),
    },
  });
}

/**
 * Hears of what fails later, in a callback: errors on whose stack this very script or the module stands.
 * @param {HTMLOrSVGScriptElement | null} script
 * @param {(error: unknown) => void} on_failure
 * @param {AbortSignal} signal
 */
function follow_failures(script, on_failure, signal) {
  const own_address = script instanceof HTMLScriptElement && script.src ? script.src : location.href.split('#')[0];
  const check = (/** @type {unknown} */ error) => {
    if (!(error instanceof Error)) return;
    const stack = error.stack ?? '';
    // A deep stack is cut off: where the module fails, it may name nothing else.
    if (stack.includes(own_address) || stack.includes('wasm')) on_failure(error);
  };
  addEventListener('error', ({ error }) => check(error), { signal });
  addEventListener('unhandledrejection', ({ reason }) => check(reason), { signal });
}

/** In a page that was saved after it had begun, this script stands in the head and runs before there is a body. */
function parsed() {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
}

/**
 * @param {WasmSource} source
 * @param {import('./rasteriser.js').Rasteriser} host
 */
function load_page_module(source, host) {
  /** @type {Promise<import('./module.js').KanbaoModule>} */
  const loaded = new Promise((resolve, reject) => {
    /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance) => void} done */
    const instantiateWasm = (imports, done) => {
      source.instantiate(imports).then(done).catch(reject);
      return {};
    };
    load_module(create_kanbao, { host, instantiateWasm }).then(resolve, reject);
  });
  return loaded;
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
