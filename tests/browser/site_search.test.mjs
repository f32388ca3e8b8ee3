/**
 * The search of all reports: in the list of them and behind `/`, as one types, by keys and mouse; what is chosen is opened with its
 * words marked; from a site, in a sandboxed frame, from a disk; and what is said where it cannot be had.
 */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { axe_violations } from './lib/axe.mjs';
import { after_frames, no_webgl, pause, until } from './lib/browser.mjs';
import { open_in_sandbox } from './lib/host_page.mjs';
import { photograph } from './lib/pixels.mjs';
import { open_report, until_canvas, until_tools } from './lib/report_page.mjs';
import { served_files } from './lib/served.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

const filler = Array.from({ length: 40 }, (_, i) => `第 ${i} 段，用来把页面撑长。\n`).join('\n');

/** @param {string} title @param {string} date @param {string} body */
const report = (title, date, body) => `---\ntitle: ${title}\ndate: ${date}\n---\n\n${body}`;

const files = {
  'november.md': report(
    '四周月报',
    '2023-11-03',
    `## 认领情况\n\n全部认领。\n\n${filler}\n## 小结\n\nReview 很快，<ＡＢＣ> 也好。`,
  ),
  'december.md': report(
    '八周月报',
    '2023-12-01',
    `${filler}\n## 进展\n\n任务都有人认领，Café 也开了。\n\n| 赛道 | 提交 |\n| --- | --- |\n| 框架方向 | 72 |\n`,
  ),
  'taiwan.md': report('年終月報', '2024-01-02', `${filler}\n## 進展\n\n任務全部認領，感謝開發者。\n`),
  'row.md': report(
    '很长的一期',
    '2022-01-01',
    Array.from({ length: 25 }, (_, i) => `## 第 ${i} 节\n\n重复的话。\n`).join('\n'),
  ),
};

/** @param {Page | Frame} page */
const results = (page) => page.locator('.results a');
/** @param {Page | Frame} page */
const told = (page) => page.locator('.search [role="status"]');
/** @param {Page | Frame} page */
const field = (page) => page.getByRole('searchbox', { name: '搜索全部月报' });

/** @param {Page | Frame} page @param {string | RegExp} says */
async function until_told(page, says) {
  const text = () =>
    told(page)
      .textContent({ timeout: 500 })
      .catch(() => '');
  await until(async () => ((await text()) ?? '').search(says) >= 0, `the search says ${says}`);
}

/** @param {Page | Frame} page @returns {Promise<string[][]>} of each result its section, marked words and report */
const listed = (page) =>
  results(page).evaluateAll((links) =>
    links.map((link) => {
      const text = (/** @type {string} */ selector) => link.querySelector(selector)?.textContent ?? '';
      const marks = Array.from(link.querySelectorAll('mark'), (mark) => mark.textContent).join('|');
      return [text('.section'), marks, text('.report')];
    }),
  );

/** @param {Page} page @returns {Promise<number>} what was asked for since the page was there */
const files_asked = (page) => page.evaluate(() => performance.getEntriesByType('resource').length);

/**
 * @param {WatchedPage} watched
 * @param {string} words of the report
 * @returns {Promise<boolean>} whether they are in view and lie on the colour of what an address quotes
 */
async function are_marked(watched, words) {
  const { x, y, width, height } = await watched.page.evaluate((sought) => {
    const walker = document.createTreeWalker(document.querySelector('#report') ?? document, NodeFilter.SHOW_TEXT);
    const rectangles = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.nodeValue ?? '').indexOf(sought);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + sought.length);
      rectangles.push(range.getBoundingClientRect());
    }
    const seen = rectangles.find(({ top, bottom }) => top >= 0 && bottom <= innerHeight);
    return { x: seen?.x ?? -1, y: seen?.y ?? -1, width: seen?.width ?? 0, height: seen?.height ?? 0 };
  }, words);
  if (width === 0) return false;
  const { png } = await photograph(watched.cdp);
  const area = [y, y + height, x, x + width].map((edge) => Math.round(edge));
  let count = 0;
  for (let row = area[0]; row < area[1]; row += 1) {
    for (let column = area[2]; column < area[3]; column += 1) {
      const [red, green, blue] = png.data.subarray((row * png.width + column) * 4);
      // --target in light colours.
      if (red === 0xec && green === 0xd9 && blue === 0xfd) count += 1;
    }
  }
  return count > (width * height) / 4;
}

