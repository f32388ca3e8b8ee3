/**
 * What the files of a site are called, and their addresses, which are relative to the site. A page in one of its folders needs
 * them relative to itself: `address_from`.
 */

import { posix } from 'node:path';

import { page_address, path_address } from '../../web/report/site_paths.js';

/** Those that it has at its root beside its reports' and the program's. */
export const SITE_FILES = Object.freeze({
  index: 'index.html',
  archive: 'archive.html',
  tracks: 'tracks.html',
  compare: 'compare.html',
  view: 'view.html',
  missing: '404.html',
  feed: 'feed.xml',
  site_map: 'sitemap.xml',
  list_for_pages: 'reports.js',
  list_for_programs: 'reports.json',
  licences: 'licences.txt',
  embed: 'embed.js',
  worker: 'service-worker.js',
  manifest: 'manifest.webmanifest',
});

/** Those in which it keeps what its pages are made of. Reports may lie there, too: their files are never called as those are. */
export const SITE_FOLDERS = Object.freeze(['fonts', 'images', 'media', 'search']);

/** @typedef {{name: string}} Named a report: `2024/sub/deep` where its file lies so in the folder that was named */

/** @param {Named} report @returns {string} the file of its page */
export const page_file = ({ name }) => `${name}.html`;

/** @param {Named} report @returns {string} the file of the page that holds everything */
export const offline_file = ({ name }) => `${name}.offline.html`;

/** @param {Named} report @returns {string} the file of the picture for links to it */
export const preview_file = ({ name }) => `${name}.preview.png`;

/**
 * @param {Named} report
 * @param {string} [base_url]
 * @returns {string} relative to the site without a base
 */
export function report_address({ name }, base_url = '') {
  return `${base_url}${page_address(name)}`;
}

/** @param {Named} report @returns {string} of the page that holds everything */
export function offline_address(report) {
  return path_address(offline_file(report));
}

/** @param {string} name @returns {string} the same for names that some systems take for one */
export function name_key(name) {
  return name.normalize('NFC').toLowerCase();
}

/** @param {string} path of a file @returns {string[]} each folder of the site that it lies in, the outermost first */
export function folders_around(path) {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, place) => parts.slice(0, place + 1).join('/'));
}

/** Addresses that mean the same from wherever they are followed, and those within a page. */
const LEADS_ELSEWHERE = /^([a-z][a-z\d+.-]*:|[/#]|$)/i;

/**
 * @param {string} page a file of the site
 * @param {string} address relative to the site
 * @returns {string} the same, relative to the page
 */
export function address_from(page, address) {
  if (!page.includes('/') || LEADS_ELSEWHERE.test(address)) return address;
  const [path] = address.split(/[?#]/, 1);
  return posix.relative(posix.dirname(path_address(page)), path) + address.slice(path.length);
}

/**
 * @param {string} page a file of the site
 * @param {string} address relative to the page
 * @returns {string} the same, relative to the site
 */
export function address_in_site(page, address) {
  if (!page.includes('/') || LEADS_ELSEWHERE.test(address)) return address;
  const site = 'http://site/';
  return new URL(address, site + path_address(page)).href.slice(site.length);
}
