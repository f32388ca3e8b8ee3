/**
 * The folder that a site is written into. A file is written only when its content differs, and then in one step, so that
 * somebody who reads the folder meanwhile never sees half a file. What goes is for others to say (`own_files.mjs`) and `prune`.
 */

import { lstat, readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';

import { FileHashes } from './file_hashes.mjs';
import { Problem } from '../../web/report/problem.js';
import { replace_file } from './replace_file.mjs';
import { folders_around } from './site_addresses.mjs';

/** The packer's list of its own files; static hosts pass over names with a dot before them. */
export const LISTING_NAME = '.kanbao.json';

/**
 * @typedef {object} SiteFiles
 * @property {Record<string, string>} files hash of each by its name
 * @property {string[]} changed those of them that had to be written
 */

export class SiteFolder {
  /** @type {Map<string, string>} hash of each file that belongs to the site, by its name */
  #files = new Map();
  /** @type {Set<string>} */
  #changed = new Set();
  /** @type {SiteFiles} */
  #news = { files: {}, changed: [] };
  #hashes;

  /**
   * @param {string} path
   * @param {FileHashes} [hashes] told of what is written
   */
  constructor(path, hashes = new FileHashes()) {
    /** absolute path */
    this.path = resolve(path);
    this.#hashes = hashes;
  }

  /** @returns {string[]} names of the files that had to be written because they were missing or different */
  get changed() {
    return [...this.#changed];
  }

  /** @param {string} name @returns {string | undefined} hash of a file that belongs to the site */
  hash_of(name) {
    return this.#files.get(name);
  }

  /** @returns {Record<string, string>} hash of each file that belongs to the site, by its name */
  get hashes() {
    return Object.fromEntries(this.#files);
  }

  /** @param {string} name of any file in the folder @returns {string | null} its hash; null where there is none */
  present_hash(name) {
    return this.#hashes.of(join(this.path, name));
  }

  /**
   * @param {string} name path within the site, with slashes
   * @param {string | Uint8Array} content
   */
  async write(name, content) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const file = join(this.path, name);
    const present = await readFile(file).catch(() => undefined);
    if (!present?.equals(bytes)) await this.#replace(name, file, bytes);
    return this.#keep(name, this.#hashes.wrote(file, bytes));
  }

  /**
   * For a file whose name tells its content: it is written the first time only.
   * @param {string} name
   * @param {() => Promise<Uint8Array>} content
   */
  async write_once(name, content) {
    const known = this.#files.get(name);
    if (known === undefined) await this.write(name, await content());
    else this.#keep(name, known);
  }

  /** @returns {SiteFiles} what was written, or found to be there, since this was asked last */
  take_news() {
    const news = this.#news;
    this.#news = { files: {}, changed: [] };
    return news;
  }

  /** @param {SiteFiles} news of another who writes the same site */
  learn({ files, changed }) {
    for (const [name, hash] of Object.entries(files)) this.#files.set(name, hash);
    for (const name of changed) this.#changed.add(name);
  }

  /** @param {string} name @param {string} hash */
  #keep(name, hash) {
    this.#files.set(name, hash);
    this.#news.files[name] = hash;
  }

  /**
   * @param {string} name
   * @param {string} file
   * @param {Uint8Array} bytes
   */
  async #replace(name, file, bytes) {
    try {
      await replace_file(file, bytes);
    } catch (error) {
      throw new Problem(`${file} cannot be written: ${/** @type {Error} */ (error).message}`);
    }
    this.#changed.add(name);
    this.#news.changed.push(name);
  }

  /** Removes what an earlier run left and this one did not write. Only for a folder that is wholly ours. */
  async prune() {
    const kept = new Set([LISTING_NAME, ...this.#files.keys()].map((name) => join(this.path, name)));
    const removed = [];
    for (const name of await readdir(this.path, { recursive: true })) {
      const file = join(this.path, name);
      if (kept.has(file) || (await lstat(file)).isDirectory()) continue;
      await rm(file);
      removed.push(name.split(sep).join('/'));
    }
    await remove_empty_folders(this.path, removed);
  }
}

/**
 * @param {string} site
 * @param {string[]} names of files that were removed: folders in which they lay alone go, too
 */
export async function remove_empty_folders(site, names) {
  const folders = [...new Set(names.flatMap(folders_around))];
  // The innermost first. One that is not empty refuses.
  for (const folder of folders.sort((a, b) => b.length - a.length)) await rmdir(join(site, folder)).catch(() => {});
}
