/** Looks at the page as a reader does who is shown the HTML: the text can be read, and a line below it says why. */

import assert from 'node:assert/strict';

import { contrast, photograph } from './pixels.mjs';

/**
 * @typedef {import('./browser.mjs').WatchedPage} WatchedPage
 * @typedef {import('./pixels.mjs').Picture} Picture
 * @typedef {import('./pixels.mjs').Area} Area
 */

/** Of a line of text at its own size: half of that is hardly seen, and nothing at all gives 0. */
const LEAST_CONTRAST = 12;

/**
 * @param {WatchedPage} watched
 * @param {string} selector of an element in view
 * @returns {Promise<Area>} where its first line is, device px
 */
export async function line_area({ page, ratio }, selector) {
  const { x, y, width, height } = await page.evaluate((wanted) => {
    const range = document.createRange();
    range.selectNodeContents(/** @type {Element} */ (document.querySelector(wanted)));
    const line = [...range.getClientRects()].find((rect) => rect.width > 0);
    return { x: line?.x ?? 0, y: line?.y ?? 0, width: line?.width ?? 0, height: line?.height ?? 0 };
  }, selector);
  return { x: x * ratio, y: y * ratio, width: width * ratio, height: height * ratio };
}

/**
 * @param {Picture} picture
 * @param {Area} area
 * @returns {boolean} whether text is seen there
 */
export function has_ink(picture, { x, y, width, height }) {
  const area = { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
  return contrast(picture, area) > LEAST_CONTRAST;
}

/**
 * @param {WatchedPage} watched
 * @returns {Promise<string>} what the line below the report says
 */
export function quiet_line({ page }) {
  return page.evaluate(() => document.querySelector('#status')?.textContent ?? '');
}

/**
 * @param {WatchedPage} watched whose article and quiet line are in view
 * @param {RegExp} reason
 * @param {string} [line] the selector of the quiet line
 */
export async function assert_html(watched, reason, line = '#status') {
  const seen = await watched.page.evaluate((selector) => {
    const status = /** @type {HTMLElement} */ (document.querySelector(selector));
    const article = /** @type {HTMLElement} */ (document.querySelector('#report'));
    return {
      state: document.documentElement.dataset.kanbao,
      canvas_height: /** @type {HTMLElement} */ (document.querySelector('#canvas')).offsetHeight,
      words: status.textContent ?? '',
      role: status.getAttribute('role'),
      is_below: status.getBoundingClientRect().top >= article.getBoundingClientRect().bottom,
      is_muted: getComputedStyle(status).color !== getComputedStyle(article).color,
    };
  }, line);
  const { words, ...rest } = seen;
  assert.match(words, reason);
  assert.deepEqual(rest, { state: 'html', canvas_height: 0, role: 'status', is_below: true, is_muted: true });
  const picture = await photograph(watched.cdp);
  for (const selector of ['#report h1', '#report > p', line]) {
    assert.ok(has_ink(picture, await line_area(watched, selector)), `${selector} cannot be seen`);
  }
}
