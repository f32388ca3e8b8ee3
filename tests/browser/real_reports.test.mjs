/** The same checks on reports that were really published, where this machine has them. */

import { after, before, describe, test } from 'node:test';

import { open_browser } from './lib/browser.mjs';
import { real_reports } from './lib/folders.mjs';
import { check_every_word, check_images, check_lines, check_requests, open_painted } from './lib/report_checks.mjs';
import { pack_site } from './lib/site.mjs';

const reports = await real_reports();

describe('reports that were published', { skip: reports.length === 0 && 'no reports beside the repository' }, () => {
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  before(async () => {
    site = await pack_site(reports);
  });
  after(() => site.close());

  for (const ratio of [1, 1.25, 1.5, 2]) {
    for (const colour_scheme of /** @type {const} */ (['light', 'dark'])) {
      test(`every line and image at ratio ${ratio}, ${colour_scheme}`, async (context) => {
        const browser = await open_browser({ ratio });
        context.after(() => browser.close());
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
  }
});
