/** Where the system has no Chinese font the page brings its own, and only then. Nobody sees boxes instead of text. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { open_browser } from './lib/browser.mjs';
import { device_area, lines_of } from './lib/ink.mjs';
import { correlation, photograph } from './lib/pixels.mjs';
import { open_painted } from './lib/report_checks.mjs';
import { settle } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';
import { read_layout, scroll_to, show_scene } from './lib/stage.mjs';

/**
 * @typedef {import('./lib/display_dump.mjs').DisplayCommand} DisplayCommand
 * @typedef {import('./lib/display_dump.mjs').TextCommand} TextCommand
 */

/** @param {string} path */
const is_font = (path) => /\.(woff2?|otf|ttf)(\?|$)/.test(path);

/**
 * Single Han characters in body text, each once.
 * @param {DisplayCommand[]} commands
 * @returns {TextCommand[]}
 */
function distinct_han(commands) {
  const found = new Map();
  for (const command of commands) {
    if (command.kind === 'text' && /^\p{sc=Han}$/u.test(command.text) && command.font.startsWith('400 16px')) {
      if (!found.has(command.text)) found.set(command.text, command);
    }
  }
  return [...found.values()];
}

describe('fonts', () => {
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  before(async () => {
    site = await pack_site();
  });
  after(() => site.close());

  /** @param {number} since */
  const fetched_fonts = (since) => site.requests.slice(since).map(({ path }) => path).filter(is_font);

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

    const layout = await read_layout(watched.page);
    await show_scene(watched.page, 'canvas');
    const han = distinct_han(commands);
    const first = /** @type {TextCommand} */ (han[0]);
    const [line] = lines_of([first], layout);
    const scroll = await scroll_to(watched.page, Math.max(0, (line?.top ?? 0) - 50));
    const picture = await photograph(watched.cdp);
    /** @param {TextCommand} command */
    const area_of = (command) => {
      const left = layout.x + command.x, baseline = layout.y + command.baseline;
      return device_area({ left, right: left + 16, top: baseline - 14, bottom: baseline + 2 }, layout, scroll);
    };
    const seen = han.filter((command) => layout.y + command.baseline < scroll + layout.height - 20).slice(0, 40);
    assert.ok(seen.length >= 20, `${seen.length} characters in view`);
    const glyphs = seen.map((command) => picture.crop(area_of(command)));
    const whole = { x: 0, y: 0, width: 16, height: 16 };
    let alike = 0;
    for (const [index, glyph] of glyphs.entries()) {
      const next = glyphs[(index + 1) % glyphs.length] ?? glyph;
      if (correlation(glyph, next, whole) > 0.9) alike += 1;
    }
    assert.ok(alike <= 2, `${alike} of ${seen.length} neighbours look the same: boxes instead of characters`);
    watched.watch.assert_quiet();
  });

});
