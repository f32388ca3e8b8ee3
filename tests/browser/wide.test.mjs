/** What is wider than the page scrolls sideways in a box of its own, and its picture goes with it. */

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { open_browser, resize, until } from './lib/browser.mjs';
import { measure_ink, photograph_scene, summary } from './lib/ink.mjs';
import { contrast } from './lib/pixels.mjs';
import { open_report, read_display, settle } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';
import { show_scene } from './lib/stage.mjs';

const REPORT = `# 宽的内容

正文在前。

| 任务 | 日期 | 认领人 | 状态 | 说明 | 链接 | 备注 | 末列 |
| - | - | - | - | - | - | - | - |
| 动转静全套件适配 | 2023-12-01 | 张三、李四 | **进行中** | 很长的说明会在单元格里换行 | [任务页](https://a.cn/) | 无 | 表格尽头 |
| 新 IR Python API 升级 | 2023-12-15 | contributor | 已完成 | \`code\` 也在这里 | — | 有 | 再见 |

\`\`\`cpp
int main() { return 0; }
const auto words = std::string("a line that is much wider than the screen of a telephone"); // 尽头
\`\`\`

- 列表里的

  | 一 | 二 | 三 | 四 |
  | - | - | - | - |
  | 六个字那么宽啊 | 六个字那么宽啊 | 六个字那么宽啊 | 列表尽头 |

- 又一项

> \`\`\`
> quoted 0123456789 0123456789 0123456789 0123456789 0123456789 END
> \`\`\`

| 窄 | 表 |
| - | - |
| 不 | 滚动 |

${'最后的段落。\n\n'.repeat(30)}`;

const BOXES = 4;

