/** Packs reports into a folder now, and again whenever one of the files changes that the site was made from. */

import { dirname, resolve } from 'node:path';

import { Problem } from '../../web/report/problem.js';
import { report_folders } from './report_files.mjs';
import { FolderWatcher } from './watcher.mjs';

/** @typedef {import('./site_packer.mjs').PackResult} PackResult */

/**
 * @typedef {object} PackedReports
 * @property {string[]} paths Markdown files and folders
 * @property {import('./site_packer.mjs').SiteOptions} [options]
 */

/**
 * @typedef {object} PackingLoopOptions
 * @property {import('./site_packer.mjs').SitePacker} packer
 * @property {() => Promise<PackedReports>} settings asked each time before it is packed
 * @property {string} site folder to write into, wholly ours
 * @property {(packed: PackResult) => void} packed told of each time but the first
 * @property {(trouble: string) => void} failed told why it could not be packed again; the site stays as it was
 */

export class PackingLoop {
  #options;
  #work = Promise.resolve();
  #watcher = new FolderWatcher(() => {
    this.#work = this.#work.then(() => this.#pack_again());
  });
  /** @type {string[]} */
  #inputs = [];

  /** @param {PackingLoopOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /** @returns {Promise<PackResult>} rejects with a Problem where the reports cannot be packed the first time */
  begin() {
    const first = this.#pack();
    // What is saved meanwhile comes after it.
    this.#work = first.then(
      () => {},
      () => {},
    );
    return first;
  }

  /** Resolves when what was begun is done; nothing is packed after it. */
  async end() {
    this.#watcher.close();
    await this.#work;
  }

  async #pack() {
    const { packer, settings, site } = this.#options;
    const { paths, options } = await settings();
    // A folder that is new is watched before it is read, so that what is saved meanwhile is not missed.
    await this.#watch(paths).catch(() => {});
    const packed = await packer.pack(paths, site, { ...options, owns_folder: true });
    this.#inputs = packed.inputs;
    await this.#watch(paths);
    return packed;
  }

  async #pack_again() {
    const { packed, failed } = this.#options;
    try {
      packed(await this.#pack());
    } catch (error) {
      failed(error instanceof Problem ? error.message : String(/** @type {Error} */ (error).stack));
    }
  }

  /** Where a path is not there, packing says so. @param {string[]} paths */
  async #watch(paths) {
    const folders = await report_folders(paths, this.#options.site);
    this.#watcher.set_folders(
      new Set([...folders, ...this.#inputs.map((file) => dirname(file))].map((folder) => resolve(folder))),
    );
  }
}
