/** Code has the same colours on the canvas and in the HTML, and a button that copies it, with and without the canvas. */

import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { no_webgl, open_browser, pause, resize, until } from './lib/browser.mjs';
import { fixtures } from './lib/folders.mjs';
import { sandbox, start_host } from './lib/host_page.mjs';
import { bare, Paper } from './lib/paper.mjs';
import { correlation, photograph } from './lib/pixels.mjs';
import { check_lines, open_painted } from './lib/report_checks.mjs';
import { open_report, read_display, settle } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';
import { compare_layer } from './lib/text_layer.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('./lib/browser.mjs').PageOptions} PageOptions */

const report = join(fixtures, 'code.md');
const no_clipboard = () => {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } });
};

/** Runs in the page: each visible character of code with its colour. */
function coloured_characters() {
  const article = /** @type {Element} */ (document.querySelector('#report'));
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = /** @type {Element} */ (node.parentElement);
    if (!parent.closest('pre')) continue;
    const { color } = getComputedStyle(parent);
    for (const character of node.nodeValue ?? '') if (character.trim() !== '') found.push(`${character} ${color}`);
  }
  return found;
}

/** @param {string} hex as the dump writes it */
function as_computed(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${red}, ${green}, ${blue})`;
}

/** @param {Page | Frame} page @param {number} index @returns {Promise<string>} the text of a block */
const text_of = (page, index) =>
  page.evaluate((i) => document.querySelectorAll('#report pre code')[i].textContent ?? '', index);

/** @param {Page | Frame} page @param {number} index */
const button_of = (page, index) => page.locator('#report pre').nth(index).locator('button.copy');

describe('code', () => {
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  before(async () => {
    site = await pack_site([report]);
    await copyFile(report, join(site.folder, 'code.md'));
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /**
   * @param {PageOptions} [options]
   * @param {string} [url]
   * @returns {Promise<import('./lib/browser.mjs').WatchedPage>} with its tools
   */
  async function open_html(options, url = site.pages[0]) {
    const watched = await browser.open_page({ ...options, before_scripts: no_webgl });
    await watched.page.goto(url);
    await watched.page.waitForSelector('#report .copy', { state: 'attached' });
    return watched;
  }

  /** @param {PageOptions} [options] @returns {Promise<import('./lib/browser.mjs').WatchedPage>} with its tools */
  async function open_canvas(options) {
    const watched = await browser.open_page(options);
    await open_report(watched, site.pages[0]);
    await watched.page.waitForSelector('#report .copy', { state: 'attached' });
    await settle(watched.page);
    return watched;
  }

  for (const colour_scheme of /** @type {const} */ (['light', 'dark'])) {
    test(`is painted in the colours of its HTML, ${colour_scheme}`, async () => {
      const html = await open_html({ colour_scheme });
      const expected = await html.page.evaluate(coloured_characters);
      await html.close();
      const { watched, commands } = await open_painted(browser, site.pages[0], { colour_scheme });
      const painted = commands.flatMap((command) => {
        if (command.kind !== 'text' || !/\bmono$/.test(command.font)) return [];
        return [...command.text].filter((c) => c.trim() !== '').map((c) => `${c} ${as_computed(command.colour)}`);
      });
      const inline_code = 'inline'.length;
      assert.deepEqual(painted.slice(inline_code), expected);
      assert.ok(new Set(expected.map((character) => character.slice(2))).size >= 7, 'as many colours');
      await watched.close();
    });

    test(`has the ink and the fills of its HTML, ${colour_scheme}`, async (context) => {
      const size = { width: 1024, height: 2000 };
      const { watched, commands } = await open_painted(browser, site.pages[0], { colour_scheme, ...size });
      await check_lines(watched, commands, `code-${colour_scheme}`, (text) => context.diagnostic(text));
      await watched.page.evaluate(() => scrollTo(0, 0));
      await settle(watched.page);
      const html = await open_html({ colour_scheme, ...size });
      const pictures = [await photograph(watched.cdp), await photograph(html.cdp)];
      for (const index of [2, 3]) {
        const area = await html.page.evaluate((i) => {
          const { x, y, width, height } = document.querySelectorAll('#report pre')[i].getBoundingClientRect();
          return { x, y, width, height };
        }, index);
        const likeness = correlation(pictures[0], pictures[1], area);
        context.diagnostic(`marked lines of block ${index}: ${likeness.toFixed(4)}`);
        assert.ok(likeness > 0.99);
      }
      await html.close();
      await watched.close();
    });
  }

  test('lies beneath its picture', async (context) => {
    const { page, cdp, close } = await open_canvas();
    for (const width of [1024, 390, 320]) {
      await resize(cdp, width, 768);
      await settle(page, 100);
      const { runs, unpainted } = await compare_layer(page);
      const greatest = Math.max(
        ...runs.map(({ left, right, baseline }) => Math.max(Math.abs(left), Math.abs(right), baseline)),
      );
      const { layer_drift } = await page.evaluate(() => /** @type {any} */ (window).kanbao.stats());
      context.diagnostic(`${width} px: ${runs.length} runs within ${greatest.toFixed(2)} px, drift ${layer_drift}`);
      assert.ok(greatest <= 1.01);
      assert.equal(unpainted, '');
      assert.ok(Math.abs(layer_drift) < 0.5);
    }
    await close();
  });

  test('of a block wider than the column scrolls, ink, marks and elements together', async () => {
    const { page, close } = await open_canvas({ width: 390 });
    const scroll = () =>
      page.evaluate(() => {
        const codes = [...document.querySelectorAll('#report pre code')];
        const wide = codes.filter((code) => code.scrollWidth > code.clientWidth);
        for (const code of wide) code.scrollLeft = 10;
        return wide.map((code) => [code.scrollLeft, code.getAttribute('tabindex')]);
      });
    assert.ok((await scroll()).length > 1);
    await settle(page);
    for (const [left, tabindex] of await scroll()) assert.deepEqual([left, tabindex], [10, '0']);
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll('#report pre')].map((pre) => pre.scrollWidth - pre.clientWidth),
    );
    assert.ok(boxes.every((beyond) => beyond === 0));
    await close();
  });

  test('asks for nothing in a packed page, and for its colours in view.html alone', async () => {
    const asked = (/** @type {number} */ since) =>
      site.requests.slice(since).filter(({ path }) => path.includes('kanbao-code'));
    const { close } = await open_canvas();
    await close();
    const packed = await open_html();
    const expected = await packed.page.evaluate(coloured_characters);
    await packed.close();
    assert.deepEqual(asked(0), []);
    const since = site.requests.length;
    const view = await open_html({}, `${site.url}view.html?src=code.md`);
    assert.equal(asked(since).length, 1);
    assert.deepEqual(await view.page.evaluate(coloured_characters), expected);
    await view.close();
  });

  test('in an unknown language, or none, is plain', async () => {
    const { page, close } = await open_html();
    const spans = await page.evaluate(() =>
      [...document.querySelectorAll('#report pre code')].map((code) => code.querySelectorAll('span').length),
    );
    assert.deepEqual(spans.slice(-3), [0, 0, 0]);
    assert.ok(spans.slice(0, -3).every((count) => count > 0));
    await close();
  });

  test('stands in groups one below another, each under its name', async () => {
    const { page, close } = await open_html();
    const captions = await page.evaluate(() =>
      [...document.querySelectorAll('#report .caption')].map((caption) => {
        const code = /** @type {Element} */ (caption.nextElementSibling);
        const gap = code.getBoundingClientRect().top - caption.getBoundingClientRect().bottom;
        return `${caption.textContent} ${code.localName} ${gap}`;
      }),
    );
    const names = ['训练/train.py', 'config.yaml', 'package.json', '很长的文件名.py'];
    assert.deepEqual(
      captions,
      names.map((name) => `${name} pre 6`),
    );
    assert.doesNotMatch((await page.textContent('#report')) ?? '', /:::|code-group|\[!code|\{1,3/);
    await close();
  });

  for (const [state, open] of Object.entries({ canvas: open_canvas, html: open_html })) {
    test(`is copied by its button, with the mouse and with the keyboard, in the state ${state}`, async () => {
      const { page, watch, close } = await open();
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      const height = () => page.evaluate(() => document.documentElement.scrollHeight);
      const before_copying = await height();
      const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

      const second = button_of(page, 1);
      assert.equal(await second.getAttribute('aria-label'), '复制代码');
      await page.locator('#report pre').nth(1).hover();
      await second.click();
      await until(async () => (await second.getAttribute('aria-label')) === '已复制', 'it says so');
      assert.equal(await clipboard(), await text_of(page, 1));
      assert.match(await clipboard(), /\n\tint size_ = 0x1F;\n\};\n$/);
      await until(async () => (await page.locator('#report [role=status]').textContent()) === '已复制', 'aloud, too');
      assert.equal(await height(), before_copying);

      const fourth = button_of(page, 3);
      await fourth.focus();
      assert.equal(await fourth.evaluate((button) => getComputedStyle(button).opacity), '1');
      await page.keyboard.press('Enter');
      await until(async () => (await fourth.getAttribute('aria-label')) === '已复制', 'it says so');
      assert.equal(await clipboard(), 'const before = 1;\nconst after = 2;\nreport(after);\n');
      assert.equal(await page.evaluate(() => document.activeElement?.className), 'copy', 'the focus stays');
      await until(async () => (await fourth.getAttribute('aria-label')) === '复制代码', 'and waits for the next', 6000);
      await until(async () => (await page.locator('#report [role=status]').textContent()) === '', 'silence');

      assert.equal(await page.evaluate(() => document.documentElement.dataset.kanbao), state);
      watch.assert_quiet();
      await close();
    });
  }

  test('has buttons that are large enough, cover no text, and are none of the report', async () => {
    const { page, close } = await open_canvas();
    const buttons = await page.evaluate(() =>
      [...document.querySelectorAll('#report .copy')].map((button) => {
        const { width, height, bottom } = button.getBoundingClientRect();
        const code = /** @type {Element} */ (button.parentElement?.querySelector('code'));
        const text = document.createRange();
        text.selectNodeContents(code);
        const ink = bottom - 4; // its words' own box ends above its padding
        return { width, height, above: text.getClientRects()[0].top + 5 - ink };
      }),
    );
    assert.equal(buttons.length, 13);
    for (const { width, height, above } of buttons) {
      assert.ok(width >= 24 && height >= 24, `${width} × ${height}`);
      assert.ok(above >= 0, `${above}`);
    }
    await page.keyboard.press('Control+A');
    assert.doesNotMatch(await page.evaluate(() => String(getSelection())), /复制/);
    await close();
  });

  test('is copied where the clipboard is refused, and the reader is told where nothing helps', async () => {
    const watched = await browser.open_page({ before_scripts: no_clipboard });
    const { page } = watched;
    await page.context().grantPermissions(['clipboard-read']);
    await open_report(watched, site.pages[0]);
    await page.waitForSelector('#report .copy', { state: 'attached' });
    await page.evaluate(() => getSelection()?.selectAllChildren(/** @type {Node} */ (document.querySelector('h1'))));
    const first = button_of(page, 0);
    await page.evaluate(() => {
      document.addEventListener('copy', (event) => Object.assign(window, { copied: event.clipboardData }));
      window.addEventListener('copy', () => Object.assign(window, { is_copied: true }), true);
    });
    await first.focus();
    await page.keyboard.press('Enter');
    await until(async () => (await first.getAttribute('aria-label')) === '已复制', 'it says so');
    assert.equal(await page.evaluate(() => Reflect.get(window, 'is_copied')), true);
    assert.equal(await page.evaluate(() => String(getSelection())), '代码', 'what was selected is again');

    await page.evaluate(() => Object.assign(document, { execCommand: () => false }));
    const third = button_of(page, 2);
    await third.focus();
    await page.keyboard.press('Enter');
    await until(async () => /无法复制/.test((await third.getAttribute('aria-label')) ?? ''), 'it says so');
    assert.equal(await page.evaluate(() => String(getSelection()).trim()), (await text_of(page, 2)).trim());
    await watched.close();
  });

  test('is copied in a sandboxed frame', async () => {
    const host = await start_host(site.url);
    const body = `<iframe sandbox="${sandbox}" width="900" height="700" src="${site.pages[0]}"></iframe>`;
    const { page, close } = await browser.open_page();
    await page.context().grantPermissions(['clipboard-read']);
    await page.goto(host.add('frame', { body, has_embed: false }));
    const frame = /** @type {Frame} */ (await (await page.waitForSelector('iframe')).contentFrame());
    await frame.waitForSelector('#report .copy', { state: 'attached' });
    await frame.locator('#report pre').first().hover();
    await button_of(frame, 0).click();
    await until(async () => (await button_of(frame, 0).getAttribute('aria-label')) === '已复制', 'it says so');
    await page.bringToFront();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await text_of(frame, 0));
    await close();
    await host.close();
  });

  test('says it in the language of the report', async () => {
    const { page, close } = await open_html();
    for (const [language, name] of Object.entries({ en: 'Copy code', 'zh-TW': '複製程式碼', 'zh-Hans': '复制代码' })) {
      const address = `${site.url}kanbao-tools`;
      const tools = site.requests.find(({ path }) => path.includes('kanbao-tools'))?.path ?? address;
      await page.evaluate(
        ([lang, src]) => {
          document.querySelector('#report')?.setAttribute('lang', lang);
          const script = document.createElement('script');
          script.src = src;
          document.head.append(script);
        },
        [language, tools],
      );
      await until(async () => (await button_of(page, 0).getAttribute('aria-label')) === name, name);
      assert.equal(await page.locator('#report .copy').count(), 13, 'those before are gone');
    }
    await close();
  });

  test('is printed whole, with signs for what came and went, and without buttons', async () => {
    const watched = await open_canvas();
    const paper = await Paper.print(watched);
    const text = bare(paper.pages().join(''));
    await paper.throw_away();
    assert.doesNotMatch(text, /复制/);
    // What lies behind the text was set first.
    assert.match(text, /-\+constbefore=1;constafter=2;/);
    await watched.close();
  });

  test('is not taken for changed when its buttons come', async () => {
    const { page, close } = await open_canvas();
    await pause(300);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.kanbao), 'canvas');
    assert.ok((await read_display(page)).length > 0);
    await close();
  });
});
