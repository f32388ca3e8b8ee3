/**
 * Text that runs from right to left: painted in the order in which the browser sets it, with the elements beneath it. The
 * article's own text, made visible, tells what that order is.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { open_browser } from './lib/browser.mjs';
import { fixtures } from './lib/folders.mjs';
import { device_area, lines_of, photograph_scene } from './lib/ink.mjs';
import { correlation } from './lib/pixels.mjs';
import { check_every_word, check_lines, open_painted } from './lib/report_checks.mjs';
import { settle } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';
import { read_layout } from './lib/stage.mjs';
import { compare_layer } from './lib/text_layer.mjs';

/**
 * @typedef {import('../../script/lib/display_dump.mjs').DisplayCommand} DisplayCommand
 * @typedef {import('../../script/lib/display_dump.mjs').TextCommand} TextCommand
 */

const greatest_distance = 1; // CSS px
const rounding = 0.01;
const right_to_left = /[\u0590-\u08FF]/;

/** @param {DisplayCommand[]} commands */
const texts_of = (commands) => commands.flatMap((command) => (command.kind === 'text' ? [command] : []));

/**
 * @param {import('./lib/ink.mjs').Line} line
 * @param {DisplayCommand[]} commands
 * @param {import('./lib/stage.mjs').Layout} layout
 * @returns {boolean} whether all that is seen there has one colour and no fill: the article's text, when made visible, has
 *   but one
 */
function is_plain({ top, bottom }, commands, layout) {
  const runs = texts_of(commands).filter(({ baseline }) => baseline + layout.y > top && baseline + layout.y < bottom);
  return new Set(runs.map(({ colour }) => colour)).size === 1 && runs.every(({ font }) => !font.endsWith('mono'));
}

describe('text from right to left', () => {
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  before(async () => {
    site = await pack_site([`${fixtures}/bidi.md`]);
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /** @param {import('node:test').TestContext} context @param {import('./lib/browser.mjs').PageOptions} [options] */
  async function opened(context, options) {
    const { watched, commands } = await open_painted(browser, site.pages[0], { height: 1600, ...options });
    context.after(() => watched.close());
    await settle(watched.page);
    return { watched, commands };
  }

  for (const width of [1024, 390]) {
    test(`every run is drawn as the browser draws it, ${width} px wide`, async (context) => {
      const { watched, commands } = await opened(context, { width });
      await check_every_word(watched, commands);
      await check_lines(watched, commands, `bidi-${width}`, (text) => context.diagnostic(text));
    });

    test(`lines with such text look like those of the article, ${width} px wide`, async (context) => {
      const { watched, commands } = await opened(context, { width });
      const layout = await read_layout(watched.page);
      const canvas = await photograph_scene(watched, 'canvas');
      const layer = await photograph_scene(watched, 'layer');
      const lines = lines_of(commands, layout).filter(({ text }) => right_to_left.test(text));
      assert.ok(lines.length >= 12);
      const unlike = lines.flatMap((line) => {
        const likeness = correlation(layer, canvas, device_area(line, layout, 0));
        context.diagnostic(`${likeness.toFixed(4)} ${line.text}`);
        return likeness >= (is_plain(line, commands, layout) ? 0.99 : 0.95) ? [] : [line.text];
      });
      assert.deepEqual(unlike, []);
    });

    test(`the elements lie beneath what is painted, ${width} px wide`, async (context) => {
      const { watched } = await opened(context, { width });
      const { runs, unpainted } = await compare_layer(watched.page);
      assert.ok(runs.filter(({ text }) => right_to_left.test(text)).length > 30);
      const far = runs.filter(
        (run) => Math.max(Math.abs(run.left), Math.abs(run.right), run.baseline) > greatest_distance + rounding,
      );
      assert.deepEqual(far, []);
      assert.equal(unpainted, '');
    });
  }

  for (const word of ['שלום', 'עולם', 'بالعالم', 'לכולם']) {
    test(`a double click on ${word} selects what is painted there`, async (context) => {
      const { watched, commands } = await opened(context, { width: 390 });
      const { page } = watched;
      const layout = await read_layout(page);
      const run = /** @type {TextCommand} */ (texts_of(commands).find(({ text }) => text === word));
      await page.mouse.dblclick(layout.x + run.x + run.advance / 2, layout.y + run.baseline - 4);
      const selected = await page.evaluate(() => {
        const selection = /** @type {Selection} */ (getSelection());
        const { left, right } = selection.getRangeAt(0).getBoundingClientRect();
        return { text: selection.toString().trim(), left, right };
      });
      assert.equal(selected.text, word);
      assert.ok(Math.abs(selected.left - layout.x - run.x) <= greatest_distance);
      assert.ok(Math.abs(selected.right - layout.x - run.x - run.advance) <= greatest_distance);
    });
  }

  test('what reorders text reorders nothing around its element or its block', async (context) => {
    const { watched, commands } = await opened(context);
    const layout = await read_layout(watched.page);
    const texts = texts_of(commands);
    const painted_at = (/** @type {string} */ text) =>
      layout.x + /** @type {TextCommand} */ (texts.find((run) => run.text.includes(text))).x;
    const set_at = (/** @type {string} */ text) =>
      watched.page.evaluate((wanted) => {
        const walker = document.createTreeWalker(document.querySelector('#report') ?? document, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.nodeValue?.indexOf(wanted) ?? -1;
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + wanted.length);
          return range.getBoundingClientRect().left;
        }
        return NaN;
      }, text);
    for (const ordered of ['壬癸子寅卯巳午', '下一段不受影响']) {
      const places = [...ordered].map(painted_at);
      assert.deepEqual(
        places,
        [...places].sort((a, b) => a - b),
        ordered,
      );
      for (const [i, character] of [...ordered].entries()) {
        assert.ok(Math.abs(places[i] - (await set_at(character))) <= greatest_distance, character);
      }
    }
  });

  test('the page has no more controls than are needed', async (context) => {
    const { watched } = await opened(context);
    const directed = await watched.page.evaluate(() =>
      [...document.querySelectorAll('#report [dir]')].map(
        ({ localName, textContent }) => `${localName} ${textContent}`,
      ),
    );
    assert.deepEqual(directed, [
      'code f(שלום, 1)',
      'code x[0]',
      'a 丁\u202e戊',
      'code 己\u2066庚\u2069',
      'code a\u202eb',
      'strong 子\u2067丑\u2069',
      'a \u2066\u2066卯\u2069\u2069\u202c\u202e辰',
    ]);
  });
});
