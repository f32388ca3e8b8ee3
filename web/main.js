/**
 * Where the bundle begins: as a page's script it starts the report, as a worker's it decodes images.
 */

import create_kanbao from 'kanbao-glue';

import { run_image_worker } from './image_worker.js';
import { load_module } from './module.js';
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

  async function run() {
    await parsed();
    Takeover.restore_plain_state();
    if (!has_paintable_length()) return 'html';
    const rasteriser = page_rasteriser(() => module.memory());
    if (!rasteriser.reads_back()) return 'html';
    [module] = await Promise.all([load_page_module(source, rasteriser), fonts_ready()]);
    page = new ReportPage(module, () => start_bundle_worker(source.module));
    page.start();
    return 'canvas';
  }

  const ready = run().catch((error) => {
    console.error('kanbao:', error);
    page?.stop();
    return 'html';
  });
  Object.assign(window, {
    kanbao: {
      ready,
      stats: () => ({ ...page?.stats(), wasm_bytes: source.bytes }),
      /** @param {'document' | 'layout' | 'display'} stage */
      dump: (stage) => module.dump(stage),
    },
  });
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
