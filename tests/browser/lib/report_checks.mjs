/** Checks that hold for every report, ours and other people's: what is written is painted, as the browser would. */

import assert from 'node:assert/strict';

import { write_failure_page } from './failure_page.mjs';
import { measure_images } from './image_ink.mjs';
import { measure_ink, summary } from './ink.mjs';
import { open_report, read_display } from './report_page.mjs';

/** What a line must reach beside Chromium's own. */
const LINE_LIKENESS = 0.99;
/** What an image must reach; pictures are made smaller in the same way, so that a shift or a blur shows. */
const IMAGE_LIKENESS = 0.99;

/**
 * @typedef {import('./browser.mjs').WatchedPage} WatchedPage
 * @typedef {import('../../../script/lib/display_dump.mjs').DisplayCommand} DisplayCommand
 */

/** @param {string} text */
const without_spaces = (text) => text.replace(/\s+/gu, '');

/**
 * Every text of the article, word for word and in its order, is among what the canvas was told to paint.
 * @param {WatchedPage} watched
 * @param {DisplayCommand[]} commands
 */
export async function check_every_word({ page }, commands) {
  const texts = await page.evaluate(() => {
    const report = /** @type {Element} */ (document.querySelector('#report'));
    const walker = document.createTreeWalker(report, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode.nodeValue ?? '');
    return found;
  });
  const painted = without_spaces(commands.map((command) => (command.kind === 'text' ? command.text : '')).join(''));
  let position = 0;
  for (const text of texts.map(without_spaces)) {
    const found = painted.indexOf(text, position);
    assert.ok(found >= 0, `not painted, or not in its order: ${text}`);
    position = found + text.length;
  }
}

/**
 * @param {WatchedPage} watched
 * @param {DisplayCommand[]} commands
 * @param {string} name for the page that shows what failed
 * @param {(text: string) => void} say
 */
export async function check_lines(watched, commands, name, say) {
  const lines = await measure_ink(watched, commands);
  say(`${name}: ${summary(lines)}`);
  const bad = lines.filter((line) => !(line.likeness >= LINE_LIKENESS && line.contrast >= 2));
  if (bad.length === 0) return;
  const titled = bad.map((line) => ({ ...line, title: `${line.likeness.toFixed(4)} at ${line.top}: ${line.text}` }));
  const page = await write_failure_page(name, titled);
  assert.fail(
    `${bad.length} of ${lines.length} lines are not as the browser sets them, see ${page}\n` +
      titled
        .slice(0, 10)
        .map((line) => line.title)
        .join('\n'),
  );
}

/**
 * @param {WatchedPage} watched
 * @param {DisplayCommand[]} commands
 * @param {string} name
 * @param {(text: string) => void} say
 */
export async function check_images(watched, commands, name, say) {
  const images = await measure_images(watched, commands);
  for (const image of images) say(`${name}: ${image.source} ${image.likeness.toFixed(4)}`);
  const bad = images.filter((image) => !(image.likeness >= IMAGE_LIKENESS && image.contrast >= 1));
  if (bad.length === 0) return images;
  const titled = bad.map((image) => ({ ...image, title: `${image.likeness.toFixed(4)}: ${image.source}` }));
  const page = await write_failure_page(name, titled);
  return assert.fail(`${bad.length} of ${images.length} images are not as the browser shows them, see ${page}`);
}

/**
 * Every file of the site, an image above all, crosses the network once.
 * @param {import('./site.mjs').Site} site
 * @param {number} [since] how many requests belong to earlier pages
 */
export function check_requests(site, since = 0) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { path } of site.requests.slice(since)) counts.set(path, (counts.get(path) ?? 0) + 1);
  assert.deepEqual(
    [...counts].filter(([, count]) => count > 1),
    [],
    'files that were asked for more than once',
  );
  assert.deepEqual(
    site.requests.slice(since).filter(({ status }) => status >= 400),
    [],
    'files that are missing',
  );
}

/**
 * @param {import('./browser.mjs').TestBrowser} browser
 * @param {string} url
 * @param {import('./browser.mjs').PageOptions} [options]
 * @returns {Promise<{watched: WatchedPage, commands: DisplayCommand[]}>}
 */
export async function open_painted(browser, url, options) {
  const watched = await browser.open_page(options);
  await open_report(watched, url);
  return { watched, commands: await read_display(watched.page) };
}
