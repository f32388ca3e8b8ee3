/** Each step at which the canvas may be missing is made to happen: the report stays readable and a quiet line says why. */

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { PNG } from 'pngjs';

import { open_browser, until } from './lib/browser.mjs';
import { assert_html, quiet_line } from './lib/html_state.mjs';
import { measure_ink } from './lib/ink.mjs';
import { photograph, Picture } from './lib/pixels.mjs';
import { frames, open_report, read_display, settle, until_canvas } from './lib/report_page.mjs';
import { record } from './lib/screencast.mjs';
import { pack_site } from './lib/site.mjs';
import { follow_told_context, spoilt_workers, tell_context } from './lib/spoilt_workers.mjs';

const PICTURE = [30, 120, 220];

function blue_png() {
  const picture = new PNG({ width: 200, height: 100 });
  for (let i = 0; i < picture.data.length; i += 4) picture.data.set([...PICTURE, 255], i);
  return PNG.sync.write(picture);
}

/** @param {Picture} picture @returns {number} how many pixels are of text, the image left out */
const dark_pixels = (picture) => picture.luminance.filter((value) => value < 90).length;

/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Route} Route */
/** @typedef {'loseContext' | 'restoreContext'} ContextChange */

/** @type {Record<string, {says: RegExp, flags?: string[], is_found_late?: boolean, before_scripts?: () => void}>} */
const BELOW_THE_FLOOR = {
  'style sheets cannot be constructed': {
    says: /浏览器版本较旧/,
    before_scripts: () => void Reflect.deleteProperty(CSSStyleSheet.prototype, 'replaceSync'),
  },
  'sizes cannot be observed': {
    says: /浏览器版本较旧/,
    before_scripts: () => void Reflect.deleteProperty(window, 'ResizeObserver'),
  },
  'WebAssembly is missing': {
    says: /不允许运行 WebAssembly/,
    before_scripts: () => void Reflect.deleteProperty(window, 'WebAssembly'),
  },
  'WebAssembly refuses to compile': {
    says: /不允许运行 WebAssembly/,
    before_scripts: () => {
      WebAssembly.Module = /** @type {never} */ (
        function refuse() {
          throw new WebAssembly.CompileError('refused');
        }
      );
    },
  },
  // Only trying tells, which the program does; Chromium's workers have it nevertheless.
  'WebGL is switched off': { says: /没有提供 WebGL 2/, flags: ['--disable-3d-apis'], is_found_late: true },
  'WebGL2 is missing': {
    says: /没有提供 WebGL 2/,
    before_scripts: () => void Reflect.deleteProperty(window, 'WebGL2RenderingContext'),
  },
};

/** @type {Record<string, {files: RegExp, answer: (route: Route) => Promise<void>, says: RegExp}>} */
const BAD_ANSWERS = {
  'the module is not there': {
    files: /\.wasm$/,
    answer: (route) => route.fulfill({ status: 404, body: 'Not found' }),
    says: /没有下载成功/,
  },
  'the network fails for the module': { files: /\.wasm$/, answer: (route) => route.abort(), says: /没有下载成功/ },
  'the module is garbage': {
    files: /\.wasm$/,
    answer: (route) => route.fulfill({ contentType: 'application/wasm', body: 'not WebAssembly at all' }),
    says: /绘制程序出错.*\(.+\)/,
  },
  'the script is not there': {
    files: /\/kanbao[^/]*\.js$/,
    answer: (route) => route.fulfill({ status: 404, body: 'Not found' }),
    says: /没有下载成功/,
  },
  'the script is half': {
    files: /\/kanbao[^/]*\.js$/,
    answer: (route) => route.fulfill({ contentType: 'text/javascript', body: '(function kanbao_bundle(){' }),
    says: /没有下载成功/,
  },
};

