/**
 * Where the compiled module comes from: streamed from the site for the page, handed on to the image worker.
 */

import { Refusal } from './quiet_line.js';

export class WasmSource {
  #url;
  /** @type {WebAssembly.Module | null} */
  #module = null;

  /** @param {string} url */
  constructor(url) {
    this.#url = url;
  }

  /** @returns {number} the module's size in bytes, uncompressed; 0 before it has arrived */
  get bytes() {
    const [entry] = performance.getEntriesByName(new URL(this.#url, document.baseURI).href);
    return entry instanceof PerformanceResourceTiming ? entry.decodedBodySize : 0;
  }

  /** @returns {WebAssembly.Module} */
  get module() {
    if (this.#module === null) throw new Error('the module is not compiled yet');
    return this.#module;
  }

  /**
   * Compiles while the bytes arrive, where the host sends the right type; else once they are there.
   * @param {WebAssembly.Imports} imports
   * @returns {Promise<WebAssembly.Instance>}
   */
  async instantiate(imports) {
    try {
      return await this.#fetch_instance(imports);
    } catch (error) {
      // So the network's failures are called.
      if (error instanceof TypeError) throw new Refusal('unreachable', `${this.#url}: ${error.message}`);
      throw error;
    }
  }

  /** @param {WebAssembly.Imports} imports */
  async #fetch_instance(imports) {
    const response = await fetch(this.#url, { credentials: 'same-origin' });
    if (!response.ok) throw new Refusal('unreachable', `${this.#url}: HTTP ${response.status}`);
    const is_streamable = response.headers.get('content-type') === 'application/wasm';
    const { instance, module } = is_streamable
      ? await WebAssembly.instantiateStreaming(response, imports)
      : await WebAssembly.instantiate(await response.arrayBuffer(), imports);
    this.#module = module;
    return instance;
  }
}
