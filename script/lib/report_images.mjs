/**
 * Finds the files of images and media that reports name and puts them into the site. A file gets its content's hash into its name
 * (so it can be cached for ever, and equal files become one) and the ending of what it really is (so a static host sends the
 * right type). Only such files are ever copied: a report cannot publish another file of the machine it is packed on.
 */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';

import { read_image_file } from './image_file.mjs';
import { media_type_of } from './media_file.mjs';

/** @typedef {import('../../web/report/report_composing.js').ImageOutcome} ImageOutcome */
/** @typedef {import('../../web/report/media_facts.js').MediaOutcome} MediaOutcome */
/** @typedef {{bytes: Buffer, file: string}} FoundFile */

/** @type {Readonly<Record<import('./image_file.mjs').ImageFormat, {ending: string, type: string}>>} */
const FILE_TYPES = {
  avif: { ending: 'avif', type: 'image/avif' },
  bmp: { ending: 'bmp', type: 'image/bmp' },
  gif: { ending: 'gif', type: 'image/gif' },
  jpeg: { ending: 'jpg', type: 'image/jpeg' },
  png: { ending: 'png', type: 'image/png' },
  svg: { ending: 'svg', type: 'image/svg+xml' },
  webp: { ending: 'webp', type: 'image/webp' },
};

export class ReportImages {
  #reader;
  /** @type {Map<string, string>} URL in the page by the content's hash */
  #placed = new Map();
  /** @type {Map<string, {name: string, file: string, type: string}>} by the URL in the page */
  #sources = new Map();
  /** @type {Set<string>} */
  #files = new Set();

  /** @param {import('./image_file.mjs').ImageHeaderReader} reader */
  constructor(reader) {
    this.#reader = reader;
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
    const found = await this.#find(report, url);
    if (!('bytes' in found)) return found;
    const image = read_image_file(found.bytes, this.#reader);
    if (!image) return { fault: 'unknown' };
    if (!image.size) return { fault: 'damaged' };
    return { placed: { url: this.#place('images', found, FILE_TYPES[image.format]), ...image.size } };
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
   * Puts every file that was placed into the site.
   * @param {import('./site_folder.mjs').SiteFolder} site
   */
  async write(site) {
    for (const { name, file } of this.#sources.values()) await site.write(name, await readFile(file));
  }

  /**
   * @param {{url: string}[]} placed images and media
   * @returns {Promise<Map<string, string>>} `data:` URL of each by its URL in the page
   */
  async data_urls(placed) {
    /** @type {Map<string, string>} */
    const urls = new Map();
    for (const { url } of placed) {
      const source = this.#sources.get(url);
      if (source) urls.set(url, `data:${source.type};base64,${(await readFile(source.file)).toString('base64')}`);
    }
    return urls;
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
      this.#files.add(file);
      const bytes = await readFile(file).catch(() => undefined);
      if (bytes) return { bytes, file };
    }
    return undefined;
  }

  /**
   * @param {string} folder of the site
   * @param {FoundFile} found
   * @param {{ending: string, type: string}} kind
   * @returns {string} its URL in the page
   */
  #place(folder, { bytes, file }, { ending, type }) {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const known = this.#placed.get(hash);
    if (known) return known;
    const name = `${file_stem(file)}-${hash.slice(0, 8)}.${ending}`;
    const url = `${folder}/${encodeURIComponent(name)}`;
    this.#sources.set(url, { name: `${folder}/${name}`, file, type });
    this.#placed.set(hash, url);
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
