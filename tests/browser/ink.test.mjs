/** Every line of the sample reports is painted as Chromium sets it, at four ratios, in light and dark. */

import { after, before, describe, test } from 'node:test';

import { open_browser } from './lib/browser.mjs';
import { ratios } from './lib/ratios.mjs';
import { check_every_word, check_lines, open_painted } from './lib/report_checks.mjs';
import { pack_site } from './lib/site.mjs';

for (const ratio of ratios(1, 1.25, 1.5, 2)) {
  describe(`the ink of the sample reports at ratio ${ratio}`, () => {
    /** @type {import('./lib/site.mjs').Site} */
    let site;
    /** @type {import('./lib/browser.mjs').TestBrowser} */
    let browser;
    before(async () => {
      site = await pack_site();
      browser = await open_browser({ ratio });
    });
    after(async () => {
      await browser.close();
      await site.close();
    });

    for (const colour_scheme of /** @type {const} */ (['light', 'dark'])) {
      test(colour_scheme, async (context) => {
        for (const [index, url] of site.pages.entries()) {
          const { watched, commands } = await open_painted(browser, url, { colour_scheme });
          await check_every_word(watched, commands);
          const name = `ink-${index + 1}-${ratio}-${colour_scheme}`;
          await check_lines(watched, commands, name, (text) => context.diagnostic(text));
          watched.watch.assert_quiet();
          await watched.close();
        }
      });
    }
  });
}
