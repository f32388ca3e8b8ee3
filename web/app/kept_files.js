/**
 * What is kept of a site, as the packer has listed it: by which name each file is asked for, and under which it is kept. A name
 * that carries its content's hash never means anything else; others are kept with the hash beside them.
 */

import { path_address } from '../report/site_paths.js';

/**
 * @typedef {object} KeptFile
 * @property {string} name path within the site, with slashes
 * @property {string} [hash] of the content, where the name carries none
 * @property {string} [mark] of a page: what it holds and what no earlier version of it held
 * @property {string} [title] of a page that a reader may want to go to
 * @property {string} [report] whose page it is: the report's name; `mark` is its version
 */

/**
 * @typedef {object} KeptSite
 * @property {string} language BCP 47, that of the site's own pages
 * @property {string[]} folders in which its pages lie, kept or not; an empty name for the site itself
 * @property {KeptFile[]} files the reports' pages first, the newest first
 */

/**
 * @typedef {object} KnownReport what pages are told of a report
 * @property {string} name
 * @property {string} title
 * @property {string} url relative to the site
 * @property {string} version
 */

export class KeptFiles {
  #scope;
  #folders;
  /** @type {Map<string, KeptFile>} */
  #by_name;

  /**
   * @param {KeptSite} site
   * @param {string} scope the site's address, ends with a slash
   */
  constructor({ files, folders }, scope) {
    this.#scope = scope;
    this.#folders = new Set(folders);
    this.#by_name = new Map(files.map((file) => [file.name, file]));
  }

  get all() {
    return [...this.#by_name.values()];
  }

  /** @returns {KnownReport[]} the newest first */
  get reports() {
    return this.all.flatMap(({ name, title = '', report, mark = '' }) =>
      report === undefined ? [] : [{ name: report, title, url: path_address(name), version: mark }],
    );
  }

  /** @returns {{url: string, title: string}[]} where a reader can go */
  get places() {
    return this.all.flatMap(({ name, title }) => (title === undefined ? [] : [{ url: this.address(name), title }]));
  }

  /** @param {string} name @returns {string} the full address */
  address(name) {
    return this.#scope + path_address(name);
  }

  /** @param {KeptFile} file @returns {string} the address under which it is kept */
  key({ name, hash }) {
    return this.address(name) + (hash === undefined ? '' : `?${hash}`);
  }

  /**
   * Many hosts show `a.html` as `a`, too, and `index.html` as the folder.
   * @param {string} address that is asked for
   * @returns {KeptFile | undefined} undefined for what is not kept
   */
  find(address) {
    const name = this.#name(address);
    if (name === undefined) return undefined;
    return this.#by_name.get(name) ?? this.#by_name.get(name === '' ? 'index.html' : `${name}.html`);
  }

  /** @param {string} address @returns {boolean} whether it could be that of one of the site's pages, which lie in few folders */
  could_be_page(address) {
    const name = this.#name(address);
    return name !== undefined && this.#folders.has(name.split('/').slice(0, -1).join('/'));
  }

  /** @param {string} address @returns {string | undefined} path within the site */
  #name(address) {
    const { origin, pathname } = new URL(address);
    if (!`${origin}${pathname}`.startsWith(this.#scope)) return undefined;
    try {
      return decodeURIComponent(`${origin}${pathname}`.slice(this.#scope.length));
    } catch {
      return undefined;
    }
  }
}
