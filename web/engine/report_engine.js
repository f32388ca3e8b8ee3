/**
 * The engine with a report in it: reads, measures, lays out, rasterises and paints. It knows neither the page nor whether
 * it works in the page's thread or in a worker's; each method is a message that may come from another thread, so what it
 * takes and gives is plain data.
 */

/** @typedef {import('./module.js').Environment} Environment */

/**
 * @typedef {object} LayoutAnswer what the engine says of the report in an environment
 * @property {number} layout the number of this layout, by which a picture is asked for
 * @property {Environment} environment that was asked for
 * @property {number} height CSS px
 * @property {import('#border').TextLayer} layer
 * @property {import('./module.js').PlacedBox[]} images
 * @property {number} layout_time ms of the engine's thread
 */

/**
 * @typedef {object} PictureRequest
 * @property {number} layout of which the picture is; where the report has changed since, there is none
 * @property {{x: number, y: number}} origin CSS px: the report's corner, seen from the picture's
 * @property {number} width device px
 * @property {number} height device px
 * @property {number} scale device px per CSS px
 * @property {{block: number, x: number}[]} scrolls how far boxes are scrolled sideways, CSS px
 */

/**
 * @typedef {object} PaintedPicture
 * @property {number} commands that were submitted
 * @property {number[]} images whose pixels it had: it shows those that lie in it
 */

/**
 * @typedef {object} PaintingStart
 * @property {number} max_size device px that a picture's side may have
 * @property {'' | 'webgl' | 'falsified'} refused why nothing can be painted: there is no WebGL 2 context, or pixels of text
 *   do not come back as they were drawn
 */

/**
 * @typedef {object} Surroundings of an engine
 * @property {import('./rasteriser.js').Rasteriser} rasteriser the module's host
 * @property {HTMLCanvasElement | OffscreenCanvas} surface of the module
 * @property {number} slice ms that a long piece of work may take before it gives way
 * @property {() => Promise<void>} give_way
 */

export class ReportEngine {
  #module;
  #surroundings;
  #layouts = 0;
  #is_current = false;
  #is_painting = false;
  /** @type {Set<number>} images whose pixels are here */
  #images = new Set();

  /** @param {import('./module.js').KanbaoModule} module @param {Surroundings} surroundings */
  constructor(module, surroundings) {
    this.#module = module;
    this.#surroundings = surroundings;
  }

  /** @param {{source: string, facts: import('../report/components.js').PageFacts}} report */
  async open({ source, facts }) {
    this.#is_current = false;
    this.#module.open(source, facts.components);
    await this.#in_parts((budget) => this.#module.continue_reading(budget));
    this.#module.complete(facts);
    await this.#in_parts((budget) => this.#module.continue_reading(budget));
  }

  /** @returns {Promise<string>} what the article must be */
  async article_html() {
    return (await this.#collected(this.#module.article_html_parts())).join('');
  }

  /**
   * Also where the context was lost, and with it all pixels. Both contexts wait for the browser's graphics process when they
   * are used for the first time, which is busy while a page appears: so this is asked when all is laid out.
   * @returns {PaintingStart}
   */
  start_painting() {
    this.#images.clear();
    const max_size = this.#module.start_painting();
    this.#is_painting = max_size > 0;
    if (!this.#is_painting) return { max_size, refused: 'webgl' };
    return { max_size, refused: this.#surroundings.rasteriser.reads_back() ? '' : 'falsified' };
  }

  /** @param {Environment} environment @returns {Promise<LayoutAnswer>} */
  async lay_out(environment) {
    const { rasteriser } = this.#surroundings;
    rasteriser.ratio = environment.ratio;
    if (rasteriser.use_families(environment.families)) this.#module.fonts_changed();
    this.#module.set_environment(environment);
    const layout_time = await this.#in_parts((budget) => this.#module.continue_layout(budget));
    this.#layouts += 1;
    this.#is_current = true;
    const layer = joined_layer(await this.#collected(this.#module.text_layer_parts()));
    const [height, images] = [this.#module.height(), this.#module.images()];
    return { layout: this.#layouts, environment, height, layer, images, layout_time };
  }

  /** @param {PictureRequest} request @returns {boolean} whether the report is still laid out so */
  can_paint({ layout }) {
    return this.#is_painting && this.#is_current && layout === this.#layouts;
  }

  /** @param {PictureRequest} request @returns {PaintedPicture | null} null where there is none any more */
  paint(request) {
    if (!this.can_paint(request)) return null;
    const { origin, width, height, scale, scrolls } = request;
    for (const { block, x } of scrolls) this.#module.set_scroll(block, x);
    const { surface } = this.#surroundings;
    if (surface.width !== width) surface.width = width;
    if (surface.height !== height) surface.height = height;
    return { commands: this.#module.paint(origin, { width, height }, scale), images: [...this.#images] };
  }

  /** Other fonts are there than before. */
  fonts_changed() {
    this.#is_current = false;
    this.#module.fonts_changed();
  }

  /**
   * @param {import('#border').Arrangement} arrangement
   * @returns {string} HTML of the whole article
   */
  arrange(arrangement) {
    this.#is_current = false;
    this.#module.arrange(arrangement);
    return this.#module.article_html();
  }

  /** @param {Uint8Array} bytes the first ones of an image file */
  read_image_header(bytes) {
    return this.#module.read_image_header(bytes);
  }

  /** @param {number} image @param {{width: number, height: number}} size CSS px */
  set_image_size(image, { width, height }) {
    this.#is_current = false;
    this.#module.set_image_size(image, width, height);
  }

  /** @param {number} image @param {string} reason why it cannot be shown */
  set_image_failure(image, reason) {
    this.#is_current = false;
    this.#module.set_image_failure(image, reason);
  }

  /** @param {number} image @param {import('./module.js').Pixels} pixels */
  set_image_pixels(image, pixels) {
    if (!this.#is_painting) return;
    this.#images.add(image);
    this.#module.set_image_pixels(image, pixels);
  }

  /** @param {number} image */
  release_image(image) {
    if (this.#images.delete(image)) this.#module.release_image(image);
  }

  /** @returns {import('#border').PaintStats | {}} */
  stats() {
    return this.#is_painting ? this.#module.stats() : {};
  }

  /** @param {import('#border').Stage} stage */
  dump(stage) {
    return this.#module.dump(stage);
  }

  /**
   * @param {(budget: number) => boolean} do_part whether it was the last one
   * @returns {Promise<number>} ms of work, what was done in between left out
   */
  async #in_parts(do_part) {
    const { slice, give_way } = this.#surroundings;
    for (let time = 0; ;) {
      const begun = performance.now();
      const is_done = do_part(slice);
      time += performance.now() - begun;
      if (is_done) return time;
      await give_way();
    }
  }

  /**
   * @template Part
   * @param {Iterable<Part>} parts
   * @returns {Promise<Part[]>}
   */
  async #collected(parts) {
    const { slice, give_way } = this.#surroundings;
    const collected = [];
    let begun = performance.now();
    for (const part of parts) {
      collected.push(part);
      if (performance.now() - begun < slice) continue;
      await give_way();
      begun = performance.now();
    }
    return collected;
  }
}

/**
 * @param {import('#border').TextLayer[]} parts
 * @returns {import('#border').TextLayer}
 */
function joined_layer(parts) {
  const lists = /** @type {(keyof import('#border').TextLayer)[]} */ (Object.keys(parts[0]));
  const entries = lists.map((list) => [list, parts.flatMap((part) => /** @type {any[]} */ (part[list]))]);
  return Object.fromEntries(entries);
}
