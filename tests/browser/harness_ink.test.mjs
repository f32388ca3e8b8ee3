/** The ink test tried on a page of its own: it passes what is painted well and catches what is spoiled. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { start_static_server } from './lib/static_server.mjs';
import { open_browser } from './lib/browser.mjs';
import { repository } from './lib/folders.mjs';
import { measure_ink, summary } from './lib/ink.mjs';
import { open_report, read_display } from './lib/report_page.mjs';

for (const ratio of [1, 1.25, 1.5, 2]) {
  describe(`ink on a display of ratio ${ratio}`, () => {
    /** @type {import('./lib/static_server.mjs').StaticServer} */
    let server;
    /** @type {import('./lib/browser.mjs').TestBrowser} */
    let browser;
    before(async () => {
      server = await start_static_server(join(repository, 'tests/browser/fixtures'));
      browser = await open_browser({ ratio });
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    /**
     * @param {string} search
     * @param {'light' | 'dark'} [colour_scheme]
     */
    async function ink_of(search, colour_scheme) {
      const watched = await browser.open_page({ colour_scheme });
      await open_report(watched, `${server.url}painted.html${search}`);
      const lines = await measure_ink(watched, await read_display(watched.page));
      watched.watch.assert_quiet();
      await watched.close();
      return lines;
    }

    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      test(`text that is painted as the browser sets it passes in ${scheme}`, async (context) => {
        const lines = await ink_of('', scheme);
        context.diagnostic(summary(lines));
        assert.ok(lines.length > 30, `${lines.length} lines`);
        assert.deepEqual(
          lines.filter((line) => line.likeness < 0.99 || line.contrast < 5).map((line) => line.text),
          [],
        );
      });
    }
    for (const [search, what] of [
      ['?shift=1', 'one pixel too far right'],
      ['?down=1', 'one pixel too low'],
      ['?weight=700', 'in another weight'],
    ]) {
      test(`text that is painted ${what} fails in every line`, async () => {
        const lines = await ink_of(search ?? '');
        assert.deepEqual(
          lines.filter((line) => line.likeness >= 0.99).map((line) => line.text),
          [],
        );
      });
    }
    test('a run that is missing fails its line', async () => {
      const lines = await ink_of('?skip=1');
      const bad = lines.filter((line) => line.likeness < 0.99).length;
      assert.ok(bad > 5 && bad < lines.length, `${bad} of ${lines.length} lines fail`);
    });
  });
}
