/**
 * The report's outline: beside the text in wide windows, elsewhere opened over the page by a button and a key. It marks what is
 * read, leads to it and takes the focus along; keys go from section to section, a heading's sign copies its link, a line
 * shows how far the reader has come.
 */

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { axe_violations } from './lib/axe.mjs';
import { no_webgl, pause, resize, until } from './lib/browser.mjs';
import { start_host } from './lib/host_page.mjs';
import { has_ink, line_area } from './lib/html_state.mjs';
import { count_callbacks, watch_idle } from './lib/idle_meter.mjs';
import { photograph } from './lib/pixels.mjs';
import { open_report, settle } from './lib/report_page.mjs';
import { served_files } from './lib/served.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

const SECTIONS = 14;
const section = (/** @type {number} */ i) => `## 第${i}节

${'这一节的话，有 words。'.repeat(60)}

### 其中${i}

${'里面的话。'.repeat(120)}
`;
const HIDDEN =
  '<details><summary>展开</summary>\n\n### 收着的一节\n\n里面[有链接](https://example.org/)。\n\n</details>\n';
const REPORT = `# 月报\n\n开头的话。\n\n${Array.from({ length: SECTIONS }, (_, i) => section(i)).join('\n')}\n${HIDDEN}\n## 致谢\n\n完。\n`;

const NAV = 'nav#kanbao-contents';
const CURRENT = `${NAV} [aria-current]`;
const BUTTON = '.tools .contents';

/** @param {Page | Frame} page @returns {Promise<string>} what is marked as being read */
const current = (page) =>
  page.evaluate(
    (marked) => [...document.querySelectorAll(marked)].map(({ textContent }) => textContent).join(),
    CURRENT,
  );

/** @param {Page | Frame} page @param {string} text */
const until_current = (page, text) => until(async () => (await current(page)) === text, `${text} is marked as read`);

/** @param {Page | Frame} page @returns {Promise<string>} what has the focus */
const focused = (page) => page.evaluate(() => document.activeElement?.textContent?.slice(0, 40) ?? '');

/** @param {Page | Frame} page @param {string} text */
const until_focused = (page, text) => until(async () => (await focused(page)) === text, `${text} has the focus`);

/** @param {Page} page */
const until_come = (page) =>
  until(
    () => page.evaluate((name) => document.querySelector(name)?.getAnimations().length === 0, NAV),
    'the list has come',
  );

/** @param {Page | Frame} page @param {string} id @returns {Promise<number>} CSS px from the window's top */
const top_of = (page, id) =>
  page.evaluate((name) => document.getElementById(name)?.getBoundingClientRect().top ?? NaN, id);

/** @param {Page | Frame} page @param {string} id */
const until_at_edge = (page, id) =>
  until(async () => Math.abs((await top_of(page, id)) - 16) < 1, `${id} is at the window's edge`);

/** @param {Page | Frame} page @param {string} id */
const go_to = (page, id) => page.evaluate((name) => document.getElementById(name)?.scrollIntoView(), id);

/** @param {Page | Frame} page @param {string} selector */
const rect_of = (page, selector) =>
  page.evaluate((wanted) => {
    const { left, top, right, bottom, height } = /** @type {Element} */ (
      document.querySelector(wanted)
    ).getBoundingClientRect();
    return { left, top, right, bottom, height };
  }, selector);

/** @param {Page | Frame} page */
const is_seen = (page) => page.isVisible(NAV);

