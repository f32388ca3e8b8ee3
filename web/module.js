/**
 * The C++ module as JavaScript sees it, the same in a page, in a worker and in Node. Text crosses as UTF-8: it is copied
 * in, and what comes back is a pointer to `{data, size}` that stays valid until the next call, so it is read at once.
 */

/**
 * @typedef {object} WasmExports what the Emscripten module offers
 * @property {Uint8Array} HEAPU8 the module's memory; another object after it has grown
 * @property {(size: number) => number} _malloc
 * @property {(pointer: number) => void} _free
 * @property {() => number} _kanbao_create
 * @property {(kanbao: number, text: number, size: number) => number} _kanbao_describe
 * @property {(kanbao: number, text: number, size: number, facts: number, facts_size: number) => number} _kanbao_write_html
 */

/** @typedef {(options?: object) => Promise<WasmExports>} CreateKanbao the function that Emscripten's glue defines */

/**
 * @param {CreateKanbao} create_kanbao
 * @param {object} [options] Emscripten's module options, such as `wasmBinary`
 * @returns {Promise<KanbaoModule>}
 */
export async function load_module(create_kanbao, options = {}) {
  return new KanbaoModule(await create_kanbao(options));
}

export class KanbaoModule {
  #wasm;
  #kanbao;

  /** @param {WasmExports} wasm */
  constructor(wasm) {
    this.#wasm = wasm;
    this.#kanbao = wasm._kanbao_create();
  }

  /**
   * @param {string} markdown
   * @returns {string} what is in the text, one thing a line, fields separated by tabs
   */
  describe(markdown) {
    return this.#with_texts([markdown], ([text]) => {
      return this.#wasm._kanbao_describe(this.#kanbao, text.pointer, text.size);
    });
  }

  /**
   * @param {string} markdown
   * @param {string} facts
   * @returns {string} the HTML of the article
   */
  write_html(markdown, facts) {
    return this.#with_texts([markdown, facts], ([text, fact]) => {
      return this.#wasm._kanbao_write_html(this.#kanbao, text.pointer, text.size, fact.pointer, fact.size);
    });
  }

  /**
   * Calls a function of the module with copies of texts and reads the text that it returns.
   * @param {string[]} texts
   * @param {(copies: {pointer: number, size: number}[]) => number} call
   * @returns {string}
   */
  #with_texts(texts, call) {
    const copies = texts.map((text) => this.#copy_in(text));
    const result = this.#read(call(copies));
    for (const { pointer } of copies) this.#wasm._free(pointer);
    return result;
  }

  /** @param {string} text */
  #copy_in(text) {
    const bytes = new TextEncoder().encode(text);
    const pointer = this.#wasm._malloc(Math.max(1, bytes.length));
    if (pointer === 0) throw new Error(`no memory for ${bytes.length} bytes of text`);
    this.#wasm.HEAPU8.set(bytes, pointer);
    return { pointer, size: bytes.length };
  }

  /** @param {number} pointer to `{const char* data; uint32_t size}` */
  #read(pointer) {
    const memory = this.#wasm.HEAPU8;
    const view = new DataView(memory.buffer, pointer, 8);
    const data = view.getUint32(0, true);
    return new TextDecoder().decode(memory.subarray(data, data + view.getUint32(4, true)));
  }
}
