/**
 * Keeps the files of a site in the browser's cache. A file that is kept already is not fetched again; when any of the others
 * cannot be had, those that have come are given up, and everything is as it was.
 */

import { store_name, stores_of } from './store_names.js';

/** @typedef {import('./kept_files.js').KeptFile} KeptFile */

const at_once = 6; // files; no more than browsers ask one host for, so that the page has its turn

/** A kept page's own header: when it came from the network. */
const since_header = 'kanbao-kept-since';

export class KeptStore {
  #files;
  #scope;

  /**
   * @param {import('./kept_files.js').KeptFiles} files
   * @param {string} scope the site's address
   */
  constructor(files, scope) {
    this.#files = files;
    this.#scope = scope;
  }

  /** Rejects where a file is missing, is none of ours, or has no room. */
  async keep_all() {
    const store = await this.#open();
    const kept = new Set((await store.keys()).map(({ url }) => url));
    const missing = this.#files.all.filter((file) => !kept.has(this.#files.key(file)));
    const stop = new AbortController();
    /** @type {Set<string>} */
    const come = new Set();
    const ends = await Promise.allSettled(
      in_turns(missing, async (file) => {
        if (stop.signal.aborted) return;
        const key = this.#files.key(file);
        come.add(key);
        await store.put(key, await this.#fetched(file, stop.signal));
      }).map((turn) => turn.catch((error) => give_up(error, stop))),
    );
    const failed = ends.find(({ status }) => status === 'rejected');
    if (!failed) return;
    await Promise.all([...come].map((key) => store.delete(key)));
    throw /** @type {PromiseRejectedResult} */ (failed).reason;
  }

  /** What an earlier list or an earlier release has kept. */
  async forget_others() {
    const store = await this.#open();
    const wanted = new Set(this.#files.all.map((file) => this.#files.key(file)));
    const unwanted = (await store.keys()).filter(({ url }) => !wanted.has(url));
    await Promise.all(unwanted.map((request) => store.delete(request)));
    const stores = stores_of(this.#scope, await caches.keys());
    await Promise.all(stores.filter((name) => name !== store_name(this.#scope)).map((name) => caches.delete(name)));
  }

  /** @param {KeptFile} file @returns {Promise<Response | undefined>} */
  async find(file) {
    return (await this.#open()).match(this.#files.key(file), { ignoreVary: true });
  }

  #open() {
    return caches.open(store_name(this.#scope));
  }

  /**
   * @param {KeptFile} file
   * @param {AbortSignal} signal
   */
  async #fetched(file, signal) {
    const { name, hash, mark } = file;
    const cache = hash === undefined ? 'default' : 'no-cache';
    const response = await fetch(this.#files.address(name), { cache, signal });
    if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
    if (mark !== undefined) return page_to_keep(file, response);
    // What a network says in place of the site, or a host in place of what it has not.
    if (is_html(response)) throw new Error(`${name}: a page came in its place`);
    return response;
  }
}

/**
 * @param {Response} kept page
 * @returns {Date} since when it is kept
 */
export function kept_since({ headers }) {
  return new Date(headers.get(since_header) ?? '');
}

/**
 * @param {KeptFile} file
 * @param {Response} response
 */
async function page_to_keep({ name, mark = '' }, response) {
  const html = await response.text();
  if (!html.includes(mark)) throw new Error(`${name}: not the page that the list tells of`);
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length', 'vary']) headers.delete(name);
  headers.set(since_header, new Date().toISOString());
  return new Response(html, { headers });
}

/** @param {Response} response */
const is_html = ({ headers }) => /^text\/html\b/i.test(headers.get('content-type') ?? '');

/**
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => Promise<void>} act
 * @returns {Promise<void>[]}
 */
function in_turns(items, act) {
  const places = items.keys();
  return Array.from({ length: at_once }, async () => {
    for (const place of places) await act(items[place]);
  });
}

/**
 * @param {unknown} error
 * @param {AbortController} stop
 * @returns {never}
 */
function give_up(error, stop) {
  stop.abort();
  throw error;
}
