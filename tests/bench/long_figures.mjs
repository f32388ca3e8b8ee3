/** What very long reports take of the page's main thread, beside the same as bare HTML. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { after_frames, open_browser, pause, until } from '../browser/lib/browser.mjs';
import {
  long_table,
  many_footnotes,
  many_headings,
  nested_quotes,
  one_paragraph,
} from '../browser/lib/long_reports.mjs';
import { longest_script, tasks_of } from '../browser/lib/main_thread.mjs';
import { pack_site } from '../browser/lib/site.mjs';
import { start_static_server } from '../browser/lib/static_server.mjs';
import { bare_page } from './peers.mjs';

/** @type {Record<string, () => string>} */
const REPORTS = {
  'a table of 2,000 x 100': () => long_table(2000, 100),
  '20,000 headings': () => many_headings(20_000),
  '5,000 footnotes': () => many_footnotes(5000),
  'a paragraph of 1 MB': () => one_paragraph(400_000),
  '50,000 nested quotes': () => nested_quotes(50_000),
};

/**
 * @typedef {object} LongFigures ms of the main thread, but for `painted`
 * @property {string} name
 * @property {number} painted after the navigation; the HTML is read long before
 * @property {number} script the longest that scripts took of one task
 * @property {number} page_script the same where the engine works in the page
 * @property {number} browsers that the browser itself took for the elements
 * @property {number} bare that it takes for the bare page's
 */

/**
 * @param {string} url
 * @param {boolean} is_ours
 */
async function measured(url, is_ours) {
  const browser = await open_browser({ full_browser: true });
  const watched = await browser.open_page();
  const state = () => watched.page.evaluate(() => document.documentElement.dataset.kanbao);
  const tasks = await tasks_of(watched, async () => {
    await watched.page.goto(url, { waitUntil: 'load' });
    if (is_ours) await until(async () => (await state()) === 'canvas', 'the canvas is there', 120_000);
    // What the browser still has to do for what it has been given.
    await after_frames(watched.page, 2);
    await pause(500);
  });
  const painted = await watched.page.evaluate(
    () => performance.getEntriesByName('report-painted')[0]?.startTime ?? NaN,
  );
  await browser.close();
  const browsers = tasks.reduce((sum, task) => sum + task.browsers, 0);
  return { painted, script: longest_script(tasks), browsers };
}

/** @param {string} name @returns {Promise<LongFigures>} */
async function figures_of(name) {
  const folder = await mkdtemp(join(tmpdir(), 'kanbao-long-'));
  await writeFile(join(folder, 'long.md'), `# 长\n\n${REPORTS[name]()}`);
  const site = await pack_site([folder]);
  await writeFile(join(folder, 'index.html'), bare_page(await readFile(join(site.folder, 'index.html'), 'utf8')));
  const server = await start_static_server(folder);
  const { painted, script, browsers } = await measured(site.pages[0], true);
  const { script: page_script } = await measured(`${site.pages[0]}?engine=page`, true);
  const { browsers: bare } = await measured(server.url, false);
  await Promise.all([server.close(), site.close()]);
  await rm(folder, { recursive: true });
  return { name, painted, script, page_script, browsers, bare };
}

/** @returns {Promise<LongFigures[]>} */
export async function long_figures() {
  const figures = [];
  for (const name of Object.keys(REPORTS)) figures.push(await figures_of(name));
  return figures;
}
