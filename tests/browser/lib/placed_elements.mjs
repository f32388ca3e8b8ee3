/** Elements that the browser shows itself, beneath the canvas: where they lie, and where the engine has left room for them. */

import assert from 'node:assert/strict';

import { until } from './browser.mjs';
import { settle } from './report_page.mjs';

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
