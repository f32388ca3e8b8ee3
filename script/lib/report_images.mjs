/**
 * Finds the files of images and media that a report names, and names them in the site. A file gets its content's hash into its
 * name (so it can be cached for ever, and equal files become one) and the ending of what it really is (so a static host sends the
 * right type). Only such files are ever copied: a report cannot publish another file of the machine it is packed on.
 */

import { dirname, join, parse } from 'node:path';

import { IMAGE_TYPES, read_image_file } from './image_file.mjs';
import { media_type_of } from './media_file.mjs';
import { path_address } from '../../web/report/site_paths.js';
import { address_from } from './site_addresses.mjs';

/** @typedef {import('../../web/report/report_composing.js').ImageOutcome} ImageOutcome */
/** @typedef {import('../../web/report/media_facts.js').MediaOutcome} MediaOutcome */
/** @typedef {{bytes: Buffer, hash: string, file: string}} FoundFile */

/** @typedef {Record<string, string>} FileUrls address in the site by the content's hash */

export class ReportImages {
  #reader;
  #hashes;
  #page;
  /** @type {FileUrls} */
  #given_urls;
  /** @type {FileUrls} */
  #own_urls = {};
  /** @type {Map<string, import('./placed_files.mjs').PlacedFile>} by the content's hash */
  #placed = new Map();
  /** @type {Map<string, string | null>} */
  #looked_for = new Map();

  /**
   * @param {import('./image_file.mjs').ImageHeaderReader} reader
   * @param {import('./file_hashes.mjs').FileHashes} hashes
   * @param {object} [place]
   * @param {string} [place.page] file of the report's page
   * @param {FileUrls} [place.urls] of files that another report names, too
   */
  constructor(reader, hashes, { page = '', urls = {} } = {}) {
    this.#reader = reader;
    this.#hashes = hashes;
    this.#page = page;
    this.#given_urls = urls;
  }

  /** The hash of every file that was looked for; null of one that was not found. */
  get looked_for() {
    return this.#looked_for;
  }

  /** What the files' addresses are after this report's own names for them. */
  get own_urls() {
    return this.#own_urls;
  }

  /** @returns {import('./placed_files.mjs').PlacedFile[]} what belongs into the site */
  get placed() {
    return [...this.#placed.values()];
  }

  /**
   * @param {string} report the Markdown file
   * @param {string} url as the report writes it
   * @returns {Promise<ImageOutcome>}
   */
  async place(report, url) {
    const found = await this.#find(report, url);
    if (!('bytes' in found)) return found;
    const image = read_image_file(found.bytes, this.#reader);
    if (!image) return { fault: 'unknown' };
    if (!image.size) return { fault: 'damaged' };
    return { placed: { url: this.#place('images', found, IMAGE_TYPES[image.format]), ...image.size } };
  }

  /**
   * @param {string} report the Markdown file
   * @param {string} url of a video, a sound or subtitles, as the report writes it
   * @returns {Promise<MediaOutcome>}
   */
  async place_media(report, url) {
    const found = await this.#find(report, url);
    if (!('bytes' in found)) return found;
    const type = media_type_of(found.bytes);
    if (!type) return { fault: 'unknown' };
    return { placed: { url: this.#place('media', found, type), size: found.bytes.length } };
  }

  /**
   * @param {string} report
   * @param {string} url
   * @returns {Promise<FoundFile | {fault: 'absolute' | 'missing'} | {remote: true}>}
   */
  async #find(report, url) {
    if (/^(https?:|data:|\/\/)/i.test(url)) return { remote: true };
    if (/^([a-z][a-z\d+.-]*:|[\\/])/i.test(url)) return { fault: 'absolute' };
    return (await this.#read(dirname(report), url)) ?? { fault: 'missing' };
  }

  /**
   * A path may be percent-encoded and may carry a query, as addresses do; a file's own name may hold these characters too.
   * @param {string} folder
   * @param {string} url
   * @returns {Promise<FoundFile | undefined>}
   */
  async #read(folder, url) {
    const path = url.replace(/[?#].*$/, '');
    for (const candidate of new Set([decoded(path), path, decoded(url), url])) {
      const file = join(folder, candidate);
      const found = await this.#hashes.read(file).catch(() => undefined);
      this.#looked_for.set(file, found?.hash ?? null);
      if (found) return { ...found, file };
    }
    return undefined;
  }

  /**
   * @param {string} folder of the site
   * @param {FoundFile} found
   * @param {{ending: string, type: string}} kind
   * @returns {string} its URL in the page
   */
  #place(folder, { hash, file }, { ending, type }) {
    const known = this.#placed.get(hash);
    if (known) return known.url;
    const own_name = `${folder}/${file_stem(file)}-${hash.slice(0, 8)}.${ending}`;
    this.#own_urls[hash] = path_address(own_name);
    const site_url = this.#given_urls[hash] ?? path_address(own_name);
    const url = address_from(this.#page, site_url);
    this.#placed.set(hash, { url, name: decodeURIComponent(site_url), file, type });
    return url;
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
  const stem = parse(file)
    .name.normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return [...stem].slice(0, 60).join('');
}