/** What the page's own code calls in a callback fails once `window.spoiled` is set. */
/** @type {Record<string, () => void>} */
const FAULTS = {
  'the script': () => {
    const measure = Element.prototype.getBoundingClientRect;
    Element.prototype.getBoundingClientRect = function spoiled() {
      if ('spoiled' in window) throw new Error('spoiled for the test');
      return measure.call(this);
    };
  },
  // A module of three bytes of code, whose only function is `unreachable`.
  'the module': () => {
    const code = [
      0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11,
    ];
    const trap = /** @type {() => void} */ (
      new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(code))).exports.t
    );
    const run = (/** @type {() => unknown} */ call) => {
      if (!('spoiled' in window)) return call();
      if (Reflect.get(window, 'spoiled') === 'once') Reflect.deleteProperty(window, 'spoiled');
      return trap();
    };
    const wrapped = (/** @type {unknown} */ value) =>
      typeof value !== 'function' ? value : (/** @type {unknown[]} */ ...values) => run(() => value(...values));
    const spoilt = (/** @type {WebAssembly.Instance} */ { exports }) =>
      /** @type {WebAssembly.Instance} */ ({
        exports: Object.fromEntries(Object.entries(exports).map(([name, value]) => [name, wrapped(value)])),
      });
    const { instantiate } = WebAssembly;
    Object.assign(WebAssembly, {
      instantiate: async (/** @type {WebAssembly.Module} */ module, /** @type {WebAssembly.Imports} */ imports) =>
        spoilt(await instantiate(module, imports)),
    });
  },
};

/** What makes the page's code run after it has started. @type {Record<string, (watched: WatchedPage) => Promise<void>>} */
const OCCASIONS = {
  'a resize': ({ page }) =>
    page.evaluate(() => {
      const { style } = /** @type {HTMLElement} */ (document.querySelector('#page'));
      style.paddingInline = style.paddingInline ? '' : '240px';
    }),
  'a scroll sideways': ({ page }) =>
    page.evaluate(() => {
      const code = /** @type {Element} */ (document.querySelector('#report pre code'));
      code.scrollLeft = 300 - code.scrollLeft;
    }),
};

/** Runs in the page and in workers, as privacy settings do. */
function falsify_pixels() {
  for (const name of ['CanvasRenderingContext2D', 'OffscreenCanvasRenderingContext2D']) {
    const prototype = Reflect.get(globalThis, name)?.prototype;
    if (!prototype) continue;
    const read = prototype.getImageData;
    prototype.getImageData = /** @type {never} */ (
      /** @this {CanvasRenderingContext2D} @param {[number, number, number, number]} area */
      function falsified(...area) {
        const image = read.apply(this, area);
        for (let i = 0; i < image.data.length; i += 97) image.data[i] = 255 - (image.data[i] ?? 0);
        return image;
      }
    );
  }
}

