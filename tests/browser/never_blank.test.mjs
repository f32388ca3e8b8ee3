/**
 * However late a picture comes, something is seen: where no ink has arrived, the HTML's own text and pictures are, in the
 * same places. Here the engine's worker is slow on purpose, and so is the page's own thread.
 */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { PNG } from 'pngjs';

import { pause, until } from './lib/browser.mjs';
import { photograph, Picture } from './lib/pixels.mjs';
import { open_report, settle } from './lib/report_page.mjs';
import { record } from './lib/screencast.mjs';
import { served_files } from './lib/served.mjs';
import { spoilt_workers } from './lib/spoilt_workers.mjs';

/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

const RED = [200, 40, 60];

/** Each section is more than a window of a phone. */
const LONG = Array.from(
  { length: 60 },
  (_, i) => `## 第 ${i + 1} 节\n\n${'这一段写得很长，为的是让报告有好几十屏那么高。'.repeat(14)}\n`,
).join('\n');

function red_png() {
  const picture = new PNG({ width: 600, height: 300 });
  for (let i = 0; i < picture.data.length; i += 4) picture.data.set([...RED, 255], i);
  return PNG.sync.write(picture);
}

/** Runs in a worker: each picture takes half a second. */
function paint_slowly() {
  const take = OffscreenCanvas.prototype.transferToImageBitmap;
  OffscreenCanvas.prototype.transferToImageBitmap = function slow() {
    const end = performance.now() + 500;
    while (performance.now() < end);
    return take.call(this);
  };
}

/** Runs in the page: notes that its worker has been asked for a picture. */
function note_picture() {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = /** @type {never} */ (
    /** @this {Worker} @param {any} message @param {any} transfer */
    function noting(message, transfer) {
      if (message.call === 'picture') Object.assign(window, { picture_is_asked: true });
      post.call(this, message, transfer);
    }
  );
}

/** Runs in a worker: no picture comes any more once it is told. */
function stop_painting_when_told() {
  let is_told = false;
  new BroadcastChannel('test').onmessage = () => (is_told = true);
  const post = postMessage;
  Object.assign(globalThis, {
    postMessage: (/** @type {any} */ message, /** @type {any} */ transfer) => {
      if (!is_told || !message.answer?.bitmap) post(message, transfer);
    },
  });
}

/** Runs in a worker: no pixels of an image are ever there. */
function decode_nothing() {
  const post = postMessage;
  Object.assign(globalThis, {
    postMessage: (/** @type {any} */ message, /** @type {any} */ transfer) => {
      if (!message.data && !message.failure) post(message, transfer);
    },
  });
}

/** @param {Picture} picture @returns {number} how many pixels are of text */
const dark_pixels = (picture) => picture.luminance.filter((value) => value < 110).length;

/** @param {import('./lib/served.mjs').Served} served @param {string} [name] */
const address = (served, name = 'long') => `${served.site.url}${name}.html`;

/**
 * @param {import('./lib/served.mjs').Served} served
 * @param {Parameters<import('./lib/browser.mjs').TestBrowser['open_page']>[0]} options
 * @param {string} url
 */
async function opened(served, options, url) {
  const watched = await served.browser.open_page(options);
  await open_report(watched, url);
  await settle(watched.page);
  return watched;
}

/**
 * Scrolls fast and far on a processor that is eight times slower.
 * @param {WatchedPage} watched
 * @returns {Promise<number>} how much of the film shows hardly any text
 */
async function empty_share(watched) {
  const { page, cdp } = watched;
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  const frames = await record(watched, async () => {
    for (let i = 0; i < 5; i += 1) {
      await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), 2500 * (i + 1));
      await cdp.send('Input.synthesizeScrollGesture', {
        x: 200,
        y: 400,
        yDistance: -1500,
        speed: 3000,
        gestureSourceType: 'mouse',
        preventFling: true,
      });
    }
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const dark = frames.map((frame) => dark_pixels(Picture.decode(frame)));
  return dark.filter((count) => count < Math.max(...dark) / 20).length / frames.length;
}

