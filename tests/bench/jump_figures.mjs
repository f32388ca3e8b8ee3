/** How long after a jump every picture in view is seen: of a film, the frame from which on they look as they do at the end. */

import { open_browser, pause } from '../browser/lib/browser.mjs';
import { Picture } from '../browser/lib/pixels.mjs';
import { film } from '../browser/lib/screencast.mjs';
import { set_conditions } from './conditions.mjs';

/** @typedef {{left: number, top: number, right: number, bottom: number}} Area CSS px of the window */

/** Levels of 255, on average: an image that is scaled by another hand differs by less, an empty box by more. */
const alike = 8;
const longest_wait = 3000; // ms

/**
 * Runs in the page: shows the place where the last image is, in the middle of the window.
 * @returns {{time: number, areas: Area[]}} `time`: ms since 1970
 */
function jump_to_last_image() {
  const images = [...document.querySelectorAll('article img, main img')];
  images.at(-1)?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const areas = images.map((image) => image.getBoundingClientRect().toJSON());
  return { time: Date.now(), areas };
}

/** @param {Picture} picture @param {Picture} last @param {Area[]} areas @returns {number} levels, on average */
function difference(picture, last, areas) {
  let [sum, count] = [0, 0];
  for (const { left, top, right, bottom } of areas) {
    for (let y = Math.max(0, Math.ceil(top)); y < Math.min(picture.height, bottom); y += 1) {
      for (let x = Math.max(0, Math.ceil(left)); x < Math.min(picture.width, right); x += 1) {
        const at = y * picture.width + x;
        sum += Math.abs(picture.luminance[at] - last.luminance[at]);
        count += 1;
      }
    }
  }
  return count === 0 ? NaN : sum / count;
}

/**
 * @param {string} url
 * @param {import('./conditions.mjs').Conditions} conditions
 * @returns {Promise<number>} ms from the jump; NaN where the page has no image
 */
export async function jump_time(url, conditions) {
  const browser = await open_browser({ full_browser: true });
  const watched = await browser.open_page();
  const { page, cdp } = watched;
  await set_conditions(cdp, conditions);
  await page.goto(url, { waitUntil: 'load' });
  await pause(conditions.loading);
  let jump = { time: NaN, areas: /** @type {Area[]} */ ([]) };
  const frames = await film(watched, async () => {
    jump = await page.evaluate(jump_to_last_image);
    await pause(longest_wait);
  });
  await browser.close();
  const pictures = frames.map(({ png }) => Picture.decode(png));
  const last = pictures[pictures.length - 1];
  const is_seen = pictures.map((picture) => difference(picture, last, jump.areas) < alike);
  const first = is_seen.lastIndexOf(false) + 1;
  return jump.areas.length === 0 ? NaN : Math.max(0, frames[first].time - jump.time);
}
