/**
 * Tells when one of a set of folders changes. Folders are watched rather than files, because editors save by putting a
 * new file in the old one's place. Several changes within a moment are told as one.
 */

import { watch } from 'node:fs';

/** Milliseconds without a further change before it is told. */
const SETTLING_TIME = 120;

export class FolderWatcher {
  /** @type {Map<string, import('node:fs').FSWatcher>} */
  #watchers = new Map();
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #closed = false;
  #changed;

  /** @param {() => void} changed called once after each burst of changes */
  constructor(changed) {
    this.#changed = changed;
  }

  /**
   * Watches these folders from now on, and no others. A folder that is not there is passed over;
   * after `close` none is watched.
   * @param {Iterable<string>} folders
   */
  set_folders(folders) {
    const wanted = new Set(this.#closed ? [] : folders);
    for (const [folder, watcher] of this.#watchers) {
      if (wanted.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of wanted) this.#watch(folder);
  }

  close() {
    this.#closed = true;
    this.set_folders([]);
    clearTimeout(this.#timer);
  }

  /** @param {string} folder */
  #watch(folder) {
    if (this.#watchers.has(folder)) return;
    try {
      const watcher = watch(folder, () => this.#note());
      watcher.on('error', () => {
        watcher.close();
        this.#watchers.delete(folder);
      });
      this.#watchers.set(folder, watcher);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
    }
  }

  #note() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#changed, SETTLING_TIME);
  }
}
