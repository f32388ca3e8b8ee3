/** How the cost of one paragraph grows with its length, beside the browser's own layout of the same words. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { open_browser } from '../browser/lib/browser.mjs';
import { open_report, settle } from '../browser/lib/report_page.mjs';
import { pack_site } from '../browser/lib/site.mjs';

/**
 * @typedef {object} GrowthFigures ms of the main thread
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

/** @param {number} bytes */
function long_paragraph(bytes) {
  const words = [];
  let state = 1;
  for (let length = 0; length < bytes; length += Buffer.byteLength(words[words.length - 1])) {
    state = (state * 48271) % 2147483647; // the minimal standard generator
    words.push(pieces[state % pieces.length]);
  }
  return words.join('');
}

/**
 * @param {number} kilobytes
 * @returns {Promise<GrowthFigures>}
 */
export async function growth_figures(kilobytes) {
  const folder = await mkdtemp(join(tmpdir(), 'kanbao-growth-'));
  const text = long_paragraph(kilobytes * 1000);
  await writeFile(join(folder, 'long.md'), `---\ntitle: 一段\ndate: 2026-01-01\n---\n\n${text}\n`);
  const site = await pack_site([folder]);
  const browser = await open_browser();
  const report = await browser.open_page();
  await open_report(report, site.pages[0]);
  const stats = () => report.page.evaluate(() => /** @type {any} */ (window).kanbao.stats());
  const { prepare_time: first } = await stats();
  await report.cdp.send('Emulation.setDeviceMetricsOverride', {
    width: 500,
    height: 768,
    deviceScaleFactor: 0,
    mobile: false,
  });
  await settle(report.page, 500);
  const { layout_time: again, layer_time: layer } = await stats();
  const empty = await browser.open_page();
  const bare = await empty.page.evaluate(time_of_layout, text);
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
  return { first, again, layer, bare };
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
