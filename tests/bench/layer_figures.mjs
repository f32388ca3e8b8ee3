/** What the text layer costs at each new width, beside the browser's own layout of the same HTML, and how near it lies. */

import { open_browser, resize } from '../browser/lib/browser.mjs';
import { median } from '../browser/lib/idle_meter.mjs';
import { open_report, settle } from '../browser/lib/report_page.mjs';
import { compare_layer } from '../browser/lib/text_layer.mjs';

/**
 * @typedef {object} LayerFigures
 * @property {number} ours ms of the main thread for a relayout's text layer, median
 * @property {number} bare ms that the browser takes to lay the bare page out at the same width, median
 * @property {number} farthest CSS px between a painted run and its element
 */

const widths = Array.from({ length: 15 }, (_, i) => 360 + 41 * i); // CSS px

/**
 * @param {string} url of the report
 * @param {string} bare_url of the same as bare HTML
 * @returns {Promise<LayerFigures>}
 */
export async function layer_figures(url, bare_url) {
  const browser = await open_browser({ full_browser: true });
  const report = await browser.open_page();
  await open_report(report, url);
  const bare = await browser.open_page();
  await bare.page.goto(bare_url, { waitUntil: 'load' });
  /** @type {number[]} */
  const ours = [];
  /** @type {number[]} */
  const theirs = [];
  for (const width of widths) {
    for (const { cdp } of [report, bare]) {
      await resize(cdp, width, 768);
    }
    await settle(report.page, 100);
    ours.push(await report.page.evaluate(async () => (await /** @type {any} */ (window).kanbao.stats()).layer_time));
    theirs.push(await bare.page.evaluate(time_of_layout, width));
  }
  const { runs } = await compare_layer(report.page);
  const farthest = Math.max(...runs.map((run) => Math.max(Math.abs(run.left), Math.abs(run.right), run.baseline)));
  await browser.close();
  return { ours: median(ours), bare: median(theirs), farthest };
}

/**
 * Runs in the bare page.
 * @param {number} width CSS px
 */
function time_of_layout(width) {
  const article = /** @type {HTMLElement} */ (document.querySelector('article'));
  article.style.width = `${width - 60}px`;
  const begun = performance.now();
  article.getBoundingClientRect();
  return performance.now() - begun;
}
