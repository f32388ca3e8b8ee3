/** The view of pictures as the tests see it: opened, read, photographed. */

import assert from 'node:assert/strict';

import { until } from './browser.mjs';
import { Picture, correlation, photograph } from './pixels.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('./browser.mjs').WatchedPage} WatchedPage */

/**
 * @typedef {object} ShownPicture CSS px of the window
 * @property {{x: number, y: number, width: number, height: number}} area that it may fill
 * @property {{x: number, y: number, width: number, height: number}} picture
 * @property {string} caption
 */

/** @param {Page | Frame} page */
export const tools_are_there = (page) => page.waitForSelector('#report .enlarge', { state: 'attached' });

/** @param {Page | Frame} page */
export const open_dialog = (page) => page.locator('dialog[open]');

/**
 * Waits until the view has the picture.
 * @param {Page | Frame} page
 * @param {string} position as it says it
 */
export async function until_shown(page, position) {
  const shown = async () => {
    const texts = await page.locator('dialog .position').allTextContents();
    return texts[0] === position && (await page.locator('dialog .zoom').textContent()) !== '';
  };
  await until(shown, `the view shows ${position}`);
  await until(async () => (await page.locator('dialog .area > p').allTextContents()).join('') === '', 'it is loaded');
}

/** @param {Page | Frame} page @returns {Promise<ShownPicture[]>} */
export function shown_pictures(page) {
  return page.locator('dialog figure').evaluateAll((figures) =>
    figures.map((figure) => {
      const box = (/** @type {Element | null} */ element) => {
        const { x, y, width, height } = /** @type {Element} */ (element).getBoundingClientRect();
        return { x, y, width, height };
      };
      const picture = box(figure.querySelector('.area > img, .area > canvas'));
      return {
        area: box(figure.querySelector('.area')),
        picture,
        caption: figure.querySelector('figcaption')?.textContent ?? '',
      };
    }),
  );
}

/** @param {Page | Frame} page */
export const zoom_of = (page) => page.locator('dialog .zoom').textContent();

/**
 * @param {WatchedPage} watched whose view shows a picture in its own pixels
 * @param {Picture} original
 * @returns {Promise<number>} how like the original what is seen is
 */
export async function likeness(watched, original) {
  const { ratio } = watched;
  const [{ area, picture }] = await shown_pictures(watched.page);
  const screen = await photograph(watched.cdp);
  const left = Math.max(area.x, picture.x) * ratio;
  const top = Math.max(area.y, picture.y) * ratio;
  const right = Math.min(area.x + area.width, picture.x + picture.width) * ratio;
  const bottom = Math.min(area.y + area.height, picture.y + picture.height) * ratio;
  const seen = {
    x: Math.ceil(left),
    y: Math.ceil(top),
    width: Math.floor(right) - Math.ceil(left),
    height: Math.floor(bottom) - Math.ceil(top),
  };
  assert.ok(seen.width > 200 && seen.height > 200, 'much of it is seen');
  const corner = { x: seen.x - Math.round(picture.x * ratio), y: seen.y - Math.round(picture.y * ratio) };
  const whole = { x: 0, y: 0, width: seen.width, height: seen.height };
  return correlation(original.crop({ ...whole, ...corner }), screen.crop(seen), whole);
}

/**
 * @param {Page} page
 * @param {string} address
 * @returns {Promise<Picture>} as the browser decodes it
 */
export async function decoded(page, address) {
  const url = await page.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).drawImage(image, 0, 0);
    return canvas.toDataURL();
  }, address);
  return Picture.decode(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
}

/**
 * For how long the page answered nothing while something was done, ms: a thread that decodes stands still nearly all the time.
 * @param {Page} page
 * @param {() => Promise<void>} act
 * @returns {Promise<{longest: number, whole: number}>}
 */
export async function longest_pause(page, act) {
  const pauses = await page.evaluateHandle(() => {
    const begin = performance.now();
    const found = { longest: 0, last: begin, begin, is_over: false };
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      found.longest = Math.max(found.longest, now - found.last);
      found.last = now;
      if (!found.is_over) port2.postMessage(null);
    };
    port2.postMessage(null);
    return found;
  });
  await act();
  return pauses.evaluate((found) => {
    found.is_over = true;
    return { longest: Math.round(found.longest), whole: Math.round(performance.now() - found.begin) };
  });
}
