/** The program of the search, loaded when somebody first wants to search (web/search/search_loading.js). */

import { SiteSearch } from './site_search.js';

/** @type {WeakSet<HTMLInputElement>} */
const tended = new WeakSet();

/**
 * @param {HTMLInputElement} field
 * @param {() => void} [close]
 */
export function attach(field, close) {
  if (tended.has(field)) return;
  tended.add(field);
  new SiteSearch(field, close);
}
