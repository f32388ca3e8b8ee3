/** Every line of the sample reports is painted as Chromium sets it, at four ratios, in light and dark. */

import { after, before, describe, test } from 'node:test';

import { open_browser } from './lib/browser.mjs';
import { check_every_word, check_lines, open_painted } from './lib/report_checks.mjs';
import { pack_site } from './lib/site.mjs';

describe('the ink of the sample reports', () => {
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  before(async () => {
    site = await pack_site();
  });
  after(() => site.close());

  for (const ratio of [1, 1.25, 1.5, 2]) {
    for (const colour_scheme of /** @type {const} */ (['light', 'dark'])) {
      test(`ratio ${ratio}, ${colour_scheme}`, async (context) => {
        const browser = await open_browser({ ratio });
        context.after(() => browser.close());
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
  }
});
