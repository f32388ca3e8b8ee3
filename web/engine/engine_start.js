/** Starts an engine where it is to work. */

import { give_way, slice } from './give_way.js';
import { follow_context } from './engine_worker.js';
import { instantiate_module } from './module.js';
import { PageEngine } from './page_engine.js';
import { Rasteriser } from './rasteriser.js';
import { ReportEngine } from './report_engine.js';
import { UnfitWorker, WorkerEngine } from './worker_engine.js';

/**
 * @typedef {object} EngineParts
 * @property {import('./module.js').CreateKanbao} create_kanbao
 * @property {Promise<WebAssembly.Module>} module
 * @property {import('./rasteriser.js').TextSetting} setting
 * @property {HTMLCanvasElement} canvas of the page
 * @property {() => Worker} start_worker gives one that runs run_engine_worker
 * @property {Promise<import('./engine_worker.js').HandedFont[]>} fonts that the page has and a worker has not
 * @property {import('./engine_place.js').EngineListeners} listeners
 */

/** @returns {boolean} whether the page can show what a worker paints */
export function can_show_bitmaps() {
  return 'OffscreenCanvas' in window && 'ImageBitmapRenderingContext' in window;
}

/**
 * @param {EngineParts} parts
 * @returns {Promise<WorkerEngine>} rejects with UnfitWorker where workers are refused
 */
export async function start_worker_engine({ module, setting, canvas, start_worker, fonts, listeners }) {
  // It reads its script while the module arrives.
  const worker = started(start_worker);
  try {
    const own_line = () => new Rasteriser(setting, document.createElement('canvas')).known_line();
    const engine = new WorkerEngine(worker, { module: await module, setting }, canvas, own_line, listeners);
    engine.add_fonts(await fonts.catch(unfit));
    return engine;
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/**
 * @param {EngineParts} parts
 * @returns {Promise<PageEngine>}
 */
export async function start_page_engine({ create_kanbao, module, setting, canvas, fonts, listeners }) {
  const rasteriser = new Rasteriser(setting, document.createElement('canvas'));
  const surroundings = { host: rasteriser, surface: canvas };
  const engine = await instantiate_module(create_kanbao, await module, surroundings);
  // It sets text in the page's own, which must be there.
  await fonts.catch(() => {});
  const on_context = (/** @type {'lost' | 'restored'} */ what) =>
    what === 'lost' ? listeners.on_context_lost() : listeners.on_context_restored();
  follow_context(canvas, on_context);
  const slices = { slice, give_way };
  return new PageEngine(new ReportEngine(engine, { rasteriser, surface: canvas, ...slices }), listeners);
}

/** @param {() => Worker} start_worker */
function started(start_worker) {
  try {
    return start_worker();
  } catch (error) {
    return unfit(error);
  }
}

/** @param {unknown} error @returns {never} */
function unfit(error) {
  throw new UnfitWorker(String(error));
}
