/** What a search of thousands of reports costs: indexing, and for who searches the bytes and the time to the first answer. */

import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { write_search_index } from '../../script/lib/search_files.mjs';
import { SiteFolder } from '../../script/lib/site_folder.mjs';
import { open_browser, until } from '../browser/lib/browser.mjs';
import { pack_site } from '../browser/lib/site.mjs';
import { generated_reports } from './generated_reports.mjs';

/**
 * @typedef {object} SearchFigures
 * @property {number} indexed s from nothing
 * @property {number} indexed_again s when the newest report has changed
 * @property {number} files
 * @property {number} megabytes of all files
 * @property {AnswerFigures[]} answers
 */

/**
 * @typedef {object} AnswerFigures
 * @property {string} sought
 * @property {string} says
 * @property {number} kilobytes from the first key to the answer, as sent
 * @property {number} answer ms from the last of them to the answer
 */

/** Two, four and eight characters of Chinese, three letters, a word, traditional characters, two terms. */
const SOUGHT = ['任务', '任务认领', '开源贡献个人挑战赛', 'ath', 'Hackathon', '認領', '框架 review'];

/** @param {() => Promise<void>} act @returns {Promise<number>} s */
async function seconds(act) {
  const begin = performance.now();
  await act();
  return (performance.now() - begin) / 1000;
}

/** Runs in the page: notes when the search has last said something. */
function note_answers() {
  const search = /** @type {Element} */ (document.querySelector('#search'));
  const note = () => Object.assign(window, { answered: performance.now() });
  new MutationObserver(note).observe(search, { childList: true, subtree: true });
}

/** Runs in the page. @returns {number} ms from the last file to the answer */
function answer_time() {
  const files = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource'));
  return Reflect.get(window, 'answered') - Math.max(...files.map(({ responseEnd }) => responseEnd));
}

/**
 * @param {import('../browser/lib/browser.mjs').TestBrowser} browser
 * @param {string} archive address
 * @param {string} sought
 * @returns {Promise<AnswerFigures>}
 */
async function answer_figures(browser, archive, sought) {
  const { page, cdp, close } = await browser.open_page();
  await page.goto(archive, { waitUntil: 'load' });
  let bytes = 0;
  await cdp.send('Network.enable');
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.evaluate(note_answers);
  await page.locator('#search input').fill(sought);
  const says = () => page.evaluate(() => document.querySelector('#search [role="status"]')?.textContent ?? '');
  await until(async () => /处|没有/.test(await says()), 'there is an answer');
  const figures = { sought, says: await says(), kilobytes: bytes / 1000, answer: await page.evaluate(answer_time) };
  await close();
  return figures;
}

/** @param {string} folder */
async function folder_size(folder) {
  const names = await readdir(folder);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return { files: names.length, megabytes: sizes.reduce((sum, size) => sum + size, 0) / 1e6 };
}

/** @param {number} count of reports @returns {Promise<SearchFigures>} */
export async function search_figures(count) {
  const records = (await generated_reports(count)).reverse();
  const cache = await mkdtemp(join(tmpdir(), 'kanbao-search-'));
  const site = await pack_site();
  const folder = new SiteFolder(site.folder);
  const indexed = await seconds(() => write_search_index(records, folder, { cache, program: '' }));
  const changed = [{ ...records[0], title: `${records[0].title}（改）` }, ...records.slice(1)];
  const indexed_again = await seconds(() => write_search_index(changed, folder, { cache, program: '' }));
  const browser = await open_browser();
  const answers = [];
  for (const sought of SOUGHT) answers.push(await answer_figures(browser, `${site.url}archive.html`, sought));
  const sizes = await folder_size(join(site.folder, 'search'));
  await Promise.all([browser.close(), site.close(), rm(cache, { recursive: true })]);
  return { indexed, indexed_again, ...sizes, answers };
}
