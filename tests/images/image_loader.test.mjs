/** What a reader gets from images that are fine, odd and broken: Chromium, the real loader, worker and module. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { chromium } from 'playwright-core';

import { lightest_chromium_path } from '../browser/lib/browser.mjs';
import { start_image_server } from './image_server.mjs';

/** @typedef {{kind: string, id: number, width?: number, height?: number, first?: number[], reason?: string, code?: string}} Said */

describe('image loader', () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {import('playwright-core').Page} */ let page;
  /** @type {import('./image_server.mjs').ImageServer} */ let server;
  /** @type {import('./image_server.mjs').ImageServer} */ let elsewhere;

  before(async () => {
    server = await start_image_server();
    elsewhere = await start_image_server();
    browser = await chromium.launch({
      executablePath: lightest_chromium_path(),
      args: ['--no-sandbox', '--disable-background-networking'],
    });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await elsewhere?.close();
  });

  /**
   * Waits until an expression holds in the page. (waitForFunction needs eval, which the page's policy forbids.)
   * @param {string} expression
   */
  async function until(expression) {
    const end = Date.now() + 10_000;
    while (!(await page.evaluate(expression))) {
      assert.ok(
        Date.now() < end,
        `${expression} did not come true; ${JSON.stringify(await page.evaluate('window.record'))}`,
      );
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /**
   * A new page with a loader.
   * @param {object} [options]
   */
  async function start(options = {}) {
    await page?.close();
    page = await browser.newPage();
    page.on('pageerror', (error) => assert.fail(error));
    await page.goto(server.url);
    await until('window.ready');
    await page.evaluate(`make_loader(${JSON.stringify(options)})`);
  }

  /**
   * Loads and draws one image and waits until its fate is known.
   * @param {string} url
   * @param {{width?: number, height?: number, id?: number}} [wanted]
   * @returns {Promise<Said[]>} all that was said of it
   */
  async function show(url, { width = 4, height = 2, id = 1 } = {}) {
    await page.evaluate(`loader.load(${id}, ${JSON.stringify(url)}, add_image(${JSON.stringify(url)}))`);
    await page.evaluate(`loader.draw(${id}, ${width}, ${height})`);
    await until(`record.some((said) => said.id === ${id} && said.kind !== 'size')`);
    return page.evaluate(`record.filter((said) => said.id === ${id})`);
  }

  /**
   * @param {Said[]} said
   * @param {string} code
   * @param {string} reason
   */
  function assert_failure(said, code, reason) {
    assert.deepEqual(said.at(-1), { kind: 'failure', id: 1, code, reason });
  }

  describe('shows', () => {
    before(() => start());

    test('PNG, JPEG, GIF and BMP as pixels of the size wanted, after their size', async () => {
      const expected = /** @type {const} */ ([
        ['red.png', 8, 4, 4, 2, [255, 0, 0, 255]],
        ['photo.jpg', 8, 8, 4, 2, [128, 128, 128, 255]],
        ['still.gif', 2, 2, 2, 2, [255, 0, 0, 255]],
        ['dots.bmp', 2, 1, 2, 1, [255, 0, 0, 255]],
        ['jpeg-inside.png', 8, 8, 4, 2, [128, 128, 128, 255]],
        ['clear.png', 2, 2, 2, 2, [200, 100, 50, 128]],
      ]);
      let id = 10;
      for (const [name, real_width, real_height, width, height, first] of expected) {
        const said = await show(name, { id: ++id });
        assert.deepEqual(
          said,
          [
            { kind: 'size', id, width: real_width, height: real_height },
            { kind: 'pixels', id, width, height, first: [...first] },
          ],
          name,
        );
      }
    });

    test('WebP and SVG through the browser', async () => {
      const [size, bitmap] = await show('one.webp', { id: 30, width: 1, height: 1 });
      assert.deepEqual(size, { kind: 'size', id: 30, width: 1, height: 1 });
      assert.equal(bitmap.kind, 'bitmap');
      const shapes = await show('shapes.svg', { id: 31, width: 80, height: 40 });
      assert.deepEqual(shapes, [
        { kind: 'size', id: 31, width: 40, height: 20 },
        { kind: 'bitmap', id: 31, width: 80, height: 40, first: [0, 0, 255, 255] },
      ]);
      assert.equal(await page.title(), 'images', 'a script in an SVG must not run');
    });

    // The browser converts the same file for its own element: what it makes of it is what is expected.
    test('a picture with a profile in the colours that the browser shows', async () => {
      const [size, pixels] = await show('p3.png', { id: 35 });
      assert.deepEqual(size, { kind: 'size', id: 35, width: 8, height: 4 });
      const expected = /** @type {number[]} */ (await page.evaluate('colour_of_element()'));
      assert.ok(Math.abs(expected[0] - 200) > 5, `the browser does not read the profile: ${expected}`);
      assert.equal(pixels.kind, 'pixels');
      for (const [index, value] of expected.entries()) {
        assert.ok(Math.abs(Number(pixels.first?.[index]) - value) <= 1, `${pixels.first}, not ${expected}`);
      }
    });

    test('what is said of colours in another way through the browser', async () => {
      const [, codes] = await show('codes.png', { id: 36 });
      assert.equal(codes.kind, 'bitmap');
      assert.deepEqual(codes.first, await page.evaluate('colour_of_element()'));
      const [, damaged] = await show('damaged-profile.png', { id: 37 });
      assert.deepEqual(damaged, { kind: 'bitmap', id: 37, width: 4, height: 2, first: [255, 0, 0, 255] });
    });

    test('a data: URL without any request', async () => {
      const said = await show(
        `data:image/bmp;base64,${'Qk0+AAAAAAAAADYAAAAoAAAAAgAAAAEAAAABABgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD/AP8AAAA='}`,
        { id: 32 },
      );
      assert.deepEqual(said.at(-1), { kind: 'pixels', id: 32, width: 2, height: 1, first: [255, 0, 0, 255] });
    });

    test('an animated image by its own element', async () => {
      const said = await show('moving.gif', { id: 33 });
      assert.deepEqual(said, [
        { kind: 'size', id: 33, width: 2, height: 2 },
        { kind: 'element', id: 33 },
      ]);
    });

    test('an image of another origin that grants nothing by its own element', async () => {
      const said = await show(`${elsewhere.url}red.png`, { id: 34 });
      assert.deepEqual(said, [
        { kind: 'size', id: 34, width: 8, height: 4 },
        { kind: 'element', id: 34 },
      ]);
    });

    test('each image for one crossing of the network', () => {
      const images = [...server.requests].filter(([path]) => /\.(png|jpg|gif|bmp|webp|svg)$/.test(path));
      assert.ok(images.length >= 8);
      for (const [path, count] of images) assert.equal(count, 1, path);
    });
  });

  for (const element of ['null', "add_image('waits.png')", "add_image('waits.png', 'eager')"]) {
    test(`the size is reported while the rest is still on its way (${element})`, async () => {
      await start();
      await page.evaluate(`loader.load(1, 'waits.png', ${element}); loader.draw(1, 64, 32)`);
      await until('record.length > 0');
      assert.deepEqual(await page.evaluate('record'), [{ kind: 'size', id: 1, width: 64, height: 32 }]);
      server.go_on();
      await until('record.length > 1');
      assert.equal(await page.evaluate('record[1].kind'), 'pixels');
    });
  }

  test('a picture larger than a texture may be is scaled to fit', async () => {
    await start({ max_texture_size: 300 });
    const said = await show('wide.png', { width: 600, height: 2 });
    assert.deepEqual(said.at(-1), { kind: 'pixels', id: 1, width: 300, height: 1, first: [0, 255, 0, 255] });
  });

  test('only the newest wish counts, and a released image says nothing', async () => {
    await start();
    await show('red.png');
    const requests = server.requests.get('/red.png');
    await page.evaluate('record.length = 0; for (const w of [1, 2, 3, 4, 5, 6]) loader.draw(1, w, 1)');
    await until('record.length > 0 && loader.stats().decoding === 0');
    assert.deepEqual(await page.evaluate('record.map((said) => said.width)'), [6]);
    await page.evaluate('record.length = 0; loader.draw(1, 3, 1); loader.release(1)');
    await until('loader.stats().decoding === 0');
    assert.deepEqual(await page.evaluate('record'), []);
    await page.evaluate('loader.draw(1, 2, 1)');
    await until('record.length > 0');
    assert.equal(server.requests.get('/red.png'), requests, 'the bytes were kept');
  });

  test('the worker goes when there is nothing to do', async () => {
    await start();
    await show('photo.jpg');
    assert.equal(await page.evaluate('loader.stats().worker_alive'), true);
    await until('!loader.stats().worker_alive');
    await page.evaluate('record.length = 0; loader.draw(1, 2, 2)');
    await until('record.length > 0');
    assert.equal(await page.evaluate('loader.stats().workers_started'), 2);
  });

  for (const worker of ['crashing', 'broken', 'forbidden']) {
    test(`a ${worker} worker leaves decoding to the browser`, async () => {
      await start({ worker });
      const said = await show('red.png');
      assert.deepEqual(said.at(-1), { kind: 'bitmap', id: 1, width: 4, height: 2, first: [255, 0, 0, 255] });
      await start({ worker });
      assert_failure(await show('corrupt.png'), 'corrupt', '图片文件已损坏：/corrupt.png');
    });
  }

  test('after the end nothing more is said', async () => {
    await start();
    await page.evaluate(
      "loader.load(1, 'stalls.png', null); loader.load(2, 'red.png', null); abort(); loader.draw(2, 1, 1)",
    );
    await page.waitForTimeout(300);
    assert.deepEqual(await page.evaluate('record'), []);
  });

  const broken = /** @type {const} */ ([
    ['missing.png', 'not_found', '图片不存在 (404)：/missing.png'],
    ['进展/missing.png', 'not_found', '图片不存在 (404)：/进展/missing.png'],
    ['forbidden.png', 'http', '服务器没有给出图片 (403)：/forbidden.png'],
    ['empty.png', 'empty', '图片文件是空的：/empty.png'],
    ['cut.png', 'truncated', '图片文件不完整：/cut.png'],
    ['cut-in-header.png', 'truncated', '图片文件不完整：/cut-in-header.png'],
    ['corrupt.png', 'corrupt', '图片文件已损坏：/corrupt.png'],
    ['corrupt.jpg', 'corrupt', '图片文件已损坏：/corrupt.jpg'],
    ['page.png', 'web_page', '收到的是网页，不是图片：/page.png'],
    ['zero.png', 'zero_size', '图片没有大小（0×0）'],
    ['bomb.png', 'too_large', '图片过大：12000×9000，上限 6400 万像素'],
    ['words.png', 'unknown_format', '不是可识别的图片格式：/words.png'],
    ['aborts.png', 'interrupted', '图片下载中断：/aborts.png'],
    ['stalls.png', 'stalled', '图片下载长时间没有进展：/stalls.png'],
    ['http://127.0.0.1:9/gone.png', 'unreachable', '无法取得图片：http://127.0.0.1:9/gone.png'],
    ['http://[', 'unreachable', '无法取得图片：http://['],
    ['data:image/png;base64,%%%', 'corrupt', '图片文件已损坏：data:'],
  ]);
  for (const [name, code, reason] of broken) {
    test(`${name}: ${reason}`, async () => {
      await start({ stall_ms: 500 });
      assert_failure(await show(name), code, reason);
    });
  }

  test('the reason is in the language of the page', async () => {
    await start({ language: 'en' });
    assert_failure(await show('missing.png'), 'not_found', 'Image not found (404): /missing.png');
  });
});
