/** Elements that the browser shows itself, beneath the canvas: where they lie, and where the engine has left room for them. */

import assert from 'node:assert/strict';

import { until } from './browser.mjs';
import { open_plain_page } from './plain_page.mjs';
import { open_report, settle } from './report_page.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{x: number, y: number, width: number, height: number}} Box CSS px */
/** @typedef {Window & {kanbao: import('./report_page.mjs').Kanbao}} KanbaoWindow */

/** @type {import('./browser.mjs').PageOptions[]} */
export const VIEWS = [
  { width: 390, height: 900, colour_scheme: 'light' },
  { width: 390, height: 900, colour_scheme: 'dark' },
  { width: 1024, height: 900, colour_scheme: 'light' },
  { width: 1024, height: 900, colour_scheme: 'dark' },
];

/** Within its line an element moves with the words before it, which we may set closer. @param {Box[]} boxes */
export const at_line_start = (boxes) => boxes.map((box) => ({ ...box, x: 0 }));

/**
 * @param {Box[]} found
 * @param {Box[]} expected within a CSS px of it
 * @param {{width: number, height: number}} tolerance CSS px, of their sizes
 */
export function assert_near(found, expected, tolerance) {
  assert.equal(found.length, expected.length);
  const far = found.flatMap((box, index) => {
    const other = /** @type {Box} */ (expected[index]);
    const is_in_place = Math.max(Math.abs(box.x - other.x), Math.abs(box.y - other.y)) <= 1;
    const is_as_wide = Math.abs(box.width - other.width) <= tolerance.width;
    const is_as_high = Math.abs(box.height - other.height) <= tolerance.height;
    const is_near = is_in_place && is_as_wide && is_as_high;
    return is_near ? [] : [`${index}: ${JSON.stringify(box)}, not ${JSON.stringify(other)}`];
  });
  assert.deepEqual(far, []);
}

/**
 * @param {import('./served.mjs').Served} served
 * @param {import('./browser.mjs').PageOptions} view
 * @returns {Promise<import('./browser.mjs').WatchedPage>} its first report, painted and at rest
 */
export async function open_settled({ browser, site }, view) {
  const watched = await browser.open_page(view);
  await open_report(watched, String(site.pages[0]));
  await settle(watched.page);
  return watched;
}

/**
 * Elements lie where they did before the canvas came, as high and as large, and where they are laid out.
 * @param {import('./served.mjs').Served} served
 * @param {import('./browser.mjs').PageOptions} view
 * @param {object} elements
 * @param {number} elements.count
 * @param {{width: number, height: number}} elements.size tolerance, CSS px
 * @param {(page: Page) => Promise<Box[]>} elements.read_boxes
 * @param {(page: Page) => Promise<Box[]>} elements.laid_out
 * @param {(boxes: Box[]) => Box[]} [elements.of_layout] what of a box the layout tells
 * @param {typeof open_settled} [elements.open]
 */
export async function assert_stay(served, view, { of_layout = (boxes) => boxes, open = open_settled, ...elements }) {
  const { count, size, read_boxes, laid_out } = elements;
  const plain = await open_plain_page(served.browser, String(served.site.pages[0]), view);
  const expected = await read_boxes(plain.page);
  await plain.close();
  const watched = await open(served, view);
  const found = await read_boxes(watched.page);
  assert.equal(found.length, count);
  assert_near(at_line_start(found), at_line_start(expected), size);
  assert_near(of_layout(found), of_layout(await laid_out(watched.page)), size);
  assert.equal(await drift(watched.page), 0);
  watched.watch.assert_quiet();
  await watched.close();
}

/** @param {Page} page @param {'layout' | 'display'} stage @returns {Promise<string>} */
export function dump(page, stage) {
  return page.evaluate(
    (wanted) => /** @type {KanbaoWindow} */ (/** @type {unknown} */ (window)).kanbao.dump(wanted),
    stage,
  );
}

/** @param {Page} page @returns {Promise<number>} whole CSS px by which elements and picture differ in height */
export async function drift(page) {
  const stats = await page.evaluate(() => /** @type {KanbaoWindow} */ (/** @type {unknown} */ (window)).kanbao.stats());
  return Math.round(/** @type {{layer_drift?: number}} */ (stats).layer_drift ?? NaN);
}

/** @param {Page} page */
export const article_text = (page) => page.evaluate(() => document.querySelector('#report')?.textContent ?? '');

/**
 * @param {Page} page
 * @param {string} selector
 * @param {number} index of those that it selects
 * @returns {Promise<Box>} in the window, once it is painted there
 */
export async function scrolled_to(page, selector, index) {
  const read = () =>
    page.evaluate(([wanted, number]) => {
      const element = /** @type {Element} */ (document.querySelectorAll(wanted)[number]);
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width: Math.min(width, innerWidth - x), height };
    }, /** @type {const} */ ([selector, index]));
  await read();
  await settle(page);
  await until(() => page.evaluate(() => document.documentElement.dataset.kanbao === 'canvas'), 'the canvas is shown');
  return read();
}
