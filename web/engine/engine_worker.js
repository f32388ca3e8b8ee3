/**
 * The worker's role: an engine with one report in it, that paints on a canvas of its own and hands its pictures over.
 *
 *     page → worker  {begin: {module, setting}}      once: the compiled WebAssembly.Module, and how text is set
 *                    {fonts: [...]}                  faces that the page has and a worker has not; the first time, at once
 *                    {ticket, call, values}          a method of ReportEngine, or a picture
 *     worker → page  {begun: {line}}                 once, behind the first fonts
 *                    {ticket, parcel}                of an answer that is long
 *                    {ticket, answer}
 *                    {}                              while something takes long: somebody is there
 *                    {context: 'lost' | 'restored'}  of the graphics
 *                    {unfit}                         this browser's workers lack what is named: expect nothing more
 *                    {failure}                       the engine has failed: expect nothing more
 */

import { instantiate_module } from './module.js';
import { taken_parcels } from './parcels.js';
import { Rasteriser } from './rasteriser.js';
import { ReportEngine } from './report_engine.js';

/**
 * @typedef {object} HandedFont a face of the page's
 * @property {string} family
 * @property {string} weight
 * @property {string} unicodeRange
 * @property {ArrayBuffer | Uint8Array<ArrayBuffer>} bytes
 */

/** @typedef {{line: Float64Array}} Begun `line` is Rasteriser.known_line() of the worker's fonts */

/**
 * @typedef {object} WorkerScope
 * @property {(message: object, transfer?: Transferable[]) => void} postMessage
 * @property {(type: 'message', listener: (event: MessageEvent) => void) => void} addEventListener
 * @property {FontFaceSet} fonts
 */

/** @typedef {{module: WebAssembly.Module, setting: import('./rasteriser.js').TextSetting}} Begin */

const sign_of_life = 1000; // ms
const needed = ['OffscreenCanvas', 'FontFace', 'fonts'];

class EngineWorker {
  #scope;
  #create_kanbao;
  /** @type {Rasteriser | undefined} */
  #rasteriser;
  /** @type {ReportEngine | undefined} */
  #engine;
  /** @type {OffscreenCanvas | undefined} */
  #surface;
  #has_begun = false;

  /** @param {WorkerScope} scope @param {import('./module.js').CreateKanbao} create_kanbao */
  constructor(scope, create_kanbao) {
    this.#scope = scope;
    this.#create_kanbao = create_kanbao;
  }

  /** @param {any} message */
  async receive(message) {
    if (message.begin) await this.#begin(message.begin);
    else if (message.fonts) await this.#add_fonts(message.fonts);
    else if (message.call === 'picture') this.#answer_picture(message);
    else if (message.call) await this.#answer(message);
  }

  /** @param {Begin} begin */
  async #begin({ module, setting }) {
    const missing = needed.find((name) => !(name in globalThis));
    if (missing) return this.#scope.postMessage({ unfit: missing });
    const sheet = new OffscreenCanvas(16, 16);
    if (!sheet.getContext('2d', { willReadFrequently: true })) return this.#scope.postMessage({ unfit: '2d' });
    this.#rasteriser = new Rasteriser(setting, sheet);
    const surface = (this.#surface = new OffscreenCanvas(1, 1));
    follow_context(surface, (context) => this.#scope.postMessage({ context }));
    const surroundings = { host: this.#rasteriser, surface };
    const engine = await instantiate_module(this.#create_kanbao, module, surroundings);
    const give_way = async () => this.#scope.postMessage({});
    this.#engine = new ReportEngine(engine, { rasteriser: this.#rasteriser, surface, slice: sign_of_life, give_way });
  }

  /** @param {HandedFont[]} fonts */
  async #add_fonts(fonts) {
    const faces = fonts.map(
      ({ family, weight, unicodeRange, bytes }) => new FontFace(family, bytes, { weight, unicodeRange }),
    );
    await Promise.all(faces.map(async (face) => this.#scope.fonts.add(await face.load())));
    if (this.#has_begun || !this.#rasteriser) return;
    this.#has_begun = true;
    this.#scope.postMessage({ begun: { line: this.#rasteriser.known_line() } });
  }

  /** @param {{ticket: number, call: import('./engine_place.js').EngineCall, values: unknown[]}} message */
  async #answer({ ticket, call, values }) {
    const engine = /** @type {any} */ (this.#engine);
    const answer = await engine[call](...values);
    for (const parcel of taken_parcels(answer)) this.#scope.postMessage({ ticket, parcel });
    this.#scope.postMessage({ ticket, answer });
  }

  /** @param {{ticket: number, values: [import('./report_engine.js').PictureRequest]}} message */
  #answer_picture({ ticket, values: [request] }) {
    const painted = this.#engine?.paint(request);
    if (!painted || !this.#surface) return this.#scope.postMessage({ ticket, answer: null });
    const bitmap = this.#surface.transferToImageBitmap();
    this.#scope.postMessage({ ticket, answer: { ...painted, bitmap } }, [bitmap]);
  }
}

/**
 * @param {HTMLCanvasElement | OffscreenCanvas} surface
 * @param {(what: 'lost' | 'restored') => void} on_context
 * @param {AbortSignal} [signal]
 */
export function follow_context(surface, on_context, signal) {
  const lose = (/** @type {Event} */ event) => {
    // Without this the browser never gives it back.
    event.preventDefault();
    on_context('lost');
  };
  surface.addEventListener('webglcontextlost', lose, { signal });
  surface.addEventListener('webglcontextrestored', () => on_context('restored'), { signal });
}

/**
 * Takes the role of the engine's worker, once a message asks for it, for the rest of this worker's life.
 * @param {WorkerScope} scope
 * @param {import('./module.js').CreateKanbao} create_kanbao the glue that Emscripten made
 */
export function run_engine_worker(scope, create_kanbao) {
  const worker = new EngineWorker(scope, create_kanbao);
  /** @type {Promise<void>} messages are answered in their order */
  let last = Promise.resolve();
  const receive = (/** @type {MessageEvent} */ { data }) => {
    last = last.then(() => worker.receive(data));
    last = last.catch((error) =>
      scope.postMessage({ failure: error instanceof Error ? error.message : String(error) }),
    );
  };
  scope.addEventListener('message', receive);
}