describe('the ladder', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-ladder-'));
    await writeFile(join(folder, 'good.png'), blue_png());
    await writeFile(
      join(folder, 'report.md'),
      `# 月报\n\n第一段，有 words 也有 **重点**。\n\n![好图](good.png)\n\n\`\`\`\n${'长'.repeat(90)}\n\`\`\`\n`,
    );
    await writeFile(join(folder, 'english.md'), '# Report\n\nOne paragraph of plain words.\n');
    site = await pack_site([folder]);
    browser = await open_browser({ full_browser: true });
  });
  after(async () => {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  const address = (name = 'report') => `${site.url}${name}.html`;

  /** What would paint: the reading tools are for the HTML, too. @param {string} url */
  const is_programme = (url) => /^(?!.*kanbao-(tools|site)).*\.(wasm|js)(\?|$)/.test(new URL(url).pathname);

  /** @param {WatchedPage} watched */
  const said = (watched) => until(async () => (await quiet_line(watched)) !== '', 'a line says why');

  /** @param {WatchedPage} watched */
  const state = ({ page }) => page.evaluate(() => document.documentElement.dataset.kanbao);

  /**
   * While something happens, every frame that is shown has the report's text, as ink or as HTML.
   * @param {WatchedPage} watched
   * @param {() => Promise<void>} act
   * @param {number} [allowed] frames without it
   */
  async function never_blank(watched, act, allowed = 0) {
    const shown = await record(watched, act);
    const blank = shown.map((frame) => Picture.decode(frame)).filter((picture) => dark_pixels(picture) < 500);
    assert.ok(blank.length <= allowed, `${blank.length} of ${shown.length} frames are blank`);
  }

  /**
   * Text and image are on the canvas.
   * @param {WatchedPage} watched
   */
  async function assert_painted(watched) {
    const lines = await measure_ink(watched, await read_display(watched.page));
    for (const { text, likeness } of lines) assert.ok(likeness > 0.99, `${text}: ${likeness}`);
    const { data, width } = (await photograph(watched.cdp)).png;
    const { x, y } = await watched.page.evaluate(() => {
      const rect = /** @type {Element} */ (document.querySelector('#report img')).getBoundingClientRect();
      return { x: Math.round(rect.x + rect.width / 2), y: Math.round(rect.y + rect.height / 2) };
    });
    const at = (y * width + x) * 4;
    assert.deepEqual([...data.subarray(at, at + 3)], PICTURE);
  }

  test('no JavaScript: the HTML, and a line says so', async () => {
    const watched = await browser.open_page({ scripts: false });
    await watched.page.goto(address());
    await assert_html(watched, /没有运行脚本/, 'noscript p');
    assert.deepEqual(watched.watch.requests.filter(is_programme), []);
    await watched.close();
  });

  test('above the floor the page asks for the programme and says nothing: else the tests below see nothing', async () => {
    const watched = await browser.open_page();
    await open_report(watched, address());
    assert.ok(watched.watch.requests.some(is_programme));
    assert.equal(await quiet_line(watched), '');
    assert.equal(await watched.page.evaluate(() => document.querySelector('noscript')?.offsetHeight), 0);
    await watched.close();
  });

  for (const [name, { says, flags, before_scripts, is_found_late }] of Object.entries(BELOW_THE_FLOOR)) {
    test(`${name}: the HTML stays, and nothing ${is_found_late ? 'fails' : 'is fetched'}`, async (context) => {
      const own = flags ? await open_browser({ flags }) : browser;
      if (flags) context.after(() => own.close());
      const watched = await own.open_page({ before_scripts });
      await watched.page.goto(`${address()}${is_found_late ? '?engine=page' : ''}`);
      await said(watched);
      await assert_html(watched, says);
      if (!is_found_late) assert.deepEqual(watched.watch.requests.filter(is_programme), []);
      const is_run = await watched.page.evaluate(() => 'kanbao' in window);
      assert.equal(is_run, is_found_late ?? false);
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  test('the line speaks the language of the report', async () => {
    const watched = await browser.open_page({
      before_scripts: () => void Reflect.deleteProperty(window, 'WebAssembly'),
    });
    await watched.page.goto(address('english'));
    await said(watched);
    await assert_html(watched, /^This browser refuses WebAssembly, so the report is shown as a web page\.$/);
    await watched.close();
  });

  for (const [name, { files, answer, says }] of Object.entries(BAD_ANSWERS)) {
    test(`${name}: the HTML stays`, async () => {
      const watched = await browser.open_page();
      await watched.page.route(files, answer);
      await watched.page.goto(address());
      await said(watched);
      await assert_html(watched, says);
      const outcome = await watched.page.evaluate(() => /** @type {any} */ (window).kanbao?.ready);
      assert.ok(outcome === 'html' || outcome === undefined);
      assert.ok(watched.watch.complaints.length > 0, 'the developer is told');
      await watched.close();
    });
  }

  /** Loses or restores the context that is painted with. @type {Record<string, (page: Page, what: ContextChange) => Promise<void>>} */
  const CONTEXTS = {
    worker: tell_context,
    page: (page, what) =>
      page.evaluate((name) => {
        const owner = /** @type {{extension?: WEBGL_lose_context | null}} */ (/** @type {unknown} */ (window));
        const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('canvas#canvas'));
        owner.extension ??= canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
        owner.extension?.[name]();
      }, what),
  };

  for (const [place, call] of Object.entries(CONTEXTS)) {
    test(`a lost context in the ${place} gives the HTML, and the canvas comes back with it, text and image painted`, async () => {
      const watched = await browser.open_page({ before_scripts: spoilt_workers({ prelude: follow_told_context }) });
      await open_report(watched, `${address()}?engine=${place}`);
      await settle(watched.page);
      // The browser takes the picture away before it tells: one frame cannot be helped.
      const lose = async () => {
        await call(watched.page, 'loseContext');
        await until(async () => (await state(watched)) === 'html', 'the page is HTML');
        await assert_html(watched, /图形环境暂时中断/);
      };
      await never_blank(watched, lose, place === 'page' ? 1 : 0);
      await never_blank(watched, async () => {
        await call(watched.page, 'restoreContext');
        await until_canvas(watched);
        await settle(watched.page);
      });
      assert.equal(await quiet_line(watched), '');
      await assert_painted(watched);
      await watched.close();
    });
  }

  test('what a canvas holds comes back falsified, in page and workers: the HTML stays', async () => {
    const { content } = spoilt_workers({ prelude: falsify_pixels });
    const watched = await browser.open_page({ before_scripts: { content: `${content}(${falsify_pixels})();` } });
    await watched.page.goto(address());
    await said(watched);
    assert.equal(await watched.page.evaluate(() => /** @type {any} */ (window).kanbao.ready), 'html');
    await assert_html(watched, /隐私设置不允许读取画布/);
    await watched.close();
  });

  for (const [occasion, happen] of Object.entries(OCCASIONS)) {
    test(`the module fails once, after ${occasion}: the canvas comes back, with text and image`, async () => {
      const watched = await browser.open_page({ before_scripts: FAULTS['the module'] });
      await open_report(watched, `${address()}?engine=page`);
      await settle(watched.page);
      await never_blank(watched, async () => {
        await watched.page.evaluate(() => void Object.assign(window, { spoiled: 'once' }));
        await happen(watched);
        await until(() => watched.page.evaluate(() => !('spoiled' in window)), 'the module has failed');
        await until(async () => (await state(watched)) === 'canvas', 'the canvas is there again');
      });
      await settle(watched.page);
      await happen(watched);
      await settle(watched.page);
      assert.equal(await state(watched), 'canvas');
      assert.equal(await quiet_line(watched), '');
      await assert_painted(watched);
      await watched.close();
    });
  }

  for (const [part, before_scripts] of Object.entries(FAULTS)) {
    for (const [occasion, happen] of Object.entries(OCCASIONS)) {
      test(`${part} fails after ${occasion}: the HTML returns and stays`, async () => {
        const watched = await browser.open_page({ before_scripts });
        await open_report(watched, `${address()}?engine=page`);
        await settle(watched.page);
        await never_blank(watched, async () => {
          await watched.page.evaluate(() => void Object.assign(window, { spoiled: true }));
          await happen(watched);
          await until(async () => (await state(watched)) === 'html', 'the page is HTML');
        });
        await said(watched);
        await watched.page.evaluate(() => void Reflect.deleteProperty(window, 'spoiled'));
        await assert_html(watched, /绘制程序出错.*\((spoiled for the test|unreachable)\)/);
        const painted = await frames(watched.page).catch(() => -1);
        for (const again of Object.values(OCCASIONS)) await again(watched);
        await assert_html(watched, /绘制程序出错/);
        assert.equal(await frames(watched.page).catch(() => -1), painted);
        await watched.close();
      });
    }
  }
});
