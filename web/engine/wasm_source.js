/**
 * Where the compiled module comes from: streamed from the site where the page may fetch; else, in a sandboxed frame, from
 * file:// or in a page that holds everything itself, as the page's part. Each worker gets the same one.
 */

import { is_opaque } from './opaque_page.js';
import { part_bytes } from '../report/page_parts.js';
import { Refusal } from './refusal.js';

export class WasmSource {
  #part;
  /** @type {Promise<WebAssembly.Module> | null} */
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

  /** @returns {Promise<WebAssembly.Module>} compiled; the same one each time it is asked for, unless it failed */
  module() {
    this.#module ??= this.#compile().catch((error) => {
      this.#module = null;
      throw error;
    });
    return this.#module;
  }

  get #url() {
    return this.#part.dataset.wasm ?? '';
  }

  #compile() {
    return this.#url !== '' && !is_opaque ? this.#fetch_module() : this.#unpack_module();
  }

  /**
   * Compiles while the bytes arrive, where the host sends the right type; else once they are there.
   * @returns {Promise<WebAssembly.Module>}
   */
  async #fetch_module() {
    const response = await fetch(this.#url, { credentials: 'same-origin' }).catch((/** @type {Error} */ error) => {
      throw new Refusal('unreachable', `${this.#url}: ${error.message}`);
    });
    if (!response.ok) throw new Refusal('unreachable', `${this.#url}: HTTP ${response.status}`);
    const is_streamable = response.headers.get('content-type') === 'application/wasm';
    try {
      return is_streamable
        ? await WebAssembly.compileStreaming(response)
        : await WebAssembly.compile(await response.arrayBuffer());
    } catch (error) {
      // So the network's failures are called.
      if (error instanceof TypeError) throw new Refusal('unreachable', `${this.#url}: ${error.message}`);
      throw error;
    }
  }

  /** @returns {Promise<WebAssembly.Module>} */
  async #unpack_module() {
    if (!('DecompressionStream' in window)) throw new Refusal('browser', 'there is no DecompressionStream');
    const packed = await part_bytes(this.#part).catch((/** @type {Error} */ error) => {
      throw new Refusal('unreachable', error.message);
    });
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    const bytes = await new Response(unpacked).arrayBuffer();
    this.#bytes = bytes.byteLength;
    return WebAssembly.compile(bytes);
  }
}