describe('nothing is ever blank on a phone', () => {
  const served = served_files({ 'long.md': `# 长报告\n\n${LONG}` }, { full_browser: true, ratio: 3 });

  for (const search of ['', '?engine=page']) {
    test(`while it is scrolled fast and far${search}, in no frame`, async (context) => {
      const before_scripts = spoilt_workers({ prelude: paint_slowly });
      const plain_share = async () => {
        const without_module = () => void Reflect.deleteProperty(window, 'WebAssembly');
        const watched = await served.browser.open_page({ width: 390, height: 844, before_scripts: without_module });
        await watched.page.goto(address(served));
        const share = await empty_share(watched);
        context.diagnostic(`${(100 * share).toFixed(0)} % of the plain page's`);
        await watched.close();
        return share;
      };
      const is_never_blank = async () => {
        const watched = await opened(served, { width: 390, height: 844, before_scripts }, address(served) + search);
        await watched.page.evaluate(watch_marks);
        const share = await empty_share(watched);
        assert.deepEqual(await watched.page.evaluate(() => Reflect.get(window, 'mark_faults')), []);
        context.diagnostic(`${(100 * share).toFixed(0)} % of the frames are empty`);
        await watched.close();
        return share <= 0.1 || share <= (await plain_share());
      };
      // Where the processor is taken, the browser itself may be late to rasterise what is scrolled into view, now and
      // then, and then so it is of the plain page; what is not there stays away in each film.
      assert.ok((await is_never_blank()) || (await is_never_blank()) || (await is_never_blank()));
    });
  }
});

