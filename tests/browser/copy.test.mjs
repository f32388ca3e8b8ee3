/** What is copied is what the plain page gives: the same text, and HTML without a trace of the canvas. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { select_solid, solid_text } from './lib/article_text.mjs';
import { open_browser } from './lib/browser.mjs';
import { ClipboardReader } from './lib/clipboard.mjs';
import { every_block, sample_reports } from './lib/folders.mjs';
import { open_plain_page } from './lib/plain_page.mjs';
import { open_report, settle } from './lib/report_page.mjs';
import { published_reports } from './lib/served.mjs';
import { pack_site } from './lib/site.mjs';

/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

/** What a page that pastes must not find: it belongs to the transparent layer. */
const traces = /data-kanbao|--kanbao|transparent|<wbr|data-b=|data-i=|class=|style=|aria-/;

/**
 * The elements that carry meaning, in their order. The links of headings to themselves are none of them: the plain page has
 * none, and of the painted page they are not copied. Runs in the page.
 * @param {HTMLElement} body
 * @returns {string[]}
 */
function meaning(body) {
  const own_text = 'a, h1, h2, h3, h4, h5, h6, th, td, code, strong, em, del';
  const elements = [...body.querySelectorAll(`${own_text}, img, table, tr, li, ul, ol, blockquote, pre`)];
  return elements.map((element) => {
    const address = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
    const text = element.matches(own_text) ? element.textContent : element.getAttribute('alt');
    return `${element.localName} ${address} ${(text ?? '').replace(/\s+/g, '')}`;
  });
}

describe('copying', () => {
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  /** @type {ClipboardReader} */
  let clipboard;
  before(async () => {
    site = await pack_site([sample_reports, every_block]);
    browser = await open_browser();
    clipboard = await ClipboardReader.open(browser, `${site.url}reports.json`);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /**
   * @param {string} url
   * @param {import('./lib/browser.mjs').PageOptions} [options]
   * @returns {Promise<{painted: WatchedPage, plain: WatchedPage}>}
   */
  async function open_both(url, options) {
    const plain = await open_plain_page(browser, url, options);
    const painted = await browser.open_page(options);
    await open_report(painted, url);
    await settle(painted.page);
    return { painted, plain };
  }

  /** @param {import('./lib/clipboard.mjs').Copied} copied */
  const meaning_of = async ({ text, html }) => ({ text, elements: await clipboard.look_into(html, meaning) });

  /** @param {{painted: WatchedPage, plain: WatchedPage}} pages */
  async function compare_copies({ painted, plain }) {
    const copied = await clipboard.copy(painted.page);
    const expected = await clipboard.copy(plain.page);
    assert.doesNotMatch(copied.html, traces);
    assert.deepEqual(await meaning_of(copied), await meaning_of(expected));
  }

  /** @param {string[]} pages */
  async function compare_all(pages) {
    for (const url of pages) {
      for (const width of [1024, 390]) {
        const both = await open_both(url, { width });
        for (const { page } of [both.painted, both.plain]) {
          await page.bringToFront();
          await page.keyboard.press('Control+A');
        }
        await compare_copies(both);
        await both.painted.close();
        await both.plain.close();
      }
    }
  }

  test('all of a report is copied as from the plain page', () => compare_all(site.pages));

  test('so it is with reports that were published', async (context) => {
    const published = await published_reports(context);
    if (published) await compare_all(published.pages);
  });

  test('paragraphs stand apart, lines are whole, tables have tabs', async () => {
    const { painted, plain } = await open_both(`${site.url}every_block.html`, { width: 390 });
    await painted.page.keyboard.press('Control+A');
    const { text, html } = await clipboard.copy(painted.page);
    assert.match(text, /折成两行以上，这样每一行的末尾都会落在不同的字上。.*也在这里/);
    assert.match(text, /图片前的一句话。\n\n(.*\n\n)?图片后的一句话/);
    assert.match(text, /名称\t数量\t说明\n第一行\t12\t有 链接\n第二行\t345\t加粗 的话/);
    assert.match(text, /def hello\(name\):\n {4}print\("你好", name\)/);
    assert.match(html, /<a href="https:\/\/example\.com\/3">链接<\/a>/);
    assert.match(html, /<img [^>]*src="http:\/\/[^"]*monthly-report-1-1[^"]*\.png"/);
    await painted.close();
    await plain.close();
  });

  for (const [what, from, to] of /** @type {const} */ ([
    ['within a line', '折成两行以上', '这样每一行的末尾'],
    ['from one line into the next', '第一段话里', '脚注'],
    ['across a table and an image', '第一行', '图片后的一句话'],
    ['within a link', '向别处', '接with'],
    ['from list to list', '里面的另一项', '从三开始'],
    ['within a cell', '加粗的', '话'],
    ['in a code block', 'hello', '你好'],
  ])) {
    test(`a part is copied as from the plain page: ${what}`, async () => {
      const both = await open_both(`${site.url}every_block.html`, { width: 390 });
      const solid = await solid_text(both.plain.page);
      assert.equal(await solid_text(both.painted.page), solid);
      const start = solid.indexOf(from);
      const end = solid.indexOf(to, start) + to.length;
      assert.ok(start >= 0 && end > start + to.length);
      for (const { page } of [both.painted, both.plain]) await select_solid(page, start, end);
      await compare_copies(both);
      await both.painted.close();
      await both.plain.close();
    });
  }
});
