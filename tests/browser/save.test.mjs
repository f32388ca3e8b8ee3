/** The Save link gives the report as one file under a good name, wherever the page is shown; the bar is there or not. */

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { file_name } from '../../web/report/file_name.js';
import { start_static_server } from './lib/static_server.mjs';
import { parse } from 'parse5';

import { no_webgl, until } from './lib/browser.mjs';
import { open_report, settle } from './lib/report_page.mjs';
import { published_reports, served_reports } from './lib/served.mjs';

/** @typedef {import('playwright-core').Download} Download */

const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** @param {string} page address of a hosted page */
const offline_address = (page) => page.replace(/\.html$/, '.offline.html');

describe('saving', () => {
  const served = served_reports();
  /** @type {string} */
  let folder;
  /** @type {Awaited<ReturnType<typeof start_static_server>>} */
  let host;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-save-'));
    const frame = `<iframe sandbox="${SANDBOX}" style="width:900px;height:700px" src="${served.site.pages[0]}"></iframe>`;
    await writeFile(
      join(folder, 'index.html'),
      `<!doctype html><link rel="icon" href="data:,"><title>host</title>${frame}`,
    );
    host = await start_static_server(folder);
  });
  after(async () => {
    await host?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /**
   * @param {Download} download
   * @param {string} page address of the hosted page
   * @param {string} title
   */
  async function assert_saved(download, page, title) {
    assert.equal(download.suggestedFilename(), file_name(title, '', '.html'));
    assert.ok(download.suggestedFilename().length > '.html'.length + 5);
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);
    const name = decodeURIComponent(new URL(offline_address(page)).pathname);
    assert.ok((await readFile(file)).equals(await readFile(join(served.site.folder, name))), 'it is the packed file');
    const saved = await served.browser.open_page();
    await open_report(saved, pathToFileURL(file).href);
    await settle(saved.page);
    assert.ok(
      (await saved.page.evaluate(async () => (await /** @type {any} */ (window).kanbao.stats()).images)) > 0,
      'its images are painted',
    );
    assert.equal(await saved.page.title(), title);
    assert.equal(await saved.page.locator('#bar a:visible').count(), 1, 'its bar has Save and the tools alone');
    saved.watch.assert_quiet();
    await saved.close();
  }

  for (const scripts of [true, false]) {
    test(`a click gives the file under the report's title${scripts ? '' : ', without scripts too'}`, async () => {
      for (const url of served.site.pages) {
        const watched = await served.browser.open_page({ scripts });
        const { page } = watched;
        await (scripts ? open_report(watched, url) : page.goto(url));
        const downloading = page.waitForEvent('download');
        await page.locator('#save').click();
        await assert_saved(await downloading, url, await page.title());
        assert.equal(page.url(), url);
        await watched.close();
      }
    });
  }

  test('so does the keyboard', async () => {
    const watched = await served.browser.open_page();
    const url = served.site.pages[0];
    await open_report(watched, url);
    // Behind the other links of the bar and the tools.
    const stops = await watched.page.locator('#bar :is(a, button):visible').count();
    for (let stop = 0; stop < stops; stop += 1) await watched.page.keyboard.press('Tab');
    assert.equal(await watched.page.evaluate(() => document.activeElement?.id), 'save');
    const downloading = watched.page.waitForEvent('download');
    await watched.page.keyboard.press('Enter');
    await assert_saved(await downloading, url, await watched.page.title());
    await watched.close();
  });

  test('in a sandboxed frame of another site a tab opens and saves the file under that name', async () => {
    const watched = await served.browser.open_page();
    const { page } = watched;
    /** @type {Promise<Download>} */
    const downloading = new Promise((resolve) => page.context().on('page', (opened) => opened.on('download', resolve)));
    await page.goto(host.url);
    const frame = /** @type {import('playwright-core').Frame} */ (page.frames().at(-1));
    await frame.waitForSelector('html[data-kanbao=canvas]', { state: 'attached' });
    const title = await frame.evaluate(() => document.title);
    const opening = page.context().waitForEvent('page');
    await frame.locator('#save').click();
    const tab = await opening;
    await until(async () => tab.url() === `${offline_address(served.site.pages[0])}#save`, 'a tab opens the file');
    await assert_saved(await downloading, served.site.pages[0], title);
    await tab.waitForSelector('html[data-kanbao=canvas]', { state: 'attached' });
    assert.equal(page.url(), host.url);
    await watched.close();
  });

  test('nothing is saved unasked: not by a hosted page, not by the file without the word', async () => {
    const [url] = served.site.pages;
    const file = offline_address(url);
    /** @type {[string, number][]} */
    const expected = [
      [`${url}#save`, 0],
      [url, 0],
      [file, 0],
      [`${file}#saved`, 0],
      [`${file}#save`, 1],
    ];
    /** @type {[string, number][]} */
    const seen = [];
    const opened = [];
    for (const [address] of expected) {
      const watched = await served.browser.open_page();
      /** @type {[string, number]} */
      const entry = [address, 0];
      watched.page.on('download', () => (entry[1] += 1));
      await open_report(watched, address);
      seen.push(entry);
      opened.push(watched);
    }
    // The file that is asked to save itself comes last: when that has happened, what nobody wanted has happened, too.
    await until(async () => seen.at(-1)?.[1] === 1, 'the file is saved');
    for (const watched of opened) await watched.close();
    assert.deepEqual(seen, expected);
  });

  test('a file that is opened at its own address saves itself again from its bar', async () => {
    const [url] = served.site.pages;
    const watched = await served.browser.open_page();
    await open_report(watched, offline_address(url));
    const downloading = watched.page.waitForEvent('download');
    await watched.page.locator('#save').click();
    await assert_saved(await downloading, url, await watched.page.title());
    await watched.close();
  });

  test('a file on a disk gives itself again, time after time, whatever was done with it', async () => {
    const [, url] = served.site.pages; // the one with a table
    const name = decodeURIComponent(new URL(offline_address(url)).pathname);
    const original = join(served.site.folder, name);
    let file = original;
    for (const time of ['first', 'second']) {
      const watched = await served.browser.open_page();
      const { page } = watched;
      await open_report(watched, pathToFileURL(file).href);
      await settle(page);
      await page.locator('article .board-sort').first().dispatchEvent('click');
      await page.locator('article th[aria-sort][aria-label]').waitFor({ state: 'attached' });
      await page.keyboard.press('End');
      await page.locator('#bar .tools .contents').waitFor({ state: 'attached' });
      await page.locator('#kanbao-contents [aria-current]').waitFor({ state: 'attached' });
      const downloading = page.waitForEvent('download');
      await page.locator('#save').click();
      const download = await downloading;
      assert.equal(download.suggestedFilename(), file_name(await page.title(), '', '.html'));
      file = join(folder, `${time} ${download.suggestedFilename()}`);
      await download.saveAs(file);
      assert.deepEqual(await elements_of(file), await elements_of(original));
      watched.watch.assert_quiet();
      await watched.close();
    }
    const watched = await served.browser.open_page();
    await open_report(watched, pathToFileURL(file).href);
    await settle(watched.page);
    assert.ok((await watched.page.evaluate(async () => (await /** @type {any} */ (window).kanbao.stats()).images)) > 0);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('so it does where the report stays HTML; a hosted page that was copied to a disk offers none', async () => {
    const [url] = served.site.pages;
    const on_disk = (/** @type {string} */ address) =>
      pathToFileURL(join(served.site.folder, decodeURIComponent(new URL(address).pathname))).href;
    const watched = await served.browser.open_page({ before_scripts: no_webgl });
    await watched.page.goto(on_disk(offline_address(url)));
    const downloading = watched.page.waitForEvent('download');
    await watched.page.locator('#save').click();
    assert.match((await downloading).suggestedFilename(), /\.html$/);
    await watched.page.goto(on_disk(url));
    await watched.page.locator('#save').waitFor({ state: 'hidden' });
    await watched.close();
  });

  test('reports that were published are saved under their titles', async (context) => {
    const published = await published_reports(context);
    for (const url of published?.pages ?? []) {
      const watched = await served.browser.open_page();
      await open_report(watched, url);
      const downloading = watched.page.waitForEvent('download');
      await watched.page.locator('#save').click();
      assert.equal((await downloading).suggestedFilename(), file_name(await watched.page.title(), '', '.html'));
      await watched.close();
    }
  });
});

/**
 * @param {string} file
 * @returns {Promise<string[]>} each element of the page, with its attributes and its own text
 */
async function elements_of(file) {
  const page = parse(await readFile(file, 'utf8'));
  /** @type {string[]} */
  const found = [];
  const visit = (/** @type {import('parse5').DefaultTreeAdapterTypes.ChildNode} */ node) => {
    if (!('attrs' in node)) return;
    const texts = node.childNodes.map((child) => ('value' in child ? child.value.trim() : ''));
    const attributes = node.attrs.map(({ name, value }) => `${name}=${value}`).sort();
    found.push([node.tagName, ...attributes, ...texts].join(' '));
    node.childNodes.forEach(visit);
  };
  page.childNodes.forEach(visit);
  return found;
}

describe('what stands around a report', () => {
  const served = served_reports();
  const all = ['#bar', '#neighbours', '#imprint'];

  /** @type {Record<string, string[]>} */
  const shown = { '': all, '?chrome=full': all, '?chrome=bar': ['#bar'], '?chrome=none': [], '?chrome=nonsense': all };
  for (const [query, expected] of Object.entries(shown)) {
    test(`${query || 'without a word'}: ${expected.join(', ') || 'nothing'}`, async () => {
      const watched = await served.browser.open_page();
      await open_report(watched, `${served.site.pages[0]}${query}`);
      /** @type {string[]} */
      const visible = [];
      for (const selector of all) if (await watched.page.locator(selector).isVisible()) visible.push(selector);
      assert.deepEqual(visible, expected);
      await watched.close();
    });
  }

  test('a finger meets each link: 44 px high, none over another', async () => {
    const watched = await served.browser.open_page({ width: 390, height: 844, touch: true });
    for (const url of [...served.site.pages, ...served.site.pages.map(offline_address)]) {
      await open_report(watched, url);
      const boxes = await watched.page.evaluate(() =>
        [...document.querySelectorAll(':is(#bar, #neighbours, #imprint) a, #imprint summary')].map((element) => {
          const { x, y, right, bottom, height } = element.getBoundingClientRect();
          return { text: element.textContent, x, y, right, bottom, height };
        }),
      );
      assert.ok(boxes.length >= 2);
      assert.deepEqual(
        boxes.filter(({ height }) => height < 44),
        [],
      );
      assert.deepEqual(
        boxes.filter(({ x, right }) => x < 0 || right > 390),
        [],
      );
      const overlapping = boxes.filter((a, i) =>
        boxes.some((b, j) => j > i && a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom),
      );
      assert.deepEqual(overlapping, []);
    }
    await watched.close();
  });

  test('it is not on paper', async () => {
    const watched = await served.browser.open_page();
    await open_report(watched, served.site.pages[0]);
    await watched.page.emulateMedia({ media: 'print' });
    for (const selector of all) assert.equal(await watched.page.locator(selector).isVisible(), false, selector);
    await watched.close();
  });
});
