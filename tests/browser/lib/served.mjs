/** A packed site and a browser for all tests of a suite: there before its first test, closed after its last. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before } from 'node:test';

import { open_browser } from './browser.mjs';
import { no_real_reports, real_reports } from './folders.mjs';
import { pack_site } from './site.mjs';

/**
 * @typedef {object} Served
 * @property {import('./site.mjs').Site} site
 * @property {import('./browser.mjs').TestBrowser} browser
 */

/**
 * @param {string[]} [paths] Markdown files or folders; by default the samples
 * @param {import('./browser.mjs').BrowserOptions} [options] of the browser
 * @param {string[]} [packing] options of script/pack
 * @returns {Served} filled when the suite's tests run
 */
export function served_reports(paths, options, packing) {
  const served = /** @type {Served} */ ({});
  before(async () => {
    served.site = await pack_site(paths, packing);
    served.browser = await open_browser(options);
  });
  after(async () => {
    await served.browser.close();
    await served.site.close();
  });
  return served;
}

/**
 * Reports of a suite's own, packed from a folder that is gone after the last test.
 * @param {Record<string, string | Buffer>} files by their paths
 * @param {import('./browser.mjs').BrowserOptions} [options] of the browser
 * @param {string[]} [packing] options of script/pack
 * @returns {Served} filled when the suite's tests run
 */
export function served_files(files, options, packing) {
  /** @type {string[]} */
  const folders = [];
  before(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kanbao-served-'));
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    folders.push(folder);
  });
  const served = served_reports(folders, options, packing);
  after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));
  return served;
}

/**
 * @param {import('node:test').TestContext} context is skipped where there are none
 * @returns {Promise<import('./site.mjs').Site | null>} the published reports, packed
 */
export async function published_reports(context) {
  const paths = await real_reports();
  if (paths.length === 0) {
    context.skip(no_real_reports);
    return null;
  }
  const site = await pack_site(paths);
  context.after(() => site.close());
  return site;
}
