/** Where the system has no Chinese font the page brings its own, and only then. Nobody sees boxes instead of text. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';

import { assert_no_boxes } from './lib/boxes.mjs';
import { open_browser, until } from './lib/browser.mjs';
import { open_in_sandbox } from './lib/host_page.mjs';
import { open_painted } from './lib/report_checks.mjs';
import { settle } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';

/** @param {string} path */
const is_font = (path) => /\.(woff2?|otf|ttf)(\?|$)/.test(path);

describe('fonts', () => {
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  before(async () => {
    site = await pack_site();
  });
  after(() => site.close());

  /** @param {number} since */
  const fetched_fonts = (since) =>
    site.requests
      .slice(since)
      .map(({ path }) => path)
      .filter(is_font);

  test('with Chinese fonts on the system none is fetched', async (context) => {
    const browser = await open_browser({ chinese_fonts: true });
    context.after(() => browser.close());
    const since = site.requests.length;
    const { watched } = await open_painted(browser, site.url);
    await settle(watched.page);
    assert.deepEqual(fetched_fonts(since), []);
  });

  test('without Chinese fonts the subset is fetched, once each, and the text is no boxes', async (context) => {
    const browser = await open_browser({ chinese_fonts: false });
    context.after(() => browser.close());
    const since = site.requests.length;
    const { watched, commands } = await open_painted(browser, site.url);
    await settle(watched.page);
    const fonts = fetched_fonts(since);
    assert.ok(fonts.length > 0, 'no font was fetched');
    assert.equal(new Set(fonts).size, fonts.length, fonts.join('\n'));
    context.diagnostic(`fetched ${fonts.join(', ')}`);

    await assert_no_boxes(watched, commands);
    watched.watch.assert_quiet();
  });

  test('without Chinese fonts no tool says anything in boxes, and its face comes when it is used', async (context) => {
    const browser = await open_browser({ chinese_fonts: false });
    context.after(() => browser.close());
    const since = site.requests.length;
    const { watched } = await open_painted(browser, site.url, { width: 1440, height: 900 });
    const { page } = watched;
    await settle(page);
    await assert_own_faces(watched, 'nav#bar, nav#kanbao-contents');
    assert.ok(!fetched_fonts(since).some((path) => path.includes('interface')), 'the page itself needs none of it');
    for (const key of ['?', 'm', '/', 'f']) {
      await page.keyboard.press(key);
      await page.locator('.panel:popover-open').first().waitFor();
      if (key === '/') await page.keyboard.type('月报');
      if (key === '/') await page.locator('.results a').first().waitFor();
      await assert_own_faces(watched, '.panel:popover-open');
      await page.keyboard.press('Escape');
      await page.locator('.panel:popover-open').first().waitFor({ state: 'hidden' });
    }
    for (const name of ['阅读设置', '分享']) {
      await page.getByRole('button', { name }).click();
      await assert_own_faces(watched, '.panel:popover-open');
      await page.keyboard.press('Escape');
    }
    watched.watch.assert_quiet();
  });

  test('nor do they in a file, or in a frame without an origin', async (context) => {
    const browser = await open_browser({ chinese_fonts: false });
    context.after(() => browser.close());
    const offline = site.pages[0].replace(site.url, '').replace('.html', '.offline.html');
    const watched = await browser.open_page();
    await watched.page.goto(String(pathToFileURL(join(site.folder, decodeURIComponent(offline)))));
    const { frame } = await open_in_sandbox(context, { site, browser }, site.pages[0]);
    for (const place of [watched.page, frame]) {
      await place.getByRole('button', { name: '阅读设置' }).click();
      await until(() => place.evaluate(has_interface_face), 'the face has come');
    }
    watched.watch.assert_quiet();
  });
});

/** @returns {boolean} runs in a page */
function has_interface_face() {
  return [...document.fonts].some(({ family, status }) => family.includes('Kanbao Interface') && status === 'loaded');
}

/**
 * Every Chinese character in what is selected is drawn by a face of the page's own: the system has none.
 * @param {import('./lib/browser.mjs').WatchedPage} watched
 * @param {string} selector
 */
async function assert_own_faces({ cdp }, selector) {
  await cdp.send('DOM.enable');
  await cdp.send('CSS.enable');
  const { root } = await cdp.send('DOM.getDocument', { depth: 0 });
  const boxes = async () => {
    const found = [];
    const nodes = selector
      .split(', ')
      .map((one) => `${one} :is(h2, p, a, b, span, button, label, legend, summary, dt, dd, kbd)`);
    const { nodeIds } = await cdp.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: nodes.join(', ') });
    for (const nodeId of nodeIds) {
      const { fonts } = await cdp.send('CSS.getPlatformFontsForNode', { nodeId });
      const { object } = await cdp.send('DOM.resolveNode', { nodeId });
      const { result } = await cdp.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        returnByValue: true,
        functionDeclaration:
          'function () { return this.checkVisibility() ? [...this.childNodes].map((n) => n.nodeType === 3 ? n.data : "").join("") : "" }',
      });
      const han = (String(result.value).match(/[\u4e00-\u9fff]/g) ?? []).length;
      const own = fonts.reduce((sum, { isCustomFont, glyphCount }) => sum + (isCustomFont ? glyphCount : 0), 0);
      if (own < han) found.push(`${result.value}: ${own} of ${han}`);
    }
    return found;
  };
  let last = ['not asked'];
  await until(async () => (last = await boxes()).length === 0, `no boxes in ${selector}`).catch(() => {
    assert.deepEqual(last, [], selector);
  });
}
