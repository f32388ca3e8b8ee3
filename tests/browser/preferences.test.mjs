/** What readers ask of their system reaches the report, as HTML and as canvas: contrast, colours, stillness, zoom, language. */

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { PNG } from 'pngjs';

import { open_browser, until } from './lib/browser.mjs';
import { contrast } from './lib/contrast.mjs';
import { blank_behind } from './lib/painted_text.mjs';
import { open_report, read_display, settle } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';

const MARKDOWN = `---
title: 照读者的意思来显示
date: 2024-05-06
author: {name: 花花, github: hua-hua}
---

一段文字，含有 \`code\`、<kbd>Ctrl</kbd>、<mark>标记</mark>和[链接](https://example.org/)，长得要换好几行：${'文字与 words 相间，'.repeat(20)}还有一个没有空格的地址 https://example.org/${'a-long-path/'.repeat(12)} 。

## 一节的标题

- 列表的一项
- [x] 做完的事
- [ ] 没做的事

> 引用

\`\`\`
${'long code '.repeat(30)}
\`\`\`

| 列甲 | 列乙 | 列丙 | 列丁 | 列戊 | 列己 |
| --- | --- | --- | --- | --- | --- |
| ${'内容'.repeat(4)} | ${'内容'.repeat(4)} | ${'内容'.repeat(4)} | ${'内容'.repeat(4)} | ${'内容'.repeat(4)} | ${'内容'.repeat(4)} |

---

最后一段。
`;

/** @param {string} colour `#rrggbb` */
const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

const without_webassembly = () => void delete (/** @type {{WebAssembly?: unknown}} */ (globalThis).WebAssembly);

/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

/** @param {WatchedPage} watched @param {Record<string, string>} features */
function emulate({ cdp }, features) {
  const named = Object.entries(features).map(([name, value]) => ({ name, value }));
  return cdp.send('Emulation.setEmulatedMedia', { features: named });
}

/** @param {WatchedPage} watched */
const background = ({ page }) =>
  page.evaluate(() => (getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? []).map(Number));

/** @param {WatchedPage} watched @returns {Promise<string[]>} the colours of painted text */
async function painted_colours({ page }) {
  const commands = await read_display(page);
  return [...new Set(commands.flatMap((command) => (command.kind === 'text' ? [command.colour] : [])))];
}

