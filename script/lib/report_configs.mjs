/**
 * Finds the kanbao.config.json of each report: the nearest one from its folder upward, up to the packed folder or, where that
 * is higher, the current one; or the one that was named for all.
 */

import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';

import { Problem } from '../../web/report/problem.js';
import { CONFIG_NAME, read_config } from './config_file.mjs';

/** @typedef {import('#border').Component} Component */
/** @typedef {import('./report_files.mjs').ReportFile} ReportFile */

export class ReportConfigs {
  /** @type {string[]} */
  warnings = [];
  /** @type {Map<string, Component[] | null>} by file; null where there is none */
  #read = new Map();
  #named;

  /** @param {string} [named] a file */
  constructor(named) {
    this.#named = named;
  }

  /** @returns {string[]} that were read */
  get files() {
    return [...this.#read].filter(([, components]) => components !== null).map(([file]) => file);
  }

  /** @param {ReportFile[]} files @returns {Promise<ReportFile[]>} each with its components */
  async with_components(files) {
    const found = [];
    for (const file of files) found.push({ ...file, components: (await this.#components_of(file)) ?? [] });
    return found;
  }

  /** @param {ReportFile} report */
  async #components_of({ file, root }) {
    if (this.#named !== undefined) return this.#components_in(resolve(this.#named), true);
    for (const folder of folders_above(file, root)) {
      const components = await this.#components_in(join(folder, CONFIG_NAME));
      if (components) return components;
    }
    return [];
  }

  /** @param {string} file @param {boolean} [must_exist] */
  async #components_in(file, must_exist = false) {
    const known = this.#read.get(file);
    if (known !== undefined) return known;
    const text = await readFile(file, 'utf8').catch((/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'ENOENT' && !must_exist) return null;
      throw new Problem(`${shown(file)} cannot be read: ${error.message}`);
    });
    const config = text === null ? null : read_config(shown(file), text);
    this.warnings.push(...(config?.warnings ?? []));
    this.#read.set(file, config?.components ?? null);
    return config?.components ?? null;
  }
}

/** @param {string} file @param {string} root that it was found in */
function folders_above(file, root) {
  const first = dirname(resolve(file));
  const tops = [resolve(root), process.cwd()].filter((folder) => is_within(first, folder));
  const top = tops.sort((a, b) => a.length - b.length)[0] ?? first;
  const folders = [first];
  for (let folder = first; folder !== top; folders.push(folder)) folder = dirname(folder);
  return folders;
}

/** @param {string} path @param {string} folder */
function is_within(path, folder) {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

/** @param {string} file @returns {string} from the current folder where it lies in it */
function shown(file) {
  return is_within(file, process.cwd()) ? relative(process.cwd(), file) : file;
}
