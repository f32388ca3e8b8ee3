/** The change from HTML to canvas is calm: hardly anything moves, and nothing changes under a reader's hands. */

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { PNG } from 'pngjs';

import { open_browser, until } from './lib/browser.mjs';
import { every_block, sample_reports } from './lib/folders.mjs';
import { photograph } from './lib/pixels.mjs';
import { open_report, settle, until_canvas, until_paintable } from './lib/report_page.mjs';
import { published_reports } from './lib/served.mjs';
import { pack_site } from './lib/site.mjs';

/** @typedef {import('./lib/browser.mjs').TestBrowser} TestBrowser */
/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */
/** @typedef {import('playwright-core').Page} Page */

const LINE = 28; // CSS px
const GREATEST_SHIFT = 0.05;

/** An image of another site: its size is not known when the report is packed. */
const REMOTE = 'https://pictures.example/late.png';

const sizes = [
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

/** Chromium breaks a date and we do not, so each item becomes a line taller: all that is below it moves. */
const LONG_LIST = `# 长列表\n\n${'- 一二三四五六七八九十一二三四五2026-08-01一二三四五六七八九十一二三四五\n'.repeat(60)}`;

/** One of each kind of block, and what may stand within others. */
const KINDS = [
  '# 一',
  '## 二',
  '### 三',
  '#### 四',
  '##### 五',
  '###### 六',
  '段',
  '- 项\n- 项',
  '1. 项',
  '- [ ] 做\n- [x] 做了',
  '---',
  '- 项\n  - 内\n    - 又\n- 项\n  ```\n  c\n  ```\n  > 引',
  '- 项\n\n  段\n\n  - 内\n\n- 项',
  '- ### 三\n\n  段\n\n  ---\n\n  ```\n  c\n  ```',
  '> 引',
  '> # 一\n>\n> 段\n>\n> - 项\n>\n> 段\n>\n> ---',
  '```\ncode\n```',
  '$$x$$',
  '| 甲 | 乙 |\n| - | - |\n| 丙 | 丁 |',
  '<!-- 不见 -->\n脚注[^注]',
  '<dl><dt>甲<dd>乙<p>丙<ul><li>丁</ul><dt>戊<dd>己</dl>',
  '<figure>图<figcaption>说明</figcaption></figure>',
  '<div style="display:flex"><figure style="width:40%">图<figcaption>说明</figcaption></figure><ul><li>项</ul></div>',
  '> [!NOTE]\n> 段\n>\n> - 项',
  '::: tip 标题\n## 二\n:::',
  '- <dl><dt>甲<dd>乙</dl>\n- <figure>图<figcaption>说明</figcaption></figure>',
  '::: details 关\n段\n:::',
  '<details open><summary>开</summary>\n\n## 二\n\n<details>内</details>\n\n- 项\n\n---\n\n</details>',
  '- <details open><summary>开</summary>\n\n  段\n\n  - 项\n\n  </details>\n- <details>关</details>',
];

/** Each kind alone in details that are open. */
const IN_DETAILS = KINDS.map((kind) => `<details open><summary>开</summary>\n\n${kind}\n\n</details>\n\n`).join('');

/** Each kind after each other one. The comment keeps lists apart that would be one. */
const ANY_TWO_BLOCKS = `---\ntitle: 任意两块\n---\n\n${KINDS.flatMap((above) =>
  KINDS.map((below) => `${above}\n\n${below}\n\n<!-- -->\n\n`),
).join('')}\n${IN_DETAILS}[^注]: 注\n\n    段\n\n    - 项\n`;

/**
 * A report as a slow network shows it: the HTML is there, and the module comes when it is told to.
 * @param {TestBrowser} browser
 * @param {string} url
 * @param {import('./lib/browser.mjs').PageOptions} [options]
 * @returns {Promise<WatchedPage & {let_module_come: () => void}>}
 */
async function open_as_html(browser, url, options) {
  const watched = await browser.open_page(options);
  let let_module_come = () => {};
  /** @type {Promise<void>} */
  const told = new Promise((resolve) => (let_module_come = resolve));
  await watched.page.route(/\.wasm$/, async (route) => {
    await told;
    await route.continue();
  });
  await watched.page.goto(url, { waitUntil: 'load' });
  return { ...watched, let_module_come };
}

/** @param {Page} page @param {number} part of the way to the page's end */
const scroll_to_part = (page, part) =>
  page.evaluate(async (share) => {
    scrollTo({ top: share * (document.documentElement.scrollHeight - innerHeight), behavior: 'instant' });
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, part);

/**
 * Where the first character of each text begins, and each image, from top to bottom.
 * @param {Page} page
 * @returns {Promise<{words: string, top: number, is_in_view: boolean}[]>}
 */
const places = (page) =>
  page.evaluate(() => {
    const blocks = [...document.querySelectorAll('#report :is([data-b], img)')];
    return blocks
      .filter((block) => !block.querySelector('[data-b]'))
      .map((block) => {
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        let node = walker.nextNode();
        while (node && !node.nodeValue?.trim()) node = walker.nextNode();
        const range = document.createRange();
        if (node) {
          const from = node.nodeValue?.search(/\S/) ?? 0;
          range.setStart(node, from);
          range.setEnd(node, from + 1);
        } else {
          range.selectNode(block);
        }
        const { top, bottom } = range.getBoundingClientRect();
        return { words: block.textContent?.slice(0, 20) ?? '', top, is_in_view: bottom > 0 && top < innerHeight };
      });
  });

/**
 * How far each block's top lies below the bottom of the one before it, in CSS px.
 * @param {Page} page
 * @returns {Promise<{blocks: string, room: number}[]>}
 */
const rooms_above = (page) =>
  page.evaluate(() => {
    const kinds =
      ':is(h1, h2, h3, h4, h5, h6, p, ul, ol, li, dl, dt, dd, figure, figcaption, details, summary, blockquote, pre, .wide, hr, header, section)';
    return [...document.querySelectorAll(`#report ${kinds}`)].flatMap((block) => {
      const above = block.previousElementSibling;
      if (!above?.matches(kinds)) return [];
      const room = block.getBoundingClientRect().top - above.getBoundingClientRect().bottom;
      return [{ blocks: `${above.localName} above ${block.localName}`, room }];
    });
  });

/** @param {Page} page @returns {Promise<number>} what Chromium's layout shifts sum up to */
const layout_shift = (page) =>
  page.evaluate(() => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = /** @type {{value: number, hadRecentInput: boolean}} */ (
          /** @type {unknown} */ (entry)
        );
        if (!hadRecentInput) sum += value;
      }
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    // What is buffered is told in a task of its own.
    return new Promise((resolve) => setTimeout(() => resolve(sum), 50));
  });

