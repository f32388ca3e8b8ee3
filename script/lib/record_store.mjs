/**
 * Keeps records of one site between two runs, beside the site and never in it, which is published. What is missing, cut off
 * or not ours counts as not kept: it is made again.
 */

import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

import { content_hash } from './hash.mjs';
import { replace_file } from './replace_file.mjs';

/** @typedef {'record' | 'report' | 'pages'} RecordKind */

const about = 'site.json'; // which site a folder of records belongs to
const of_reports = 'reports'; // whose folders are called as they like
const long = 24 * 60 * 60 * 1000; // ms

export class RecordStore {
  #folder;

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder;
  }

  /** @returns {string} absolute path, by which another thread opens the same */
  get folder() {
    return this.#folder;
  }

  /**
   * @param {string} name of a report, which is a file's path already
   * @param {RecordKind} kind
   * @returns {Promise<any>} undefined where nothing is kept
   */
  async read(name, kind) {
    return read_json(this.#file(name, kind));
  }

  /** @param {string} name @param {RecordKind} kind */
  has(name, kind) {
    return existsSync(this.#file(name, kind));
  }

  /**
   * @param {string} name
   * @param {RecordKind} kind
   * @param {object} value
   */
  async write(name, kind, value) {
    await replace_file(this.#file(name, kind), JSON.stringify(value));
  }

  /** @param {'hashes' | 'fronts'} what concerns all reports @returns {Promise<any>} */
  async read_common(what) {
    return read_json(join(this.#folder, `${what}.common`));
  }

  /** @param {'hashes' | 'fronts'} what @param {object} value */
  async write_common(what, value) {
    await replace_file(join(this.#folder, `${what}.common`), JSON.stringify(value));
  }

  /**
   * Removes what is kept of reports that are no longer there.
   * @param {string[]} names of those that are
   */
  async keep_only(names) {
    const known = new Set(names);
    const folder = join(this.#folder, of_reports);
    for (const file of await readdir(folder, { recursive: true }).catch(() => [])) {
      const name = /^(.*)\.(record|report|pages)\.json$/s.exec(file.split(sep).join('/'))?.[1];
      if (name !== undefined && !known.has(name)) await rm(join(folder, file), { force: true });
    }
  }

  /** @param {string} name @param {RecordKind} kind */
  #file(name, kind) {
    return join(this.#folder, of_reports, `${name}.${kind}.json`);
  }
}

/**
 * @param {string} cache folder for the records of all sites
 * @param {string} site absolute path
 * @returns {Promise<RecordStore>}
 */
export async function open_records(cache, site) {
  const folder = join(cache, content_hash(site).slice(0, 16));
  await remove_records_of_lost_sites(cache);
  await replace_file(join(folder, about), JSON.stringify({ site }));
  return new RecordStore(folder);
}

/**
 * Another process may be about to write its site, so that only records that nobody has opened for long are removed.
 * @param {string} cache
 */
async function remove_records_of_lost_sites(cache) {
  for (const name of await readdir(cache).catch(() => [])) {
    const file = join(cache, name, about);
    const { site } = (await read_json(file)) ?? {};
    if (typeof site !== 'string' || existsSync(site)) continue;
    const opened = await stat(file).catch(() => undefined);
    if (opened && Date.now() - opened.mtimeMs > long) await rm(join(cache, name), { recursive: true, force: true });
  }
}

/** @param {string} file @returns {Promise<any>} */
async function read_json(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
