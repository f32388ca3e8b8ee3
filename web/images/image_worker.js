/**
 * The worker's role: decodes one image at a time with an instance of its own of the page's compiled module, so that a
 * large picture neither stops the page nor grows its memory. It keeps nothing between two images.
 *
 *     page → worker  {module}                         once: the compiled WebAssembly.Module
 *                    {ticket, bytes, width, height}   a Blob, and the size wanted
 *     worker → page  {ticket, width, height, data}    pixels, handed over
 *                    {ticket, failure}                a code of web/images/image_reasons.js
 *                    {broken}                         the module does not start here: expect nothing more
 */

import { instantiate_module } from '../engine/module.js';

/** @typedef {import('../engine/module.js').KanbaoModule} KanbaoModule */
/** @typedef {{postMessage: (message: object, transfer?: Transferable[]) => void, addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void}} WorkerScope */
/** @typedef {{ticket: number, bytes: Blob, width: number, height: number}} DecodeOrder */

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
      if (started && data.ticket) await decode(scope, started, data);
    } catch (error) {
      scope.postMessage({ broken: String(error) });
    }
  });
}