describe('the search of all reports', () => {
  const served = served_files(files);
  const archive = () => `${served.site.url}archive.html`;
  const december = () => `${served.site.url}december.html`;

  /** @param {import('./lib/browser.mjs').PageOptions} [options] */
  async function open_archive(options) {
    const watched = await served.browser.open_page(options);
    await watched.page.goto(archive(), { waitUntil: 'load' });
    return watched;
  }

  for (const width of [1024, 390]) {
    for (const colour_scheme of /** @type {const} */ (['light', 'dark'])) {
      test(`in the list of them: ${width}, ${colour_scheme}`, async () => {
        const watched = await open_archive({ width, height: 844, colour_scheme });
        const { page } = watched;
        assert.equal(await files_asked(page), 0, 'nothing is loaded before');
        await field(page).click();
        await page.keyboard.type('认领');
        await until_told(page, /^找到 3 处$/);
        assert.deepEqual(await listed(page), [
          ['认领情况', '认领|认领', '四周月报 2023-11-03'],
          ['進展', '認領', '年終月報 2024-01-02'],
          ['进展', '认领', '八周月报 2023-12-01'],
        ]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        assert.ok(!wide, 'nothing stands out of the window');
        assert.deepEqual(await axe_violations(watched, []), []);
        watched.watch.assert_quiet();
        await watched.close();
      });
    }
  }

  test('finds pieces of words, whatever their case, width, accents and characters', async () => {
    const watched = await open_archive();
    const { page } = watched;
    for (const [sought, section] of [
      ['人认', '进展'],
      ['架方', '进展'],
      ['evi', '小结'],
      ['REVIEW', '小结'],
      ['ａｂｃ', '小结'],
      ['abc', '小结'],
      ['cafe', '进展'],
      ['开发者', '進展'],
      ['開發', '進展'],
      ['年终', '年終月報'],
      ['月报 2023 小结', ''],
      ['很快 review', '小结'],
    ]) {
      await field(page).fill(sought);
      await until_told(page, section === '' ? /没有找到/ : /处/);
      await until(async () => ((await listed(page))[0]?.[0] ?? '') === section, `${sought} is found in ${section}`);
    }
    for (const sought of ['认', 'a', '，。']) {
      await field(page).fill(sought);
      await until_told(page, /两个以上/);
      assert.equal(await results(page).count(), 0);
    }
    await field(page).fill('');
    await until(async () => (await told(page).textContent()) === '', 'nothing is said of nothing');
    await watched.close();
  });

  test('by keys alone: to the results, back, and to the report', async () => {
    const watched = await open_archive();
    const { page } = watched;
    const focused = () =>
      page.evaluate(() => document.activeElement?.querySelector('.section')?.textContent ?? 'field');
    await page.keyboard.press('/');
    await page.keyboard.type('认领');
    await until_told(page, /3 处/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), '進展');
    for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), '进展', 'the last one is the last');
    for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowUp');
    assert.equal(await focused(), 'field');
    await page.keyboard.press('Escape');
    assert.equal(await field(page).inputValue(), '');
    assert.equal(await results(page).count(), 0);
    await page.keyboard.type('人认');
    await until_told(page, /1 处/);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('任务');
    // What is opened is what was typed last, though its answer is not there yet.
    await page.keyboard.press('Enter');
    await page.waitForURL(/taiwan\.html/);
    await watched.close();
  });

  test('results are links: a middle click opens another page, and this one stays', async () => {
    const watched = await open_archive();
    const { page } = watched;
    await field(page).fill('任务');
    await until_told(page, /2 处/);
    const other = page.context().waitForEvent('page');
    await results(page).first().click({ button: 'middle' });
    await (await other).waitForURL(/taiwan\.html/);
    assert.equal(await results(page).count(), 2);
    await watched.close();
  });

  test('there are more of them for who wants more', async () => {
    const watched = await open_archive();
    const { page } = watched;
    await field(page).fill('重复的话');
    await until_told(page, /25 处/);
    assert.equal(await results(page).count(), 10);
    await page.getByRole('button', { name: '更多结果' }).click();
    await until(async () => (await results(page).count()) === 20, 'there are ten more');
    assert.equal(await page.evaluate(() => document.activeElement?.querySelector('.section')?.textContent), '第 10 节');
    await page.getByRole('button', { name: '更多结果' }).click();
    await until(async () => (await results(page).count()) === 25, 'there are all');
    assert.ok(await page.getByRole('button', { name: '更多结果' }).isHidden());
    await watched.close();
  });

  for (const order of ['before', 'during']) {
    test(`waits for an input method, when the search has come ${order} its words`, async () => {
      const watched = await open_archive();
      const { page } = watched;
      let go_on = () => {};
      const composing = new Promise((done) => (go_on = () => done(undefined)));
      await page.route(/kanbao-search-/, async (route) => {
        if (order === 'during') await composing;
        await route.continue();
      });
      await field(page).focus();
      const has_come = () => page.evaluate(() => 'kanbao_search' in window);
      if (order === 'before') await until(has_come, 'the search has come');
      await watched.cdp.send('Input.imeSetComposition', { text: 'renling', selectionStart: 7, selectionEnd: 7 });
      go_on();
      await until(has_come, 'the search has come');
      // As long as it waits for more letters, and longer.
      await pause(400);
      assert.equal(await results(page).count(), 0);
      assert.equal(await told(page).textContent(), '');
      await watched.cdp.send('Input.insertText', { text: '认领' });
      await until_told(page, /3 处/);
      await watched.close();
    });
  }

  test('an answer that comes late does not take the place of a newer one', async () => {
    const watched = await open_archive();
    const { page } = watched;
    await field(page).fill('小结');
    await until_told(page, /1 处/);
    /** @type {(() => void)[]} */
    const held = [];
    await page.route(/search\/part-/, async (route) => {
      await new Promise((done) => held.push(() => done(undefined)));
      await route.continue();
    });
    await field(page).fill('重复');
    await until(async () => held.length > 0, 'the first is asked for');
    await field(page).fill('小结');
    await until_told(page, /1 处/);
    const late = held.map(() => page.waitForEvent('requestfinished', (request) => /search\/part-/.test(request.url())));
    for (const go_on of held) go_on();
    await Promise.all(late);
    await after_frames(page, 5);
    assert.deepEqual(
      (await listed(page)).map(([section]) => section),
      ['小结'],
    );
    await watched.close();
  });

  for (const [state, before_scripts] of /** @type {const} */ ([
    ['canvas', undefined],
    ['html', no_webgl],
  ])) {
    test(`behind a key in a report, and nothing before: ${state}`, async () => {
      const watched = await served.browser.open_page({ before_scripts });
      const { page } = watched;
      if (before_scripts) await page.goto(december());
      else await open_report(watched, december());
      await page.getByRole('button', { name: '分享' }).waitFor();
      await until_tools(page);
      const searched = () => watched.watch.requests.filter((url) => /search/.test(url)).length;
      assert.equal(searched(), 0);
      await page.getByRole('button', { name: '分享' }).focus();
      await page.keyboard.press('/');
      await page.keyboard.type('Review');
      await until_told(page, /1 处/);
      assert.ok(searched() >= 3);
      assert.deepEqual(await axe_violations(watched, []), []);
      await page.keyboard.press('Escape');
      await field(page).waitFor({ state: 'hidden' });
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), '分享', 'the focus comes back');
      await page.keyboard.press('/');
      assert.equal(await results(page).count(), 1, 'what was found is still there');
      await page.keyboard.type('任务');
      await until_told(page, /2 处/);
      await results(page).first().click();
      await page.waitForURL(/taiwan\.html/);
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  for (const width of [1024, 390]) {
    test(`its panel is at its place before the search has come: ${width} px`, async () => {
      const watched = await served.browser.open_page({ width, height: 844 });
      const { page } = watched;
      let go_on = () => {};
      const held = new Promise((done) => (go_on = () => done(undefined)));
      await page.route(/kanbao-search-/, async (route) => {
        await held;
        await route.continue();
      });
      await open_report(watched, december());
      await until_tools(page);
      await page.keyboard.press('/');
      await field(page).waitFor();
      const place_at_first = await field(page).boundingBox();
      await page.keyboard.type('任务');
      go_on();
      await until_told(page, /2 处/);
      assert.deepEqual(await field(page).boundingBox(), place_at_first);
      await watched.close();
    });
  }

  test('the key acts neither while one types, nor with others, nor once keys are off', async () => {
    const watched = await served.browser.open_page();
    const { page } = watched;
    await open_report(watched, december());
    for (const keys of ['Control+/', 'Alt+/', 'Meta+/']) await page.keyboard.press(keys);
    await page.keyboard.press('f');
    await page.keyboard.type('1/2');
    assert.equal(await page.getByRole('dialog', { name: '查找' }).getByRole('searchbox').inputValue(), '1/2');
    assert.ok(await field(page).isHidden());
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: '快捷键' });
    assert.match(await help.locator('dl').innerText(), /f\s+查找[^]*\/\s+搜索全部月报/);
    await help.getByLabel('启用快捷键').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    assert.ok(await field(page).isHidden());
    await page.goto(archive());
    await page.keyboard.press('/');
    assert.ok(await field(page).evaluate((input) => input !== document.activeElement), 'nor in the list');
    await page.goto(`${december()}?chrome=none`);
    await until_canvas(watched);
    await page.evaluate(() => localStorage.removeItem('kanbao-keys'));
    await page.reload();
    await until_canvas(watched);
    await until(() => page.evaluate(() => 'kanbao_tools' in window), 'the tools have come');
    await page.keyboard.press('/');
    assert.equal(await page.locator('.panel:popover-open').count(), 0, 'nor where nothing is wanted around the report');
    await watched.close();
  });

  test('what is chosen is opened in its section, with the words marked', async () => {
    const watched = await open_archive();
    const { page } = watched;
    for (const [sought, words, address] of [
      ['认领 人', '认领', /december\.html/],
      ['架方', '框架方向', /december\.html/],
      ['认领情况', '认领情况', /november\.html/],
      ['cafe', 'Café', /december\.html/],
      ['全部认领 感谢', '感謝', /taiwan\.html/],
    ]) {
      await page.goto(archive());
      await field(page).fill(/** @type {string} */ (sought));
      await until_told(page, /1 处|[23] 处/);
      await results(page).first().click();
      await page.waitForURL(address);
      await until(() => are_marked(watched, /** @type {string} */ (words)), `“${words}” is marked`);
    }
    await watched.close();
  });

  test('a passage of the same report is gone to without another page', async () => {
    const watched = await served.browser.open_page();
    const { page } = watched;
    await open_report(watched, december());
    await page.evaluate(() => Object.assign(window, { is_same: true }));
    await page.keyboard.press('/');
    await page.keyboard.type('框架');
    await until_told(page, /1 处/);
    await page.keyboard.press('Enter');
    await field(page).waitFor({ state: 'hidden' });
    await until(() => are_marked(watched, '框架方向'), 'it is marked');
    assert.ok(await page.evaluate(() => 'is_same' in window));
    await watched.close();
  });

  test('in a sandboxed frame, where our own find marks the words', async (context) => {
    const { watched, frame } = await open_in_sandbox(context, served, `${december()}?theme=dark`);
    await frame.getByRole('button', { name: '分享' }).waitFor();
    await frame.getByText('第 1 段').click();
    await watched.page.keyboard.press('/');
    await watched.page.keyboard.type('感谢');
    await until_told(frame, /1 处/);
    await watched.page.keyboard.press('Enter');
    await frame.waitForURL(/taiwan\.html\?theme=dark&find=/);
    const marked = () =>
      frame.evaluate(() => [.../** @type {any} */ (CSS.highlights.get('kanbao-current') ?? [])].map(String).join());
    await until(async () => (await marked().catch(() => '')) === '感謝', 'the words are marked');
    const seen = () => frame.evaluate(() => document.querySelector('#進展')?.getBoundingClientRect().top ?? -1);
    assert.ok((await seen()) >= -200 && (await seen()) < 700);
    await frame.goto(archive());
    await field(frame).fill('感谢');
    await until_told(frame, /1 处/);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('from a disk', async () => {
    const watched = await served.browser.open_page();
    const { page } = watched;
    await page.goto(pathToFileURL(join(served.site.folder, 'archive.html')).href);
    await field(page).fill('感谢');
    await until_told(page, /1 处/);
    await results(page).first().click();
    await page.waitForURL(/^file:.*taiwan\.html/);
    await until(() => are_marked(watched, '感謝'), 'it is marked');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('a report as one file searches nothing but itself', async () => {
    const watched = await served.browser.open_page();
    const { page } = watched;
    await open_report(watched, pathToFileURL(join(served.site.folder, 'december.offline.html')).href);
    await page.keyboard.press('/');
    await page.getByRole('dialog', { name: '查找' }).waitFor();
    assert.equal(await field(page).count(), 0);
    await watched.close();
  });

  test('without scripts, and where a browser lacks what it takes, the list is the list', async () => {
    const lacking = () => void Reflect.deleteProperty(window, 'DecompressionStream');
    for (const options of [{ scripts: false }, { before_scripts: lacking }]) {
      const watched = await open_archive(options);
      const { page } = watched;
      assert.ok(await page.locator('#search').isHidden());
      assert.equal(await page.getByRole('link').count(), 6);
      await watched.close();
    }
  });

  test('a share of what was opened so does not hold what was sought', async () => {
    const watched = await served.browser.open_page();
    const { page } = watched;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${december()}?find=${encodeURIComponent('提交')}`);
    const find = page.getByRole('dialog', { name: '查找' });
    await find.waitFor();
    assert.equal(await find.locator('output').textContent(), '1 / 1');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '分享' }).click();
    await page.getByRole('button', { name: '复制本页链接' }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), december());
    await watched.close();
  });
});

describe('where the search cannot be had', () => {
  const served = served_files(files);

  /** @param {WatchedPage} watched whose browser says itself what did not arrive */
  function assert_quiet({ watch }) {
    assert.deepEqual(
      watch.complaints.filter((complaint) => !/Failed to load resource/.test(complaint)),
      [],
    );
  }

  for (const [what, pattern] of /** @type {const} */ ([
    ['the program', /kanbao-search-/],
    ['the index', /search\/index/],
    ['a part of it', /search\/part-/],
  ])) {
    test(`${what} does not arrive: a report says so, leads to the list, and tries again`, async () => {
      const watched = await served.browser.open_page();
      const { page } = watched;
      await page.route(pattern, (route) => route.fulfill({ status: 404, body: 'not here' }));
      await open_report(watched, `${served.site.url}december.html`);
      await page.keyboard.press('/');
      await page.keyboard.type('认领');
      await until_told(page, /没有下载成功.*列表/);
      const link = told(page).getByRole('link', { name: '全部月报' });
      assert.equal(
        await link.evaluate((a) => /** @type {HTMLAnchorElement} */ (a).href),
        `${served.site.url}archive.html`,
      );
      assert.deepEqual(await axe_violations(watched, []), []);
      await page.unroute(pattern);
      // The first one empties the field, where nothing else has been loaded.
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await field(page).waitFor({ state: 'hidden' });
      await until(
        () => page.evaluate(() => document.activeElement === document.body),
        'the field has let go of the keys',
      );
      await page.keyboard.press('/');
      await field(page).fill('任务');
      await until_told(page, /2 处/);
      assert_quiet(watched);
      await watched.close();
    });

    test(`${what} does not arrive: the list says so`, async () => {
      const watched = await served.browser.open_page();
      const { page } = watched;
      await page.route(pattern, (route) => route.abort());
      await page.goto(`${served.site.url}archive.html`);
      await field(page).fill('认领');
      await until_told(page, /没有下载成功.*列表/);
      assert.equal(await told(page).getByRole('link').count(), 0, 'this is the list');
      assert_quiet(watched);
      await watched.close();
    });
  }

  test('an index that another version has made is not read', async () => {
    const watched = await served.browser.open_page();
    const { page } = watched;
    const base64 = gzipSync('{"version": 0, "segments": []}').toString('base64');
    const body = `self.kanbao_part="${base64}";`;
    await page.route(/search\/index/, (route) => route.fulfill({ contentType: 'text/javascript', body }));
    await page.goto(`${served.site.url}archive.html`);
    await field(page).fill('认领');
    await until_told(page, /没有下载成功/);
    await watched.close();
  });
});
