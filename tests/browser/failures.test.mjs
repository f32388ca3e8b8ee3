/** What goes wrong with images is said where it belongs; pages that were saved and reports that are huge stay readable. */

import assert from 'node:assert/strict';
import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { PNG } from 'pngjs';

import { start_static_server } from './lib/static_server.mjs';
import { open_browser, until } from './lib/browser.mjs';
import { open_report, read_display, settle, until_canvas } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';

/** @param {[number, number, number]} colour @param {number} width @param {number} height */
function plain_png([red, green, blue], width, height) {
  const picture = new PNG({ width, height });
  for (let i = 0; i < picture.data.length; i += 4) picture.data.set([red, green, blue, 255], i);
  return PNG.sync.write(picture);
}

const MARKDOWN = `---
title: 出错的图片
date: 2024-05-06
---

第一段，图片都在下面。

- 列表

---

![没有的图](missing.png)

![断掉的图](cut.png)

![好图](good.png)

![别处的图](FOREIGN)

最后一段。
`;

describe('failures', () => {
  /** @type {string} */
  let folder;
  /** @type {Awaited<ReturnType<typeof start_static_server>>} */
  let foreign;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-failures-'));
    await mkdir(join(folder, 'foreign'));
    await writeFile(join(folder, 'foreign/picture.png'), plain_png([220, 30, 40], 120, 80));
    // Another port is another origin, and like most static hosts it sends no CORS headers.
    foreign = await start_static_server(join(folder, 'foreign'));
    await writeFile(join(folder, 'good.png'), plain_png([30, 120, 220], 200, 100));
    await writeFile(join(folder, 'cut.png'), plain_png([1, 2, 3], 64, 64).subarray(0, 70));
    await writeFile(join(folder, 'faulty.md'), MARKDOWN.replace('FOREIGN', `${foreign.url}picture.png`));
    site = await pack_site([join(folder, 'faulty.md')]);
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await site.close();
    await foreign.close();
    await rm(folder, { recursive: true, force: true });
  });

  /**
   * @param {import('playwright-core').Page} page
   * @returns {Promise<(x: number, y: number) => number[]>} the colours on the screen
   */
  async function colours(page) {
    const { data, width } = PNG.sync.read(await page.screenshot());
    return (x, y) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
  }

  /** @param {import('playwright-core').Page} page whether the words of the article can be seen */
  const text_shows = (page) =>
    page.evaluate(() => {
      const paragraph = /** @type {Element} */ (document.querySelector('#report p'));
      const { color, visibility } = getComputedStyle(paragraph);
      return visibility === 'visible' && !/, 0\)$/.test(color) && paragraph.getBoundingClientRect().height > 10;
    });

  test('a missing and a broken image are boxes with their alternative text and the reason', async () => {
    const watched = await browser.open_page({ height: 1400 });
    await open_report(watched, site.url);
    await settle(watched.page);
    const texts = (await read_display(watched.page)).map((command) => (command.kind === 'text' ? command.text : ''));
    const painted = texts.join('');
    for (const words of ['没有的图', '断掉的图', 'missing.png', 'cut', '最后一段。']) {
      assert.ok(painted.includes(words), `not painted: ${words}`);
    }
    assert.match(painted, /图片不存在/);
    await watched.close();
  });

  test('an image whose bytes may not be read is shown by its own element, in its place', async () => {
    const watched = await browser.open_page({ height: 1400 });
    await open_report(watched, site.url);
    await settle(watched.page);
    const shown = () => watched.page.evaluate(() => document.querySelectorAll('img[data-own-element]').length === 1);
    await until(shown, 'one image is shown by its element');
    await settle(watched.page);
    const images = (await read_display(watched.page)).filter((command) => command.kind === 'image');
    const place = await watched.page.evaluate(() => {
      const image = /** @type {Element} */ (document.querySelector('img[data-own-element]'));
      const report = /** @type {Element} */ (document.querySelector('article#report')).getBoundingClientRect();
      const rect = image.getBoundingClientRect();
      return {
        x: rect.x - report.x,
        y: rect.y - report.y,
        width: rect.width,
        height: rect.height,
        left: rect.x,
        top: rect.y,
      };
    });
    const last = /** @type {import('../../script/lib/display_dump.mjs').ShapeCommand} */ (images.at(-1));
    for (const side of /** @type {const} */ (['x', 'y', 'width', 'height'])) {
      assert.ok(Math.abs(place[side] - last[side]) <= 1, `${side}: element ${place[side]}, layout ${last[side]}`);
    }
    const picture = await colours(watched.page);
    const centre = picture(Math.round(place.left + place.width / 2), Math.round(place.top + place.height / 2));
    assert.deepEqual(centre, [220, 30, 40]);
    await watched.close();
  });

  test('bullets and rules have ink', async () => {
    const watched = await browser.open_page({ height: 1400 });
    await open_report(watched, site.url);
    await settle(watched.page);
    const shapes = (await read_display(watched.page)).filter(
      (command) => command.kind === 'disc' || command.kind === 'fill',
    );
    assert.ok(shapes.some((shape) => shape.kind === 'disc') && shapes.some((shape) => shape.kind === 'fill'));
    const origin = await watched.page.evaluate(() => {
      const { x, y } = /** @type {Element} */ (document.querySelector('article#report')).getBoundingClientRect();
      return { x, y };
    });
    const picture = await colours(watched.page);
    for (const shape of /** @type {import('../../script/lib/display_dump.mjs').ShapeCommand[]} */ (shapes)) {
      const x = Math.floor(origin.x + shape.x + shape.width / 2);
      const y = Math.floor(origin.y + shape.y + shape.height / 2);
      assert.notDeepEqual(picture(x, y), [255, 255, 255], `${shape.kind} at ${x}, ${y}`);
    }
    await watched.close();
  });

  test('a page that was saved while it showed the canvas starts again from its text', async () => {
    const saved = await pack_site([join(folder, 'faulty.md')]);
    const watched = await browser.open_page();
    await open_report(watched, saved.url);
    await settle(watched.page);
    await watched.page.keyboard.press('Control+A');
    await until(
      () => watched.page.evaluate(() => document.querySelector('[data-selected]') !== null),
      'images are selected',
    );
    const html = await watched.page.evaluate(() => `<!doctype html>${document.documentElement.outerHTML}`);
    await writeFile(join(saved.folder, 'saved.html'), html);
    const plain = await browser.open_page({
      before_scripts: () => void delete (/** @type {any} */ (globalThis).WebAssembly),
    });
    await plain.page.goto(`${saved.url}saved.html`);
    assert.ok(await text_shows(plain.page), 'without the programme the saved page shows its text');
    const again = await browser.open_page();
    await again.page.goto(`${saved.url}saved.html`);
    await until_canvas(again);
    assert.equal(await again.page.evaluate(() => document.querySelectorAll('[data-selected]').length), 0);
    for (const page of [plain, again]) page.watch.expect_refused_styles();
    for (const page of [watched, plain, again]) await page.close();
    await saved.close();
  });

  test('a page that was saved as one MHTML file shows its text and its images, without any script', async () => {
    const watched = await browser.open_page();
    await open_report(watched, site.url);
    await settle(watched.page);
    const { data } = await watched.cdp.send('Page.captureSnapshot', { format: 'mhtml' });
    await writeFile(join(folder, 'saved.mhtml'), data);
    const saved = await browser.open_page();
    await saved.page.goto(`file://${join(folder, 'saved.mhtml')}`);
    assert.ok(await text_shows(saved.page));
    const words = await saved.page.evaluate(
      () => /** @type {HTMLElement} */ (document.querySelector('#report')).innerText,
    );
    assert.match(words, /第一段，图片都在下面。[^]*最后一段。/);
    const shown = (/** @type {string} */ alt) => () =>
      saved.page.evaluate(
        (wanted) => /** @type {HTMLImageElement} */ (document.querySelector(`img[alt="${wanted}"]`)).naturalWidth > 0,
        alt,
      );
    await until(shown('好图'), 'the image is shown');
    for (const page of [watched, saved]) await page.close();
  });

  test('a report of many megabytes is readable at once, as HTML', async () => {
    await writeFile(join(folder, 'huge.md'), `# 很长\n\n${'一段文字，有 words 也有 123。\n\n'.repeat(140_000)}`);
    const huge = await pack_site([join(folder, 'huge.md')]);
    const watched = await browser.open_page();
    await watched.page.goto(huge.url);
    await watched.page.waitForFunction(() => 'kanbao' in window);
    assert.equal(await watched.page.evaluate(() => /** @type {any} */ (window).kanbao.ready), 'html');
    assert.ok(await text_shows(watched.page));
    watched.watch.assert_quiet();
    await watched.close();
    await huge.close();
  });

  test('only images near the view stay on the GPU', async () => {
    const many = Array.from(
      { length: 40 },
      (_, i) => `第 ${i} 段。\n\n![图](good.png)\n\n${'填充的文字。'.repeat(200)}\n`,
    ).join('\n');
    await writeFile(join(folder, 'many.md'), '# 很多图\n\n');
    await appendFile(join(folder, 'many.md'), many);
    const long = await pack_site([join(folder, 'many.md')]);
    const watched = await browser.open_page();
    await open_report(watched, long.url);
    /** @type {number[]} */
    const held = [];
    const height = await watched.page.evaluate(() => document.documentElement.scrollHeight);
    for (let y = 0; y < height; y += 3000) {
      await watched.page.evaluate((top) => scrollTo(0, top), y);
      await settle(watched.page);
      held.push(await watched.page.evaluate(async () => (await /** @type {any} */ (window).kanbao.stats()).images));
    }
    assert.ok(height > 15_000, `a page of ${height} px says nothing`);
    assert.ok(Math.max(...held) > 0 && Math.max(...held) <= 12, `images held: ${held}`);
    await watched.close();
    await long.close();
  });
});