/** @param {Page} page */
const state = (page) => page.evaluate(() => document.documentElement.dataset.kanbao);

describe('the takeover', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {TestBrowser} */
  let browser;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-calm-'));
    await writeFile(join(folder, 'list.md'), LONG_LIST);
    await writeFile(join(folder, 'any_two_blocks.md'), ANY_TWO_BLOCKS);
    await writeFile(join(folder, 'late.md'), `# 迟到的图\n\n图前的文字。\n\n![图](${REMOTE})\n\n图后的文字。\n`);
    site = await pack_site([sample_reports, every_block, folder]);
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** @param {string} name */
  const address = (name) => `${site.url}${name}.html`;

  /**
   * @param {string} url
   * @param {{width: number, height: number}} size
   * @param {number} part of the page that is scrolled by
   * @param {import('node:test').TestContext} context
   */
  async function compare_places(url, { width, height }, part, context) {
    const watched = await open_as_html(browser, url, { width, height });
    const { page } = watched;
    await scroll_to_part(page, part);
    const html = await places(page);
    watched.let_module_come();
    await until_canvas(watched);
    await settle(page, 100);
    const canvas = await places(page);
    const moves = html.map(({ words, top, is_in_view }, i) => ({
      words,
      is_in_view,
      by: Number(canvas[i]?.top) - top,
    }));
    const seen = moves.filter(({ is_in_view }) => is_in_view);
    const shift = await layout_shift(page);
    const most = Math.max(...seen.map(({ by }) => Math.abs(by)));
    context.diagnostic(
      `${url.replace(/^.*\//, '')}: ${seen.length} texts, most ${most.toFixed(1)} px, layout shift ${shift.toFixed(4)}`,
    );
    assert.ok(seen.length > 0);
    assert.deepEqual(
      seen.filter(({ by }) => !(Math.abs(by) <= LINE)),
      [],
      url,
    );
    assert.ok(Math.abs(Number(seen[0]?.by)) <= 1, `the topmost text moves by ${seen[0]?.by}: ${url}`);
    assert.ok(shift <= GREATEST_SHIFT, `layout shift ${shift}: ${url}`);
    watched.watch.assert_quiet();
    await watched.close();
  }

  for (const size of sizes) {
    for (const part of [0, 0.7]) {
      const where = `${size.width} × ${size.height}, scrolled ${part * 100} %`;
      test(`moves nothing in view by more than a line: ${where}`, async (context) => {
        const others = ['list', 'late', 'any_two_blocks'].map(address);
        const reports = site.pages.filter((url) => !others.includes(url));
        for (const url of reports) await compare_places(url, size, part, context);
      });

      test(`so it is with reports that were published: ${where}`, async (context) => {
        const published = await published_reports(context);
        for (const url of published?.pages ?? []) await compare_places(url, size, part, context);
      });
    }
  }

  for (const { width, height } of sizes) {
    test(`leaves between any two blocks the room that the HTML left, ${width} px wide`, async () => {
      const watched = await open_as_html(browser, address('any_two_blocks'), { width, height });
      const { page } = watched;
      const html = await rooms_above(page);
      watched.let_module_come();
      await until_canvas(watched);
      const canvas = await rooms_above(page);
      assert.ok(html.length > KINDS.length ** 2);
      const otherwise = html.flatMap(({ blocks, room }, i) => {
        const now = Number(canvas[i]?.room);
        return Math.abs(now - room) <= 0.1 ? [] : [`${blocks}: ${room} px, then ${now}`];
      });
      assert.deepEqual([...new Set(otherwise)], []);
      await watched.close();
    });
  }

  test('within a long list, the item that is read stays', async () => {
    const watched = await open_as_html(browser, address('list'), { width: 390, height: 844 });
    const { page } = watched;
    await scroll_to_part(page, 0.5);
    const html = await places(page);
    watched.let_module_come();
    await until_canvas(watched);
    const canvas = await places(page);
    const first = html.findIndex(({ is_in_view }) => is_in_view);
    const last = html.length - 1;
    const moved = (/** @type {number} */ i) => Number(canvas[i]?.top) - Number(html[i]?.top);
    assert.ok(moved(last) > 10 * LINE, 'the list is set otherwise');
    assert.ok(Math.abs(moved(first)) <= 1, `moved by ${moved(first)}`);
    await watched.close();
  });

  test('waits while something is selected, and comes when that is over', async () => {
    const watched = await open_as_html(browser, address('every_block'));
    const { page } = watched;
    const { x, y, width } = await box_of(page, '#report > p');
    await page.mouse.move(x + 10, y + 14);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + 14, { steps: 3 });
    await page.mouse.up();
    const selected = await page.evaluate(() => String(getSelection()));
    assert.ok(selected.length > 3);
    watched.let_module_come();
    await until_paintable(watched);
    assert.equal(await state(page), 'html');
    assert.equal(await page.evaluate(() => String(getSelection())), selected);
    await page.mouse.click(2, 2);
    await until_canvas(watched);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('waits while the mouse is pressed, and comes when it is released', async () => {
    const watched = await open_as_html(browser, address('every_block'));
    const { page } = watched;
    await page.mouse.move(2, 2);
    await page.mouse.down();
    watched.let_module_come();
    await until_paintable(watched);
    assert.equal(await state(page), 'html');
    await page.mouse.up();
    await until_canvas(watched);
    await watched.close();
  });

  for (const key of ['Control+f', 'F3']) {
    test(`waits while the browser's find is open, by ${key}, and comes when the page has the focus again`, async () => {
      const watched = await open_as_html(browser, address('every_block'));
      const { page } = watched;
      await page.keyboard.press(key);
      watched.let_module_come();
      await until_paintable(watched);
      assert.equal(await state(page), 'html');
      // A browser without windows has no find bar that could take the focus and give it back.
      await page.evaluate(() => void dispatchEvent(new FocusEvent('focus')));
      await until_canvas(watched);
      await watched.close();
    });
  }

  test('an image whose size comes while something is selected does not bring the canvas', async () => {
    const watched = await open_as_html(browser, address('late'));
    const { page } = watched;
    const body = PNG.sync.write(new PNG({ width: 300, height: 500 }));
    const headers = { 'access-control-allow-origin': '*' };
    await page.route(REMOTE, (route) => route.fulfill({ contentType: 'image/png', headers, body }));
    await page.evaluate(() =>
      getSelection()?.selectAllChildren(document.querySelector('#report > p') ?? document.body),
    );
    const answer = page.waitForResponse(REMOTE);
    watched.let_module_come();
    await (await answer).finished();
    await until_paintable(watched);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
    assert.equal(await state(page), 'html');
    await page.mouse.click(2, 2);
    await until_canvas(watched);
    await watched.close();
  });

  test('an image whose size nobody knew moves no line while the mouse is pressed', async () => {
    const watched = await browser.open_page();
    const { page, cdp } = watched;
    let let_image_come = () => {};
    /** @type {Promise<void>} */
    const told = new Promise((resolve) => (let_image_come = resolve));
    await page.route(REMOTE, async (route) => {
      await told;
      const body = PNG.sync.write(new PNG({ width: 300, height: 500 }));
      await route.fulfill({ contentType: 'image/png', headers: { 'access-control-allow-origin': '*' }, body });
    });
    await open_report(watched, address('late'));
    await page.mouse.move(2, 2);
    await page.mouse.down();
    const elements = await places(page);
    const picture = await photograph(cdp);
    const answer = page.waitForResponse(REMOTE);
    let_image_come();
    await (await answer).finished();
    await settle(page);
    assert.deepEqual(await places(page), elements);
    assert.deepEqual((await photograph(cdp)).luminance, picture.luminance);
    await page.mouse.up();
    const below = async () => Number((await places(page)).at(-1)?.top);
    await until(async () => (await below()) > Number(elements.at(-1)?.top) + LINE, 'the image has its room');
    await watched.close();
  });
});

/** @param {Page} page @param {string} selector */
const box_of = (page, selector) =>
  page.evaluate((wanted) => {
    const { x, y, width } = /** @type {Element} */ (document.querySelector(wanted)).getBoundingClientRect();
    return { x, y, width };
  }, selector);
