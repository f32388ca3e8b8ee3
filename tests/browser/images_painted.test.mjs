/** Each image of the sample reports is painted as Chromium shows it, and crosses the network once; sizes are Chromium's. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { load_reader } from '../../script/lib/build.mjs';
import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';
import { read_image_file } from '../../script/lib/image_file.mjs';
import { svg } from '../pack/images_in_tests.mjs';
import { open_browser } from './lib/browser.mjs';
import { check_images, check_requests, open_painted } from './lib/report_checks.mjs';
import { settle } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';
import { scroll_to } from './lib/stage.mjs';

describe('the images of the sample reports', () => {
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  before(async () => {
    site = await pack_site();
  });
  after(() => site.close());

  for (const ratio of [1, 1.5, 2]) {
    test(`are painted as the browser shows them at ratio ${ratio}`, async (context) => {
      const browser = await open_browser({ ratio });
      context.after(() => browser.close());
      for (const [index, url] of site.pages.entries()) {
        const { watched, commands } = await open_painted(browser, url);
        const name = `images-${index + 1}-${ratio}`;
        const images = await check_images(watched, commands, name, (text) => context.diagnostic(text));
        assert.ok(images.length > 0, 'the report has images');
        watched.watch.assert_quiet();
        await watched.close();
      }
    });
  }

  test('cross the network once, with all else', async (context) => {
    const browser = await open_browser();
    context.after(() => browser.close());
    for (const url of site.pages) {
      const before_page = site.requests.length;
      const { watched } = await open_painted(browser, url);
      const bottom = await watched.page.evaluate(() => document.documentElement.scrollHeight);
      for (let y = 0; y < bottom; y += 500) {
        await scroll_to(watched.page, y);
        await settle(watched.page);
      }
      check_requests(site, before_page);
      await watched.close();
    }
  });
});

test('drawings are measured as Chromium measures them, whatever their root leaves open', async (context) => {
  const drawings = [
    ...['', 'width="40"', 'width="100%"', 'width="50%" height="30"', 'width="40" height="30"', 'viewBox="0 0 40 30"'],
    ...['viewBox="0 0 400 30"', 'viewBox="0 0 30 400"', 'viewBox="0 0 800 600"', 'width="80" viewBox="0 0 40 30"'],
    'width="100%" height="100%" viewBox="0 0 40 30"',
  ].map((attributes) => svg(attributes));
  const browser = await open_browser();
  context.after(() => browser.close());
  const { page, close } = await browser.open_page();
  const urls = drawings.map((drawing) => `data:image/svg+xml;base64,${drawing.toString('base64')}`);
  await page.setContent(urls.map((url) => `<img src="${url}">`).join(''), { waitUntil: 'load' });
  const shown = await page.evaluate(() =>
    [...document.images].map(({ naturalWidth: width, naturalHeight: height }) => ({ width, height })),
  );
  const reader = await load_reader(BUILD_FOLDERS.dist);
  assert.deepEqual(
    drawings.map((drawing) => read_image_file(drawing, reader)?.size),
    shown,
  );
  await close();
});
