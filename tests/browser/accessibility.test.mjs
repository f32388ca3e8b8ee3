/** Screen readers are told the same of the painted page as of the plain one, and axe-core finds nothing in either. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { read_accessibility_tree, read_text_pieces } from './lib/accessibility_tree.mjs';
import { axe_violations } from './lib/axe.mjs';
import { every_block, sample_reports } from './lib/folders.mjs';
import { open_plain_page } from './lib/plain_page.mjs';
import { open_report, settle } from './lib/report_page.mjs';
import { published_reports, served_reports } from './lib/served.mjs';

const most_pieces = 1.2; // for each of the plain page's

// Not a page without scripts: axe-core needs timers.
const refuse_webassembly = () => void Reflect.deleteProperty(window, 'WebAssembly');

/**
 * Runs in the page.
 * @returns {string[]} words that the layer has cut in two, a stroke where
 */
function cut_words() {
  const words = new Intl.Segmenter('zh', { granularity: 'word' });
  /** @type {string[]} */
  const cut = [];
  for (const block of document.querySelectorAll('#report :is(p, h1, h2, h3, h4, h5, h6, th, td, span)[data-b]')) {
    const text = block.textContent ?? '';
    for (const part of block.querySelectorAll('[data-kanbao-part]')) {
      const before = document.createRange();
      before.setStart(block, 0);
      for (const [node, offset] of /** @type {[Node, number][]} */ ([
        [part, 0],
        [part, part.childNodes.length],
      ])) {
        before.setEnd(node, offset);
        const at = before.toString().length;
        const word = words.segment(text).containing(at);
        const is_whole = !word || !word.isWordLike || word.index === at;
        if (!is_whole) cut.push(`${text.slice(word.index, at)}|${text.slice(at, word.index + word.segment.length)}`);
      }
    }
  }
  return cut;
}

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
      const buttons = await watched.page.locator('#report :is(pre, .board-sort, .board-options, img:not(a *))').count();
      const told = await read_accessibility_tree(watched.cdp);
      // What copies code, sorts a table or opens a picture is a button with a name and nothing else; without scripts there is none.
      const is_button = (/** @type {string} */ line) =>
        /^button "(复制代码|放大图片：.+|按“.+”排序|表格选项：.+)" focusable=true invalid=false$/.test(line.trim());
      const actual = told.filter((line) => !is_button(line));
      assert.equal(told.length - actual.length, buttons);
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

  /** @param {import('node:test').TestContext} context @param {string[]} pages */
  async function count_pieces(context, pages) {
    for (const width of [1024, 390]) {
      for (const url of pages) {
        const plain = await open_plain_page(served.browser, url, { width });
        const written = (await read_text_pieces(plain.cdp)).length;
        await plain.close();
        const watched = await served.browser.open_page({ width });
        await open_report(watched, url);
        await settle(watched.page);
        const told = (await read_text_pieces(watched.cdp)).length;
        assert.ok(told <= most_pieces * written, `${url} at ${width} px: ${told} pieces of text, not ${written}`);
        assert.deepEqual(await watched.page.evaluate(cut_words), [], url);
        context.diagnostic(`${width} px: ${told} pieces of text, ${written} in the plain page`);
        await watched.close();
      }
    }
  }

  test('text is told in hardly more pieces than on the plain page, none of them cut out of a word', (context) =>
    count_pieces(context, served.site.pages));

  test('so it is with the pieces of reports that were published', async (context) => {
    const published = await published_reports(context);
    if (published) await count_pieces(context, published.pages);
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
