/** The files that a report's images and media become in the site: written there, and put into its offline file. */

import { readFile } from 'node:fs/promises';

/**
 * @typedef {object} PlacedFile
 * @property {string} url in the page
 * @property {string} name path within the site
 * @property {string} file where it was found
 * @property {string} type
 */

/**
 * @param {PlacedFile[]} files
 * @param {import('./site_folder.mjs').SiteFolder} site
 */
export async function write_files(files, site) {
  for (const { name, file } of files) await site.write_once(name, () => readFile(file));
}

/**
 * @param {PlacedFile[]} files
 * @param {{url: string}[]} placed those that are wanted
 * @returns {Promise<Map<string, string>>} `data:` URL of each by its URL in the page
 */
export async function data_urls(files, placed) {
  const wanted = new Set(placed.map(({ url }) => url));
  /** @type {Map<string, string>} */
  const urls = new Map();
  for (const { url, file, type } of files) {
    if (wanted.has(url)) urls.set(url, `data:${type};base64,${(await readFile(file)).toString('base64')}`);
  }
  return urls;
}
