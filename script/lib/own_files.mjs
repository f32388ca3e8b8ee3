/**
 * Which files of a site's folder are the packer's own. They are listed in the folder itself, so that whoever packs it again, on
 * whichever machine, removes what is no longer part of the site and nothing else, and packs into no folder that is somebody's.
 */

import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, resolve } from 'node:path';

import { Problem } from '../../web/report/problem.js';
import { is_within, shown_path } from './paths.mjs';
import { replace_file } from './replace_file.mjs';
import { LISTING_NAME, remove_empty_folders } from './site_folder.mjs';

/** What tells its content by its name is never wrong: pages that readers have open, or have kept, use it. */
const HASHED = /-[\da-f]{8}\.[^/]+$/;

/** @typedef {import('./site_folder.mjs').SiteFolder} SiteFolder */

/**
 * @typedef {object} Listing
 * @property {Record<string, string>} files hash of each as it was written, by its name
 * @property {Record<string, string>} moved where the pages of renamed reports lead: names of reports, by names of files
 */

export class OwnFiles {
  #folder;
  #files;

  /** @param {string} folder absolute path @param {Listing} listing */
  constructor(folder, { files, moved }) {
    this.#folder = folder;
    this.#files = files;
    /** Where the pages of renamed reports lead: names of reports, by names of files. */
    this.moved = moved;
  }

  /**
   * @param {string} folder absolute path
   * @param {boolean} is_forced whether it may hold what is not the packer's
   * @returns {Promise<OwnFiles>} rejects with a Problem where the folder is no place for a site
   */
  static async open(folder, is_forced) {
    const status = await stat(folder).catch(() => undefined);
    if (status && !status.isDirectory()) {
      throw new Problem(`${shown_path(folder)} is a file; a site is written into a folder.`);
    }
    const listing = await read_listing(folder);
    if (!listing && !is_forced) await refuse_foreign_files(folder);
    return new OwnFiles(folder, listing ?? { files: {}, moved: {} });
  }

  /**
   * @param {string} name
   * @param {SiteFolder} site
   * @returns {boolean} whether nobody else has put a file there, or written it since
   */
  may_write(name, site) {
    const now = site.present_hash(name);
    return now === null || now === this.#files[name];
  }

  /** From here on the folder is known as ours, even if packing is broken off. */
  async claim() {
    if (!existsSync(join(this.#folder, LISTING_NAME))) await this.#write(this.#files);
  }

  /**
   * Removes what an earlier run has written and this one has not; what somebody has changed since stays.
   * @param {SiteFolder} site as it has been written
   * @param {boolean} keep whether nothing is removed
   * @returns {Promise<string[]>} what who packs is to know
   */
  async settle(site, keep) {
    /** @type {Record<string, string>} */
    const files = { ...site.hashes };
    const [removed, changed] = [/** @type {string[]} */ ([]), /** @type {string[]} */ ([])];
    for (const [name, hash] of Object.entries(this.#files)) {
      if (files[name] !== undefined) continue;
      const now = site.present_hash(name);
      if (now === null) continue;
      if (keep || HASHED.test(name)) {
        files[name] = hash;
      } else if (now === hash) {
        await rm(join(this.#folder, name), { force: true });
        removed.push(name);
      } else {
        changed.push(name);
      }
    }
    await remove_empty_folders(this.#folder, removed);
    await this.#write(files);
    return [
      ...(removed.length > 0 ? [`removed, being no part of the site any more: ${in_short(removed)}`] : []),
      ...(changed.length > 0 ? [`not as kanbao has written it, so it stays: ${in_short(changed)}`] : []),
    ];
  }

  /** @param {Listing['files']} files */
  async #write(files) {
    const sorted = Object.fromEntries(Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1)));
    const file = join(this.#folder, LISTING_NAME);
    const text = `${JSON.stringify({ version: 1, files: sorted, moved: this.moved }, null, 1)}\n`;
    if ((await readFile(file, 'utf8').catch(() => '')) !== text) await replace_file(file, text);
  }
}

/**
 * A site among the reports, or the reports within the site, would mix the files of both.
 * @param {string[]} paths Markdown files and folders
 * @param {string} out
 */
export async function refuse_among_sources(paths, out) {
  const site = resolve(out);
  for (const path of paths) {
    const is_folder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
    const place = resolve(path);
    const where = is_within(place, site) ? (place === site ? 'the folder of' : 'above') : 'inside';
    if (is_within(place, site) || (is_folder && is_within(site, place))) {
      throw new Problem(
        `${out} is ${where} the reports (${path}): name a folder beside them, where the site is alone.`,
      );
    }
  }
}

/** @param {string} folder @returns {Promise<Listing | undefined>} */
async function read_listing(folder) {
  const text = await readFile(join(folder, LISTING_NAME), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const { files, moved } = JSON.parse(text);
    return { files: names_within(files), moved: names_within(moved) };
  } catch {
    throw new Problem(
      `${shown_path(join(folder, LISTING_NAME))}, the list of kanbao's own files there, cannot be read: delete the whole folder, which is made again, or pack into another.`,
    );
  }
}

/** @param {Record<string, unknown>} entries @returns {Record<string, string>} those that lie in the folder */
function names_within(entries) {
  const are_good = Object.entries(entries).every(
    ([name, value]) => typeof value === 'string' && !isAbsolute(name) && !name.split(/[\\/]/).includes('..'),
  );
  if (!are_good) throw new Error('not a listing of ours');
  return /** @type {Record<string, string>} */ (entries);
}

/** @param {string} folder */
async function refuse_foreign_files(folder) {
  const names = await readdir(folder).catch(() => []);
  // What hosts and version control keep beside a site.
  const foreign = names.filter((name) => !name.startsWith('.') && name !== 'CNAME');
  if (foreign.length === 0) return;
  throw new Problem(
    `${shown_path(folder)} holds files that kanbao has not written (${in_short(foreign.sort())}): name another folder, or add --force to pack among them.`,
  );
}

const few = 8;

/** @param {string[]} names */
function in_short(names) {
  const shown = names.slice(0, few).map((name) => (name.length > 60 ? `…${basename(name)}` : name));
  return names.length > few ? `${shown.join(', ')} and ${names.length - few} more` : shown.join(', ');
}
