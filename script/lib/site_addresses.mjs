/** What the files of a site are called, and their addresses, which are relative to its folder, where all of its pages lie. */

/** Those that it has beside its reports' and the program's. */
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
});

/**
 * @param {{name: string}} report
 * @param {string} [base_url]
 * @returns {string} relative to the site without a base
 */
export function report_address({ name }, base_url = '') {
  return `${base_url}${encodeURIComponent(name)}.html`;
}

/** @param {{name: string}} report @returns {string} of the page that holds everything */
export function offline_address({ name }) {
  return `${encodeURIComponent(name)}.offline.html`;
}

/** @param {string} name @returns {string} the same for names that some systems take for one */
export function name_key(name) {
  return name.normalize('NFC').toLowerCase();
}

/** @param {string} name path within the site, with slashes */
export function file_address(name) {
  return name.split('/').map(encodeURIComponent).join('/');
}
