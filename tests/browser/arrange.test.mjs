/**
 * Tables with their rows in another order: the elements are written anew from the same document, nobody takes that for
 * a change of the article, ink and elements agree, and the reader selects and finds as before.
 */

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import { PNG } from 'pngjs';

import { open_browser, resize } from './lib/browser.mjs';
import { quiet_line } from './lib/html_state.mjs';
import { check_every_word, check_lines } from './lib/report_checks.mjs';
import { open_report, read_display, settle } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';
import { compare_layer } from './lib/text_layer.mjs';

/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

const FIXTURE = fileURLToPath(new URL('fixtures/tools.js', import.meta.url));
const REPORT = `# 月报

前面的一段文字。

| 赛道 | 进展 | 提交 |
|:-----|------|-----:|
| 甲赛道 | 一句较长的话，在窄的页面上要分成好几行才放得下，还有 Latin words 和 \`code\` 在其中。 | 72 |
| 乙赛道 | 见[链接](https://a.cn/b)与**重点**。 | 9 |
| 丙赛道 | ![图](a.png) | 110 |

后面的一段文字。
`;
const AUTHORS_ORDER = ['甲赛道', '乙赛道', '丙赛道'];

describe('a table in another order', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-arrange-'));
    const picture = new PNG({ width: 40, height: 24 });
    picture.data.fill(255);
    for (let i = 0; i < picture.data.length; i += 4) picture.data[i] = (i * 7) % 251;
    await writeFile(join(folder, 'a.png'), PNG.sync.write(picture));
    await writeFile(join(folder, 'report.md'), REPORT);
    site = await pack_site([join(folder, 'report.md')]);
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** @returns {Promise<WatchedPage>} */
  async function open_painted_table() {
    const watched = await browser.open_page({ width: 480, height: 900 });
    await open_report(watched, site.pages[0]);
    await settle(watched.page);
    return watched;
  }

  /**
   * @param {WatchedPage} watched
   * @param {string[]} names what the rows that come first begin with
   * @returns {Promise<boolean>} what the page answers
   */
  const arrange = ({ page }, names) =>
    page.evaluate(async (first) => {
      const number_of = (/** @type {Element | undefined} */ element) => Number(element?.getAttribute('data-b'));
      const table = /** @type {HTMLTableElement} */ (document.querySelector('#report table'));
      const rows = [...table.tBodies[0].rows];
      const order = first.map((name) => number_of(rows.find((row) => row.textContent?.startsWith(name))));
      const tables = first.length > 0 ? [{ table: number_of(table), rows: order }] : [];
      return Reflect.get(window, 'kanbao').arrange({ tables });
    }, names);

  /** @param {WatchedPage} watched @returns {Promise<string[]>} the first cell of each row */
  const order = ({ page }) =>
    page.evaluate(() =>
      [...document.querySelectorAll('#report tbody tr > :first-child')].map((cell) => cell.textContent ?? ''),
    );

  /** @param {WatchedPage} watched @param {string} name @param {(text: string) => void} say */
  async function assert_agree(watched, name, say) {
    await settle(watched.page);
    const { runs, unpainted } = await compare_layer(watched.page);
    assert.ok(runs.length > 20);
    assert.deepEqual(
      runs.filter((run) => Math.max(Math.abs(run.left), Math.abs(run.right), run.baseline) > 1.01),
      [],
    );
    assert.equal(unpainted, '');
    const commands = await read_display(watched.page);
    await check_every_word(watched, commands);
    await check_lines(watched, commands, name, say);
    assert.equal(await quiet_line(watched), '');
    assert.equal(await watched.page.evaluate(() => document.documentElement.dataset.kanbao), 'canvas');
  }

  /** @param {WatchedPage} watched */
  const picture = ({ page }) => page.screenshot({ animations: 'disabled' });

  test('is painted as its elements stand, and comes back as it was', async (context) => {
    const watched = await open_painted_table();
    const before = await picture(watched);
    const html = await watched.page.evaluate(() => document.querySelector('#report')?.textContent);
    assert.equal(await arrange(watched, ['丙赛道', '甲赛道']), true);
    assert.deepEqual(await order(watched), ['丙赛道', '甲赛道', '乙赛道']);
    await assert_agree(watched, 'arranged', (text) => context.diagnostic(text));
    assert.equal(await arrange(watched, []), true);
    assert.deepEqual(await order(watched), AUTHORS_ORDER);
    await assert_agree(watched, 'arranged-back', (text) => context.diagnostic(text));
    assert.equal(await watched.page.evaluate(() => document.querySelector('#report')?.textContent), html);
    assert.ok(before.equals(await picture(watched)), 'the same picture');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('leaves rows out of sight, without moving columns, and loses none', async (context) => {
    const watched = await open_painted_table();
    const { page } = watched;
    const columns = () =>
      page.evaluate(() => [...document.querySelectorAll('#report th')].map((cell) => cell.getBoundingClientRect().x));
    const before = await columns();
    const hide = (/** @type {string[]} */ names) =>
      page.evaluate(async (hidden) => {
        const number_of = (/** @type {Element} */ element) => Number(element.getAttribute('data-b'));
        const table = /** @type {HTMLTableElement} */ (document.querySelector('#report table'));
        const rows = [...table.tBodies[0].rows].filter((row) =>
          hidden.some((name) => row.textContent?.startsWith(name)),
        );
        await Reflect.get(window, 'kanbao').arrange({
          tables: [{ table: number_of(table), rows: [], hidden: rows.map(number_of) }],
        });
      }, names);
    await hide(['甲赛道', '丙赛道']);
    await settle(page);
    assert.deepEqual(await columns(), before);
    const seen = () =>
      page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#report tbody')).innerText);
    assert.match(await seen(), /^乙赛道.*9$/);
    const { runs, unpainted } = await compare_layer(page);
    assert.deepEqual(
      runs.filter((run) => Math.max(Math.abs(run.left), Math.abs(run.right), run.baseline) > 1.01),
      [],
    );
    assert.equal(unpainted, '');
    await check_lines(watched, await read_display(page), 'hidden', (text) => context.diagnostic(text));
    assert.equal(await quiet_line(watched), '');
    await hide([]);
    assert.match(await seen(), /甲赛道[^]*乙赛道[^]*丙赛道/);
    await assert_agree(watched, 'hidden-back', (text) => context.diagnostic(text));
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('is its author’s again in a page that was saved meanwhile', async () => {
    const watched = await open_painted_table();
    await arrange(watched, ['丙赛道', '乙赛道']);
    await watched.page.evaluate(() => document.querySelector('#report tbody tr')?.setAttribute('hidden', ''));
    const saved = join(site.folder, 'saved.html');
    await writeFile(saved, await watched.page.evaluate(() => `<!doctype html>\n${document.documentElement.outerHTML}`));
    await watched.close();
    const again = await browser.open_page({ width: 480, height: 900 });
    await open_report(again, `${site.url}saved.html`);
    assert.deepEqual(await order(again), AUTHORS_ORDER);
    assert.equal(await again.page.evaluate(() => document.querySelector('#report tr[hidden]')), null);
    again.watch.expect_refused_styles();
    await again.close();
  });

  test('goes on through a change of the width and of the theme', async (context) => {
    const watched = await open_painted_table();
    await arrange(watched, ['丙赛道', '乙赛道']);
    await resize(watched.cdp, 700, 900);
    await watched.page.emulateMedia({ colorScheme: 'dark' });
    await assert_agree(watched, 'arranged-dark', (text) => context.diagnostic(text));
    assert.deepEqual(await order(watched), ['丙赛道', '乙赛道', '甲赛道']);
    await watched.close();
  });

  test('is selected and found where it is seen, and a selection stays with its words', async () => {
    const watched = await open_painted_table();
    const { page } = watched;
    await page.evaluate(() => {
      const cell = [...document.querySelectorAll('#report td')].find((one) => one.textContent === '乙赛道');
      const words = /** @type {Node} */ (cell?.firstChild);
      getSelection()?.setBaseAndExtent(words, 0, words, 3);
    });
    await arrange(watched, ['乙赛道']);
    assert.equal(await page.evaluate(() => getSelection()?.toString().trim()), '乙赛道');
    const { runs } = await compare_layer(page);
    assert.ok(runs.some(({ text }) => text === '乙'));
    assert.ok(await page.evaluate(() => Reflect.get(window, 'find').call(window, '要分成好几行才放得下')));
    const found = await page.evaluate(() => {
      const { top, bottom } = /** @type {Selection} */ (getSelection()).getRangeAt(0).getBoundingClientRect();
      const row = getSelection()?.anchorNode?.parentElement?.closest('tr')?.getBoundingClientRect();
      return { is_in_row: row !== undefined && top >= row.top && bottom <= row.bottom };
    });
    assert.deepEqual(found, { is_in_row: true });
    const word = await page.evaluate(() => {
      const cell = [...document.querySelectorAll('#report td')].find((one) => one.textContent?.includes('words'));
      const walker = document.createTreeWalker(/** @type {Node} */ (cell), NodeFilter.SHOW_TEXT);
      while (walker.nextNode() && !walker.currentNode.nodeValue?.includes('words'));
      const range = document.createRange();
      const first = walker.currentNode.nodeValue?.indexOf('words') ?? 0;
      range.setStart(walker.currentNode, first);
      range.setEnd(walker.currentNode, first + 5);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await page.mouse.dblclick(word.x, word.y, { delay: 10 });
    assert.equal(await page.evaluate(() => getSelection()?.toString().trim()), 'words');
    await watched.close();
  });

  test('keeps its images', async () => {
    const watched = await open_painted_table();
    const { page } = watched;
    await page.evaluate(() => Object.assign(window, { image: document.querySelector('#report img') }));
    const image_requests = () => watched.watch.requests.filter((url) => url.endsWith('.png')).length;
    const requests = image_requests();
    await arrange(watched, ['丙赛道']);
    await settle(page);
    assert.ok(await page.evaluate(() => Reflect.get(window, 'image') === document.querySelector('#report td img')));
    assert.equal(image_requests(), requests, 'nothing is loaded again');
    await watched.close();
  });

  test('is refused where somebody else has changed the article', async () => {
    const watched = await open_painted_table();
    const { page } = watched;
    await page.evaluate(() => document.querySelector('#report p')?.append('外来的字'));
    await page.waitForSelector('html[data-kanbao=html]', { state: 'attached' });
    assert.equal(await arrange(watched, ['丙赛道']), false);
    assert.deepEqual(await order(watched), AUTHORS_ORDER);
    await watched.close();
  });

  describe('by the handle of a tool, where the canvas never comes', () => {
    /** @param {WatchedPage} watched @param {string} arrangement JavaScript */
    const with_handle = ({ cdp }, arrangement) =>
      cdp.send('Runtime.evaluate', { expression: `arrange_report(${arrangement})`, awaitPromise: true });

    test('its rows are moved as they are', async () => {
      const bundle = await build({ entryPoints: [FIXTURE], bundle: true, write: false, format: 'iife' });
      const no_webgl = () => void (HTMLCanvasElement.prototype.getContext = () => null);
      const watched = await browser.open_page({ before_scripts: no_webgl });
      await watched.page.goto(site.pages[0], { waitUntil: 'load' });
      await watched.cdp.send('Runtime.evaluate', { expression: bundle.outputFiles[0]?.text ?? '' });
      const [table, , , , third] = await watched.page.evaluate(() =>
        [...document.querySelectorAll('#report table, #report tr')].map((element) =>
          Number(element.getAttribute('data-b')),
        ),
      );
      await with_handle(watched, JSON.stringify({ tables: [{ table, rows: [third] }] }));
      assert.deepEqual(await order(watched), ['丙赛道', '甲赛道', '乙赛道']);
      await with_handle(watched, '{ tables: [] }');
      assert.deepEqual(await order(watched), AUTHORS_ORDER);
      await watched.close();
    });
  });
});
