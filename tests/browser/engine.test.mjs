/**
 * Where the engine works: in a worker where the browser's workers can do it, in the page elsewhere, asked for by the
 * address or found out by trying; and a worker that fails is a step of the ladder, not the end.
 */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { until } from './lib/browser.mjs';
import { assert_html, quiet_line } from './lib/html_state.mjs';
import { measure_ink } from './lib/ink.mjs';
import { open_report, read_display, settle } from './lib/report_page.mjs';
import { served_files } from './lib/served.mjs';
import { spoilt_workers } from './lib/spoilt_workers.mjs';

/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */
/** @typedef {{prelude: () => void, first?: number}} Spoiling */

const REPORT = `# 月报\n\n第一段，有 words 也有 **重点**。\n\n${'填充的文字。'.repeat(60)}\n`;

/** What a browser's workers may lack: the engine then works in the page, and nobody hears of it. @type {Record<string, () => void>} */
const UNFIT = {
  'no canvas': () => void Reflect.deleteProperty(globalThis, 'OffscreenCanvas'),
  'no fonts': () => void Reflect.deleteProperty(globalThis, 'FontFace'),
  'no 2D text': () => {
    const get = OffscreenCanvas.prototype.getContext;
    OffscreenCanvas.prototype.getContext = /** @type {never} */ (
      /** @this {OffscreenCanvas} @param {'2d'} type @param {object} options */
      function without_2d(type, options) {
        return type === '2d' ? null : get.call(this, type, options);
      }
    );
  },
  'no WebGL 2': () => {
    const get = OffscreenCanvas.prototype.getContext;
    OffscreenCanvas.prototype.getContext = /** @type {never} */ (
      /** @this {OffscreenCanvas} @param {'2d' | 'webgl2'} type @param {object} options */
      function without_webgl2(type, options) {
        return type === 'webgl2' ? null : get.call(this, type, options);
      }
    );
  },
  'another face than the page has': () => {
    const { prototype } = OffscreenCanvasRenderingContext2D;
    const own = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(prototype, 'font'));
    Object.defineProperty(prototype, 'font', {
      get: own.get,
      set(/** @type {string} */ font) {
        own.set?.call(this, font.replace(/px .*$/, 'px "DejaVu Serif"'));
      },
    });
  },
  'pixels that come back falsified': () => {
    const read = OffscreenCanvasRenderingContext2D.prototype.getImageData;
    /** @param {[number, number, number, number]} area */
    OffscreenCanvasRenderingContext2D.prototype.getImageData = function falsified(...area) {
      const image = read.apply(this, area);
      for (let i = 0; i < image.data.length; i += 97) image.data[i] = 255 - (image.data[i] ?? 0);
      return image;
    };
  },
};

/** How a worker may fail once it is asked to lay out. @type {Record<string, () => void>} */
const FAILURES = {
  throws: () => {
    OffscreenCanvasRenderingContext2D.prototype.measureText = () => {
      throw new Error('spoiled for the test');
    };
  },
  'is gone without a word': () => {
    OffscreenCanvasRenderingContext2D.prototype.measureText = () => {
      close();
      for (;;);
    };
  },
  'answers what nobody asked': () => {
    const post = postMessage;
    Object.assign(globalThis, {
      postMessage: (/** @type {any} */ message, /** @type {any} */ transfer) =>
        post('ticket' in message ? { ...message, ticket: 12345 } : message, transfer),
    });
  },
  'answers nonsense': () => {
    const post = postMessage;
    Object.assign(globalThis, {
      postMessage: (/** @type {any} */ message, /** @type {any} */ transfer) =>
        post(message.answer?.layer ? { ...message, answer: { height: 'tall' } } : message, transfer),
    });
  },
  'sends parts of something else': () => {
    const post = postMessage;
    Object.assign(globalThis, {
      postMessage: (/** @type {any} */ message, /** @type {any} */ transfer) => {
        const { ticket, answer } = message;
        if (answer?.layer) post({ ticket, parcel: { path: ['layer', 'nothing'], entries: [1] } });
        post(message, transfer);
      },
    });
  },
  'paints another size': () => {
    const take = OffscreenCanvas.prototype.transferToImageBitmap;
    OffscreenCanvas.prototype.transferToImageBitmap = function smaller() {
      this.width -= 1;
      return take.call(this);
    };
  },
};

