/** What Chromium keeps of a page in the other kinds of its Save As, and of a page that was saved before. */

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';

import { open_browser, after_frames, until } from '../browser/lib/browser.mjs';
import { until_canvas } from '../browser/lib/report_page.mjs';
import { pack_site } from '../browser/lib/site.mjs';
import { Display } from './lib/display.mjs';
import { missing_programs } from './lib/programs.mjs';
import { save_with_chromium } from './lib/save_as.mjs';

const skip = missing_programs(['Xvfb', 'openbox', 'xdotool']);

describe('what Chromium saves', { skip }, () => {
  /** @type {import('../browser/lib/site.mjs').Site} */
  let site;
  /** @type {Display} */
  let display;
  /** @type {import('../browser/lib/browser.mjs').TestBrowser} */
  let browser;

  before(async () => {
    site = await pack_site();
    display = await Display.open();
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    display.close();
    await site.close();
  });

  /**
   * @param {import('node:test').TestContext} context
   * @param {string} url
   * @param {'html only' | 'complete' | 'mhtml'} kind
   * @returns {Promise<string>} address of the saved page
   */
  async function saved(context, url, kind) {
    const folder = await mkdtemp(join(tmpdir(), 'kanbao-saved-'));
    context.after(() => rm(folder, { recursive: true, force: true }));
    return pathToFileURL(await save_with_chromium({ display, url, title: '黑客松', folder, kind })).href;
  }

  /** @param {import('playwright-core').Page} page whether the words of the article can be seen */
  const text_shows = (page) =>
    page.evaluate(() => {
      const paragraph = /** @type {Element} */ (document.querySelector('#report header ~ p'));
      const { color, visibility } = getComputedStyle(paragraph);
      return visibility === 'visible' && !/, 0\)$/.test(color) && (paragraph.textContent ?? '').length > 20;
    });

  /** @param {import('playwright-core').Page} page @returns {Promise<number>} how many images of the report are seen */
  const images_shown = (page) =>
    page.evaluate(
      () =>
        [...document.querySelectorAll('#report img')].filter(
          (image) => /** @type {HTMLImageElement} */ (image).naturalWidth > 0,
        ).length,
    );

  test('"HTML only" keeps the text, and a line says that the program did not come along', async (context) => {
    const { page, close } = await browser.open_page();
    await page.goto(await saved(context, site.url, 'html only'));
    assert.ok(await text_shows(page));
    const line = () => page.evaluate(() => document.querySelector('#status')?.textContent ?? '');
    await until(async () => (await line()) !== '', 'the line speaks');
    assert.match(await line(), /没有下载成功/);
    await close();
  });

  test('MHTML keeps the text and its images, without any script', async (context) => {
    const { page, close } = await browser.open_page();
    await page.goto(await saved(context, site.url, 'mhtml'));
    assert.ok(await text_shows(page));
    await until(async () => (await images_shown(page)) > 0, 'images are shown');
    await close();
  });

  test('a page that was saved complete can be saved again, and again', async (context) => {
    let address = /** @type {string} */ (site.url);
    for (let i = 0; i < 3; ++i) address = await saved(context, address, 'complete');
    const watched = await browser.open_page();
    await watched.page.goto(address);
    await until_canvas(watched);
    await until(async () => (await images_shown(watched.page)) > 0, 'images are shown');
    await after_frames(watched.page, 20);
    assert.equal(await watched.page.evaluate(() => document.querySelectorAll('script[data-part=program]').length), 1);
    assert.equal(
      await watched.page.evaluate(() => document.querySelectorAll('script:not([type]):not([data-part])').length),
      1,
    );
    watched.watch.expect_refused_styles();
    await watched.close();
  });

  test('an offline file that is saved again holds everything still', async (context) => {
    const offline = pathToFileURL(
      join(
        site.folder,
        decodeURIComponent(/** @type {string} */ (site.pages[0]).split('/').at(-1) ?? '').replace(
          '.html',
          '.offline.html',
        ),
      ),
    ).href;
    const watched = await browser.open_page();
    await watched.page.goto(await saved(context, offline, 'complete'));
    await until_canvas(watched);
    await until(async () => (await images_shown(watched.page)) > 0, 'images are shown');
    watched.watch.expect_refused_styles();
    await watched.close();
  });
});
