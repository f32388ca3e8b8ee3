/**
 * The C++ module as JavaScript sees it, the same in a page, in a worker and in Node. Text crosses as UTF-8: it is copied
 * in, and what comes back is a pointer to `{data, size}` that stays valid until the next call, so it is read at once.
 */

import { read_image_header } from './image_module.js';
import { read_layer } from './text_layer_numbers.js';

/**
 * @typedef {object} WasmExports what the Emscripten module offers
 * @property {Uint8Array} HEAPU8 the module's memory; another object after it has grown
 * @property {(size: number) => number} _malloc
 * @property {(pointer: number) => void} _free
 * @property {() => number} _kanbao_create
 * @property {(kanbao: number, text: number, size: number) => number} _kanbao_describe
 * @property {(kanbao: number, text: number, size: number, facts: number, facts_size: number) => void} _kanbao_open
 * @property {(kanbao: number) => number} _kanbao_article_html
 * @property {(kanbao: number, width: number, ratio: number, dark: number, more_contrast: number, justified: number) => void} _kanbao_set_environment
 * @property {(kanbao: number) => void} _kanbao_fonts_changed
 * @property {(kanbao: number) => number} _kanbao_height
 * @property {(kanbao: number) => number} _kanbao_text_layer
 * @property {(kanbao: number) => number} _kanbao_layer_text
 * @property {(kanbao: number) => number} _kanbao_images
 * @property {(kanbao: number, block: number, x: number) => void} _kanbao_set_scroll
 * @property {(kanbao: number, image: number, width: number, height: number) => void} _kanbao_set_image_size
 * @property {(kanbao: number, image: number, text: number, size: number) => void} _kanbao_set_image_failure
 * @property {(kanbao: number) => number} _kanbao_start_painting
 * @property {(kanbao: number) => number} _kanbao_max_texture_size
 * @property {(kanbao: number, image: number, width: number, height: number, pixels: number) => void} _kanbao_set_image_pixels
 * @property {(kanbao: number, image: number) => void} _kanbao_set_image_element
 * @property {(kanbao: number, image: number) => void} _kanbao_release_image
 * @property {(kanbao: number, x: number, y: number, width: number, height: number, scale: number) => number} _kanbao_paint
 * @property {(kanbao: number) => number} _kanbao_stats
 * @property {(bytes: number, size: number, fields: number) => void} _kanbao_image_header
 * @property {(bytes: number, size: number, fields: number) => number} _kanbao_image_decode
 * @property {(kanbao: number) => number} _kanbao_dump_document
 * @property {(kanbao: number) => number} _kanbao_dump_layout
 * @property {(kanbao: number) => number} _kanbao_dump_display
 */

/**
 * @typedef {object} PlacedBox where an image lies, in CSS px from the report's top left corner
 * @property {number} id
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 */

