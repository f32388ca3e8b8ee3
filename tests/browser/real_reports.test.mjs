/** The same checks on reports that were really published, where KANBAO_REPORTS names a folder of such. */

import { after, before, describe, test } from 'node:test';

import { open_browser } from './lib/browser.mjs';
import { no_real_reports, real_reports } from './lib/folders.mjs';
import { ratios } from './lib/ratios.mjs';
import { check_every_word, check_images, check_lines, check_requests, open_painted } from './lib/report_checks.mjs';
import { pack_site } from './lib/site.mjs';

const reports = await real_reports();
const skip = reports.length === 0 && no_real_reports;

for (const ratio of ratios(1, 1.25, 1.5, 2)) {
  describe(`reports that were published, at ratio ${ratio}`, { skip }, () => {
    /** @type {import('./lib/site.mjs').Site} */
    let site;
    /** @type {import('./lib/browser.mjs').TestBrowser} */
    let browser;
    before(async () => {
      site = await pack_site(reports);
      browser = await open_browser({ ratio });
    });
    after(async () => {
      await browser.close();
      await site.close();
    });

    for (const colour_scheme of /** @type {const} */ (['light', 'dark'])) {
      test(`every line and image, ${colour_scheme}`, async (context) => {
        for (const [index, url] of site.pages.entries()) {
          const since = site.requests.length;
          const { watched, commands } = await open_painted(browser, url, { colour_scheme });
          const name = `real-${index + 1}-${ratio}-${colour_scheme}`;
          const say = (/** @type {string} */ text) => context.diagnostic(text);
          await check_every_word(watched, commands);
          await check_lines(watched, commands, name, say);
          check_requests(site, since);
          await check_images(watched, commands, `${name}-images`, say);
          watched.watch.assert_quiet();
          await watched.close();
        }
      });
    }
  });
}