describe('where the engine works', () => {
  const served = served_files({ 'report.md': REPORT });

  /** @param {WatchedPage} watched */
  const place = ({ page }) => page.evaluate(async () => (await /** @type {any} */ (window).kanbao.stats()).engine);

  /** @param {WatchedPage} watched @param {'page' | 'worker'} expected */
  async function assert_painted(watched, expected) {
    await settle(watched.page);
    assert.equal(await place(watched), expected);
    const lines = await measure_ink(watched, await read_display(watched.page));
    for (const { text, likeness } of lines) assert.ok(likeness > 0.99, `${text}: ${likeness}`);
    assert.equal(await quiet_line(watched), '');
  }

  for (const [search, expected] of /** @type {const} */ ([
    ['', 'worker'],
    ['?engine=worker', 'worker'],
    ['?engine=page', 'page'],
  ])) {
    test(`with ${search || 'no wish'} it is the ${expected}, and the same ink`, async () => {
      const watched = await served.browser.open_page();
      await open_report(watched, served.site.url + search);
      await assert_painted(watched, expected);
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  test('the module crosses the network once for page and workers', async () => {
    const watched = await served.browser.open_page();
    await open_report(watched, served.site.url);
    await settle(watched.page);
    const own = watched.watch.requests.filter((url) =>
      /kanbao-(?!tools|site).*\.(wasm|js)$/.test(new URL(url).pathname),
    );
    assert.deepEqual(own.map((url) => /\.\w+$/.exec(url)?.[0]).sort(), ['.js', '.wasm']);
    await watched.close();
  });

  test('a browser without what shows a bitmap has the engine in the page', async () => {
    const before_scripts = () => void Reflect.deleteProperty(window, 'ImageBitmapRenderingContext');
    const watched = await served.browser.open_page({ before_scripts });
    await open_report(watched, served.site.url);
    await assert_painted(watched, 'page');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('a page that may have no workers has the engine in the page', async () => {
    const before_scripts = () => {
      window.Worker = /** @type {never} */ (
        function refuse() {
          throw new DOMException('refused', 'SecurityError');
        }
      );
    };
    const watched = await served.browser.open_page({ before_scripts });
    await open_report(watched, served.site.url);
    await assert_painted(watched, 'page');
    watched.watch.assert_quiet();
    await watched.close();
  });

  for (const [lack, prelude] of Object.entries(UNFIT)) {
    test(`workers with ${lack}: it is the page, without a complaint`, async () => {
      const watched = await served.browser.open_page({ before_scripts: spoilt_workers({ prelude }) });
      await open_report(watched, served.site.url);
      await assert_painted(watched, 'page');
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  for (const [failure, prelude] of Object.entries(FAILURES)) {
    const is_silent = failure === 'is gone without a word';
    test(`a worker that ${failure} is started anew`, async () => {
      const watched = await served.browser.open_page({
        before_scripts: spoilt_workers({ prelude, first: 1, is_silent }),
      });
      await open_report(watched, served.site.url);
      await assert_painted(watched, 'worker');
      assert.equal(watched.watch.complaints.length, 1, 'the developer is told once');
      await watched.close();
    });

    test(`workers that ${failure}: the engine goes to the page`, async () => {
      const watched = await served.browser.open_page({ before_scripts: spoilt_workers({ prelude, is_silent }) });
      await open_report(watched, served.site.url);
      await assert_painted(watched, 'page');
      assert.equal(watched.watch.complaints.length, 2);
      await watched.close();
    });
  }

  test('where nothing but workers is asked for and they fail, the HTML stays and a line says why', async () => {
    const watched = await served.browser.open_page({ before_scripts: spoilt_workers({ prelude: FAILURES['throws'] }) });
    await watched.page.goto(`${served.site.url}?engine=worker`);
    await until(async () => (await quiet_line(watched)) !== '', 'a line says why');
    await assert_html(watched, /绘制程序出错.*\(spoiled for the test\)/);
    await watched.close();
  });
});
