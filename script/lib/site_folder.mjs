/**
 * The folder that a site is written into. A file is written only when its content differs, and then in one step, so that
 * somebody who reads the folder meanwhile never sees half a file. Nothing is ever deleted except by `prune`.
 */

import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { Problem } from '../../web/report/problem.js';

export class SiteFolder {
  /** @type {Set<string>} */
  #written = new Set();
  #changed = 0;

  /** @param {string} path */
  constructor(path) {
    /** absolute path */
    this.path = resolve(path);
  }

  /** How many files had to be written because they were missing or different. */
  get changed() {
    return this.#changed;
  }

  /**
   * @param {string} name path within the site, with slashes
   * @param {string | Uint8Array} content
   */
  async write(name, content) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const file = join(this.path, name);
    this.#written.add(file);
    const present = await readFile(file).catch(() => undefined);
    if (present?.equals(bytes)) return;
    this.#changed += 1;
    try {
      await replace(file, bytes);
    } catch (error) {
      throw new Problem(`${file} cannot be written: ${/** @type {Error} */ (error).message}`);
    }
  }

  /** Removes what an earlier run left and this one did not write. Only for a folder that is wholly ours. */
  async prune() {
    for (const name of await readdir(this.path, { recursive: true })) {
      const file = join(this.path, name);
      if (!this.#written.has(file) && !(await lstat(file)).isDirectory()) await rm(file);
    }
  }
}

/**
 * @param {string} file
 * @param {Uint8Array} bytes
 */
async function replace(file, bytes) {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.new`;
  await writeFile(draft, bytes);
  await rename(draft, file);
}
