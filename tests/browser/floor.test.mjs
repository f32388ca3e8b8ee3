/** Below what kanbao needs the page stays the HTML that it is, and downloads nothing more. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { open_browser, pause } from './lib/browser.mjs';
import { open_report } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';

/** Long enough for a page that wants to start to have started. */
const PATIENCE = 1500;

/** @type {Record<string, {flags?: string[], before_scripts?: () => void}>} */
const BELOW_THE_FLOOR = {
  'WebAssembly is missing': { before_scripts: () => void delete (/** @type {{WebAssembly?: unknown}} */ (globalThis)).WebAssembly },
  'WebAssembly refuses to compile': {
    before_scripts: () => {
      WebAssembly.Module = /** @type {never} */ (function refuse() {
        throw new WebAssembly.CompileError('refused');
      });
    },
  },
  'WebGL is switched off': { flags: ['--disable-3d-apis'] },
  'WebGL2 is missing': {
    before_scripts: () => {
      const context = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = /** @type {never} */ (
        /** @this {HTMLCanvasElement} @param {string} type @param {unknown} options */
        function without_webgl2(type, options) {
          return type === 'webgl2' ? null : context.call(this, type, options);
        }
      );
    },
  },
};

describe('the floor', () => {
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  before(async () => {
    site = await pack_site();
  });
  after(() => site.close());

  /** @param {string} url */
  const is_programme = (url) => /\.(wasm|js)(\?|$)/.test(new URL(url).pathname);

  test('above it the page asks for the programme: else the tests below see nothing', async (context) => {
    const browser = await open_browser();
    context.after(() => browser.close());
    const watched = await browser.open_page();
    await open_report(watched, site.url);
    assert.ok(watched.watch.requests.some(is_programme));
  });

  for (const [name, { flags, before_scripts }] of Object.entries(BELOW_THE_FLOOR)) {
    test(`where ${name} the report is readable HTML and nothing is fetched`, async (context) => {
      const browser = await open_browser({ flags });
      context.after(() => browser.close());
      const { page, watch } = await browser.open_page({ before_scripts });
      await page.goto(site.url);
      await pause(PATIENCE);
      const seen = await page.evaluate(() => {
        const heading = /** @type {HTMLElement} */ (document.querySelector('#report h1'));
        const style = getComputedStyle(heading);
        const canvas = /** @type {HTMLElement} */ (document.querySelector('#canvas'));
        return {
          state: document.documentElement.dataset.kanbao,
          heading: heading.textContent,
          visible: style.visibility === 'visible' && !/\/ 0\)|, 0\)/.test(style.color) && heading.offsetHeight > 0,
          links: document.querySelectorAll('#report a[href]').length,
          canvas_height: canvas.offsetHeight,
        };
      });
      assert.equal(seen.state, 'html');
      assert.ok(seen.heading && seen.visible && seen.links > 0, JSON.stringify(seen));
      assert.equal(seen.canvas_height, 0, 'an empty canvas takes no room');
      assert.deepEqual(watch.requests.filter(is_programme), []);
      watch.assert_quiet();
    });
  }

  test('without JavaScript the report is readable HTML', async () => {
    const answer = await fetch(site.url);
    const html = await answer.text();
    assert.match(html, /<article id="report"[^>]*>\s*<header[^>]*>\s*<h1/);
  });
});
