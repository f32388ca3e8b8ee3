/** How well the ink is painted, and whether it stays in its place: the figures of the tests, as numbers. */

import { open_browser } from '../browser/lib/browser.mjs';
import { measure_ink } from '../browser/lib/ink.mjs';
import { open_report, read_display, settle } from '../browser/lib/report_page.mjs';
import { watch_scrolling } from '../browser/lib/screencast.mjs';
import { read_layout } from '../browser/lib/stage.mjs';

/**
 * @param {string} url
 * @param {number} ratio
 * @param {'light' | 'dark'} colour_scheme
 * @returns {Promise<number>} of the line that is least like the browser's
 */
export async function least_likeness(url, ratio, colour_scheme) {
  const browser = await open_browser({ ratio, full_browser: true });
  const watched = await browser.open_page({ colour_scheme });
  await open_report(watched, url);
  const lines = await measure_ink(watched, await read_display(watched.page));
  await browser.close();
  return Math.min(...lines.map((line) => line.likeness));
}

/**
 * @param {string} url
 * @returns {Promise<number>} CSS px between ink and elements in the worst frame, the main thread being blocked
 */
export async function worst_scroll_shift(url) {
  const browser = await open_browser({ full_browser: true });
  const watched = await browser.open_page();
  await open_report(watched, url);
  await settle(watched.page);
  const { x, document_height, height } = await read_layout(watched.page);
  const gesture = { distance: Math.min(2500, document_height - height), speed: 1500, blocked: true };
  const shifts = await watch_scrolling(watched, { left: Math.round(x), right: Math.round(x) + 400 }, gesture);
  await browser.close();
  return Math.max(...shifts.filter(({ blank }) => !blank).map(({ ruler, ink }) => Math.abs(ruler - ink)));
}
