/** A painted link is a link: each can be followed where it is seen. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { open_browser } from './lib/browser.mjs';
import { open_report, read_display, settle } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';

const LINK_COLOUR = '#1c52c4';

describe('links', () => {
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  before(async () => {
    site = await pack_site();
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  for (const width of [1024, 390]) {
    test(`each painted link can be followed where it is seen, ${width} px wide`, async (context) => {
      for (const url of site.pages) {
        const watched = await browser.open_page({ width, height: 7000 });
        await open_report(watched, url);
        await settle(watched.page);
        const commands = await read_display(watched.page);
        const pieces = commands.flatMap((command) =>
          command.kind === 'text' && command.colour === LINK_COLOUR ? [command] : [],
        );
        const missed = await watched.page.evaluate((links) => {
          const report = /** @type {Element} */ (document.querySelector('article#report')).getBoundingClientRect();
          const beneath = (/** @type {{x: number, baseline: number, advance: number}} */ { x, baseline, advance }) =>
            document.elementFromPoint(report.x + x + advance / 2, report.y + baseline - 5)?.closest('a');
          const found = new Set(links.map(beneath).filter((link) => link !== undefined && link !== null));
          /** @type {HTMLAnchorElement[]} */
          const all = [...document.querySelectorAll('article#report a:not(.self)')].filter((link) => link instanceof HTMLAnchorElement);
          return {
            links: all.filter((link) => !found.has(link)).map((link) => link.textContent),
            pieces: links.filter((link) => !beneath(link)).map((link) => link.text),
          };
        }, pieces);
        context.diagnostic(`${pieces.length} pieces, missed ${missed.pieces.length}: ${missed.pieces}`);
        assert.ok(pieces.length > 10);
        assert.deepEqual(missed.links, []);
        // Lines of the HTML may yet break elsewhere than the painted ones, so an end of a link can lie beside it.
        assert.ok(missed.pieces.length <= pieces.length / 10);
        await watched.close();
      }
    });
  }
});
