/**
 * The report's images between the loader and the canvas: decides which of them are near enough to be held on the GPU,
 * at which size, and what is shown where an image cannot be painted.
 */

import { ImageLoader } from './image_loader.js';
import { visible_band } from '../canvas/visible_band.js';
import { closed_content } from '../report/closed_details.js';

const screens_kept = 2; // images farther from the view than this are released

/**
 * The painter moves edges in the same way (src/base/pixel_grid.h).
 * @param {number} position device px
 */
const nearest_device_pixel = (position) => Math.floor(position + 0.505);

export class ReportImages {
  #engine;
  #on_picture_changed;
  #loader;
  #elements;
  /** @type {Map<number, string>} by image: the device size that was asked for last */
  #wanted = new Map();
  /** @type {Set<number>} */
  #shown_by_element = new Set();
  /** @type {Set<number>} */
  #loading = new Set();
  /** @type {Set<number>} whose place is that of the picture, not of a message in its stead */
  #sized = new Set();
  /** @type {Set<number>} */
  #failed = new Set();

  /**
   * @param {object} parts
   * @param {string} parts.language BCP 47: in which it is said why an image cannot be shown
   * @param {import('../layer/article_elements.js').ArticleElements} parts.elements
   * @param {import('../engine/engine_place.js').EnginePlace} parts.engine
   * @param {number} parts.max_texture_size device px
   * @param {() => Worker} parts.start_worker
   * @param {(change: () => void) => void} parts.change_layout makes a change when lines may move, and lays out anew
   * @param {() => void} parts.on_picture_changed pixels have arrived
   * @param {AbortSignal} parts.signal
   */
  constructor({
    language,
    elements,
    engine,
    max_texture_size,
    start_worker,
    change_layout,
    on_picture_changed,
    signal,
  }) {
    this.#engine = engine;
    this.#on_picture_changed = on_picture_changed;
    this.#elements = elements;
    this.#loader = new ImageLoader({
      start_worker,
      read_header: (bytes) => engine.ask('read_image_header', bytes),
      max_texture_size,
      language,
      signal,
      on_size: (id, size) => {
        if (!this.#is_known_size(id, size)) change_layout(() => this.#take_size(id, size));
      },
      on_pixels: (id, picture) => this.#take_pixels(id, picture),
      on_bitmap: (id, bitmap) => this.#take_bitmap(id, bitmap),
      on_element: (id) => this.#show_element(id),
      on_failure: (id, reason) => change_layout(() => this.#show_message(id, reason)),
    });
    this.#load_unsized();
  }

  /** @returns {number} how many images hold pixels */
  get held() {
    return this.#wanted.size;
  }

  /**
   * Asks for the images near what is in view and lets the others go.
   * @param {import('../engine/module.js').PlacedBox[]} boxes of the layout
   * @param {import('../canvas/picture_plan.js').PicturePlan} plan of what the canvas shows
   */
  update(boxes, plan) {
    const view = visible_band();
    const reach = screens_kept * (view.bottom - view.top);
    for (const box of boxes) {
      const top = plan.article.top + box.y;
      const is_near = top < view.bottom + reach && top + box.height > view.top - reach;
      if (is_near) this.#want(box, plan);
      else this.#release(box.id);
    }
  }

  /** Forgets what is on the GPU: the context was made anew. */
  forget_pictures() {
    this.#wanted.clear();
  }

  // An image whose size the page does not tell is loaded at once, so that the text below it moves early or never, unless
  // nobody sees it yet.
  #load_unsized() {
    for (const [id, element] of this.#elements.images()) {
      if (element.hasAttribute('width') && element.hasAttribute('height')) this.#sized.add(id);
      else if (!element.closest(closed_content)) this.#load(id, element);
    }
  }

  /** @param {number} id @param {HTMLImageElement} element */
  #load(id, element) {
    if (this.#loading.has(id)) return;
    this.#loading.add(id);
    this.#loader.load(id, element.currentSrc || element.src, element);
  }

  /**
   * @param {import('../engine/module.js').PlacedBox} box
   * @param {import('../canvas/picture_plan.js').PicturePlan} plan
   */
  #want(box, { article, band, scale }) {
    const element = this.#elements.image(box.id);
    if (!element || this.#shown_by_element.has(box.id) || this.#failed.has(box.id)) return;
    this.#load(box.id, element);
    if (!this.#sized.has(box.id)) return;
    const left = nearest_device_pixel((article.left + box.x - band.left) * scale);
    const right = nearest_device_pixel((article.left + box.x + box.width - band.left) * scale);
    const top = nearest_device_pixel((article.top + box.y - band.top) * scale);
    const bottom = nearest_device_pixel((article.top + box.y + box.height - band.top) * scale);
    const size = { width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
    const key = `${size.width}x${size.height}`;
    if (this.#wanted.get(box.id) === key) return;
    this.#wanted.set(box.id, key);
    this.#loader.draw(box.id, size.width, size.height);
  }

  /** @param {number} id */
  #release(id) {
    if (!this.#wanted.delete(id)) return;
    this.#loader.release(id);
    void this.#engine.ask('release_image', id);
  }

  /**
   * The packer has written the image's own size, or its author another, which the engine weighs.
   * @param {number} id
   * @param {{width: number, height: number}} size
   */
  #is_known_size(id, { width, height }) {
    const element = this.#elements.image(id);
    return element?.getAttribute('width') === String(width) && element.getAttribute('height') === String(height);
  }

  /** @param {number} id @param {{width: number, height: number}} size */
  #take_size(id, size) {
    this.#sized.add(id);
    void this.#engine.ask('set_image_size', id, size);
  }

  /** @param {number} id @param {import('../engine/module.js').Pixels} picture */
  #take_pixels(id, picture) {
    if (!this.#wanted.has(id)) return;
    void this.#engine.ask('set_image_pixels', id, picture);
    this.#on_picture_changed();
  }

  /** @param {number} id @param {{width: number, height: number, source: CanvasImageSource}} bitmap */
  #take_bitmap(id, { width, height, source }) {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return this.#show_element(id);
    try {
      context.imageSmoothingQuality = 'high';
      context.drawImage(source, 0, 0, width, height);
      const { data } = context.getImageData(0, 0, width, height);
      this.#take_pixels(id, { width, height, data: new Uint8Array(data.buffer) });
    } catch {
      // The picture is from another origin: it may be seen, not read.
      this.#show_element(id);
    }
  }

  /** @param {number} id */
  #show_element(id) {
    // It lies in its place and is seen as long as nothing is painted over it.
    this.#shown_by_element.add(id);
    this.#elements.image(id)?.setAttribute('data-own-element', '');
    this.#release(id);
  }

  /** @param {number} id @param {string} reason */
  #show_message(id, reason) {
    this.#failed.add(id);
    void this.#engine.ask('set_image_failure', id, reason);
  }
}
