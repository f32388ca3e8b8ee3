/**
 * Finds the image files that reports name and puts them into the site. A file gets its content's hash into its name
 * (so it can be cached for ever, and equal files become one) and the ending of what it really is (so a static host sends the
 * right type). Only images are ever copied: a report cannot publish another file of the machine it is packed on.
 */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';

import { image_format, image_size } from './image_file.mjs';

/** @typedef {'absolute' | 'missing' | 'unknown' | 'damaged'} ImageFault why a file cannot be shown */

/**
 * @typedef {object} PlacedImage
 * @property {string} url in the page
 * @property {number} width CSS px, after EXIF orientation; 0 when unknown, as the height
 * @property {number} height
 */

/** @typedef {{placed: PlacedImage} | {fault: ImageFault} | {remote: true}} ImageOutcome */

export class ReportImages {
  /** @type {import('./site_folder.mjs').SiteFolder} */
  #site;
  /** @type {Map<string, PlacedImage>} by the content's hash */
  #placed = new Map();
  /** @type {Set<string>} */
  #files = new Set();

  /** @param {import('./site_folder.mjs').SiteFolder} site */
  constructor(site) {
    this.#site = site;
  }

  /** Every file that was looked for, found or not. */
  get files() {
    return [...this.#files];
  }

  /**
   * @param {string} report the Markdown file
   * @param {string} url as the report writes it
   * @returns {Promise<ImageOutcome>}
   */
  async place(report, url) {
    if (/^(https?:|data:|\/\/)/i.test(url)) return { remote: true };
    if (/^([a-z][a-z\d+.-]*:|[\\/])/i.test(url)) return { fault: 'absolute' };
    const found = await this.#read(dirname(report), url);
    if (!found) return { fault: 'missing' };
    const format = image_format(found.bytes);
    if (!format) return { fault: 'unknown' };
    const size = image_size(found.bytes, format);
    if (!size) return { fault: 'damaged' };
    return { placed: await this.#copy(found.bytes, `${file_stem(found.file)}`, format, size) };
  }

  /**
   * A path may be percent-encoded and may carry a query, as addresses do; a file's own name may hold these characters too.
   * @param {string} folder
   * @param {string} url
   * @returns {Promise<{bytes: Buffer, file: string} | undefined>}
   */
  async #read(folder, url) {
    const path = url.replace(/[?#].*$/, '');
    for (const candidate of new Set([decoded(path), path, decoded(url), url])) {
      const file = join(folder, candidate);
      this.#files.add(file);
      const bytes = await readFile(file).catch(() => undefined);
      if (bytes) return { bytes, file };
    }
    return undefined;
  }

  /**
   * @param {Buffer} bytes
   * @param {string} stem
   * @param {string} format
   * @param {{width: number, height: number}} size
   * @returns {Promise<PlacedImage>}
   */
  async #copy(bytes, stem, format, size) {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const known = this.#placed.get(hash);
    if (known) return known;
    const name = `${stem}-${hash.slice(0, 8)}.${format}`;
    await this.#site.write(`images/${name}`, bytes);
    const placed = { url: `images/${encodeURIComponent(name)}`, ...size };
    this.#placed.set(hash, placed);
    return placed;
  }
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path).replaceAll('\0', '');
  } catch {
    return path;
  }
}

/**
 * @param {string} file
 * @returns {string} the file's name without its ending, in characters that every host and archive keeps
 */
function file_stem(file) {
  const stem = parse(file).name.normalize('NFC').replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return [...stem].slice(0, 60).join('');
}
