/**
 * Where the files of a site lie. What they are called, as reports are, is a path within the site with slashes; their addresses
 * begin where the site begins.
 */

import { archive_link } from './bar_links.js';

/** @param {string} path @returns {boolean} whether it leads to a place within the site, by one way */
export const lies_within = (path) => path.split('/').every((part) => !/^\.{0,2}$/.test(part));

/**
 * A name may come from an address that somebody has sent (compare.html). One that leads out of the site stands for a file of it,
 * which is not there.
 * @param {string} path within the site
 * @returns {string} its address
 */
export function path_address(path) {
  return lies_within(path) ? path.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(path);
}

/** @param {string} path @returns {string} what a file, or a report, is called in its folder */
export const last_part = (path) => path.split('/').pop() || '';

/** @param {string} name of a report @returns {string} address of its page */
export const page_address = (name) => path_address(`${name}.html`);

/**
 * A report's page may lie in a folder of the site, and may have been saved elsewhere: where the site begins is told by its link to
 * the list of all reports. The pages without one lie there themselves.
 * @param {string} address relative to the site
 * @returns {string} from wherever this page lies
 */
export function full_address(address) {
  const archive = archive_link();
  return new URL(address, archive ? archive.href : document.baseURI).href;
}
