/**
 * Two reports beside each other: sections of one name at one height, scrolled together or alone, changes marked and told; from
 * a site and from a disk, by keyboard, narrow and wide; and what is said where one of them cannot be had.
 */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { axe_violations } from './lib/axe.mjs';
import { after_frames, no_webgl, resize, until } from './lib/browser.mjs';
import { aligned_frames, both, compared_reports, differences, marked_words, places } from './lib/compared_reports.mjs';
import { note_events, noted, sandbox, start_host } from './lib/host_page.mjs';
import { Picture, correlation } from './lib/pixels.mjs';
import { check_lines, open_painted } from './lib/report_checks.mjs';
import { read_display, settle } from './lib/report_page.mjs';
import { served_files } from './lib/served.mjs';
import { compare_layer } from './lib/text_layer.mjs';

/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('playwright-core').Page} Page */

const pair = 'left=october&right=november';

describe('two reports beside each other', () => {
  const served = served_files(compared_reports);

  /** @param {string} search @param {import('./lib/browser.mjs').PageOptions} [options] @param {string} [base] */
  async function open(search, options, base = served.site.url) {
    const watched = await served.browser.open_page(options);
    await watched.page.goto(`${base}compare.html?${search}`);
    return watched;
  }

  /** @param {Frame[]} frames */
  const scrolled = (frames) => both(frames, () => Math.round(scrollY));

  /** @param {Page} page @returns {Promise<string>} what the page says of the changes */
  const status = async (page) => (await page.locator('.status').textContent()) ?? '';

  /** @param {Page} page @param {number} index @param {RegExp} words */
  async function until_told(page, index, words) {
    const said = async () => (await page.locator('.pane').nth(index).locator('.trouble').textContent()) ?? '';
    await until(async () => words.test(await said()), `the reader is told: ${words}`);
  }

  for (const [width, height, colour_scheme] of /** @type {const} */ ([
    [1600, 900, 'light'],
    [1024, 768, 'dark'],
  ])) {
    test(`sections of one name begin at one height, ${width} px wide, ${colour_scheme}`, async () => {
      const watched = await open(pair, { width, height, colour_scheme });
      const frames = await aligned_frames(watched);
      const [left, right] = await both(frames, places);
      assert.deepEqual(Object.keys(left).slice(0, 4), ['end', '进展', '框架', '套件']);
      assert.ok(Math.max(...differences([left, right])) <= 1);
      // What only one has stands beside blank.
      assert.ok(right['下月计划'] > left['只在十月'] + 100);
      assert.ok(left['只在十月'] >= right['套件'] + 60);
      const boxes = await watched.page.locator('iframe').all();
      const [one, other] = await Promise.all(boxes.map((box) => box.boundingBox()));
      assert.equal(one?.y, other?.y);
      assert.ok(one && other && one.x + one.width <= other.x);
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  test('text and ink stay together in both, beside each other', async () => {
    const watched = await open(pair, { width: 1600, height: 900 });
    for (const frame of await aligned_frames(watched)) {
      const { runs, unmatched, unpainted } = await compare_layer(frame);
      assert.ok(runs.length > 10);
      assert.deepEqual([unmatched, unpainted], [[], '']);
      const astray = runs.filter((run) => Math.max(...[run.left, run.right, run.baseline].map(Math.abs)) > 1.01);
      assert.deepEqual(astray, []);
    }
    await watched.close();
  });

  test('a report with room above its sections is painted as the browser sets it', async (context) => {
    const { watched } = await open_painted(served.browser, `${served.site.url}october.html`);
    const before = await watched.page.evaluate(places);
    await watched.page.evaluate(() => {
      const headings = [...document.querySelectorAll('#report > h2')];
      const rooms = headings.map((heading) => ({ block: Number(heading.getAttribute('data-b')), height: 123.5 }));
      Object.assign(window, { kanbao_rooms: rooms });
      dispatchEvent(new Event('kanbao-rooms'));
    });
    await until(async () => (await watched.page.evaluate(places)).end > before.end, 'there is room');
    await settle(watched.page);
    const after = await watched.page.evaluate(places);
    assert.equal(after['进展'] - before['进展'], 123.5);
    assert.equal(after['下月计划'] - before['下月计划'], 3 * 123.5);
    await check_lines(watched, await read_display(watched.page), 'compared-ink', (text) => context.diagnostic(text));
    await watched.close();
  });

  test('so do reports that stay HTML', async () => {
    const watched = await open(pair, { width: 1600, height: 900, before_scripts: no_webgl });
    const frames = await aligned_frames(watched, 'html');
    assert.ok(Math.max(...differences(await both(frames, places))) <= 1);
    await frames[0].evaluate(() => document.getElementById('套件')?.scrollIntoView());
    const top = await frames[0].evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(/** @type {Node} */ (document.getElementById('套件')));
      return range.getBoundingClientRect().top;
    });
    assert.ok(top >= 0 && top < 60, 'a link to a heading leads to its words, not to the room above');
    await watched.close();
  });

  test('in a narrow window one stands above the other, half as high each', async () => {
    const watched = await open(pair, { width: 390, height: 844 });
    const frames = await aligned_frames(watched);
    const boxes = await Promise.all((await watched.page.locator('.pane').all()).map((pane) => pane.boundingBox()));
    const [upper, lower] = /** @type {{x: number, y: number, width: number, height: number}[]} */ (boxes);
    assert.deepEqual([upper.x, upper.width, lower.x, lower.width], [0, 390, 0, 390]);
    assert.ok(Math.abs(upper.height - lower.height) <= 1 && Math.abs(upper.y + upper.height - lower.y) <= 1);
    assert.ok(Math.abs(lower.y + lower.height - 844) <= 1 && upper.height > 350);
    await frames[0].evaluate(() => scrollTo(0, 600));
    await until(async () => (await scrolled(frames)).join() === '600,600', 'both are scrolled');
    await watched.close();
  });

  test('they are aligned again when the window is another, and when details are opened', async () => {
    const watched = await open(pair, { width: 1600, height: 900 });
    const frames = await aligned_frames(watched);
    const [before] = await both(frames, places);
    await resize(watched.cdp, 1000, 700);
    await until(async () => (await both(frames, places))[0]['下月计划'] > before['下月计划'], 'lines are shorter');
    await aligned_frames(watched);
    const [narrow] = await both(frames, places);
    await frames[0].evaluate(() => document.querySelector('details')?.setAttribute('open', ''));
    await until(
      async () => (await both(frames, places))[1]['下月计划'] > narrow['下月计划'] + 50,
      'the other one follows',
    );
    await aligned_frames(watched);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('they scroll together, from either side, or each by itself', async () => {
    const watched = await open(pair, { width: 1600, height: 700 });
    const { page } = watched;
    const frames = await aligned_frames(watched);
    await page.mouse.move(400, 400);
    await page.mouse.wheel(0, 300);
    await until(async () => (await scrolled(frames)).join() === '300,300', 'the right one follows');
    await page.mouse.move(1200, 400);
    await page.mouse.wheel(0, -100);
    await until(async () => (await scrolled(frames)).join() === '200,200', 'the left one follows');
    await page.getByRole('switch', { name: '一起滚动' }).uncheck();
    await page.mouse.move(1200, 400);
    await page.mouse.wheel(0, 150);
    await until(async () => (await scrolled(frames))[1] === 350, 'the right one is scrolled');
    await after_frames(page, 4);
    assert.deepEqual(await scrolled(frames), [200, 350]);
    await page.getByRole('switch', { name: '一起滚动' }).check();
    await until(async () => (await scrolled(frames)).join() === '350,350', 'they are together again');
    await watched.close();
  });

  test('changes are marked at the reader’s wish: added in the newer one, removed in the older', async () => {
    const watched = await open(pair, { width: 1600, height: 900 });
    const { page } = watched;
    const frames = await aligned_frames(watched);
    assert.deepEqual(await both(frames, marked_words), [
      { added: [], removed: [] },
      { added: [], removed: [] },
    ]);
    const plain = Picture.decode(await page.screenshot());
    await page.getByRole('switch', { name: '标出增删' }).check();
    await until(async () => /增加 \d+ 个字词，删去 \d+ 个/.test(await status(page)), 'the changes are told');
    const [left, right] = await both(frames, marked_words);
    assert.deepEqual([left.added, right.removed], [[], []]);
    assert.ok(left.removed.includes('111') && left.removed.includes('two days'), left.removed.join());
    assert.ok(right.added.includes('110') && right.added.includes('one day'), right.added.join());
    assert.ok(right.added.some((words) => words.includes('只在十一月')));
    await after_frames(page);
    const marked = Picture.decode(await page.screenshot());
    for (const frame of [frames[0], frames[1]]) {
      const place = await frame.evaluate(() => {
        const [range] = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
        const { x, y, width, height } = /** @type {Range} */ (range).getBoundingClientRect();
        return { x, y, width, height };
      });
      const box = await (await frame.frameElement()).boundingBox();
      const [x, y] = [Math.round(place.x + (box?.x ?? 0)), Math.round(place.y + (box?.y ?? 0))];
      const area = { x, y, width: Math.round(place.width), height: Math.round(place.height) };
      assert.ok(correlation(plain, marked, area) < 0.99, 'a mark is seen beneath its ink');
    }
    await page.getByRole('switch', { name: '标出增删' }).uncheck();
    await until(async () => (await both(frames, marked_words))[1].added.length === 0, 'no mark is left');
    assert.equal(await status(page), '');
    await watched.close();
  });

  test('of two reports the one with the later day is the newer, wherever it stands', async () => {
    const watched = await open('left=november&right=october&marks=1', { width: 1600, height: 900 });
    const frames = await aligned_frames(watched);
    await until(async () => (await status(watched.page)).includes('增加'), 'the changes are told');
    const [left, right] = await both(frames, marked_words);
    assert.ok(left.added.includes('110') && right.removed.includes('111'));
    assert.deepEqual([left.removed, right.added], [[], []]);
    await watched.close();
  });

  test('marks stay on their words in another layout, and where the report becomes HTML', async () => {
    const watched = await open(`${pair}&marks=1`, { width: 1600, height: 900 });
    const frames = await aligned_frames(watched);
    await until(async () => (await status(watched.page)).includes('增加'), 'the changes are told');
    const before = await both(frames, marked_words);
    await resize(watched.cdp, 1000, 700);
    await after_frames(watched.page, 10);
    await aligned_frames(watched);
    assert.deepEqual(await both(frames, marked_words), before);
    await watched.page.emulateMedia({ forcedColors: 'active' });
    await aligned_frames(watched);
    assert.deepEqual(await both(frames, marked_words), before);
    await watched.page.emulateMedia({ forcedColors: 'none' });
    // As a translator would.
    await Promise.all(frames.map((frame) => frame.evaluate(() => document.querySelector('#report > p')?.append('!'))));
    await aligned_frames(watched, 'html');
    await until(async () => (await both(frames, marked_words))[1].added.includes('110'), 'it is marked again');
    await watched.close();
  });

  test('where a browser cannot mark text, boxes lie over the words', async () => {
    const without_highlights = () => void Reflect.deleteProperty(CSS, 'highlights');
    const watched = await open(`${pair}&marks=1`, { width: 1600, height: 900, before_scripts: without_highlights });
    const frames = await aligned_frames(watched);
    const boxes = async () =>
      both(frames, () =>
        [...document.querySelectorAll('.compared-added, .compared-removed')].map((box) => {
          const { x, y, width, height } = box.getBoundingClientRect();
          const line = getComputedStyle(box).borderBlockEndStyle;
          return { x, y, width, height, line, name: box.className };
        }),
      );
    await until(async () => (await boxes()).every((of_one) => of_one.length > 0), 'there are boxes');
    const figure = await frames[1].evaluate(() => {
      const walker = document.createTreeWalker(
        /** @type {Node} */ (document.querySelector('#report')),
        NodeFilter.SHOW_TEXT,
      );
      while (walker.nextNode()) {
        const text = /** @type {Text} */ (walker.currentNode);
        const at = text.data.indexOf('110');
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 3);
        const { x, y, width } = range.getBoundingClientRect();
        return { x, y, width };
      }
      return null;
    });
    await until(async () => {
      const [, right] = await boxes();
      const near = (/** @type {number} */ one, /** @type {number} */ other) => Math.abs(one - other) < 1;
      return right.some(
        (box) => figure && near(box.x, figure.x) && near(box.y, figure.y) && near(box.width, figure.width),
      );
    }, 'a box lies over the figure that has changed');
    const [left, right] = await boxes();
    assert.deepEqual([...new Set(left.map(({ name, line }) => `${name} ${line}`))], ['compared-removed dashed']);
    assert.deepEqual([...new Set(right.map(({ name, line }) => `${name} ${line}`))], ['compared-added solid']);
    await watched.close();
  });

  test('the list of sections tells what has changed in each, to the ear too, and leads there', async () => {
    const watched = await open(`${pair}&marks=1`, { width: 1600, height: 900 });
    const { page } = watched;
    const frames = await aligned_frames(watched);
    await until(async () => (await status(page)).includes('增加'), 'the changes are told');
    await page.getByText('各节', { exact: true }).click();
    const names = await page.locator('.sections li').evaluateAll((items) => items.map((item) => item.textContent));
    assert.match(names[1] ?? '', /^【?进展】?\+\d −3增加 \d 个字词，删去 3 个$/);
    assert.match(names.find((name) => name?.startsWith('只在十月')) ?? '', /只在左边 \+0 −\d+/);
    assert.match(names.find((name) => name?.startsWith('只在十一月')) ?? '', /只在右边 \+\d+ −0/);
    assert.equal(
      await page.locator('.sections [aria-hidden]').first().textContent(),
      names[0]?.match(/\+\d+ −\d+/)?.[0],
    );
    await page.getByRole('button', { name: /^下月计划/ }).click();
    const [place] = await both(frames, places);
    await until(
      async () => new Set(await scrolled(frames)).size === 1 && (await scrolled(frames))[0] > 0,
      'both go there',
    );
    const [top] = await scrolled(frames);
    const last = await frames[0].evaluate(() => document.documentElement.scrollHeight - innerHeight);
    assert.ok(Math.abs(top - Math.min(last, place['下月计划'] - 16)) < 8, `${top} of ${place['下月计划']}`);
    assert.equal(await page.locator('.sections').getAttribute('open'), null);
    await watched.close();
  });

  test('everything is done by keyboard', async () => {
    const watched = await open(pair, { width: 1024, height: 768 });
    const { page } = watched;
    const frames = await aligned_frames(watched);
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('label, select, summary, a')?.textContent);
    for (const name of ['全部月报', '一起滚动', '标出增删']) {
      await page.keyboard.press('Tab');
      assert.equal(await focused(), name);
    }
    await page.keyboard.press('Space');
    await until(async () => (await status(page)).includes('增加'), 'the changes are told');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.sections').getAttribute('open'), null);
    assert.equal(await focused(), '各节', 'the focus is back where the list was opened');
    await page.keyboard.press('Enter');
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await until(async () => (await scrolled(frames))[1] > 0, 'the reports are scrolled to the section');
    await page.keyboard.press('Tab');
    const options = () => page.locator('select').first().locator('option').count();
    await until(async () => (await options()) === 3, 'the list has come');
    await page.keyboard.press('ArrowDown');
    await until(async () => page.url().includes('left=september'), 'another report is chosen');
    await aligned_frames(watched);
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'SELECT', 'the focus stays');
    await watched.close();
  });

  test('the address says what is shown, and a link shows the same', async () => {
    const watched = await open(pair, { width: 1024, height: 768 });
    const { page } = watched;
    await aligned_frames(watched);
    await page.getByRole('switch', { name: '一起滚动' }).uncheck();
    await page.getByRole('switch', { name: '标出增删' }).check();
    assert.equal(new URL(page.url()).search, `?${pair}&together=0&marks=1`);
    await page.goto(page.url());
    await aligned_frames(watched);
    assert.equal(await page.getByRole('switch', { name: '一起滚动' }).isChecked(), false);
    assert.equal(await page.getByRole('switch', { name: '标出增删' }).isChecked(), true);
    await until(async () => (await status(page)).includes('增加'), 'the changes are told');
    await watched.close();
  });

  test('nothing is asked for before it is used, and a report page alone loads nothing of it', async () => {
    const { watched } = await open_painted(served.browser, `${served.site.url}november.html`);
    assert.deepEqual(
      watched.watch.requests.filter((url) => /compare|reports\.js/.test(url)),
      [],
    );
    await watched.page.getByRole('link', { name: '与上一期并排看' }).click();
    await aligned_frames(watched);
    assert.equal(new URL(watched.page.url()).search, `?${pair}`);
    const asked = (/** @type {RegExp} */ name) => watched.watch.requests.filter((url) => name.test(url)).length;
    assert.equal(asked(/reports\.js/), 0);
    await watched.page.locator('select').last().focus();
    await until(async () => asked(/reports\.js/) === 1, 'the list is asked for');
    const options = watched.page.locator('select').last().locator('option');
    await until(async () => (await options.count()) === 3, 'the list has come');
    assert.deepEqual(
      await watched.page
        .locator('select')
        .last()
        .locator('optgroup, option')
        .evaluateAll((items) => items.map((item) => item.getAttribute('label') ?? item.textContent?.slice(0, 5))),
      ['2023', '十一月月报', '十月月报：', '九月月报'],
    );
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('a link within a report leads to another one, which is compared then', async () => {
    const watched = await open(pair, { width: 1024, height: 768 });
    const frames = await aligned_frames(watched);
    await frames[1].evaluate(() => (location.href = 'september.html?chrome=none'));
    await until(async () => watched.page.url().includes('right=september'), 'the page notes it');
    await aligned_frames(watched);
    assert.equal(
      await watched.page
        .locator('select')
        .last()
        .evaluate((select) => /** @type {any} */ (select).value),
      'september',
    );
    await watched.close();
  });

  test('from a disk it is the same', async () => {
    const watched = await open(`${pair}&marks=1`, { width: 1600, height: 900 }, `file://${served.site.folder}/`);
    const { page } = watched;
    const frames = await aligned_frames(watched);
    await until(async () => (await status(page)).includes('增加'), 'the changes are told');
    assert.ok((await both(frames, marked_words))[1].added.includes('110'));
    await frames[0].evaluate(() => scrollTo(0, 200));
    await until(async () => (await scrolled(frames)).join() === '200,200', 'both are scrolled');
    await page.locator('select').first().focus();
    await page.locator('select').first().selectOption('september');
    await until(async () => page.url().includes('september'), 'the address follows');
    await aligned_frames(watched);
    await page.getByRole('switch', { name: '标出增删' }).uncheck();
    assert.match(page.url(), /left=september&right=november$/);
    watched.watch.assert_quiet();
    await watched.close();
  });

  describe('says what is wrong and what to do', () => {
    for (const [what, search, index, words] of /** @type {const} */ ([
      ['a name that is no report', 'left=october&right=nowhere', 1, /没有名叫“nowhere”的月报，请在上面另选/],
      ['a page that is no report', 'left=archive&right=november', 0, /没有名叫“archive”的月报/],
      ['one report twice', 'left=october&right=october', 1, /两边是同一份月报，请在上面另选/],
      ['one that is missing', 'left=october', 1, /还没有选月报，请在上面选一份/],
      ['both missing', '', 0, /还没有选月报/],
    ])) {
      test(`of ${what}, and the choice mends it`, async () => {
        const watched = await open(search, { width: 1024, height: 768 });
        const { page } = watched;
        await until_told(page, index, words);
        assert.equal(await page.locator('.pane').nth(index).locator('.alone').isVisible(), false);
        const select = page.locator('select').nth(index);
        await until(async () => (await select.locator('option[value="september"]').count()) === 1, 'there is a choice');
        await select.selectOption('september');
        const told = page.locator('.pane').nth(index).locator('.trouble');
        await until(async () => (await told.textContent()) === '', 'it is mended');
        if (search !== '') await aligned_frames(watched);
        await watched.close();
      });
    }

    test('of a report that does not come: a link to it alone', async () => {
      const watched = await served.browser.open_page();
      const { page } = watched;
      await page.route('**/november.html*', (route) => route.abort());
      await page.goto(`${served.site.url}compare.html?${pair}`);
      await until_told(page, 1, /没有打开。请检查网络后刷新页面，或者单独打开：november\.html/);
      assert.equal(await page.locator('.trouble a').getAttribute('href'), 'november.html');
      await watched.close();
    });

    test('of a page that cannot be aligned, which is shown all the same', async () => {
      const watched = await served.browser.open_page();
      const { page } = watched;
      await page.route('**/kanbao-compared-*', (route) => route.abort());
      await page.goto(`${served.site.url}compare.html?${pair}`);
      await until_told(page, 0, /不能并排比较，各节没有对齐；可以单独打开：october\.html/);
      assert.equal(await page.locator('iframe').first().isVisible(), true);
      await watched.close();
    });

    test('of a list that does not come', async () => {
      const watched = await served.browser.open_page();
      const { page } = watched;
      await page.route('**/reports.js', (route) => route.abort());
      await page.goto(`${served.site.url}compare.html?left=october`);
      await until_told(page, 1, /还没有选月报.*清单没有下载成功，再点一次可以重试/);
      await page.unroute('**/reports.js');
      await page.locator('select').last().click();
      await until(async () => (await page.locator('select').last().locator('option').count()) === 4, 'it came at last');
      await watched.close();
    });

    test('of a comparison that fails', async () => {
      const without_workers = () => {
        if (parent !== self) return;
        Object.assign(window, {
          Worker: class {
            constructor() {
              throw new Error('refused');
            }
          },
        });
      };
      const watched = await open(`${pair}&marks=1`, { before_scripts: without_workers });
      await aligned_frames(watched);
      await until(async () => /没有做完，请刷新页面/.test(await status(watched.page)), 'it is told');
      await watched.close();
    });
  });

  test('without scripts it leads to the reports', async () => {
    const watched = await open(pair, { scripts: false });
    const links = watched.page.locator('noscript a');
    assert.deepEqual(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href'))).catch(() => null), [
      'november.html',
      'october.html',
      'archive.html',
    ]);
    assert.match(await watched.page.locator('noscript p').innerText(), /并排看要运行脚本/);
    assert.ok(((await watched.page.locator('noscript p').boundingBox())?.height ?? 0) > 20);
    await links.first().click();
    assert.match(watched.page.url(), /november\.html$/);
    await watched.close();
  });

  test('a page of another site is told no words', async (context) => {
    const host = await start_host(served.site.url);
    context.after(() => host.close());
    const frame = `<iframe src="${served.site.url}october.html" title="report"></iframe>`;
    const watched = await served.browser.open_page({ before_scripts: note_events });
    const { page } = watched;
    await page.goto(host.add('page', { body: frame, has_embed: false }));
    const heard = async () => (await noted(page, 'messages')).map(({ type }) => type);
    await until(async () => (await heard()).includes('ready'), 'the report is there');
    await page.evaluate(() => {
      const inner = document.querySelector('iframe')?.contentWindow;
      inner?.postMessage({ kanbao: 1, type: 'compare' }, '*');
      inner?.postMessage({ kanbao: 1, type: 'find', text: '进展' }, '*');
    });
    await until(async () => (await heard()).includes('found'), 'it answers what others may ask');
    assert.ok(!(await heard()).includes('words'));
    assert.equal(watched.watch.requests.filter((url) => url.includes('kanbao-compared')).length, 0);
    await watched.close();
  });

  test('in a frame of another page the link opens a window of its own', async (context) => {
    const host = await start_host(served.site.url);
    context.after(() => host.close());
    const frame = `<iframe src="${served.site.url}november.html" sandbox="${sandbox}" title="report"></iframe>`;
    const watched = await served.browser.open_page({ before_scripts: note_events });
    const { page } = watched;
    await page.goto(host.add('page', { body: frame, has_embed: false }));
    const inner = page.frames()[1];
    await until(
      async () => (await noted(page, 'messages')).some(({ type }) => type === 'ready'),
      'the report is there',
    );
    const opening = page.waitForEvent('popup');
    await inner.locator('#neighbours .beside').click();
    const opened = await opening;
    await aligned_frames({ ...watched, page: opened });
    assert.equal(new URL(opened.url()).search, `?${pair}`);
    await watched.close();
  });

  test('axe-core finds nothing', async () => {
    for (const [search, width, colour_scheme] of /** @type {const} */ ([
      [`${pair}&marks=1`, 1600, 'light'],
      [`${pair}&marks=1`, 390, 'dark'],
      ['left=october', 1024, 'light'],
    ])) {
      const watched = await open(search, { width, height: 844, colour_scheme });
      if (search.includes('right')) {
        await aligned_frames(watched);
        await until(async () => (await status(watched.page)).includes('增加'), 'the changes are told');
      } else {
        await until_told(watched.page, 1, /还没有选/);
      }
      if (search.includes('right')) await watched.page.locator('summary').click();
      else assert.equal(await watched.page.locator('summary').isVisible(), false, 'there is nothing to choose from');
      assert.deepEqual(await axe_violations(watched, []), []);
      await watched.close();
    }
  });
});
