/** Screen readers are told the same of the painted page as of the plain one, and axe-core finds nothing in either. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { read_accessibility_tree } from './lib/accessibility_tree.mjs';
import { axe_violations } from './lib/axe.mjs';
import { every_block, sample_reports } from './lib/folders.mjs';
import { open_plain_page } from './lib/plain_page.mjs';
import { open_report, settle } from './lib/report_page.mjs';
import { published_reports, served_reports } from './lib/served.mjs';

// Not a page without scripts: axe-core needs timers.
const refuse_webassembly = () => void Reflect.deleteProperty(window, 'WebAssembly');

describe('accessibility', () => {
  const served = served_reports([sample_reports, every_block]);

  /** @param {string[]} pages */
  async function compare_trees(pages) {
    for (const url of pages) {
      const plain = await open_plain_page(served.browser, url);
      const expected = await read_accessibility_tree(plain.cdp);
      await plain.close();
      const watched = await served.browser.open_page();
      await open_report(watched, url);
      await settle(watched.page);
      const actual = await read_accessibility_tree(watched.cdp);
      assert.ok(expected.some((line) => line.includes('heading "') && line.includes(' level=2')));
      assert.deepEqual(actual, expected, url);
      assert.ok(!actual.some((line) => /canvas/i.test(line)), 'the canvas is told of');
      await watched.close();
    }
  }

  test('a screen reader is told what it is told of the plain page', () => compare_trees(served.site.pages));

  test('so it is with reports that were published', async (context) => {
    const published = await published_reports(context);
    if (published) await compare_trees(published.pages);
  });

  for (const colour_scheme of /** @type {const} */ (['light', 'dark'])) {
    for (const width of [1024, 390]) {
      test(`axe-core finds nothing, ${colour_scheme}, ${width} px wide`, async () => {
        for (const url of served.site.pages) {
          const watched = await served.browser.open_page({ width, colour_scheme });
          await open_report(watched, url);
          await settle(watched.page);
          // The text's own colour is transparent here; the HTML shows whether it can be read.
          const painted = await axe_violations(watched, ['color-contrast']);
          await watched.close();
          const html = await served.browser.open_page({ width, colour_scheme, before_scripts: refuse_webassembly });
          await html.page.goto(url, { waitUntil: 'load' });
          const written = await axe_violations(html, []);
          assert.equal(await html.page.evaluate(() => document.documentElement.dataset.kanbao), 'html');
          await html.close();
          assert.deepEqual({ painted, written }, { painted: [], written: [] }, url);
        }
      });
    }
  }
});