describe('preferences', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-preferences-'));
    await writeFile(join(folder, 'asked.md'), MARKDOWN);
    await writeFile(join(folder, 'taiwan.md'), '---\ntitle: 月報\nlang: zh-TW\n---\n\n骨角與直，都有各自的寫法。\n');
    await writeFile(
      join(folder, 'japan.md'),
      '---\ntitle: 月報\nlang: ja\n---\n\n骨角と直には、それぞれの形がある。\n',
    );
    site = await pack_site([folder]);
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  const report = () => `${site.url}asked.html`;

  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    test(`more contrast is given as soon as it is asked for, ${scheme}`, async () => {
      const watched = await browser.open_page({ colour_scheme: scheme });
      await open_report(watched, report());
      await settle(watched.page);
      const usual = await painted_colours(watched);
      await emulate(watched, { 'prefers-contrast': 'more', 'prefers-color-scheme': scheme });
      await until(
        async () => (await painted_colours(watched)).join() !== usual.join(),
        'other colours are painted',
        5000,
      );
      const ground = await background(watched);
      for (const colour of await painted_colours(watched)) {
        assert.ok(contrast(channels(colour), ground) >= 7, `${colour} on ${ground}`);
      }
      const html = await watched.page.evaluate(() =>
        getComputedStyle(document.documentElement).getPropertyValue('--text'),
      );
      assert.equal(html.trim(), scheme === 'light' ? '#000000' : '#ffffff', 'the HTML beneath has the same colours');
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  test('with forced colours the HTML shows, in these colours, and nothing that a fill showed is lost', async () => {
    const watched = await browser.open_page({ height: 1400 });
    await emulate(watched, { 'forced-colors': 'active', 'prefers-color-scheme': 'dark' });
    await open_report(watched, report());
    const seen = await watched.page.evaluate(() => {
      const style = (/** @type {string} */ selector) =>
        getComputedStyle(/** @type {Element} */ (document.querySelector(selector)));
      const has_edge = (
        /** @type {CSSStyleDeclaration} */ { borderBlockEndStyle, borderBlockStartStyle, borderInlineStartStyle },
      ) => [borderBlockEndStyle, borderBlockStartStyle, borderInlineStartStyle].includes('solid');
      const edged = ['p code', 'kbd', 'mark', 'pre', 'blockquote', 'td', 'th', 'hr'];
      return {
        canvas: style('canvas#canvas').display,
        text: style('#report > p').color,
        link: style('#report > p a').color,
        boxes: style('#report input').opacity,
        without_edge: edged.filter((selector) => !has_edge(style(`#report ${selector}`))),
      };
    });
    assert.deepEqual(seen.without_edge, []);
    assert.equal(seen.canvas, 'none');
    assert.equal(seen.boxes, '1');
    assert.equal(seen.text, 'rgb(255, 255, 255)');
    assert.notEqual(seen.link, seen.text);
    const { data, width } = PNG.sync.read(await watched.page.screenshot());
    const rect = await watched.page.evaluate(() => {
      const {
        x,
        y,
        width: wide,
        height: high,
      } = /** @type {Element} */ (document.querySelector('#report h1')).getBoundingClientRect();
      return { x: Math.round(x), y: Math.round(y), wide: Math.round(wide), high: Math.round(high) };
    });
    let bright = 0;
    for (let y = rect.y; y < rect.y + rect.high; ++y) {
      for (let x = rect.x; x < rect.x + rect.wide; ++x) if ((data[(y * width + x) * 4] ?? 0) > 200) bright += 1;
    }
    assert.ok(bright > 500, `the title has ${bright} bright pixels`);
    await watched.close();
  });

  test('where less motion is asked for nothing moves by itself', async () => {
    const watched = await browser.open_page();
    await emulate(watched, { 'prefers-reduced-motion': 'reduce' });
    await open_report(watched, report());
    await watched.page.hover('#report h2');
    const moving = await watched.page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return { scrolling: style.scrollBehavior, animations: document.getAnimations().length };
    });
    assert.deepEqual(moving, { scrolling: 'auto', animations: 0 });
    await watched.close();
  });

  /** What a window of 1,280 px holds at 400 %, what a phone of the smallest kind does, and half a window at 200 %. */
  const NARROW = /** @type {const} */ ([
    { name: 'at 100 % in 320 px', ratio: 1, width: 320, height: 640 },
    { name: 'zoomed to 200 %', ratio: 2, width: 512, height: 384 },
    { name: 'zoomed to 400 %', ratio: 4, width: 320, height: 256 },
  ]);

  for (const { name, ratio, width, height } of NARROW) {
    test(`the report flows anew and nothing is cut off, ${name}`, async (context) => {
      const zoomed = await open_browser({ ratio });
      context.after(() => zoomed.close());
      const watched = await zoomed.open_page({ width, height });
      await open_report(watched, report());
      await settle(watched.page);
      const page = await watched.page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
        column: /** @type {Element} */ (document.querySelector('article#report')).clientWidth,
        ratio: devicePixelRatio,
      }));
      assert.equal(page.ratio, ratio);
      assert.ok(page.scroll <= page.client, `${page.scroll} px in a window of ${page.client}`);
      const commands = await read_display(watched.page);
      const outside = commands.flatMap((command) => {
        if (command.kind !== 'text' || command.scroller) return [];
        const right = command.x + command.advance - blank_behind(command.text, command.size);
        return right > page.column + 0.5 ? [command.text] : [];
      });
      assert.deepEqual(outside, []);
      assert.ok(commands.length > 100);
      watched.watch.assert_quiet();

      const html = await zoomed.open_page({ width, height, before_scripts: without_webassembly });
      await html.page.goto(report());
      const plain = await html.page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const { right } = /** @type {Element} */ (document.querySelector('article#report')).getBoundingClientRect();
        const blocks = [...document.querySelectorAll('#report [data-b]:not(.wide *)')];
        const wide = blocks.filter((block) => block.getBoundingClientRect().right > right + 0.5);
        return { overflow: scrollWidth - clientWidth, wide: wide.map((block) => block.outerHTML.slice(0, 80)) };
      });
      assert.deepEqual(plain, { overflow: 0, wide: [] });
    });
  }

  test('each language has its own forms of the characters that languages share', async () => {
    const watched = await browser.open_page({ before_scripts: without_webassembly });
    for (const [name, first] of Object.entries({
      asked: 'PingFang SC',
      taiwan: 'PingFang TC',
      japan: 'Hiragino Sans',
    })) {
      await watched.page.goto(`${site.url}${name}.html`);
      const used = await watched.page.evaluate(() => {
        const paragraph = /** @type {Element} */ (document.querySelector('#report > p'));
        return getComputedStyle(paragraph).fontFamily.replaceAll('"', '').split(', ');
      });
      assert.equal(used[0], first);
      assert.equal(
        used.some((family) => family === 'Noto Sans CJK SC'),
        name === 'asked',
        used.join(),
      );
      assert.ok(used.includes('Kanbao Han'), 'the last resort is there for all');
    }
    await watched.close();
  });
});
