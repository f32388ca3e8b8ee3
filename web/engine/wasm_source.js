/**
 * Where the compiled module comes from: streamed from the site where the page may fetch; else, in a sandboxed frame, from
 * file:// or in a page that holds everything itself, as the page's part. It is handed on to the image worker.
 */

import { is_opaque } from './opaque_page.js';
import { part_bytes } from './page_parts.js';
import { Refusal } from './refusal.js';

export class WasmSource {
  #part;
  /** @type {WebAssembly.Module | null} */
  #module = null;
  #bytes = 0;

  /** @param {HTMLScriptElement} part `data-wasm` is the module's own address; without it the part holds the module */
  constructor(part) {
    this.#part = part;
  }

  /** @returns {number} the module's size in bytes, uncompressed; 0 before it has arrived */
  get bytes() {
    if (this.#bytes > 0 || !this.#url) return this.#bytes;
    const [entry] = performance.getEntriesByName(new URL(this.#url, document.baseURI).href);
    return entry instanceof PerformanceResourceTiming ? entry.decodedBodySize : 0;
  }

  /** @returns {WebAssembly.Module} */
  get module() {
    if (this.#module === null) throw new Error('the module is not compiled yet');
    return this.#module;
  }

  /**
   * @param {WebAssembly.Imports} imports
   * @returns {Promise<WebAssembly.Instance>}
   */
  async instantiate(imports) {
    if (this.#module !== null) return WebAssembly.instantiate(this.#module, imports);
    const is_fetched = this.#url !== '' && !is_opaque;
    const { instance, module } = await (is_fetched ? this.#fetch_instance(imports) : this.#unpack_instance(imports));
    this.#module = module;
    return instance;
  }

  get #url() {
    return this.#part.dataset.wasm ?? '';
  }

  /**
   * Compiles while the bytes arrive, where the host sends the right type; else once they are there.
   * @param {WebAssembly.Imports} imports
   */
  async #fetch_instance(imports) {
    const response = await fetch(this.#url, { credentials: 'same-origin' }).catch((/** @type {Error} */ error) => {
      throw new Refusal('unreachable', `${this.#url}: ${error.message}`);
    });
    if (!response.ok) throw new Refusal('unreachable', `${this.#url}: HTTP ${response.status}`);
    const is_streamable = response.headers.get('content-type') === 'application/wasm';
    try {
      return is_streamable
        ? await WebAssembly.instantiateStreaming(response, imports)
        : await WebAssembly.instantiate(await response.arrayBuffer(), imports);
    } catch (error) {
      // So the network's failures are called.
      if (error instanceof TypeError) throw new Refusal('unreachable', `${this.#url}: ${error.message}`);
      throw error;
    }
  }

  /** @param {WebAssembly.Imports} imports */
  async #unpack_instance(imports) {
    if (!('DecompressionStream' in window)) throw new Refusal('browser', 'there is no DecompressionStream');
    const packed = await part_bytes(this.#part).catch((/** @type {Error} */ error) => {
      throw new Refusal('unreachable', error.message);
    });
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    const bytes = await new Response(unpacked).arrayBuffer();
    this.#bytes = bytes.byteLength;
    return WebAssembly.instantiate(bytes, imports);
  }
}