/**
 * @typedef {object} Environment
 * @property {number} column_width CSS px
 * @property {number} ratio device px per CSS px
 * @property {boolean} is_dark
 * @property {boolean} more_contrast
 * @property {boolean} is_justified
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

  /** @returns {Uint8Array} the module's memory; another object after it has grown */
  memory() {
    return this.#wasm.HEAPU8;
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
   * Reads a report, from which everything below is computed.
   * @param {string} markdown
   * @param {string} facts
   */
  open(markdown, facts) {
    this.#call_with_texts([markdown, facts], ([text, fact]) => {
      this.#wasm._kanbao_open(this.#kanbao, text.pointer, text.size, fact.pointer, fact.size);
    });
  }

  /**
   * @param {string} markdown
   * @param {string} facts
   * @returns {string} the HTML of the article
   */
  write_html(markdown, facts) {
    this.open(markdown, facts);
    return this.article_html();
  }

  /** @returns {string} the HTML of the article that was read last */
  article_html() {
    return this.#read(this.#wasm._kanbao_article_html(this.#kanbao));
  }

  /** @param {Environment} environment */
  set_environment({ column_width, ratio, is_dark, more_contrast, is_justified }) {
    const [dark, contrast, justified] = [Number(is_dark), Number(more_contrast), Number(is_justified)];
    this.#wasm._kanbao_set_environment(this.#kanbao, column_width, ratio, dark, contrast, justified);
  }

  fonts_changed() {
    this.#wasm._kanbao_fonts_changed(this.#kanbao);
  }

  /** @returns {number} the report's height in CSS px */
  height() {
    return this.#wasm._kanbao_height(this.#kanbao);
  }

  /** @returns {import('./text_layer_numbers.js').Layer} what the article needs to lie beneath what is painted */
  text_layer() {
    return read_layer(this.#read_numbers(this.#wasm._kanbao_text_layer(this.#kanbao)));
  }

  /** @returns {string} what the article must say for that: for each block a line `number TAB text` */
  layer_text() {
    return this.#read(this.#wasm._kanbao_layer_text(this.#kanbao));
  }

  /** @returns {PlacedBox[]} the report's images, by the number in `data-i` */
  images() {
    return this.#placed_boxes(this.#wasm._kanbao_images(this.#kanbao));
  }

  /**
   * @param {number} image
   * @param {number} width CSS px
   * @param {number} height CSS px
   */
  set_image_size(image, width, height) {
    this.#wasm._kanbao_set_image_size(this.#kanbao, image, width, height);
  }

  /** @param {number} image @param {string} reason why it cannot be shown */
  set_image_failure(image, reason) {
    this.#call_with_texts([reason], ([text]) => {
      this.#wasm._kanbao_set_image_failure(this.#kanbao, image, text.pointer, text.size);
    });
  }

  /** @returns {boolean} false when the browser refuses a WebGL 2 context on the page's canvas */
  start_painting() {
    return this.#wasm._kanbao_start_painting(this.#kanbao) !== 0;
  }

  /**
   * @param {Uint8Array} bytes the first bytes of an image file, as many as have arrived
   * @returns {import('./image_module.js').ImageHeader}
   */
  read_image_header(bytes) {
    return read_image_header(this.#wasm, bytes);
  }

  max_texture_size() {
    return this.#wasm._kanbao_max_texture_size(this.#kanbao);
  }

  /**
   * @param {number} image
   * @param {{width: number, height: number, data: Uint8Array}} picture RGBA, straight alpha, rows from the top
   */
  set_image_pixels(image, { width, height, data }) {
    const pointer = this.#copy_bytes_in(data);
    this.#wasm._kanbao_set_image_pixels(this.#kanbao, image, width, height, pointer);
    this.#wasm._free(pointer);
  }

  /** @param {number} image one that its own element shows, beneath the canvas */
  set_image_element(image) {
    this.#wasm._kanbao_set_image_element(this.#kanbao, image);
  }

  /** @param {number} image */
  release_image(image) {
    this.#wasm._kanbao_release_image(this.#kanbao, image);
  }

  /**
   * Only painting depends on it.
   * @param {number} block a table or a block of code, by the number in `data-b`
   * @param {number} x how far it is scrolled sideways, CSS px
   */
  set_scroll(block, x) {
    this.#wasm._kanbao_set_scroll(this.#kanbao, block, x);
  }

  /**
   * @param {{x: number, y: number}} origin CSS px: the report's corner, seen from the canvas's
   * @param {{width: number, height: number}} canvas device px
   * @param {number} scale device px per CSS px
   * @returns {number} how many commands were submitted
   */
  paint(origin, canvas, scale) {
    return this.#wasm._kanbao_paint(this.#kanbao, origin.x, origin.y, canvas.width, canvas.height, scale);
  }

  /** @returns {{draw_calls: number, sprites: number, texture_bytes: number}} */
  stats() {
    const [draw_calls, sprites, texture_bytes] = this.#read_numbers(this.#wasm._kanbao_stats(this.#kanbao));
    return { draw_calls, sprites, texture_bytes };
  }

  /** @param {'document' | 'layout' | 'display'} stage */
  dump(stage) {
    const dumps = {
      document: this.#wasm._kanbao_dump_document,
      layout: this.#wasm._kanbao_dump_layout,
      display: this.#wasm._kanbao_dump_display,
    };
    return this.#read(dumps[stage](this.#kanbao));
  }

  /**
   * Calls a function of the module with copies of texts and reads the text that it returns.
   * @param {string[]} texts
   * @param {(copies: {pointer: number, size: number}[]) => number} call
   * @returns {string}
   */
  #with_texts(texts, call) {
    return this.#call_with_texts(texts, (copies) => this.#read(call(copies)));
  }

  /**
   * @template Result
   * @param {string[]} texts
   * @param {(copies: {pointer: number, size: number}[]) => Result} call
   * @returns {Result}
   */
  #call_with_texts(texts, call) {
    const copies = texts.map((text) => {
      const bytes = new TextEncoder().encode(text);
      return { pointer: this.#copy_bytes_in(bytes), size: bytes.length };
    });
    const result = call(copies);
    for (const { pointer } of copies) this.#wasm._free(pointer);
    return result;
  }

  /** @param {Uint8Array} bytes */
  #copy_bytes_in(bytes) {
    const pointer = this.#wasm._malloc(Math.max(1, bytes.length));
    if (pointer === 0) throw new Error(`no memory for ${bytes.length} bytes`);
    this.#wasm.HEAPU8.set(bytes, pointer);
    return pointer;
  }

  /** @param {number} pointer to `{const double* data; uint32_t size}` */
  #read_numbers(pointer) {
    const memory = this.#wasm.HEAPU8;
    const view = new DataView(memory.buffer, pointer, 8);
    return new Float64Array(memory.buffer, view.getUint32(0, true), view.getUint32(4, true)).slice();
  }

  /** @param {number} pointer to five numbers for each box @returns {PlacedBox[]} */
  #placed_boxes(pointer) {
    const numbers = this.#read_numbers(pointer);
    const boxes = [];
    for (let i = 0; i < numbers.length; i += 5) {
      const [id, x, y, width, height] = numbers.subarray(i, i + 5);
      boxes.push({ id, x, y, width, height });
    }
    return boxes;
  }

  /** @param {number} pointer to `{const char* data; uint32_t size}` */
  #read(pointer) {
    const memory = this.#wasm.HEAPU8;
    const view = new DataView(memory.buffer, pointer, 8);
    const data = view.getUint32(0, true);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(memory.subarray(data, data + view.getUint32(4, true)));
  }
}
