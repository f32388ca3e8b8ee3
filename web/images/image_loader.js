/**
 * Loads the images of a report: bytes once over the network, the size as soon as the header has arrived, pixels at the
 * size they are drawn at. What can be shown only by its own <img> element (it moves, or its bytes are out of reach) is
 * reported as such, and what cannot be shown at all with a reason for the reader. Decoded pixels are handed over and
 * not kept; only the compressed bytes stay, so that an image which comes into view again is decoded again.
 */

import { decode_pixels, draw_shapes, element_loaded } from './image_browser_decoder.js';
import { ImageDecodeQueue } from './image_decode_queue.js';
import { fetch_image, size_failure } from './image_fetch.js';
import { image_reason, readable_path } from './image_reasons.js';
import { ImageWorkerHandle, no_worker } from './image_worker_handle.js';
import { is_opaque } from '../engine/opaque_page.js';

/** @typedef {import('#border').ImageHeader} ImageHeader */
/** @typedef {import('../engine/module.js').Pixels} ImagePixels */
/** @typedef {import('./image_browser_decoder.js').BrowserPicture} BrowserPicture */
/** @typedef {import('./image_fetch.js').FetchFailure} FetchFailure */
/** @typedef {import('./image_fetch.js').FetchedImage} FetchedImage */
/** @typedef {{width: number, height: number}} Size */

/**
 * After `on_element` or `on_failure` nothing more is said of an image. Pixels and bitmaps have straight alpha.
 * @typedef {object} ImageLoaderOptions
 * @property {() => Worker} start_worker gives a worker that runs run_image_worker and has been, or will be, sent {module}
 * @property {(bytes: Uint8Array) => Promise<ImageHeader>} read_header
 * @property {number} max_texture_size device px; larger pictures are scaled down to fit
 * @property {string} language of the reasons
 * @property {AbortSignal} signal ends everything; no callback comes afterwards
 * @property {number} [stall_ms] how long a server may send nothing before its image is given up
 * @property {(id: number, size: Size) => void} on_size CSS px; at most twice, when the browser knows better than the header
 * @property {(id: number, pixels: ImagePixels) => void} on_pixels
 * @property {(id: number, bitmap: BrowserPicture) => void} on_bitmap
 * @property {(id: number) => void} on_element
 * @property {(id: number, reason: string, code: string) => void} on_failure
 */

/**
 * @typedef {object} Entry
 * @property {number} id
 * @property {string} url absolute
 * @property {HTMLImageElement | null} element the article's; made when needed
 * @property {'fetching' | 'ready' | 'element' | 'failed'} state
 * @property {Blob} [bytes] once ready
 * @property {ImageHeader} [header] once ready
 * @property {Size} [size] as last reported
 * @property {Size} [wanted] device px; undefined when nobody wants its pixels
 * @property {number} order grows with each draw and release, so that late answers are known as such
 */

const patience = 30_000; // ms
const worker_formats = new Set(['png', 'jpeg', 'gif', 'bmp']);

export class ImageLoader {
  /** @type {ImageLoaderOptions} */ #options;
  /** @type {Map<number, Entry>} */ #entries = new Map();
  #worker;
  #queue;
  #decoded_by_browser = 0;

  /** @param {ImageLoaderOptions} options */
  constructor(options) {
    this.#options = options;
    this.#worker = new ImageWorkerHandle(options.start_worker, options.signal);
    this.#queue = new ImageDecodeQueue(this.#worker);
  }

