/** The canvas has a pixel for each of the display's, at every ratio, after a change of ratio and under pinch zoom. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { open_browser, until } from './lib/browser.mjs';
import { open_report, settle } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';

/**
 * @typedef {object} CanvasSize
 * @property {number} ratio device pixels per CSS px, of the display
 * @property {number} density the canvas's own pixels per CSS px
 * @property {number} left of the canvas in the document, device px
 * @property {number} top
 */

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<CanvasSize>}
 */
function canvas_size(page) {
  return page.evaluate(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('#canvas'));
    const rect = canvas.getBoundingClientRect();
    return {
      ratio: devicePixelRatio,
      density: canvas.width / rect.width,
      left: (rect.x + scrollX) * devicePixelRatio,
      top: (rect.y + scrollY) * devicePixelRatio,
    };
  });
}

/** @param {CanvasSize} size */
function assert_sharp(size) {
  assert.ok(Math.abs(size.density / size.ratio - 1) < 0.002, `the canvas has another density: ${JSON.stringify(size)}`);
  const off = Math.max(Math.abs(size.left - Math.round(size.left)), Math.abs(size.top - Math.round(size.top)));
  assert.ok(off < 0.02, `the canvas lies between device pixels: ${JSON.stringify(size)}`);
}

describe('sharpness', () => {
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  before(async () => {
    site = await pack_site();
  });
  after(() => site.close());

  /**
   * @param {import('node:test').TestContext} context
   * @param {number} ratio
   */
  async function open_sharp(context, ratio) {
    const browser = await open_browser({ ratio });
    context.after(() => browser.close());
    const watched = await browser.open_page();
    await open_report(watched, site.url);
    await settle(watched.page);
    return watched;
  }

  for (const ratio of [1, 1.25, 1.5, 2, 3]) {
    test(`one pixel for each of the display's at ratio ${ratio}`, async (context) => {
      const { page, watch } = await open_sharp(context, ratio);
      const size = await canvas_size(page);
      assert.equal(size.ratio, ratio);
      assert_sharp(size);
      watch.assert_quiet();
    });
  }

  test('a window that moves to another display is followed', async (context) => {
    const { page, cdp } = await open_sharp(context, 1);
    for (const [moves, ratio] of [2, 1.25, 3, 1].entries()) {
      // Chromium's emulation tells a page of another ratio only together with another size, as most moves bring.
      const size = { width: 1024, height: 769 + moves };
      await cdp.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: ratio, mobile: false });
      const follows = async () => {
        const canvas = await canvas_size(page);
        return canvas.ratio === ratio && Math.abs(canvas.density / ratio - 1) < 0.002;
      };
      await until(follows, `the canvas follows to ratio ${ratio}`, 5000);
    }
  });

  test('pinch zoom is rasterised again at the higher ratio, and given back', async (context) => {
    const { page, cdp } = await open_sharp(context, 1);
    await cdp.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2.5 });
    await until(async () => (await canvas_size(page)).density >= 2.4, 'the canvas is denser under zoom', 5000);
    await cdp.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 });
    await until(async () => (await canvas_size(page)).density <= 1.05, 'the canvas is as dense as the display', 5000);
  });
});
