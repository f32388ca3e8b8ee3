/** How the cost of one paragraph, or of one word, grows with its length, beside the browser's own layout of the same. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { open_browser, resize } from '../browser/lib/browser.mjs';
import { open_report, settle } from '../browser/lib/report_page.mjs';
import { pack_site } from '../browser/lib/site.mjs';

/**
 * @typedef {object} GrowthFigures ms, but for packing of the main thread
 * @property {number} packing what `script/pack` takes for a site of it, from start to end
 * @property {number} first to prepare and lay out
 * @property {number} again to lay out at another width
 * @property {number} layer at that width, the browser's layout of it included
 * @property {number} bare that the browser takes for the same words at that width
 */

const pieces = [
  '报告',
  '任务',
  '开发者',
  '，',
  '提交了',
  'PR',
  '，合入',
  '（包括',
  'Paddle',
  '）',
  '。',
  '文档',
  '的',
  '进展',
  '“很好”',
  '、',
  '2026-08-01',
  '共110个',
  '——',
  '完成率50%',
  '；',
  'well-known',
  'https://example.org/a/b-c',
  '《手册》',
];

/**
 * @param {string[]} parts taken in no order, but in the same one each time
 * @param {number} bytes at least
 */
function long_text(parts, bytes) {
  const taken = [];
  let state = 1;
  for (let length = 0; length < bytes; length += Buffer.byteLength(taken[taken.length - 1])) {
    state = (state * 48271) % 2147483647; // the minimal standard generator
    taken.push(parts[state % parts.length]);
  }
  return taken.join('');
}

/** @param {number} kilobytes */
export const long_paragraph = (kilobytes) => long_text(pieces, kilobytes * 1000);

/** @param {number} kilobytes letters and digits, a thousand in each */
export const long_word = (kilobytes) => long_text([...'abcdefghijklmnopqrstuvwxyz0123456789'], kilobytes * 1000);

/**
 * How often the cost doubles when what it is spent on doubles: 1 of what is linear, 2 of what is quadratic.
 * @param {number} before
 * @param {number} after of twice as much
 */
export const growth_exponent = (before, after) => Math.log2(after / before);

/**
 * @param {string} text the only paragraph of a report
 * @returns {Promise<GrowthFigures>}
 */
export async function growth_figures(text) {
  const folder = await mkdtemp(join(tmpdir(), 'kanbao-growth-'));
  await writeFile(join(folder, 'long.md'), `---\ntitle: 一段\ndate: 2026-01-01\n---\n\n${text}\n`);
  const begun = performance.now();
  const site = await pack_site([folder]);
  const packing = performance.now() - begun;
  const browser = await open_browser({ full_browser: true });
  const report = await browser.open_page();
  await open_report(report, site.pages[0]);
  const stats = () => report.page.evaluate(() => /** @type {any} */ (window).kanbao.stats());
  const { prepare_time: first } = await stats();
  await resize(report.cdp, 500, 768);
  await settle(report.page, 500);
  const { layout_time: again, layer_time: layer } = await stats();
  const empty = await browser.open_page();
  const bare = await empty.page.evaluate(time_of_layout, text);
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
  return { packing, first, again, layer, bare };
}

/**
 * Runs in an empty page.
 * @param {string} text
 */
function time_of_layout(text) {
  const paragraph = document.createElement('p');
  Object.assign(paragraph.style, { width: '640px', font: '16px/28px sans-serif', overflowWrap: 'anywhere' });
  paragraph.lang = 'zh-CN';
  paragraph.textContent = text;
  document.body.append(paragraph);
  paragraph.getBoundingClientRect();
  paragraph.style.width = '448px';
  const begun = performance.now();
  paragraph.getBoundingClientRect();
  return performance.now() - begun;
}
