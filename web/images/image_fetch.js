/**
 * Brings the bytes of one image, once, and has its header read while they arrive, in the image worker or in the page. No
 * decoding, no state: a promise of either the whole file or the reason why there is none.
 */

import { is_opaque } from '../engine/opaque_page.js';
import { data_url_bytes } from '../report/data_url.js';

/** @typedef {import('#border').ImageHeader} ImageHeader */

/**
 * `unreadable`: the browser does not let us see the bytes (another origin, file://) or the network failed; only an
 * <img> element can tell which. Otherwise a code of web/images/image_reasons.js.
 * @typedef {{failure: 'unreadable'} | {failure: string, status?: number, width?: number, height?: number}} FetchFailure
 */

/** @typedef {{bytes: Blob, header: ImageHeader}} FetchedImage */

/**
 * @typedef {object} FetchOptions
 * @property {(bytes: Uint8Array) => Promise<ImageHeader>} read_header
 * @property {(header: ImageHeader) => void} on_header as soon as the size is known
 * @property {AbortSignal} [signal]
 * @property {number} stall_ms how long the server may send nothing before we give up
 */

export const max_image_pixels = 64_000_000;

// A header that has not ended after this much is none, and a GIF that has only one frame so far is taken to move.
const header_bytes = 1 << 20;

/**
 * Why a picture of this size cannot be shown, if so.
 * @param {{width: number, height: number}} size
 * @returns {FetchFailure | null}
 */
export function size_failure({ width, height }) {
  if (width === 0 || height === 0) return { failure: 'zero_size', width, height };
  return width * height > max_image_pixels ? { failure: 'too_large', width, height } : null;
}

class Download {
  /** @type {Uint8Array<ArrayBuffer>[]} */ #chunks = [];
  /** @type {ImageHeader | undefined} */ header;
  #size = 0;
  #options;

  /** @param {FetchOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /**
   * @param {Uint8Array<ArrayBuffer>} chunk
   * @returns {Promise<FetchFailure | null>} what speaks against going on
   */
  async add(chunk) {
    const before = this.#size;
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.header?.state === 'known' || before > header_bytes) return null;
    return this.#read_header();
  }

  async #read_header() {
    this.header = await this.#options.read_header(this.#prefix());
    if (this.header.state !== 'known') return null;
    const failure = size_failure(this.header);
    if (!failure) this.#options.on_header(this.header);
    return failure;
  }

  #prefix() {
    const [first] = this.#chunks;
    if (this.#chunks.length === 1) return first;
    const prefix = new Uint8Array(Math.min(this.#size, 2 * header_bytes));
    let end = 0;
    for (const chunk of this.#chunks) {
      prefix.set(chunk.subarray(0, prefix.length - end), end);
      end += Math.min(chunk.length, prefix.length - end);
    }
    return prefix;
  }

  /** @returns {Promise<FetchedImage | FetchFailure>} */
  async finish() {
    if (this.#size === 0) return { failure: 'empty' };
    const header = this.header ?? (await this.#options.read_header(this.#prefix()));
    if (header.state === 'need_more' && header.format !== 'unknown') return { failure: 'truncated' };
    if (header.state !== 'known' && this.#looks_like_a_page()) return { failure: 'web_page' };
    return { bytes: new Blob(this.#chunks), header: { ...header, motion: await this.#motion(header) } };
  }

  #looks_like_a_page() {
    const start = new TextDecoder().decode(this.#prefix().subarray(0, 512));
    return /^\s*(<!--[^]*?-->\s*)*<(!doctype\s+html|html|head|body)\b/i.test(start);
  }

  /** @param {ImageHeader} header @returns {Promise<ImageHeader['motion']>} */
  async #motion(header) {
    if (header.motion !== 'unknown') return header.motion;
    if (header.format === 'svg') {
      const text = new TextDecoder().decode(this.#prefix());
      return /<animate|<set\b|@keyframes/.test(text) ? 'moving' : 'still';
    }
    if (this.#size > header_bytes) return 'moving';
    const { motion } = await this.#options.read_header(this.#prefix());
    return motion === 'moving' ? 'moving' : 'still';
  }
}

/**
 * Reads `body` into `download`.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 * @param {Download} download
 * @param {number} stall_ms
 * @returns {Promise<FetchFailure | null>}
 */
async function drain(body, download, stall_ms) {
  const reader = body.getReader();
  for (;;) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const stall = new Promise((resolve) => (timer = setTimeout(() => resolve('stalled'), stall_ms)));
    const step = await Promise.race([reader.read(), stall]).finally(() => clearTimeout(timer));
    const failure = step === 'stalled' ? { failure: 'stalled' } : step.done ? null : await download.add(step.value);
    if (failure) reader.cancel().catch(() => {}); // the connection may be gone already
    if (failure || step.done) return failure;
  }
}

/**
 * @param {string} url absolute
 * @param {FetchOptions} options
 * @returns {Promise<FetchedImage | FetchFailure>}
 */
export async function fetch_image(url, options) {
  const download = new Download(options);
  if (url.startsWith('data:')) return read_data_url(url, download);
  if (is_opaque && !url.startsWith('blob:')) return { failure: 'unreadable' };
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, { cache: 'force-cache', signal: options.signal });
  } catch {
    return { failure: 'unreadable' };
  }
  const { status } = response;
  if (!response.ok) return { failure: status === 404 || status === 410 ? 'not_found' : 'http', status };
  if (!response.body) return { failure: 'empty' };
  try {
    return (await drain(response.body, download, options.stall_ms)) ?? (await download.finish());
  } catch {
    return { failure: 'interrupted' };
  }
}

/**
 * @param {string} url
 * @param {Download} download
 * @returns {Promise<FetchedImage | FetchFailure>}
 */
async function read_data_url(url, download) {
  try {
    return (await download.add(data_url_bytes(url))) ?? (await download.finish());
  } catch {
    return { failure: 'corrupt' }; // neither base64 nor percent-encoding
  }
}
