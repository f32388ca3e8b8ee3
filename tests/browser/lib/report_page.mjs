/** Opening a report, and waiting as a reader does: until it is painted, and until nothing changes any more. */

import assert from 'node:assert/strict';

import { parse_display } from '../../../script/lib/display_dump.mjs';
import { pause, until } from './browser.mjs';

/**
 * @typedef {import('./browser.mjs').WatchedPage} WatchedPage
 * @typedef {import('playwright-core').Page} Page
 */

/**
 * What the page offers to the outside.
 * @typedef {object} Kanbao
 * @property {Promise<unknown>} ready
 * @property {() => Promise<{frames: number}>} stats
 * @property {(what: 'document' | 'layout' | 'display') => Promise<string>} dump
 */

/** @typedef {{kanbao: Kanbao}} KanbaoWindow */

/**
 * @param {WatchedPage} watched
 * @param {string} url
 */
export async function open_report(watched, url) {
  await watched.page.goto(url, { waitUntil: 'load' });
  await until_canvas(watched);
  await until_tools(watched.page);
}

/**
 * Tools come when the browser has nothing else to do, those that only pages of a site have after the others. Where a test keeps
 * them away, nothing comes.
 * @param {Page} page
 */
export async function until_tools(page) {
  const have_come = () =>
    page.evaluate(() => {
      const has = (/** @type {string} */ part) => document.querySelector(`script[data-part="${part}"]`) !== null;
      const is_coming = document.querySelector('script[src*="kanbao-site"]:not([data-part])') !== null;
      const asked = performance.getEntriesByType('resource').some(({ name }) => name.includes('kanbao-site'));
      const of_site = !has('site') || (asked && !is_coming);
      return !has('tools') || (Object.hasOwn(window, 'kanbao_tools') && of_site);
    });
  await until(have_come, 'the tools have come', 3000).catch(() => {});
}

/** @param {WatchedPage} watched */
export async function until_canvas({ page, watch }) {
  const shown = () => page.evaluate(() => document.documentElement.dataset.kanbao === 'canvas');
  await until(shown, 'the canvas shows the report', 60_000).catch((error) => {
    throw new Error(`${error.message}\n${watch.complaints.join('\n')}`);
  });
  await page.evaluate(() =>
    /** @type {KanbaoWindow} */ (/** @type {unknown} */ (window)).kanbao.ready.then(() => undefined),
  );
}

/**
 * Waits until the module has read the report: it is painted by then, if nothing keeps the page from it.
 * @param {WatchedPage} watched
 */
export async function until_paintable({ page }) {
  await until(() => page.evaluate(can_paint), 'the report could be painted');
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Runs in the page. */
async function can_paint() {
  try {
    return (await /** @type {KanbaoWindow} */ (/** @type {unknown} */ (window)).kanbao.dump('document')) !== '';
  } catch {
    return false;
  }
}

/** @param {Page} page */
export const frames = (page) =>
  page.evaluate(async () => {
    const { frames: drawn } = await /** @type {KanbaoWindow} */ (/** @type {unknown} */ (window)).kanbao.stats();
    return drawn;
  });

/**
 * Runs in the page: two frames, in which the page hears of another size and asks the engine; a window that shows none is not
 * waited for.
 */
const two_frames = () =>
  new Promise((/** @type {(value: undefined) => void} */ done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)));
    setTimeout(() => done(undefined), 500);
  });

/**
 * Waits until nothing has been drawn for a while: images arrive one by one.
 * @param {Page} page
 * @param {number} [quiet] milliseconds
 */
export async function settle(page, quiet = 300) {
  let last = -1;
  await until(
    async () => {
      await page.evaluate(two_frames);
      const now = await frames(page);
      const still = now === last;
      last = now;
      if (!still) await pause(quiet);
      return still;
    },
    'the page has come to rest',
    60_000,
  );
}

/**
 * @param {Page | import('playwright-core').Frame} page
 * @returns {Promise<import('../../../script/lib/display_dump.mjs').DisplayCommand[]>}
 */
export async function read_display(page) {
  const dump = await page.evaluate(() =>
    /** @type {KanbaoWindow} */ (/** @type {unknown} */ (window)).kanbao.dump('display'),
  );
  const commands = parse_display(dump);
  assert.ok(
    commands.some((command) => command.kind === 'text'),
    'the display list holds no text',
  );
  return commands;
}
