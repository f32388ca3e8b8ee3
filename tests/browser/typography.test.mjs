/** What the setting of Chinese looks like on the canvas where fonts do not help. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { open_browser } from './lib/browser.mjs';
import { repository } from './lib/folders.mjs';
import { Picture } from './lib/pixels.mjs';
import { open_report, read_display, settle } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';

/** Runs in the page: a font whose dashes do not touch one another. */
function prefer_deja_vu() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':root { --sans: "DejaVu Sans", "Kanbao Han" !important; }');
  document.adoptedStyleSheets = [sheet];
}

/**
 * Lengths of dark stretches in the row of pixels that has the most ink.
 * @param {Picture} picture
 * @param {{left: number, right: number, top: number, bottom: number}} area device px
 */
function longest_row(picture, { left, right, top, bottom }) {
  const { width, data } = picture.png;
  /** @type {{first: number, last: number, holes: number}} */
  let best = { first: 0, last: -1, holes: 0 };
  for (let y = Math.round(top); y < bottom; ++y) {
    const dark = [];
    for (let x = Math.round(left); x < right; ++x) if (data[4 * (y * width + x)] < 160) dark.push(x);
    if (dark.length <= best.last - best.first) continue;
    const [first] = dark;
    const last = dark[dark.length - 1];
    best = { first, last, holes: last - first + 1 - dark.length };
  }
  return best;
}

describe('typography', () => {
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  before(async () => {
    site = await pack_site([join(repository, 'tests/browser/fixtures/dashes.md')]);
  });
  after(() => site.close());

  const fonts = [
    { name: 'the page’s fonts', before_scripts: undefined },
    { name: 'a font whose dashes stand apart', before_scripts: prefer_deja_vu },
  ];
  for (const { name, before_scripts } of fonts) {
    for (const ratio of [1, 2]) {
      test(`—— is one stroke over two em in ${name}, at ratio ${ratio}`, async (context) => {
        const browser = await open_browser({ ratio });
        context.after(() => browser.close());
        const watched = await browser.open_page({ before_scripts });
        await open_report(watched, site.pages[0]);
        await settle(watched.page);
        const picture = Picture.decode(await watched.page.screenshot());
        const article = await watched.page.evaluate(() => {
          const { left, top } = /** @type {Element} */ (
            document.querySelector('article#report')
          ).getBoundingClientRect();
          return { left, top };
        });
        const dashes = (await read_display(watched.page)).flatMap((command) =>
          command.kind === 'text' && /^(——|⸺)$/.test(command.text) ? [command] : [],
        );
        assert.equal(dashes.length, 4);
        for (const { x, baseline, advance, size } of dashes) {
          assert.ok(Math.abs(advance - 2 * size) < 0.02, `${advance} px at ${size} px`);
          const left = (article.left + x) * ratio;
          const bottom = (article.top + baseline) * ratio;
          const row = longest_row(picture, {
            left,
            right: left + 2 * size * ratio,
            top: bottom - size * ratio,
            bottom,
          });
          assert.equal(row.holes, 0);
          assert.ok(row.last - row.first > 1.7 * size * ratio, `${row.last - row.first} px of ${2 * size * ratio}`);
        }
      });
    }
  }
});
