/**
 * The worker's role: brings images and decodes one at a time, with an instance of its own of the page's compiled module, so
 * that neither what arrives nor a large picture stops the page or grows its memory. It keeps nothing between two orders.
 *
 *     page → worker  {module}                         once: the compiled WebAssembly.Module
 *                    {ticket, url, stall_ms}          an image to be fetched
 *                    {ticket, bytes, width, height}   a Blob to be decoded, and the size wanted
 *     worker → page  {ticket, part}                   its header, before the rest has arrived
 *                    {ticket, bytes, header}          fetched: a Blob
 *                    {ticket, width, height, data}    decoded: pixels, handed over
 *                    {ticket, failure, …}             as fetch_image says it, or a code of image_reasons.js
 *                    {broken}                         the module does not start here: expect nothing more
 */

import { instantiate_module } from '../engine/module.js';
import { fetch_image } from './image_fetch.js';

/** @typedef {import('../engine/module.js').KanbaoModule} KanbaoModule */
/** @typedef {{postMessage: (message: object, transfer?: Transferable[]) => void, addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void}} WorkerScope */
/** @typedef {{ticket: number, bytes: Blob, width: number, height: number}} DecodeOrder */
/** @typedef {{ticket: number, url: string, stall_ms: number}} FetchOrder */

/**
 * @param {WorkerScope} scope
 * @param {KanbaoModule} module
 * @param {DecodeOrder} order
 */
async function decode(scope, module, { ticket, bytes, width, height }) {
  const result = module.decode_image(new Uint8Array(await bytes.arrayBuffer()), width, height);
  if ('failure' in result) scope.postMessage({ ticket, ...result });
  else scope.postMessage({ ticket, ...result }, [result.data.buffer]);
}

/**
 * @param {WorkerScope} scope
 * @param {KanbaoModule} module
 * @param {FetchOrder} order
 */
async function bring(scope, module, { ticket, url, stall_ms }) {
  const read_header = async (/** @type {Uint8Array} */ bytes) => module.read_image_header(bytes);
  const on_header = (/** @type {object} */ header) => scope.postMessage({ ticket, part: header });
  scope.postMessage({ ticket, ...(await fetch_image(url, { read_header, on_header, stall_ms })) });
}

/**
 * Takes the role of the image worker for the rest of this worker's life.
 * @param {WorkerScope} scope
 * @param {(options: any) => Promise<any>} create_kanbao the glue that Emscripten made
 */
export function run_image_worker(scope, create_kanbao) {
  /** @type {Promise<KanbaoModule> | undefined} */
  let module;
  scope.addEventListener('message', async ({ data }) => {
    try {
      if (data.module) module = instantiate_module(create_kanbao, data.module);
      const started = await module;
      if (!started) return;
      if (data.url) await bring(scope, started, data);
      else if (data.bytes) await decode(scope, started, data);
    } catch (error) {
      scope.postMessage({ broken: String(error) });
    }
  });
}
