/** The view of pictures: by mouse, keyboard and touch, exact to the pixel, in each way of reading, and gone without a trace. */

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { axe_violations } from './lib/axe.mjs';
import { after_frames, no_webgl, open_browser, resize, until } from './lib/browser.mjs';
import { open_in_sandbox, start_host } from './lib/host_page.mjs';
import { count_callbacks, watch_idle } from './lib/idle_meter.mjs';
import { noise_png } from './lib/noise_pictures.mjs';
import {
  decoded,
  likeness,
  longest_pause,
  open_dialog,
  shown_pictures,
  tools_are_there,
  until_shown,
  zoom_of,
} from './lib/picture_view.mjs';
import { forget_peak, memory_of, page_processes } from './lib/page_memory.mjs';
import { Picture } from './lib/pixels.mjs';
import { frames, open_report, settle } from './lib/report_page.mjs';
import { published_reports, served_files } from './lib/served.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('./lib/browser.mjs').PageOptions} PageOptions */
/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

const board = noise_png(1200, 900);
const wide = noise_png(1300, 400);
const dot = noise_png(20, 20);
const shape = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40" width="60" height="40"><path d="M0 0h60v40z"/></svg>`;

const REPORT = `# 图片

${'开头的文字。'.repeat(60)}

## 第一节

![看板](board.png)

![应用](wide.png "左：生产力工具；右：趣味创意")

## 第二节

任务看板：
![第三张](board.png)

句子里有 ![点](dot.png) 图标。

[![链接里的图](wide.png)](https://example.com/)

## 第三节

![图形](shape.svg)

${'结尾的文字。'.repeat(200)}
`;
const BROKEN = '# 坏的\n\n![有](board.png)\n\n![没有](missing.png)\n\n![不是](text.png)\n';
const POSITIONS = ['1 / 5', '2 / 5', '3 / 5', '4 / 5', '5 / 5'];
/** @param {number} width @param {number} height @returns {Buffer} the header of a file that never ends */
function huge_bmp(width, height) {
  const header = Buffer.alloc(62);
  header.write('BM');
  header.writeUInt32LE(62, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(width, 18);
  header.writeInt32LE(height, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(1, 28);
  return header;
}

/** @param {Page | Frame} page @param {number} index among all images of the report */
async function open_by_click(page, index, position = POSITIONS[index]) {
  await tools_are_there(page);
  await page.locator('#report img').nth(index).click();
  await until_shown(page, position);
}

/** @param {Page} page */
const press = (page, /** @type {string[]} */ ...keys) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole('button', { name, exact: true });

/** @param {Page} page */
const middle_of = async (page) => {
  const [{ area }] = await shown_pictures(page);
  return { x: Math.round(area.x + area.width / 2), y: Math.round(area.y + area.height / 2) };
};

describe('the view of pictures', () => {
  const files = {
    'report.md': REPORT,
    'broken.md': BROKEN,
    'text.png': Buffer.from('no picture'),
    'board.png': board,
    'wide.png': wide,
    'dot.png': dot,
    'shape.svg': shape,
  };
  const served = served_files(files);

  const address = (name = 'report') => `${served.site.url}${name}.html`;

  /** @param {PageOptions} [options] @param {string} [search] */
  async function open(options, search = '') {
    const watched = await served.browser.open_page(options);
    const url = address() + search;
    if (options?.before_scripts === no_webgl) await watched.page.goto(url);
    else await open_report(watched, url);
    await tools_are_there(watched.page);
    return watched;
  }

  test('opens by a click, says what it shows, and leaves nothing behind', async () => {
    const { page, watch, close } = await open();
    const elements = () => page.evaluate(() => document.querySelectorAll('*').length);
    await settle(page);
    const before = await elements();
    await open_by_click(page, 0);
    const dialog = page.getByRole('dialog', { name: '图片' });
    const [{ area, picture, caption }] = await shown_pictures(page);
    assert.ok(Math.abs(picture.width / picture.height - 1200 / 900) < 0.01, 'whole');
    assert.ok(picture.height === area.height && picture.width < area.width, 'fitted');
    assert.equal(caption, '看板');
    assert.equal(await dialog.getByRole('status').first().textContent(), '72%');
    assert.equal(await dialog.locator('[role=status]').textContent(), '1 / 5：看板');
    const names = await dialog
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    assert.deepEqual(names, ['并排', '关闭', '上一张', '适合窗口', '缩小', '放大', '原始像素', '下一张']);
    await button(page, '关闭').click();
    await until(async () => (await elements()) === before, 'it closes, and nothing of it is left');
    watch.assert_quiet();
    await close();
  });

  test('opens by keyboard, around whose picture the focus is seen, and gives the focus back', async () => {
    const { page, close } = await open();
    const second = page.locator('#report .enlarge').nth(1);
    assert.equal(await second.getAttribute('aria-label'), '放大图片：应用');
    await page.keyboard.press('Tab');
    await second.focus();
    const framed = await second.evaluate((element) => {
      const [own, image] = [element, element.previousElementSibling].map((one) => one?.getBoundingClientRect());
      const off = ['x', 'y', 'width', 'height'].map((side) =>
        Math.abs(Reflect.get(own ?? {}, side) - Reflect.get(image ?? {}, side)),
      );
      return { off: Math.max(...off), outline: getComputedStyle(element).outlineStyle };
    });
    assert.ok(framed.off < 0.5, `${framed.off} px beside its picture`);
    assert.equal(framed.outline, 'solid');
    await page.keyboard.press('Enter');
    await until_shown(page, '2 / 5');
    assert.equal(await page.locator('dialog .told').textContent(), '2 / 5：左：生产力工具；右：趣味创意');
    await press(page, 'Tab', 'Tab', 'Tab', 'Tab', 'Tab');
    assert.ok(
      await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.closest('dialog')),
      'it stays within',
    );
    await page.keyboard.press('Escape');
    await until(async () => (await open_dialog(page).count()) === 0, 'it closes');
    assert.ok(await second.evaluate((element) => element === document.activeElement), 'the focus is back');
    await close();
  });

  test('leaves links, small signs and what is broken alone, and has what is linked in its row', async () => {
    const { page, close } = await open();
    const openable = await page
      .locator('#report .enlarge')
      .evaluateAll((all) => all.map((one) => one.previousElementSibling?.getAttribute('alt')));
    assert.deepEqual(openable, ['看板', '应用', '第三张', '图形']);
    await page.locator('#report img[alt="点"]').click();
    await page.locator('#report img[alt="链接里的图"]').click({ modifiers: ['Shift'], trial: true });
    assert.equal(await open_dialog(page).count(), 0);
    await open_by_click(page, 2, '3 / 5');
    assert.equal((await shown_pictures(page))[0].caption, '任务看板');
    for (const position of ['4 / 5', '5 / 5', '1 / 5']) {
      await page.keyboard.press('ArrowRight');
      await until_shown(page, position);
    }
    await press(page, 'PageUp');
    await until_shown(page, '5 / 5');
    await button(page, '上一张').click();
    await until_shown(page, '4 / 5');
    assert.equal((await shown_pictures(page))[0].caption, '链接里的图');
    await close();
  });

  test('zooms by keys, buttons, wheel and double click, from all of a picture to eight times', async () => {
    const { page, close } = await open();
    await open_by_click(page, 0);
    const seen = [];
    for (const key of ['1', '+', '-', '-', '0', '=']) {
      await page.keyboard.press(key);
      seen.push(await zoom_of(page));
    }
    assert.deepEqual(seen, ['100%', '150%', '100%', '75%', '72%', '75%']);
    await button(page, '原始像素').click();
    await button(page, '放大').click();
    assert.equal(await zoom_of(page), '150%');
    await button(page, '适合窗口').click();
    assert.equal(await zoom_of(page), '72%');
    const [{ area, picture }] = await shown_pictures(page);
    const share = { x: 0.4, y: 0.45 };
    const point = { x: picture.x + share.x * picture.width, y: picture.y + share.y * picture.height };
    await page.mouse.move(point.x, point.y);
    for (let i = 0; i < 4; i += 1) await page.mouse.wheel(0, -200);
    await until(async () => Number.parseInt((await zoom_of(page)) ?? '') > 300, 'the wheel enlarges');
    const [enlarged] = await shown_pictures(page);
    assert.ok(Math.abs(enlarged.picture.x + share.x * enlarged.picture.width - point.x) <= 4, 'what is beneath stays');
    assert.ok(Math.abs(enlarged.picture.y + share.y * enlarged.picture.height - point.y) <= 4);
    for (let i = 0; i < 6; i += 1) await page.mouse.wheel(0, -400);
    await until(async () => (await zoom_of(page)) === '800%', 'up to eight times');
    for (let i = 0; i < 12; i += 1) await page.mouse.wheel(0, 400);
    await until(async () => (await zoom_of(page)) === '72%', 'and back to all of it');
    await page.mouse.dblclick(point.x, point.y);
    assert.equal(await zoom_of(page), '100%');
    await page.mouse.dblclick(area.x + 50, area.y + 50);
    assert.equal(await zoom_of(page), '72%');
    await close();
  });

  test('is dragged, stops with the pointer and within its bounds, and arrows move it', async () => {
    const { page, close } = await open();
    await open_by_click(page, 0);
    await page.keyboard.press('1');
    const [start] = await shown_pictures(page);
    const { x, y } = await middle_of(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y - 30);
    await page.mouse.up();
    const [moved] = await shown_pictures(page);
    assert.deepEqual([moved.picture.x - start.picture.x, moved.picture.y - start.picture.y], [40, -30]);
    await page.keyboard.press('ArrowDown');
    const [down] = await shown_pictures(page);
    assert.equal(down.picture.y, moved.picture.y - 64);
    assert.equal(await page.locator('dialog .position').textContent(), '1 / 5', 'arrows move what is larger');
    for (let i = 0; i < 30; i += 1) await press(page, 'ArrowUp', 'ArrowLeft');
    const [{ area, picture }] = await shown_pictures(page);
    assert.deepEqual([picture.x, picture.y], [area.x, area.y], 'no blank is dragged in');
    const scroll = () => page.evaluate(() => scrollY);
    const before = await scroll();
    await page.locator('dialog .position').hover();
    await page.mouse.wheel(0, 300);
    await after_frames(page);
    assert.equal(await scroll(), before, 'the page behind stays where it is');
    await close();
  });

  for (const ratio of [1, 1.25, 2]) {
    test(`shows a picture's own pixels at 100 %, at ratio ${ratio}`, async (context) => {
      const browser = ratio === 1 ? served.browser : await open_browser({ ratio });
      if (ratio !== 1) context.after(() => browser.close());
      for (const [width, colour_scheme] of /** @type {const} */ ([
        [390, 'light'],
        [1600, 'dark'],
      ])) {
        const watched = await browser.open_page({ width, height: 844, colour_scheme });
        await open_report(watched, address());
        await open_by_click(watched.page, 0);
        await watched.page.keyboard.press('1');
        const like = await likeness(watched, Picture.decode(board));
        context.diagnostic(`${width} px, ${colour_scheme}: ${like.toFixed(4)}`);
        assert.ok(like > 0.9999);
        await watched.close();
      }
    });
  }

  test('follows fingers: a tap opens, two pinch, one moves or goes on, two taps enlarge', async () => {
    const { page, cdp, close } = await open({ width: 390, height: 844, touch: true });
    await tools_are_there(page);
    await page.locator('#report img').first().tap();
    await until_shown(page, '1 / 5');
    const fitted = await zoom_of(page);
    const { x, y } = await middle_of(page);
    /**
     * Fingers that go from places to others, and rest there before they leave: what is thrown would swallow the next tap.
     * @param {[number, number][]} from
     * @param {[number, number][]} to
     */
    const drag = async (from, to) => {
      const began = Date.now() / 1000;
      const steps = /** @type {const} */ ([
        ['touchStart', from],
        ['touchMove', to],
        ['touchMove', to],
        ['touchEnd', []],
      ]);
      for (const [index, [type, places]] of steps.entries()) {
        const touchPoints = places.map(([left, top], id) => ({ x: left, y: top, id }));
        await cdp.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp: began + index });
      }
    };
    await drag(
      [
        [x - 40, y],
        [x + 40, y],
      ],
      [
        [x - 80, y],
        [x + 80, y],
      ],
    );
    await until(async () => (await zoom_of(page)) === `${Math.round(2 * (390 / 1200) * 100)}%`, 'twice as large');
    const [before_move] = await shown_pictures(page);
    await drag([[x, y]], [[x - 100, y]]);
    const [after_move] = await shown_pictures(page);
    assert.equal(after_move.picture.x, before_move.picture.x - 100);
    assert.equal(await page.locator('dialog .position').textContent(), '1 / 5', 'what is larger is moved');
    await button(page, '适合窗口').tap();
    await drag([[x, y]], [[x - 120, y + 5]]);
    await until_shown(page, '2 / 5');
    await button(page, '上一张').tap();
    await until_shown(page, '1 / 5');
    assert.equal(await zoom_of(page), fitted);
    await page.touchscreen.tap(x, y);
    await page.touchscreen.tap(x, y);
    await until(async () => (await zoom_of(page)) === '100%', 'two taps');
    assert.equal(await page.evaluate(() => scrollY === 0 || document.documentElement.scrollTop === scrollY), true);
    await close();
  });

  test('opens in what is seen of a page that is pinched larger, with its buttons as large as ever', async () => {
    const { page, cdp, close } = await open({ width: 390, height: 844, touch: true });
    await cdp.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
    await settle(page);
    await page.locator('#report .enlarge').first().press('Enter');
    await until_shown(page, '1 / 5');
    const { seen, dialog, button_size } = await open_dialog(page).evaluate((element) => {
      const { offsetLeft, offsetTop, width, height } = /** @type {VisualViewport} */ (visualViewport);
      const { x, y, width: own_width, height: own_height } = element.getBoundingClientRect();
      const closing = /** @type {Element} */ (element.querySelector('.close')).getBoundingClientRect();
      return {
        seen: [offsetLeft, offsetTop, width, height].map(Math.round),
        dialog: [x, y, own_width, own_height].map(Math.round),
        button_size: closing.width,
      };
    });
    assert.deepEqual(dialog, seen);
    assert.equal(button_size, 22, 'on a page that is shown twice as large');
    assert.equal(await zoom_of(page), '33%');
    await close();
  });

  test('lays two pictures of a section beside each other, moved and enlarged together', async () => {
    const { page, cdp, close } = await open({ width: 1600, height: 900 });
    await open_by_click(page, 0);
    await button(page, '并排').click();
    await until_shown(page, '1–2 / 5');
    assert.equal(await button(page, '并排').getAttribute('aria-pressed'), 'true');
    const [left, right] = await shown_pictures(page);
    assert.ok(right.area.x > left.area.x + left.area.width && right.area.y === left.area.y);
    assert.deepEqual([left.caption, right.caption], ['看板', '左：生产力工具；右：趣味创意']);
    await page.keyboard.press('1');
    const whole = await shown_pictures(page);
    assert.deepEqual(
      whole.map(({ picture }) => picture.width),
      [1200, 1300],
    );
    await page.keyboard.press('ArrowRight');
    const moved = await shown_pictures(page);
    assert.deepEqual(
      moved.map(({ picture }, i) => picture.x < whole[i].picture.x),
      [true, true],
    );
    await resize(cdp, 500, 900);
    await until(async () => (await shown_pictures(page))[1].area.y > 400, 'one above the other');
    await press(page, '0', 'PageDown', 'PageDown');
    await until_shown(page, '3–4 / 5');
    await press(page, 'PageDown', 'PageDown');
    await until_shown(page, '5 / 5');
    assert.equal(await button(page, '并排').isVisible(), false, 'a section with one picture');
    await page.keyboard.press('PageUp');
    await until_shown(page, '3–4 / 5');
    await close();
  });

  test('closes by the way back, leaves no step of history, and the page behind stays as it is', async (context) => {
    const browser = await open_browser({ scroll_bars: true });
    context.after(() => browser.close());
    const watched = await browser.open_page();
    const { page } = watched;
    await page.goto(`${served.site.url}archive.html`);
    await open_report(watched, address());
    await tools_are_there(page);
    await page.locator('#report img').nth(1).scrollIntoViewIfNeeded();
    await settle(page);
    const state = () =>
      page.evaluate(() => {
        const { x, y, width } = /** @type {Element} */ (document.querySelector('#report')).getBoundingClientRect();
        return { x, y, width, scroll: scrollY };
      });
    const [before, drawn] = [await state(), await frames(page)];
    await open_by_click(page, 1);
    const { x, y } = await middle_of(page);
    await page.mouse.move(x, y);
    for (const step of [300, -300, 300, 300, 300]) await page.mouse.wheel(0, step);
    await press(page, 'PageDown', 'End', 'Home', ' ', 'ArrowDown');
    await after_frames(page);
    assert.deepEqual(await state(), before);
    await page.evaluate(() => history.back());
    await until(async () => (await open_dialog(page).count()) === 0, 'the way back closes it');
    assert.deepEqual(await state(), before);
    await open_by_click(page, 1);
    await page.keyboard.press('Escape');
    await until(() => page.evaluate(() => history.state === null), 'the step is gone');
    assert.deepEqual(await state(), before);
    assert.equal(await page.evaluate(() => history.scrollRestoration), 'auto');
    await settle(page);
    assert.equal(await frames(page), drawn, 'nothing is painted anew');
    await page.goBack();
    assert.match(page.url(), /archive\.html$/, 'one step back is the page before');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('rests while it is open', async () => {
    const watched = await open({ before_scripts: count_callbacks });
    await settle(watched.page);
    await open_by_click(watched.page, 0);
    await watched.page.keyboard.press('1');
    await settle(watched.page, 500);
    const nothing = { frames: 0, work: { animation_frames: 0, timers: 0, waiting: 0 } };
    assert.deepEqual(await watch_idle(watched, 2500), nothing);
    await watched.close();
  });

  test('is in order for axe-core, light and dark, on a desk and on a phone', async () => {
    const watched = await open();
    await open_by_click(watched.page, 0);
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      for (const width of [1024, 390]) {
        await watched.page.emulateMedia({ colorScheme });
        await resize(watched.cdp, width, 844);
        await after_frames(watched.page);
        assert.deepEqual(await axe_violations(watched, []), []);
        const beyond = await open_dialog(watched.page).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
        assert.equal(beyond, 0, `all of its buttons are seen, ${width} px`);
      }
    }
    await watched.close();
  });

  test('speaks the language that the address asks for', async () => {
    for (const [language, name, close_name] of [
      ['zh-Hant', '圖片', '關閉'],
      ['en', 'Pictures', 'Close'],
    ]) {
      const { page, close } = await open({}, `?lang=${language}`);
      await open_by_click(page, 0);
      assert.ok(await page.getByRole('dialog', { name }).isVisible());
      await button(page, close_name).click();
      await close();
    }
  });

  test('opens where the canvas never comes', async () => {
    const { page, watch, close } = await open({ before_scripts: no_webgl });
    await open_by_click(page, 0);
    await page.keyboard.press('1');
    assert.equal(await zoom_of(page), '100%');
    await page.keyboard.press('Escape');
    await until(async () => (await open_dialog(page).count()) === 0, 'it closes');
    watch.assert_quiet();
    await close();
  });

  test('says what cannot be shown, and does not open it', async () => {
    const watched = await served.browser.open_page();
    const { page, close } = watched;
    await open_report(watched, address('broken'));
    await settle(page);
    await until(async () => (await page.locator('#report .enlarge').count()) === 1, 'what is broken has no button');
    for (const name of ['没有', '不是']) await page.locator(`#report img[alt="${name}"]`).click();
    assert.equal(await open_dialog(page).count(), 0);
    await close();
    const far = await open({ before_scripts: no_webgl });
    const has_all = () => [...document.images].every((image) => image.complete && image.naturalWidth > 0);
    await far.page.evaluate(() => [...document.images].forEach((image) => (image.loading = 'eager')));
    await until(() => far.page.evaluate(has_all), 'the page itself has its pictures');
    await open_by_click(far.page, 0);
    await far.page.route(/shape/, (route) => route.abort());
    await far.page.keyboard.press('ArrowLeft');
    const says = (/** @type {string} */ message) => async () =>
      (await far.page.locator('dialog .area > p').textContent()) === message;
    await until(says('无法显示这张图片。'), 'what does not come');
    await far.page.route(/wide/, (route) => route.fulfill({ contentType: 'image/bmp', body: huge_bmp(9000, 9000) }));
    await far.page.keyboard.press('ArrowLeft');
    await until(says('这张图片太大，无法在这里显示。'), 'what is too large');
    await far.page.keyboard.press('Escape');
    await far.close();
  });

  test('opens in a sandboxed frame, in its own room', async (context) => {
    const { watched, frame } = await open_in_sandbox(context, served, address());
    const { page, watch } = watched;
    await frame.waitForSelector('html[data-kanbao=canvas]', { state: 'attached' });
    await open_by_click(frame, 0);
    const box = await open_dialog(frame).evaluate((dialog) => dialog.getBoundingClientRect().toJSON());
    assert.deepEqual([box.x, box.y, box.width, box.height], [0, 0, 900, 700]);
    await page.evaluate(() => history.back());
    await until(async () => (await open_dialog(frame).count()) === 0, 'the way back closes it');
    assert.equal(page.frames().length, 2, 'the page around it is still there');
    watch.assert_quiet();
    await watched.close();
  });

  test('opens where it is seen in a frame as tall as its report', async (context) => {
    const host = await start_host(served.site.url);
    context.after(() => host.close());
    const body = `<kanbao-report src="${address()}" height="auto"></kanbao-report>`;
    const watched = await served.browser.open_page();
    const { page } = watched;
    await page.goto(host.add('tall', { body, above: 10 }));
    await until(async () => page.frames().length > 1, 'the page has a frame');
    const frame = /** @type {Frame} */ (page.frames().at(-1));
    await frame.waitForSelector('html[data-kanbao=canvas]', { state: 'attached' });
    await tools_are_there(frame);
    await frame.locator('#report img').nth(2).scrollIntoViewIfNeeded();
    await until(() => frame.evaluate(() => 'kanbao_band' in window), 'the host says what is seen');
    await open_by_click(frame, 2, '3 / 5');
    const place = async () => {
      const outer = await page.locator('kanbao-report iframe').boundingBox();
      const { y, height } = await open_dialog(frame).evaluate((dialog) => dialog.getBoundingClientRect().toJSON());
      return { top: y + (outer?.y ?? 0), bottom: y + height + (outer?.y ?? 0) };
    };
    const { top, bottom } = await place();
    assert.ok(top >= -1 && bottom <= 769 && bottom - top > 500, `${top} to ${bottom}`);
    await page.evaluate(() => scrollBy(0, -40));
    await until(async () => (await place()).top >= -1 && (await place()).bottom <= 769, 'and follows');
    await watched.close();
  });

  test('opens, shows and saves the original in a file on a disk, which holds no view when it is saved itself', async () => {
    const offline = join(served.site.folder, 'report.offline.html');
    const { page, watch, close } = await served.browser.open_page();
    await page.goto(pathToFileURL(offline).href);
    await open_by_click(page, 0);
    const [original] = await Promise.all([page.context().waitForEvent('page'), page.locator('dialog a.open').click()]);
    await original.waitForSelector('img');
    assert.equal(
      await original.locator('img').evaluate((image) => /** @type {HTMLImageElement} */ (image).naturalWidth),
      1200,
    );
    await original.close();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('dialog a.save').click()]);
    assert.equal(download.suggestedFilename(), '图片 1.png');
    assert.deepEqual(await readFile(await download.path()), board);
    const saved = join(served.site.folder, 'saved.html');
    await writeFile(saved, await page.evaluate(() => `<!doctype html>\n${document.documentElement.outerHTML}`));
    // Those of the document in which the browser shows a picture alone.
    watch.expect_refused_styles();
    watch.assert_quiet();
    await close();
    const again = await served.browser.open_page({ scripts: false });
    await again.page.goto(pathToFileURL(saved).href);
    again.watch.expect_refused_styles();
    assert.equal(await again.page.locator('dialog').count(), 0);
    assert.ok(await again.page.locator('#report h1').isVisible());
    await again.close();
  });

  test('names a picture by its own file when it is saved', async () => {
    const { page, close } = await open();
    await open_by_click(page, 1);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('dialog a.save').click()]);
    assert.match(download.suggestedFilename(), /^wide.*\.png$/);
    assert.deepEqual(await readFile(await download.path()), wide);
    await close();
  });
});

