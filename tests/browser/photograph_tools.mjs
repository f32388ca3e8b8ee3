#!/usr/bin/env node
/**
 * Photographs each reading tool in use, at three sizes, light and dark, for people to look at; and the picture of some of
 * them in the README.
 *
 * usage: tests/browser/photograph_tools.mjs [--out DIR] [--readme]
 */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { PNG } from 'pngjs';

import { open_browser } from './lib/browser.mjs';
import { report_folder, sample_reports } from './lib/folders.mjs';
import { photograph } from './lib/pixels.mjs';
import { open_report, settle } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';

/** @typedef {import('playwright-core').Page} Page */

const readme_picture = fileURLToPath(new URL('../../assets/tools.png', import.meta.url));

/** @param {Page} page */
async function open_board(page) {
  await page.locator('#report th').first().scrollIntoViewIfNeeded();
  await page.locator('.board-sort').last().evaluate(press);
  await page.locator('.board-options').first().evaluate(press);
  await page.getByLabel('用条形显示数值').check();
}

/** A press of a finger or a mouse would scroll to it first. @param {Element} button */
const press = (button) => /** @type {HTMLElement} */ (button).click();

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
  picture: async (page) => {
    await page.locator('#report img:not(a *)').first().scrollIntoViewIfNeeded();
    await page.locator('#report img:not(a *)').first().click();
    await page.locator('dialog[open] img').first().waitFor();
  },
};

/** @typedef {{width: number, height: number, ratio?: number, touch?: boolean, dark?: boolean}} View */

/** @type {View[]} */
const VIEWS = [
  { width: 1600, height: 900 },
  { width: 1024, height: 768, dark: true },
  { width: 390, height: 844, touch: true },
];

/**
 * @param {string} url
 * @param {View} view
 * @param {(page: Page) => Promise<unknown>} act
 */
async function picture_of(url, { ratio = 1, dark, ...size }, act) {
  const browser = await open_browser({ ratio });
  const watched = await browser.open_page({ ...size, colour_scheme: dark ? 'dark' : 'light' });
  await open_report(watched, url);
  await watched.page.locator('.tools button').first().waitFor({ state: 'attached' });
  await act(watched.page);
  await settle(watched.page);
  const picture = await photograph(watched.cdp);
  for (const complaint of watched.watch.complaints) console.log(`  ${complaint}`);
  await browser.close();
  return picture;
}

/** Side by side, with a frame around each. @param {string} url */
async function draw_for_readme(url) {
  const wide = await picture_of(url, { width: 1240, height: 760 }, async (page) => {
    await page.evaluate(() => document.querySelector('#report table')?.scrollIntoView({ block: 'center' }));
    await open_board(page);
  });
  const narrow = await picture_of(url, { width: 390, height: 760, touch: true, dark: true }, TOOLS.picture);
  const [gap, frame] = [20, 1];
  const png = new PNG({ width: wide.width + gap + narrow.width + 4 * frame, height: wide.height + 2 * frame });
  png.data.fill(0);
  let left = 0;
  for (const { png: picture, width, height } of [wide, narrow]) {
    for (let y = 0; y < height + 2 * frame; y += 1) {
      for (let x = 0; x < width + 2 * frame; x += 1) png.data.set([208, 212, 220, 255], 4 * (y * png.width + left + x));
    }
    PNG.bitblt(picture, png, 0, 0, width, height, left + frame, frame);
    left += width + 2 * frame + gap;
  }
  await writeFile(readme_picture, PNG.sync.write(png, { deflateLevel: 9 }));
  console.log(readme_picture);
}

const { values } = parseArgs({ options: { out: { type: 'string' }, readme: { type: 'boolean' } } });
const folder = values.out ?? join(report_folder, 'pictures');
await mkdir(folder, { recursive: true });
const site = await pack_site([sample_reports]);
const url = /** @type {string} */ (site.pages.find((page) => page.includes('report-1')));
if (values.readme) await draw_for_readme(url);
else {
  for (const view of VIEWS) {
    for (const [name, act] of Object.entries(TOOLS)) {
      const file = join(folder, `tool-${name}-${view.width}.png`);
      await writeFile(file, (await picture_of(url, view, act)).encode());
      console.log(file);
    }
  }
}
await site.close();
