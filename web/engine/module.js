/**
 * The C++ module as JavaScript sees it, the same in a page, in a worker and in Node: each method asks the engine one of the
 * questions of src/border/engine_messages.h.
 */

import { answer_engine, ask_engine, OutOfMemory } from './border_memory.js';

/** @typedef {import('./border_memory.js').WasmExports} WasmExports */
/** @typedef {import('./border_memory.js').Host} Host */
/** @typedef {import('#border').EngineQuestion} EngineQuestion */

/**
 * @typedef {object} PlacedBox where an image lies, in CSS px from the report's top left corner
 * @property {number} id
 * @property {boolean} is_message a box with words stands for it
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
 * @property {import('#border').OwnColour[]} own_colours of the site, in this scheme and contrast
 * @property {boolean} is_justified
 * @property {number} text_size CSS px of ordinary text
 * @property {import('./rasteriser.js').FontFamilies} families
 * @property {import('#border').MeasuredSize[]} measured formulas and ruby, of all that the report has
 * @property {number[]} opened details that are open, by their numbers
 * @property {import('#border').AddedRoom[]} rooms blank above blocks, for a report that is read beside another
 */

/** @typedef {{width: number, height: number, data: Uint8Array<ArrayBuffer>}} Pixels RGBA, alpha not multiplied in */

/**
 * @typedef {object} Reading a report that has been read once, to be described and then completed
 * @property {import('#border').ReportDescription} description
 * @property {(emoji: Record<string, string>) => import('#border').ReportDescription} describe with the emoji, by their
 *   names, in place of their codes
 * @property {(facts: import('#border').ReportFacts) => CompletedReport} complete
 * @property {() => void} close frees what it holds
 */

/** @typedef {{article: string, characters: import('#border').ShownCharacters}} CompletedReport `article` is HTML */

/** @typedef {(options?: object) => Promise<WasmExports>} CreateKanbao the function that Emscripten's glue defines */

/**
 * @param {CreateKanbao} create_kanbao
 * @param {{host?: Host, [option: string]: any}} [options] `host` answers what C++ asks; the rest is Emscripten's, such as
 *   `wasmBinary`
 * @returns {Promise<KanbaoModule>}
 */
export async function load_module(create_kanbao, { host, ...options } = {}) {
  /** @param {number} question */
  const answer = (question) => {
    if (!host) throw new Error('this module has no host');
    return answer_engine(wasm, host, question);
  };
  const wasm = await create_kanbao({ ...options, host: answer });
  return new KanbaoModule(wasm);
}

/**
 * Starts an instance of a module that is compiled already; rejects with what fails there, which the glue would only print.
 * @param {CreateKanbao} create_kanbao
 * @param {WebAssembly.Module} compiled
 * @param {{host?: Host, surface?: HTMLCanvasElement | OffscreenCanvas}} [surroundings] `host` answers what C++ asks,
 *   `surface` is painted on; a module that only reads or decodes needs neither
 * @returns {Promise<KanbaoModule>}
 */
export function instantiate_module(create_kanbao, compiled, surroundings = {}) {
  return new Promise((resolve, reject) => {
    /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance) => void} done */
    const instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(compiled, imports).then(done).catch(reject);
      return {};
    };
    load_module(create_kanbao, { ...surroundings, instantiateWasm }).then(resolve, reject);
  });
}

export class KanbaoModule {
  #wasm;
  #engine;

  /** @param {WasmExports} wasm */
  constructor(wasm) {
    this.#wasm = wasm;
    this.#engine = wasm._kanbao_create();
  }