describe('the contents', () => {
  const served = served_files({ 'report.md': REPORT });
  before(async () => {
    const { folder } = served.site;
    await writeFile(join(folder, 'one.md'), REPORT);
    await writeFile(join(folder, 'two.md'), '# 另一份\n\n## 甲\n\n## 乙\n\n## 丙\n');
    await writeFile(join(folder, 'short.md'), '# 短的\n\n## 甲\n\n## 乙\n');
  });

  /** @param {import('./lib/browser.mjs').PageOptions} [options] @param {string} [search] */
  async function open_painted(options, search = '') {
    const watched = await served.browser.open_page(options);
    await open_report(watched, served.site.pages[0] + search);
    await watched.page.waitForSelector('#report a.self', { state: 'attached' });
    await settle(watched.page);
    return watched;
  }

  describe('in a wide window', () => {
    /** @type {WatchedPage} */
    let watched;
    /** @type {Page} */
    let page;
    before(async () => {
      watched = await open_painted({ width: 1600, height: 900, before_scripts: count_callbacks });
      page = watched.page;
    });
    after(async () => {
      watched.watch.assert_quiet();
      await watched.close();
    });

    test('stand beside the text, over nothing, and can be read', async () => {
      for (const [width, scheme] of /** @type {const} */ ([
        [1600, 'dark'],
        [1200, 'dark'],
        [1200, 'light'],
        [1600, 'light'],
      ])) {
        await resize(watched.cdp, width, 900);
        await page.emulateMedia({ colorScheme: scheme });
        await settle(page);
        const list = await rect_of(page, NAV);
        const text = await rect_of(page, '#report');
        assert.ok(list.left >= 0 && list.right <= text.left - 24, `${width}: ${list.right} beside ${text.left}`);
        assert.equal((text.left + text.right) / 2, width / 2, 'the text stays in the middle');
        assert.ok(list.bottom <= 900);
        const picture = await photograph(watched.cdp);
        for (const line of [`${NAV} summary`, `${NAV} li a`, `${NAV} li li a`]) {
          assert.ok(has_ink(picture, await line_area(watched, line)), `${width} ${scheme}: ${line}`);
        }
        assert.equal(await page.isVisible(BUTTON), false);
      }
    });

    test('are told of as a list of links, in which what is read is marked', async () => {
      const list = await page.locator(NAV).ariaSnapshot();
      assert.match(
        list,
        /^- navigation "目录":\n {2}- group:\n {4}- text: 目录\n {4}- list:\n {6}- listitem:\n {8}- link "第0节"/,
      );
      assert.match(
        list,
        /- listitem:\n {8}- link "第1节":\n {10}- \/url: "#.*"\n {8}- list:\n {10}- listitem:\n {12}- link "其中1"/,
      );
      assert.doesNotMatch(list, /月报/);
      await go_to(page, '第3节');
      await until_current(page, '第3节');
      await page.evaluate(() => scrollBy(0, -400));
      await until_current(page, '其中2');
      await page.evaluate(() => scrollTo(0, 0));
      await until_current(page, '第0节');
      await page.evaluate(() => scrollTo(0, 1e6));
      await until_current(page, '致谢');
    });

    test('scroll by themselves to what is read', async () => {
      await resize(watched.cdp, 1200, 400);
      for (const id of ['第0节', '第12节', '第1节']) {
        await go_to(page, id);
        await until_current(page, id);
        const [link, list] = [await rect_of(page, CURRENT), await rect_of(page, NAV)];
        assert.ok(link.top >= list.top && link.bottom <= list.bottom, `${id} is in view`);
      }
      await resize(watched.cdp, 1600, 900);
      await settle(page);
    });

    test('lead to a section, also into closed details, and the next Tab begins there', async () => {
      await page.click(`${NAV} a:text-is("第5节")`);
      await until_at_edge(page, '第5节');
      assert.equal(decodeURIComponent(new URL(page.url()).hash), '#第5节');
      await until_current(page, '第5节');
      await page.click(`${NAV} a:text-is("收着的一节")`);
      await until(() => page.isVisible('#收着的一节'), 'the details are open');
      await until_current(page, '收着的一节');
      await page.keyboard.press('Tab');
      assert.equal(await focused(page), '有链接');
      await page.evaluate(() => document.querySelector('#report details')?.removeAttribute('open'));
      await settle(page);
    });

    test('are folded up by mouse and keys, and stay so for the next visit', async () => {
      await page.click(`${NAV} summary`);
      assert.equal(await page.isVisible(`${NAV} li a`), false);
      await page.reload();
      await page.waitForSelector(`${NAV} details:not([open])`);
      await page.waitForSelector('html[data-kanbao=canvas]', { state: 'attached' });
      await page.focus(`${NAV} summary`);
      await page.keyboard.press('Enter');
      assert.equal(await page.isVisible(`${NAV} li a`), true);
      await page.reload();
      await until(() => page.evaluate(() => 'kanbao_tools' in window), 'the tools have come');
      assert.equal(await page.isVisible(`${NAV} li a`), true);
      await page.waitForSelector('html[data-kanbao=canvas]', { state: 'attached' });
    });

    test('are reached by their key, and left by Escape', async () => {
      await go_to(page, '第3节');
      await until_current(page, '第3节');
      await page.keyboard.press('t');
      assert.equal(await focused(page), '第3节');
      await page.keyboard.press('Tab');
      await page.keyboard.press('t');
      await page.keyboard.press('Escape');
      assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
    });

    test('draw nothing and wait for nothing', async () => {
      // Until then the page's first script waits for a paint that may not come.
      await until(() => page.evaluate(() => performance.now() > 1500), 'the start is over');
      await settle(page, 500);
      const nothing = { frames: 0, work: { animation_frames: 0, timers: 0, waiting: 0 } };
      assert.deepEqual(await watch_idle(watched, 1500), nothing);
    });

    test('are not printed, nor is the line of progress', async () => {
      await page.emulateMedia({ media: 'print' });
      assert.equal(await is_seen(page), false);
      assert.equal(await page.evaluate(() => getComputedStyle(document.body, '::before').content), 'none');
      await page.emulateMedia({ media: 'screen' });
    });
  });

  for (const [name, options, at_thumb] of /** @type {const} */ ([
    ['on a phone', { width: 390, height: 844, touch: true }, true],
    ['in a window', { width: 1024, height: 768, colour_scheme: 'dark' }, false],
  ])) {
    test(`are opened over the page ${name}, and give the focus back`, async () => {
      const watched = await open_painted({ ...options, before_scripts: count_callbacks });
      const { page, watch } = watched;
      const press = (/** @type {string} */ selector) => (at_thumb ? page.tap(selector) : page.click(selector));
      assert.equal(await is_seen(page), false);
      await press(BUTTON);
      await until_focused(page, '第0节');
      await until_come(page);
      const list = await rect_of(page, NAV);
      if (at_thumb) assert.ok(list.bottom === 844 && list.height <= 0.7 * 844, JSON.stringify(list));
      else assert.ok(list.left === 0 && list.top === 0 && list.bottom === 768, JSON.stringify(list));
      const picture = await photograph(watched.cdp);
      assert.ok(has_ink(picture, await line_area(watched, `${NAV} li a`)), 'the list is seen');
      assert.deepEqual(await axe_violations(watched, ['color-contrast']), []);
      await settle(page, 500);
      assert.equal((await watch_idle(watched, 1000)).work.waiting, 0);
      await page.keyboard.press('Escape');
      await until(async () => !(await is_seen(page)), 'the list is closed');
      await until_focused(page, '目录');
      await press(BUTTON);
      await until(() => is_seen(page), 'the list is open again');
      if (at_thumb) await page.touchscreen.tap(200, 100);
      else await page.mouse.click(800, 600);
      await until(async () => !(await is_seen(page)), 'a press beside it closes it');
      await until_focused(page, '目录');
      await press(BUTTON);
      await press(`${NAV} a:text-is("收着的一节")`);
      await until(() => page.isVisible('#收着的一节'), 'the details are open');
      assert.equal(await is_seen(page), false);
      await page.keyboard.press('Tab');
      assert.equal(await focused(page), '有链接');
      await page.keyboard.press('t');
      await until_focused(page, '收着的一节');
      await page.keyboard.press(']');
      assert.equal(await focused(page), '收着的一节', 'what lies below stays where it is');
      await page.keyboard.press('t');
      await until_focused(page, '有链接');
      watch.assert_quiet();
      await watched.close();
    });
  }

  test('slide in, but not where less motion is asked for, nor does any other tool', async () => {
    for (const motion of /** @type {const} */ (['no-preference', 'reduce'])) {
      const watched = await served.browser.open_page({ width: 390, height: 844 });
      const { page } = watched;
      await page.emulateMedia({ reducedMotion: motion });
      await open_report(watched, served.site.pages[0]);
      await page.waitForSelector('#report a.self', { state: 'attached' });
      const moving = () =>
        page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
      await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('nav[popover]')).showPopover());
      assert.equal(await moving(), motion === 'reduce' ? 0 : 1);
      await page.keyboard.press('Escape');
      for (const key of ['/', 'f', 's', '?', ']']) {
        await page.keyboard.press(key);
        assert.equal(await moving(), 0, key);
        await page.keyboard.press('Escape');
      }
      await page.getByRole('button', { name: '阅读设置' }).click();
      assert.equal(await moving(), 0);
      await watched.close();
    }
  });

  test('are near deep in a report: the bar comes when the reader scrolls back, and covers nothing asked for', async () => {
    const watched = await open_painted({ width: 1024, height: 768 });
    const { page } = watched;
    const is_near = async () => (await rect_of(page, 'nav#bar')).top >= 0;
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.mouse.move(500, 400);
    await page.mouse.wheel(0, 3000);
    await until(async () => (await page.evaluate(() => scrollY)) >= 3000, 'the page is scrolled');
    assert.equal(await is_near(), false);
    await page.mouse.wheel(0, -100);
    await until(is_near, 'the bar has come');
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), height, 'nothing moves');
    assert.ok(has_ink(await photograph(watched.cdp), await line_area(watched, BUTTON)), 'the button is seen');
    await page.evaluate(() => (location.hash = '第2节'));
    await until(async () => (await current(page)) === '第2节', 'the page goes there');
    assert.ok((await top_of(page, '第2节')) >= (await rect_of(page, 'nav#bar')).bottom);
    await page.mouse.wheel(0, 100);
    await until(async () => !(await is_near()), 'the bar leaves who reads on');
    await page.evaluate(() => (location.hash = '第1节'));
    await until_at_edge(page, '第1节');
    assert.equal(await is_near(), false, 'a link back does not bring it');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('are near on a phone, too, after a swipe back', async () => {
    const { page, cdp, watch, close } = await open_painted({ width: 390, height: 844, touch: true });
    const swipe = async (/** @type {number} */ from, /** @type {number} */ to) => {
      const points = (/** @type {number} */ step) => [{ x: 200, y: from + ((to - from) * step) / 10 }];
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(0) });
      for (let step = 1; step <= 10; step += 1) {
        await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(step) });
      }
      // It rests before it is lifted: nothing rolls on.
      await pause(200);
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(10) });
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    const scrolled = () => page.evaluate(() => scrollY);
    for (let times = 1; times <= 2; times += 1) {
      const before_swipe = await scrolled();
      await swipe(700, 100);
      await until(async () => (await scrolled()) > before_swipe + 300, 'the page is swiped on');
    }
    assert.ok((await rect_of(page, 'nav#bar')).top < 0);
    await swipe(200, 400);
    await until(async () => (await rect_of(page, 'nav#bar')).top >= 0, 'the bar has come');
    await page.tap(BUTTON);
    await until(() => is_seen(page), 'the list is open');
    watch.assert_quiet();
    await close();
  });

  test('are opened by their button where the reader’s column leaves no margin', async () => {
    const watched = await open_painted({ width: 1280, height: 800 }, '?size=24&measure=wide&lang=zh-TW');
    const { page } = watched;
    assert.equal(await is_seen(page), false);
    await page.getByRole('button', { name: '目錄' }).click();
    await until_come(page);
    assert.ok(has_ink(await photograph(watched.cdp), await line_area(watched, `${NAV} li a`)), 'the list is seen');
    await resize(watched.cdp, 1920, 800);
    await until(async () => !(await page.isVisible(BUTTON)), 'the list is beside the text');
    const [list, text] = [await rect_of(page, NAV), await rect_of(page, '#report')];
    assert.ok(list.right <= text.left && list.top > 0);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('keys go from section to section and take the focus along', async () => {
    const watched = await open_painted({ width: 1024, height: 768 });
    const { page } = watched;
    await page.keyboard.press(']');
    assert.equal(await focused(page), '月报');
    for (const key of [']', 'Alt+ArrowDown']) await page.keyboard.press(key);
    await until_at_edge(page, '其中0');
    assert.equal(await focused(page), '其中0');
    await page.keyboard.press('[');
    await until_at_edge(page, '第0节');
    await page.evaluate(() => scrollBy(0, 200));
    await page.keyboard.press('Alt+ArrowUp');
    await until_at_edge(page, '第0节');
    await page.evaluate(() => scrollTo(0, 1e6));
    await page.keyboard.press('[');
    const last = await focused(page);
    await page.keyboard.press(']');
    assert.notEqual(await focused(page), last, 'also where the page scrolls no further');
    await page.keyboard.press(']');
    assert.equal(await focused(page), '致谢');
    assert.equal(await page.evaluate(() => document.querySelectorAll('#report [tabindex="-1"]:not(a)').length), 1);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.kanbao), 'canvas');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('a line at the upper edge shows how far the reader has come', async () => {
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      const watched = await open_painted({ width: 1024, height: 768, colour_scheme: scheme });
      const { page } = watched;
      const share = async () => {
        const { png } = await photograph(watched.cdp);
        const row = [...Array(png.width).keys()].map((x) => png.data.readUInt32BE(4 * x));
        return row.filter((pixel) => pixel === row[0] && pixel !== row.at(-1)).length / png.width;
      };
      await page.evaluate(() => scrollTo(0, (document.documentElement.scrollHeight - innerHeight) / 4));
      await settle(page);
      assert.ok(Math.abs((await share()) - 0.25) < 0.01, `${scheme}: ${await share()}`);
      await watched.close();
    }
  });

  describe('a link to a heading', () => {
    /** @param {Page | Frame} page @param {string} id */
    async function press_sign(page, id) {
      await page.hover(`[id="${id}"]`);
      await page.click(`[id="${id}"] > a.self`);
      await until(() => page.isVisible(`[id="${id}"] > a.self[data-said="✓"]`), 'it shows that it is copied');
      const said = () => page.evaluate(() => document.querySelector('body > [role=status]')?.textContent);
      await until(async () => (await said()) === '已复制链接', 'it is said aloud, too');
    }

    test('is copied with one click, which goes there too', async () => {
      const watched = await open_painted({ width: 1024, height: 768 }, '?chrome=bar');
      const { page } = watched;
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await press_sign(page, '第1节');
      const link = new URL('#第1节', served.site.pages[0]).href;
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
      await until_at_edge(page, '第1节');
      watched.watch.assert_quiet();
      await watched.close();
    });
  });

  /** @param {string} attributes of the frame @param {(address: string) => Promise<void>} run */
  async function in_a_frame(attributes, run) {
    const host = await start_host(served.site.url);
    const body = `<style>body{margin:0}#field{display:none}iframe{border:0}</style><iframe ${attributes}></iframe>`;
    await run(host.add('frame', { body, is_strict: false, has_embed: false }));
    await host.close();
  }

  test('work in a sandboxed frame, where nothing can be stored', () =>
    in_a_frame(`sandbox="allow-scripts" width="1280" height="700" src="${served.site.pages[0]}"`, async (address) => {
      const watched = await served.browser.open_page({ width: 1280, height: 700 });
      await watched.page.goto(address);
      const frame = /** @type {Frame} */ (watched.page.frames().at(-1));
      await frame.waitForSelector('html[data-kanbao=canvas]', { state: 'attached' });
      await frame.waitForSelector('#report a.self', { state: 'attached' });
      await frame.click(`${NAV} a:text-is("第4节")`);
      await until_at_edge(frame, '第4节');
      await until_current(frame, '第4节');
      await frame.hover('#第4节');
      await frame.click('#第4节 > a.self');
      await until(() => frame.isVisible('#第4节 > a.self[data-said="✓"]'), 'the link is copied');
      await frame.click(`${NAV} summary`);
      assert.equal(await frame.isVisible(`${NAV} li a`), false);
      // Chromium says so of each frame that may not ask for the clipboard.
      assert.deepEqual(
        watched.watch.complaints.filter((text) => !/Clipboard API/.test(text)),
        [],
      );
      await watched.close();
    }));

  test('stay away from a frame as tall as the report, and where an embedder wants no panels', async () => {
    const places = [
      `width="1280" height="9000" src="${served.site.pages[0]}?height=auto"`,
      `width="1280" height="700" src="${served.site.pages[0]}?chrome=none"`,
    ];
    for (const attributes of places) {
      await in_a_frame(`sandbox="allow-scripts" ${attributes}`, async (address) => {
        const watched = await served.browser.open_page({ width: 1280, height: 700 });
        await watched.page.goto(address);
        const frame = /** @type {Frame} */ (watched.page.frames().at(-1));
        await frame.waitForSelector('#report a.self', { state: 'attached' });
        assert.equal(await is_seen(frame), false);
        assert.equal(await frame.locator(BUTTON).count(), 0);
        assert.equal(await frame.evaluate(() => getComputedStyle(document.body, '::before').content), 'none');
        watched.watch.assert_quiet();
        await watched.close();
      });
    }
  });

  test('are there without scripts, beside the text and behind a button', async () => {
    const watched = await served.browser.open_page({ width: 1280, height: 700, scripts: false });
    const { page } = watched;
    await page.goto(served.site.pages[0]);
    await page.click(`${NAV} a:text-is("第4节")`);
    await until_at_edge(page, '第4节');
    await page.click(`${NAV} summary`);
    assert.equal(await page.isVisible(`${NAV} li a`), false);
    await page.click(`${NAV} summary`);
    await resize(watched.cdp, 390, 844);
    await page.evaluate(() => scrollTo(0, 0));
    assert.equal(await is_seen(page), false);
    await page.getByRole('button', { name: '目录' }).click();
    assert.equal(await is_seen(page), true);
    await page.keyboard.press('Escape');
    assert.equal(await is_seen(page), false);
    await watched.close();
  });

  test('stand below the report where the browser knows no popovers, and their button leads there', async () => {
    const no_popovers = () => void Reflect.deleteProperty(HTMLElement.prototype, 'popover');
    const watched = await served.browser.open_page({ width: 390, height: 844, before_scripts: no_popovers });
    const { page } = watched;
    await page.route(/report\.html/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(/(<nav [^>]*) popover>/, '$1>') });
    });
    await open_report(watched, served.site.pages[0]);
    await page.click(BUTTON);
    assert.equal(await focused(page), '第0节');
    const [link, text] = [await rect_of(page, `${NAV} a`), await rect_of(page, '#report')];
    assert.ok(link.top >= text.bottom && link.bottom <= 844);
    await page.keyboard.press('Enter');
    await until_at_edge(page, '第0节');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('work in a file on a disk, and where the canvas never comes', async () => {
    const watched = await served.browser.open_page({ width: 1280, height: 800, before_scripts: no_webgl });
    const { page } = watched;
    await page.goto(pathToFileURL(join(served.site.folder, 'report.offline.html')).href);
    await page.waitForSelector('#report a.self', { state: 'attached' });
    await page.click(`${NAV} a:text-is("第7节")`);
    await until_at_edge(page, '第7节');
    await until_current(page, '第7节');
    assert.deepEqual(await axe_violations(watched, []), []);
    await resize(watched.cdp, 390, 844);
    await page.keyboard.press('t');
    await until(() => is_seen(page), 'the list is open');
    await until_come(page);
    assert.deepEqual(await axe_violations(watched, []), []);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('are those of the report that view.html has open', async () => {
    const watched = await served.browser.open_page({ width: 1280, height: 800 });
    const { page } = watched;
    const texts = () => page.locator(`${NAV} li a`).allTextContents();
    for (const [name, expected] of /** @type {const} */ ([
      ['two', ['甲', '乙', '丙']],
      ['short', []],
    ])) {
      if (name === 'two') await page.goto(`${served.site.url}view.html?src=two.md`);
      else {
        await page.click('#opening-name');
        await page.fill('#address', `${served.site.url}${name}.md`);
        await page.click('#open');
      }
      await until(async () => (await texts()).join() === expected.join(), `${name}: ${expected}`);
    }
    watched.watch.assert_quiet();
    await watched.close();
  });
});
