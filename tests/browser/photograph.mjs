#!/usr/bin/env node
/**
 * Photographs reports for people to look at: phone and desktop, light and dark, ratio 2, with and without Chinese fonts;
 * the first screen and the whole page, put together from screens as the reader scrolls.
 *
 * usage: tests/browser/photograph.mjs [--out DIR] [--reports PATH]
 */

import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

import { PNG } from 'pngjs';

import { open_browser } from './lib/browser.mjs';
import { report_folder, sample_reports } from './lib/folders.mjs';
import { Picture, photograph } from './lib/pixels.mjs';
import { open_report, settle } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';
import { read_layout, scroll_to } from './lib/stage.mjs';

/**
 * @typedef {object} View
 * @property {string} name
 * @property {number} width
 * @property {number} height
 * @property {number} [ratio]
 * @property {boolean} [dark]
 * @property {boolean} [no_chinese_font]
 * @property {boolean} [touch]
 */

/** @type {View[]} */
const VIEWS = [
  { name: 'desktop-light', width: 1024, height: 768 },
  { name: 'desktop-dark', width: 1024, height: 768, dark: true },
  { name: 'desktop-light-2x', width: 1024, height: 768, ratio: 2 },
  { name: 'desktop-dark-2x', width: 1024, height: 768, ratio: 2, dark: true },
  { name: 'phone-light-2x', width: 390, height: 844, ratio: 2, touch: true },
  { name: 'phone-dark-2x', width: 390, height: 844, ratio: 2, touch: true, dark: true },
  { name: 'desktop-no-chinese-font', width: 1024, height: 768, no_chinese_font: true },
];

/**
 * @param {import('./lib/browser.mjs').WatchedPage} watched
 * @returns {Promise<Picture>}
 */
async function photograph_whole({ page, cdp, ratio }) {
  const { document_height, height } = await read_layout(page);
  /** @type {{top: number, picture: Picture}[]} */
  const screens = [];
  for (let y = 0; y < document_height; y += height) {
    const scroll = await scroll_to(page, y);
    await settle(page);
    screens.push({ top: Math.round(scroll * ratio), picture: await photograph(cdp) });
  }
  const width = Math.max(...screens.map(({ picture }) => picture.width));
  const png = new PNG({ width, height: Math.max(...screens.map(({ top, picture }) => top + picture.height)) });
  for (const { top, picture } of screens) {
    PNG.bitblt(picture.png, png, 0, 0, picture.width, picture.height, 0, top);
  }
  return new Picture(png);
}

/**
 * @param {View} view
 * @param {string[]} urls
 * @param {string} folder
 */
async function photograph_view(view, urls, folder) {
  const browser = await open_browser({ ratio: view.ratio, chinese_fonts: !view.no_chinese_font });
  for (const url of urls) {
    const { width, height, touch } = view;
    const watched = await browser.open_page({ width, height, touch, colour_scheme: view.dark ? 'dark' : 'light' });
    await open_report(watched, url);
    await settle(watched.page);
    const stem = join(folder, `${basename(url, '.html')}-${view.name}`);
    await writeFile(`${stem}-first.png`, (await photograph(watched.cdp)).encode());
    await writeFile(`${stem}-whole.png`, (await photograph_whole(watched)).encode());
    console.log(`${stem}-{first,whole}.png`);
    for (const complaint of watched.watch.complaints) console.log(`  ${complaint}`);
    await watched.close();
  }
  await browser.close();
}

const { values } = parseArgs({ options: { out: { type: 'string' }, reports: { type: 'string' } } });
const folder = values.out ?? join(report_folder, 'pictures');
await mkdir(folder, { recursive: true });
const site = await pack_site([values.reports ?? sample_reports]);
for (const view of VIEWS) await photograph_view(view, site.pages, folder);
await site.close();