  /**
   * Reads a report in an engine of its own, so that several may be read at a time.
   * @param {string} markdown
   * @param {import('#border').Component[]} [components] that stand for elements of the blog's own
   * @returns {Reading}
   */
  read(markdown, components) {
    const reader = new KanbaoModule(this.#wasm);
    reader.open(markdown, components);
    return {
      description: reader.#describe({}),
      describe: (emoji) => reader.#describe(emoji),
      complete: (facts) => {
        reader.#ask({ kind: 'complete_report', facts });
        return { article: reader.article_html(), characters: reader.#ask({ kind: 'find_shown_characters' }) };
      },
      close: () => this.#wasm._kanbao_destroy(reader.#engine),
    };
  }

  /** @param {Record<string, string>} emoji by name */
  #describe(emoji) {
    return this.#ask({ kind: 'describe_report', emoji });
  }

  /**
   * Reads a report; when it is complete, too, everything below is computed from it.
   * @param {string} markdown
   * @param {import('#border').Component[]} [components]
   */
  open(markdown, components = []) {
    this.#ask({ kind: 'read_report', markdown, components });
  }

  /** @param {import('#border').ReportFacts} facts what the report that was read does not say of itself */
  complete(facts) {
    this.#ask({ kind: 'complete_report', facts });
  }

  /**
   * Reads on what was opened, or completes it.
   * @param {number} budget ms, about
   * @returns {boolean} whether nothing of it is left
   */
  continue_reading(budget) {
    return this.#ask({ kind: 'continue_reading', budget });
  }

  /** @returns {Generator<string>} the HTML of the article, in parts */
  *article_html_parts() {
    for (let part = ''; (part = this.#ask({ kind: 'next_article_html' })) !== '';) yield part;
  }

  /** @returns {string} the HTML of the article */
  article_html() {
    return [...this.article_html_parts()].join('');
  }

  /** @param {import('#border').Arrangement} arrangement in which the report is shown, in place of any former one */
  arrange(arrangement) {
    this.#ask({ kind: 'arrange_report', arrangement });
  }

  /** @param {Environment} environment */
  set_environment({ is_dark, more_contrast, families: _, ...rest }) {
    const colour_scheme = is_dark ? 'dark' : 'light';
    const contrast = more_contrast ? 'more' : 'normal';
    this.#ask({ kind: 'set_environment', ...rest, colour_scheme, contrast });
  }

  fonts_changed() {
    this.#ask({ kind: 'fonts_changed' });
  }

  /**
   * Does a part of what the next question about the layout would take long for.
   * @param {number} budget ms, about
   * @returns {boolean} whether nothing of it is left
   */
  continue_layout(budget) {
    return this.#ask({ kind: 'continue_layout', budget });
  }

  /** @returns {number} the report's height in CSS px */
  height() {
    return this.#ask({ kind: 'height' });
  }

  /** @returns {Generator<import('#border').TextLayer>} what the article needs to lie beneath what is painted, in parts */
  *text_layer_parts() {
    for (;;) {
      const part = this.#ask({ kind: 'next_text_layer' });
      yield part;
      if (Object.values(part).every((list) => list.length === 0)) return;
    }
  }

  /** @returns {PlacedBox[]} the report's images, by the number in `data-i` */
  images() {
    return this.#ask({ kind: 'find_images' }).map(({ image, rect, is_message }) => ({
      id: image,
      is_message,
      ...rect,
    }));
  }

  /**
   * @param {number} image
   * @param {number} width CSS px
   * @param {number} height CSS px
   */
  set_image_size(image, width, height) {
    this.#ask({ kind: 'set_image_size', image, size: { width, height } });
  }

  /** @param {number} image @param {string} reason why it cannot be shown */
  set_image_failure(image, reason) {
    this.#ask({ kind: 'set_image_failure', image, reason });
  }

  /** @returns {number} device px that a texture's side may have; 0 when the browser refuses a WebGL 2 context */
  start_painting() {
    return this.#ask({ kind: 'start_painting' });
  }

  /**
   * @param {Uint8Array} bytes the first bytes of an image file, as many as have arrived
   * @returns {import('#border').ImageHeader}
   */
  read_image_header(bytes) {
    return this.#ask({ kind: 'read_image_header', bytes });
  }

  /**
   * @param {Uint8Array} bytes an image file
   * @param {number} width of the pixels that are wanted; a side is never enlarged
   * @param {number} height
   * @returns {Pixels | {failure: import('#border').ImageFailure}}
   */
  decode_image(bytes, width, height) {
    try {
      const { failure, pixels, ...size } = this.#ask({ kind: 'decode_image', bytes, wanted: { width, height } });
      return failure === 'none' ? { ...size, data: pixels } : { failure };
    } catch (error) {
      if (error instanceof OutOfMemory) return { failure: 'out_of_memory' };
      throw error;
    }
  }

  /**
   * @param {number} image
   * @param {{width: number, height: number, data: Uint8Array}} picture RGBA, straight alpha, rows from the top
   */
  set_image_pixels(image, { width, height, data }) {
    this.#ask({ kind: 'set_image_pixels', image, width, height, pixels: data });
  }

  /** @param {number} image */
  release_image(image) {
    this.#ask({ kind: 'release_image', image });
  }

  /**
   * Only painting depends on it.
   * @param {number} block a table or a block of code, by the number in `data-b`
   * @param {number} x how far it is scrolled sideways, CSS px
   */
  set_scroll(block, x) {
    this.#ask({ kind: 'set_scroll', block, x });
  }

  /**
   * @param {{x: number, y: number}} origin CSS px: the report's corner, seen from the canvas's
   * @param {{width: number, height: number}} canvas device px
   * @param {number} scale device px per CSS px
   * @returns {number} how many commands were submitted
   */
  paint(origin, { width, height }, scale) {
    return this.#ask({ kind: 'paint', origin, width, height, scale });
  }

  /** @returns {import('#border').PaintStats} */
  stats() {
    return this.#ask({ kind: 'find_paint_stats' });
  }

  /** @param {import('#border').Stage} stage */
  dump(stage) {
    return this.#ask({ kind: 'dump', stage });
  }

  /**
   * @template {EngineQuestion} Question
   * @param {Question} question
   */
  #ask(question) {
    return ask_engine(this.#wasm, this.#engine, question);
  }
}