describe('nothing is ever blank', () => {
  const served = served_files(
    {
      'red.png': red_png(),
      'long.md': `# 长报告\n\n${LONG}`,
      'picture.md': '# 图\n\n看板：\n\n![红](red.png)\n\n完。\n',
    },
    { full_browser: true },
  );

  test('where no picture ever comes, the place that is jumped to is read as HTML', async () => {
    const before_scripts = spoilt_workers({ prelude: stop_painting_when_told });
    const watched = await opened(served, { before_scripts }, address(served));
    const { page } = watched;
    await page.evaluate(() => new BroadcastChannel('test').postMessage('stop'));
    await page.evaluate(async () => {
      scrollTo({ top: 9000, behavior: 'instant' });
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
    assert.ok(dark_pixels(await photograph(watched.cdp)) > 5000);
    await watched.close();
  });

  test('an image is seen by its own element until its painted picture is there', async () => {
    const watched = await served.browser.open_page({ before_scripts: spoilt_workers({ prelude: decode_nothing }) });
    await open_report(watched, address(served, 'picture'));
    await watched.page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
    const { x, y } = await watched.page.evaluate(() => {
      const rect = /** @type {Element} */ (document.querySelector('#report img')).getBoundingClientRect();
      return { x: Math.round(rect.x + rect.width / 2), y: Math.round(rect.y + rect.height / 2) };
    });
    const seen = async () => {
      const { data, width } = (await photograph(watched.cdp)).png;
      return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
    };
    await until(async () => (await seen()).join() === RED.join(), 'the picture is seen');
    assert.equal(await watched.page.evaluate(() => document.documentElement.dataset.kanbao), 'canvas');
    assert.equal(await watched.page.evaluate(() => document.querySelectorAll('img[data-painted]').length), 0);
    await watched.close();
  });

  test('lines do not move under a pointer that is pressed while the picture is under way', async () => {
    const { content } = spoilt_workers({ prelude: paint_slowly });
    const watched = await served.browser.open_page({ before_scripts: { content: `${content}(${note_picture})();` } });
    const { page } = watched;
    await page.goto(address(served));
    await page.waitForFunction(() => 'picture_is_asked' in window, undefined, { polling: 5 });
    await page.mouse.move(400, 300);
    await page.mouse.down();
    const state = () => page.evaluate(() => document.documentElement.dataset.kanbao);
    await pause(1500);
    assert.equal(await state(), 'html');
    await page.mouse.up();
    await until(async () => (await state()) === 'canvas', 'the canvas comes when it is released');
    await watched.close();
  });

  test('other colours are seen at once', async () => {
    const watched = await opened(
      served,
      { before_scripts: spoilt_workers({ prelude: paint_slowly }) },
      address(served),
    );
    const { page } = watched;
    const light = dark_pixels(await photograph(watched.cdp));
    await page.evaluate(async () => {
      document.documentElement.dataset.theme = 'dark';
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
    const { luminance } = await photograph(watched.cdp);
    const bright = luminance.filter((value) => value > 145).length;
    assert.ok(light > 5000 && bright > light / 3, `${bright} bright pixels after ${light} dark ones`);
    await settle(page, 800);
    assert.equal(await page.evaluate(() => document.querySelectorAll('[data-painted]').length > 3), true);
    await watched.close();
  });

  test('while the window is resized, ink and elements agree in every frame', async (context) => {
    const watched = await opened(
      served,
      { before_scripts: spoilt_workers({ prelude: paint_slowly }) },
      address(served),
    );
    const samples = await watched.page.evaluate(sample_while_resizing);
    context.diagnostic(`${samples.length} frames, ${new Set(samples.map(({ column }) => column)).size} widths`);
    for (const { column, painted, left, top } of samples) {
      assert.equal(column, painted, 'the article is as wide as what is painted');
      assert.ok(Math.abs(left) <= 0.5 && Math.abs(top) <= 0.5, `${left} px and ${top} px apart`);
    }
    assert.ok(samples.length > 20);
    await watched.close();
  });
});

/**
 * Runs in the page: notes whatever is transparent and not beneath the canvas, in each frame, wherever the page is scrolled.
 */
function watch_marks() {
  /** @type {string[]} */
  const faults = [];
  Object.assign(window, { mark_faults: faults });
  const look = () => {
    const canvas = /** @type {Element} */ (document.querySelector('canvas#canvas')).getBoundingClientRect();
    for (const element of document.querySelectorAll('#report [data-painted=""]')) {
      const { top, bottom } = element.getBoundingClientRect();
      if (top < canvas.top - 1 || bottom > canvas.bottom + 1) faults.push(`${element.localName} at ${top + scrollY}`);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/**
 * Runs in the page: makes it narrower and wider, and looks before each frame is shown.
 * @returns {Promise<{column: number, painted: number, left: number, top: number}[]>} CSS px: how wide the article is, and
 *   the layout that is painted; how far the canvas is from where it was beside the article when it was painted
 */
async function sample_while_resizing() {
  const article = /** @type {HTMLElement} */ (document.querySelector('article#report'));
  const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('canvas#canvas'));
  const page = /** @type {HTMLElement} */ (document.querySelector('main#page'));
  const apart = () => {
    const [a, c] = [article.getBoundingClientRect(), canvas.getBoundingClientRect()];
    return { left: c.left - a.left, top: c.top - a.top };
  };
  const samples = [];
  let shown = { ...apart(), width: canvas.width, style: canvas.style.cssText };
  for (let i = 0; i < 90; i += 1) {
    page.style.marginInline = `${Math.round(120 + 110 * Math.sin(i / 9))}px`;
    await new Promise((done) => requestAnimationFrame(done));
    // Another picture is beside the article in its own way, wherever the article is.
    if (canvas.style.cssText !== shown.style) shown = { ...apart(), width: canvas.width, style: canvas.style.cssText };
    const now = apart();
    const painted = canvas.width / devicePixelRatio - 32;
    samples.push({ column: article.clientWidth, painted, left: now.left - shown.left, top: now.top - shown.top });
  }
  return samples;
}