  /**
   * Starts loading an image; at most once per id.
   * @param {number} id
   * @param {string} url
   * @param {HTMLImageElement | null} element the article's own, if it has one
   */
  load(id, url, element) {
    if (this.#entries.has(id) || this.#options.signal.aborted) return;
    /** @type {Entry} */
    const entry = { id, url: '', element, state: 'fetching', order: 0 };
    this.#entries.set(id, entry);
    try {
      entry.url = new URL(url, document.baseURI).href;
    } catch {
      return this.#fail(entry, { failure: 'unreachable' }, url);
    }
    void this.#fetch(entry);
  }

  /**
   * Asks for the image at this size; answered by on_pixels or on_bitmap as soon as possible. Newer wishes replace older.
   * @param {number} id
   * @param {number} width device px
   * @param {number} height device px
   */
  draw(id, width, height) {
    const entry = this.#entries.get(id);
    if (!entry || entry.state === 'element' || entry.state === 'failed') return;
    const scale = Math.min(1, this.#options.max_texture_size / Math.max(width, height));
    entry.wanted = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
    entry.order += 1;
    if (entry.state === 'ready') this.#decode(entry, entry.wanted);
  }

  /**
   * Nobody needs the pixels any more; the bytes stay.
   * @param {number} id
   */
  release(id) {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.wanted = undefined;
    entry.order += 1;
    this.#queue.remove(id);
  }

  stats() {
    const entries = [...this.#entries.values()];
    const count = (/** @type {Entry['state']} */ state) => entries.filter((entry) => entry.state === state).length;
    return {
      images: entries.length,
      fetching: count('fetching'),
      elements: count('element'),
      failures: count('failed'),
      bytes: entries.reduce((sum, entry) => sum + (entry.bytes?.size ?? 0), 0),
      decoded_by_browser: this.#decoded_by_browser,
      ...this.#queue.stats(),
      ...this.#worker.stats(),
    };
  }

  /** @param {Entry} entry */
  async #fetch(entry) {
    const { signal } = this.#options;
    const result = (await this.#bring_in_worker(entry)) ?? (await this.#bring(entry));
    if (signal.aborted) return;
    if ('failure' in result) {
      if (result.failure === 'unreadable') return this.#show_element(entry, 'unreachable');
      return this.#fail(entry, result);
    }
    if (result.header.motion === 'moving') return this.#show_element(entry, 'corrupt');
    entry.bytes = result.bytes;
    entry.header = result.header;
    if (result.header.state !== 'known' && !(await this.#measure(entry))) return;
    entry.state = 'ready';
    if (entry.wanted) this.#decode(entry, entry.wanted);
  }

  /**
   * @param {Entry} entry
   * @returns {Promise<FetchedImage | FetchFailure | null>} null where no worker can do it
   */
  #bring_in_worker(entry) {
    const { stall_ms = patience } = this.#options;
    const { url } = entry;
    if (is_opaque && !url.startsWith('data:')) return Promise.resolve(null);
    return new Promise((resolve) => {
      const take = (/** @type {any} */ result) => resolve(result.failure === no_worker ? null : result);
      this.#worker.ask({ url, stall_ms }, take, (header) => this.#report_size(entry, header));
    });
  }

  /** @param {Entry} entry */
  #bring(entry) {
    const { read_header, signal, stall_ms = patience } = this.#options;
    const on_header = (/** @type {Size} */ size) => this.#report_size(entry, size);
    return fetch_image(entry.url, { read_header, on_header, signal, stall_ms });
  }

  /**
   * The size of what we do not know but the browser may.
   * @param {Entry} entry
   * @returns {Promise<boolean>} false when it does not either, or when its answer rules the image out
   */
  async #measure(entry) {
    const element = await this.#loaded_element(entry);
    if (this.#options.signal.aborted) return false;
    const size = element && { width: element.naturalWidth, height: element.naturalHeight };
    const code = entry.header?.format === 'unknown' ? 'unknown_format' : 'corrupt';
    const failure = size ? size_failure(size) : { failure: code };
    if (failure) this.#fail(entry, failure);
    else if (size) this.#report_size(entry, size);
    return !failure;
  }

  /**
   * @param {Entry} entry
   * @param {Size} wanted
   */
  #decode(entry, wanted) {
    const { id, bytes, header, order } = entry;
    if (!bytes || !header) return;
    if (!worker_formats.has(header.format) || header.state !== 'known') {
      void this.#decode_in_browser(entry, wanted, header.format === 'unknown' ? 'unknown_format' : 'corrupt');
      return;
    }
    const cost = header.width * header.height;
    this.#queue.add({ id, bytes, ...wanted, cost }, (result) => {
      if (entry.order !== order) return;
      if ('failure' in result) void this.#decode_in_browser(entry, wanted, result.failure);
      else this.#options.on_pixels(id, result);
    });
  }

  /**
   * @param {Entry} entry
   * @param {Size} wanted
   * @param {string} failure the reason to give if the browser cannot decode it either
   */
  async #decode_in_browser(entry, wanted, failure) {
    const { order } = entry;
    const picture = await this.#browser_picture(entry, wanted);
    if (this.#options.signal.aborted || entry.order !== order) {
      if (picture && 'close' in picture.source) picture.source.close();
      return;
    }
    if (picture) {
      this.#decoded_by_browser += 1;
      this.#options.on_bitmap(entry.id, picture);
    } else if (entry.header?.format === 'svg') {
      await this.#show_element(entry, 'corrupt');
    } else {
      this.#fail(entry, { failure: failure === no_worker ? 'corrupt' : failure });
    }
  }

  /**
   * @param {Entry} entry
   * @param {Size} wanted
   * @returns {Promise<BrowserPicture | null>}
   */
  async #browser_picture(entry, wanted) {
    const { bytes, header, size } = entry;
    if (!bytes || !size) return null;
    if (header?.format !== 'svg') {
      const width = Math.min(wanted.width, size.width);
      const height = Math.min(wanted.height, size.height);
      return decode_pixels(bytes, { width, height });
    }
    const element = await this.#loaded_element(entry);
    return element && draw_shapes(element, wanted);
  }

  /**
   * The image's own element once it shows the picture; null if it cannot.
   * @param {Entry} entry
   * @returns {Promise<HTMLImageElement | null>}
   */
  async #loaded_element(entry) {
    if (!entry.element) {
      entry.element = new Image();
      entry.element.src = entry.url;
    }
    return (await element_loaded(entry.element, this.#options.signal)) ? entry.element : null;
  }

  /**
   * Leaves the image to its own element, unless that cannot show it either.
   * @param {Entry} entry
   * @param {string} failure the reason to give then
   */
  async #show_element(entry, failure) {
    const element = await this.#loaded_element(entry);
    if (this.#options.signal.aborted) return;
    if (!element) return this.#fail(entry, { failure });
    entry.state = 'element';
    entry.bytes = undefined;
    const { naturalWidth: width, naturalHeight: height } = element;
    if (width && height) this.#report_size(entry, { width, height });
    this.#options.on_element(entry.id);
  }

  /**
   * @param {Entry} entry
   * @param {Size} size
   */
  #report_size(entry, { width, height }) {
    if (entry.size?.width === width && entry.size.height === height) return;
    entry.size = { width, height };
    this.#options.on_size(entry.id, entry.size);
  }

  /**
   * @param {Entry} entry
   * @param {FetchFailure} failure
   * @param {string} [path] when the URL is none
   */
  #fail(entry, failure, path = readable_path(entry.url, document.baseURI)) {
    entry.state = 'failed';
    entry.bytes = undefined;
    const reason = image_reason(failure.failure, { path, ...failure }, this.#options.language);
    this.#options.on_failure(entry.id, reason, failure.failure);
  }
}
