/** A packed site and a browser for all tests of a suite: there before its first test, closed after its last. */

import { after, before } from 'node:test';

import { open_browser } from './browser.mjs';
import { pack_site } from './site.mjs';

/**
 * @typedef {object} Served
 * @property {import('./site.mjs').Site} site
 * @property {import('./browser.mjs').TestBrowser} browser
 */

/**
 * @param {string[]} [paths] Markdown files or folders; by default the samples
 * @returns {Served} filled when the suite's tests run
 */
export function served_reports(paths) {
  const served = /** @type {Served} */ ({});
  before(async () => {
    served.site = await pack_site(paths);
    served.browser = await open_browser();
  });
  after(async () => {
    await served.browser.close();
    await served.site.close();
  });
  return served;
}
