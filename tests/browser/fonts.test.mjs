/** Where the system has no Chinese font the page brings its own, and only then. Nobody sees boxes instead of text. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { assert_no_boxes } from './lib/boxes.mjs';
import { open_browser } from './lib/browser.mjs';
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
});