describe('a very large picture in the view', () => {
  const large = noise_png(8000, 5000);
  const served = served_files({
    'large.md': '# 大图\n\n![大](large.png)\n',
    'large.png': large,
  });

  test('is exact, takes less than 300 MB and gives them back', async (context) => {
    const watched = await served.browser.open_page();
    const { page, watch, close } = watched;
    await open_report(watched, served.site.pages[0]);
    await tools_are_there(page);
    await page.waitForSelector('#report img[data-painted]');
    await settle(page);
    const processes = await page_processes(page);
    await forget_peak(processes);
    const before = await memory_of(processes);
    await page.locator('#report .enlarge').focus();
    const pauses = await longest_pause(page, async () => {
      await page.keyboard.press('Enter');
      await until_shown(page, '1 / 1');
    });
    context.diagnostic(
      `until it was shown: ${pauses.whole} ms, ${pauses.longest} of them without an answer of the page`,
    );
    assert.ok(pauses.longest < pauses.whole / 4);
    const original = Picture.decode(large);
    await page.keyboard.press('1');
    await until(async () => (await likeness(watched, original)) > 0.9999, 'its own pixels are seen');
    for (const key of ['ArrowDown', 'ArrowRight', '+', '+', '-', '-']) await page.keyboard.press(key);
    await until(async () => (await likeness(watched, original)) > 0.9999, 'also elsewhere');
    await page.keyboard.press('0');
    await settle(page);
    const opened = await memory_of(processes);
    await page.keyboard.press('Escape');
    await until(async () => (await open_dialog(page).count()) === 0, 'it closes');
    context.diagnostic(
      `${Math.round(opened.peak - before.now)} MB more at the most, ${Math.round(opened.now - before.now)} MB at rest`,
    );
    assert.ok(opened.peak - before.now < 300);
    const kept = async () => (await memory_of(processes)).now - before.now;
    await until(async () => (await kept()) < 100, 'what it took is given back').catch(async (error) => {
      throw new Error(`${error.message}: ${Math.round(await kept())} MB`);
    });
    watch.assert_quiet();
    await close();
  });
});

test('the boards of published reports can be read at 100 % on a phone', async (context) => {
  const site = await published_reports(context);
  if (!site) return;
  for (const ratio of [1, 2]) {
    const browser = await open_browser({ ratio });
    context.after(() => browser.close());
    for (const url of site.pages) {
      const watched = await browser.open_page({ width: 390, height: 844 });
      const { page } = watched;
      await open_report(watched, url);
      await tools_are_there(page);
      const addresses = await page
        .locator('#report img')
        .evaluateAll((all) => all.map((one) => one.getAttribute('src') ?? ''));
      for (const [index, address] of addresses.entries()) {
        await open_by_click(page, index, `${index + 1} / ${addresses.length}`);
        await page.keyboard.press('1');
        const like = await likeness(watched, await decoded(page, address));
        context.diagnostic(`ratio ${ratio}, ${address}: ${like.toFixed(4)}`);
        assert.ok(like >= 0.99);
        await page.keyboard.press('Escape');
        await until(async () => (await open_dialog(page).count()) === 0, 'it closes');
      }
      await watched.close();
    }
  }
});