describe('wide tables and code', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  /** @type {import('./lib/browser.mjs').WatchedPage} */
  let watched;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-wide-'));
    await writeFile(join(folder, 'wide.md'), REPORT);
    site = await pack_site([join(folder, 'wide.md')]);
    browser = await open_browser({ scroll_bars: true });
    watched = await browser.open_page({ width: 390, height: 900 });
    await open_report(watched, String(site.pages[0]));
    await settle(watched.page);
  });
  after(async () => {
    watched.watch.assert_quiet();
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  const boxes = () => read_boxes(watched.page);
  /** @param {number} x */
  const scroll_all = async (x) => {
    await watched.page.evaluate((left) => {
      for (const box of document.querySelectorAll('#report :is(.wide, pre code)')) box.scrollLeft = left;
    }, x);
    await settle(watched.page);
  };

  test('each scrolls in its own box, the page does not', async () => {
    assert.equal((await boxes()).filter((box) => box.most > 0).length, BOXES);
    assert.equal(await overflow_of_page(watched.page), 0);
  });

  test('no date and no name is broken where there is room beyond the edge', async () => {
    const texts = (await read_display(watched.page)).map((command) => (command.kind === 'text' ? command.text : ''));
    for (const text of ['2023-12-01', '2023-12-15', 'contributor']) assert.ok(texts.includes(text), text);
  });

  for (const x of [0, 37, 150, 10_000]) {
    test(`scrolled by ${x} px, ink and elements go together and end at the box's edges`, async (context) => {
      await scroll_all(x);
      const all = await boxes();
      const offsets = new Map(all.map(({ block, left }) => [block, left]));
      const commands = await read_display(watched.page);
      const lines = await measure_ink(watched, commands, offsets);
      context.diagnostic(summary(lines));
      assert.deepEqual(
        lines.filter((line) => line.likeness < 0.98).map((line) => `${line.text} ${line.likeness}`),
        [],
      );
      await watched.page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await assert_nothing_beside(watched, await boxes());
      const moved = await distances(watched.page, commands, offsets);
      context.diagnostic(`${moved.length} words, farthest ${Math.max(...moved.map(({ distance }) => distance))} px`);
      assert.ok(moved.length > 100);
      assert.deepEqual(
        moved.filter(({ distance }) => distance > 1),
        [],
      );
    });
  }

  test('the wheel scrolls them sideways and the page downwards', async () => {
    await scroll_all(0);
    const [table] = await boxes();
    assert.ok(table);
    await watched.page.mouse.move(table.x + 50, table.y + 50);
    await watched.page.mouse.wheel(120, 0);
    await until(async () => (await boxes())[0]?.left === 120, 'the table is scrolled');
    await watched.page.mouse.wheel(0, 200);
    await until(() => watched.page.evaluate(() => scrollY === 200), 'the page is scrolled');
    await watched.page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  });

  test('keys reach and scroll each of them, and what does not scroll is no stop', async () => {
    await scroll_all(0);
    await watched.page.evaluate(() => getSelection()?.collapse(document.body, 0));
    /** @type {Set<number>} */
    const reached = new Set();
    const stops = await watched.page.evaluate(
      () => document.querySelectorAll('a[href], button, [tabindex="0"]').length,
    );
    for (let stop = 0; stop < stops; stop += 1) {
      await watched.page.keyboard.press('Tab');
      const box = (await boxes()).find(({ has_focus }) => has_focus);
      if (!box) continue;
      assert.ok(box.outline > 0, 'a ring is seen');
      reached.add(box.block);
      await watched.page.keyboard.press('ArrowRight');
      const has_moved = async () => (await boxes()).some(({ block, left }) => block === box.block && left > 0);
      await until(has_moved, `block ${box.block} is scrolled`);
    }
    assert.equal(reached.size, BOXES);
  });

  test('a wide window shows all there is, from its beginning', async () => {
    await scroll_all(10_000);
    await resize(watched.cdp, 1024, 900);
    await settle(watched.page);
    const all = await boxes();
    assert.deepEqual(
      all.map(({ most }) => most > 0),
      [true, true, false, false, false],
    );
    assert.deepEqual(
      all.map(({ can_have_focus }) => can_have_focus),
      [true, true, false, false, false],
    );
    const offsets = new Map(all.map(({ block, left }) => [block, left]));
    const lines = await measure_ink(watched, await read_display(watched.page), offsets);
    assert.deepEqual(
      lines.filter((line) => line.likeness < 0.98).map((line) => line.text),
      [],
    );
  });

  test('a finger scrolls them', async () => {
    const phone = await browser.open_page({ width: 390, height: 800, touch: true });
    await open_report(phone, String(site.pages[0]));
    await settle(phone.page);
    for (let i = 0; i < 2; i += 1) {
      const box = (await read_boxes(phone.page))[i];
      assert.ok(box);
      await swipe(phone.cdp, { x: box.x + 250, y: box.y + 30 }, -150);
      await until(async () => ((await read_boxes(phone.page))[i]?.left ?? 0) > 100, 'the box is scrolled');
    }
    assert.equal(await phone.page.evaluate(() => scrollX + (visualViewport?.pageLeft ?? 0)), 0);
    await settle(phone.page);
    await show_scene(phone.page, 'canvas');
    await assert_nothing_beside(phone, await read_boxes(phone.page));
    await phone.close();
  });

  test('they scroll without scripts', async () => {
    const plain = await browser.open_page({ width: 390, height: 800 });
    await plain.cdp.send('Emulation.setScriptExecutionDisabled', { value: true });
    await plain.page.goto(String(site.pages[0]));
    assert.equal(await overflow_of_page(plain.page), 0);
    const [table] = await read_boxes(plain.page);
    assert.ok(table);
    await plain.page.mouse.move(table.x + 50, table.y + 50);
    await plain.page.mouse.wheel(120, 0);
    await until(async () => (await read_boxes(plain.page))[0]?.left === 120, 'the table is scrolled');
    await plain.close();
  });
});

/**
 * @param {import('playwright-core').CDPSession} cdp
 * @param {{x: number, y: number}} from CSS px of the window
 * @param {number} distance sideways
 */
