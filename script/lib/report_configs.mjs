/**
 * Finds the kanbao.config.json of each report: the nearest one from its folder upward, up to the packed folder or, where that
 * is higher, the current one; or the one that was named for all. That of the site is read in any case.
 */

import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { Problem } from '../../web/report/problem.js';
import { CONFIG_NAME, read_config } from './config_file.mjs';
import { is_within, shown_path } from './paths.mjs';

/** @typedef {import('./config_file.mjs').Config} Config */
/** @typedef {import('./report_files.mjs').ReportFile} ReportFile */

export class ReportConfigs {
  /** @type {string[]} */
  warnings = [];
  /** @type {Map<string, Config | null>} by file; null where there is none */
  #read = new Map();
  #named;
  #language;

  /**
   * @param {object} [how]
   * @param {string} [how.named] a file, for all reports
   * @param {string} [how.language] of all reports that do not say their own
   */
  constructor({ named, language } = {}) {
    this.#named = named;
    this.#language = language;
  }

  /** @returns {string[]} that were read */
  get files() {
    return [...this.#read].filter(([, config]) => config !== null).map(([file]) => file);
  }

  /**
   * @param {string} file
   * @returns {Promise<import('./config_file.mjs').SiteConfig>}
   */
  async site(file) {
    return (await this.#config_in(resolve(file), true))?.site ?? {};
  }

  /** @param {ReportFile[]} files @returns {Promise<ReportFile[]>} each with its elements and its language, where they are said */
  async with_configs(files) {
    const found = [];
    for (const file of files) {
      const config = await this.#config_of(file);
      const language = this.#language ?? config?.site.language;
      found.push({ ...file, components: config?.components ?? [], ...(language === undefined ? {} : { language }) });
    }
    return found;
  }

  /** @param {ReportFile} report */
  async #config_of({ file, root }) {
    if (this.#named !== undefined) return this.#config_in(resolve(this.#named), true);
    for (const folder of folders_above(file, root)) {
      const config = await this.#config_in(join(folder, CONFIG_NAME));
      if (config) return config;
    }
    return undefined;
  }

  /** @param {string} file @param {boolean} [must_exist] @returns {Promise<Config | null>} */
  async #config_in(file, must_exist = false) {
    const known = this.#read.get(file);
    if (known !== undefined) return known;
    const text = await readFile(file, 'utf8').catch((/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'ENOENT' && !must_exist) return null;
      throw new Problem(`${shown_path(file)} cannot be read: ${error.message}`);
    });
    const config = text === null ? null : read_config(shown_path(file), text);
    this.warnings.push(...(config?.warnings ?? []));
    this.#read.set(file, config);
    return config;
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
