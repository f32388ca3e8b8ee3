#!/usr/bin/env node
/**
 * Photographs each reading tool in use, at three sizes, light and dark, for people to look at.
 *
 * usage: tests/browser/photograph_tools.mjs [--out DIR]
 */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { report_folder, sample_reports } from './lib/folders.mjs';
import { open_board, open_picture, picture_of } from './lib/photographed_page.mjs';
import { pack_site } from './lib/site.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {Record<string, (page: Page) => Promise<unknown>>} */
const TOOLS = {
  contents: (page) => page.keyboard.press('t'),
  find: async (page) => {
    await page.keyboard.press('f');
    await page.keyboard.type('任务');
  },
  search: async (page) => {
    await page.keyboard.press('/');
    await page.keyboard.type('任务');
    await page.waitForSelector('.panel .results a');
  },
  settings: (page) => page.getByRole('button', { name: '阅读设置' }).click(),
  sharing: (page) => page.keyboard.press('s'),
  keys: (page) => page.keyboard.press('?'),
  board: open_board,
  picture: open_picture,
};

/** @typedef {import('./lib/photographed_page.mjs').View} View */

/** @type {View[]} */
const VIEWS = [
  { width: 1600, height: 900 },
  { width: 1024, height: 768, dark: true },
  { width: 390, height: 844, touch: true },
];

const { values } = parseArgs({ options: { out: { type: 'string' } } });
const folder = values.out ?? join(report_folder, 'pictures');
await mkdir(folder, { recursive: true });
const site = await pack_site([sample_reports]);
const url = /** @type {string} */ (site.pages.find((page) => page.includes('report-1')));
for (const view of VIEWS) {
  for (const [name, act] of Object.entries(TOOLS)) {
    const file = join(folder, `tool-${name}-${view.width}.png`);
    await writeFile(file, (await picture_of(url, view, act)).encode());
    console.log(file);
  }
}
await site.close();
