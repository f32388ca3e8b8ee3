/**
 * Says what files hold by the hashes of their contents, and reads a file only where it may have changed since the last
 * time: like Git's index it keeps, beside each hash, what the file system said of the file then.
 */

import { readFileSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';

import { content_hash } from './hash.mjs';

/** @typedef {[size: number, modified: number, changed: number, inode: number, hash: string]} KnownFile */

/** @typedef {[path: string, known: KnownFile][]} KnownFiles */

/** Milliseconds; what is written within one step of a file system's clock has the same time as what was there before. */
const clock_step = 50;
const coarse_clock_step = 2500; // of file systems that count whole seconds, or two

export class FileHashes {
  /** @type {Map<string, KnownFile>} by absolute path */
  #known;
  /** @type {Map<string, string | null>} what was asked for already */
  #seen = new Map();
  /** @type {Set<string>} */
  #news = new Set();

  /** @param {KnownFiles} [known] from an earlier time */
  constructor(known = []) {
    this.#known = new Map(known);
  }

  /**
   * A file is looked at once; what changes later is news of another run.
   * @param {string} file
   * @returns {string | null} null where there is no file that can be read
   */
  of(file) {
    const path = resolve(file);
    const seen = this.#seen.get(path);
    if (seen !== undefined) return seen;
    const hash = this.#find(path);
    this.#seen.set(path, hash);
    return hash;
  }

  /**
   * @param {string} file rejects where it cannot be read
   * @returns {Promise<{bytes: Buffer, hash: string}>}
   */
  async read(file) {
    const path = resolve(file);
    const now = Date.now();
    // Looked at before it is read: a change in between is seen the next time.
    const status = await stat(path);
    const bytes = await readFile(path);
    const hash = content_hash(bytes);
    this.#note(path, status, hash, now);
    return { bytes, hash };
  }

  /**
   * @param {string} file that we have written this moment
   * @param {Uint8Array} bytes
   * @returns {string} its hash
   */
  wrote(file, bytes) {
    const path = resolve(file);
    const hash = content_hash(bytes);
    const status = statSync(path);
    this.#note(path, status, hash, is_coarse(status) ? 0 : Infinity);
    return hash;
  }

  /** @returns {KnownFiles} what has been found out since this was asked last, for another thread */
  take_news() {
    const news = [...this.#news].flatMap((path) => this.#entry(path));
    this.#news.clear();
    return news;
  }

  /** @param {KnownFiles} news of another thread */
  learn(news) {
    for (const [path, known] of news) {
      this.#known.set(path, known);
      this.#seen.set(path, known[4]);
    }
  }

  /** @returns {KnownFiles} of the files that were asked for, to be kept for the next time */
  entries() {
    return [...this.#seen.keys()].flatMap((path) => this.#entry(path));
  }

  /** @param {string} path @returns {KnownFiles} */
  #entry(path) {
    const known = this.#known.get(path);
    return known ? [[path, known]] : [];
  }

  /** @param {string} path */
  #find(path) {
    const now = Date.now();
    try {
      const status = statSync(path);
      const known = this.#known.get(path);
      if (known && is_same(known, status)) return known[4];
      const hash = content_hash(readFileSync(path));
      this.#note(path, status, hash, now);
      return hash;
    } catch {
      return null;
    }
  }

  /**
   * @param {string} path
   * @param {import('node:fs').Stats} status
   * @param {string} hash
   * @param {number} now
   */
  #note(path, status, hash, now) {
    this.#seen.set(path, hash);
    this.#known.delete(path);
    if (!tells_changes(status, now)) return;
    this.#known.set(path, [status.size, status.mtimeMs, status.ctimeMs, status.ino, hash]);
    this.#news.add(path);
  }
}

/**
 * A file that was written this moment may be written again without its time being another.
 * @param {import('node:fs').Stats} status
 * @param {number} now
 */
function tells_changes(status, now) {
  return now - Math.max(status.mtimeMs, status.ctimeMs) > (is_coarse(status) ? coarse_clock_step : clock_step);
}

/** @param {import('node:fs').Stats} status */
function is_coarse({ mtimeMs }) {
  return mtimeMs % 1000 === 0;
}

/**
 * @param {KnownFile} known
 * @param {import('node:fs').Stats} status
 */
function is_same([size, modified, changed, inode], { size: now, mtimeMs, ctimeMs, ino }) {
  return size === now && modified === mtimeMs && changed === ctimeMs && inode === ino;
}