async function swipe(cdp, { x, y }, distance) {
  const steps = 10;
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  for (let step = 1; step <= steps; step += 1) {
    const touchPoints = [{ x: x + (distance * step) / steps, y }];
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
  }
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** @param {import('playwright-core').Page} page @returns {Promise<number>} CSS px that the page could be scrolled sideways */
const overflow_of_page = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/**
 * @typedef {object} WideBox
 * @property {number} block
 * @property {number} x CSS px of the window
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {number} left how far it is scrolled
 * @property {number} most how far it can be
 * @property {boolean} has_focus
 * @property {boolean} can_have_focus
 * @property {number} outline CSS px
 */

/** @param {import('playwright-core').Page} page @returns {Promise<WideBox[]>} in reading order, those that fit too */
const read_boxes = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#report :is(.wide, pre code)')].map((box) => {
      const { x, y, width, height } = box.getBoundingClientRect();
      const block = Number((box.querySelector('table') ?? box.closest('pre'))?.getAttribute('data-b'));
      const has_focus = document.activeElement === box;
      const outline =
        getComputedStyle(box).outlineStyle === 'none' ? 0 : parseFloat(getComputedStyle(box).outlineWidth);
      const most = box.scrollWidth - box.clientWidth;
      return {
        block,
        x,
        y,
        width,
        height,
        left: box.scrollLeft,
        most,
        has_focus,
        can_have_focus: box.hasAttribute('tabindex'),
        outline,
      };
    }),
  );

/**
 * Beside a box lies nothing but the page: what is scrolled out of it is not painted.
 * @param {import('./lib/browser.mjs').WatchedPage} watched
 * @param {WideBox[]} boxes
 */
async function assert_nothing_beside(watched, boxes) {
  const picture = await photograph_scene(watched, 'canvas');
  const right_edge = await watched.page.evaluate(() => document.documentElement.clientWidth);
  for (const { block, most, ...box } of boxes) {
    if (most === 0) continue;
    const [left, right, y] = [Math.floor(box.x), Math.ceil(box.x + box.width), Math.round(box.y)];
    const height = Math.round(box.height);
    const inside = { x: left, y, width: right - left, height };
    assert.ok(contrast(picture, inside) > 1, `block ${block} is painted`);
    assert.equal(contrast(picture, { ...inside, x: left - 3, width: 3 }), 0, `block ${block}, to the left`);
    assert.equal(
      contrast(picture, { ...inside, x: right, width: right_edge - right }),
      0,
      `block ${block}, to the right`,
    );
  }
  await show_scene(watched.page, 'page');
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('../../script/lib/display_dump.mjs').DisplayCommand[]} commands
 * @param {Map<number, number>} offsets
 * @returns {Promise<{text: string, distance: number}[]>} how far each word of the boxes lies from its element's, CSS px
 */
async function distances(page, commands, offsets) {
  const runs = commands.flatMap((command) => {
    if (command.kind !== 'text' || !command.scroller) return [];
    const { block } = command.scroller;
    return [{ block, text: command.text, x: command.x - (offsets.get(block) ?? 0) }];
  });
  return page.evaluate((wanted) => {
    const report = /** @type {Element} */ (document.querySelector('#report')).getBoundingClientRect();
    /** @type {Map<number, {node: Text, offset: number}[]>} */
    const characters = new Map();
    for (const { block } of wanted) {
      if (characters.has(block)) continue;
      const element = /** @type {Element} */ (document.querySelector(`#report [data-b="${block}"]`));
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = /** @type {Text} */ (node);
        for (let offset = 0; offset < text.length; offset += 1) {
          if (/\S/.test(text.data[offset] ?? '')) found.push({ node: text, offset });
        }
      }
      characters.set(block, found);
    }
    return wanted.map(({ block, text, x }) => {
      const [first] = /** @type {{node: Text, offset: number}[]} */ (characters.get(block)).splice(0, text.length);
      if (!first || first.node.data[first.offset] !== text[0]) return { text, distance: Infinity };
      const range = document.createRange();
      range.setStart(first.node, first.offset);
      range.setEnd(first.node, first.offset + 1);
      return { text, distance: Math.abs(range.getBoundingClientRect().x - report.x - x) };
    });
  }, runs);
}
