/**
 * From month to month: the bar names the reports before and after, a menu has all of them, the section that is read is kept, what
 * is pointed at is asked for before it is chosen, and going back leads where the reader was; in each way of reading.
 */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { axe_violations } from './lib/axe.mjs';
import { after_frames, no_webgl, open_browser, until } from './lib/browser.mjs';
import { open_in_sandbox } from './lib/host_page.mjs';
import { Picture } from './lib/pixels.mjs';
import { open_report, settle, until_canvas } from './lib/report_page.mjs';
import { record } from './lib/screencast.mjs';
import { served_files } from './lib/served.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

const filler = Array.from({ length: 14 }, (_, i) => `第 ${i} 段，用来把页面撑长。\n`).join('\n');

/** @param {string[]} headings */
const sections = (headings) => headings.map((heading) => `${heading}\n\n${filler}`).join('\n');

/** @param {string} title @param {string} date @param {string[]} headings @param {string} [tracks] */
const report = (title, date, headings, tracks = '') =>
  `---\ntitle: ${title}\n${date && `date: ${date}\n`}${tracks}---\n\n开头的一段话。\n\n${sections(headings)}`;

const tracks = `tracks:
  - name: 框架方向
    figures: {任务: 110, 完成: 32}
  - name: 创意赛
    figures: {报名: 270, 提交作品: 22}
`;
const usual = ['## 概况', '## 框架方向', '### 进展', '### 框架的难题', '## 集训营', '### 进展', '## 下月计划'];

const files = {
  'first.md': report('第一期', '2022-05-01', usual),
  'october.md': report('十月月报', '2023-10-30', ['## 概况', '## 框架方向', '## 收尾']),
  'november.md': report('十一月月报', '2023-11-30', usual, tracks),
  'december.md': report('十二月月报', '2023-12-29', usual),
  'january.md': report('一月月报', '2024-01-30', ['## 概况', '## 别的', '## 集训营']),
  'notes.md': report('附录', '', ['## 概况']),
};

/** @param {Page | Frame} page */
const menu = (page) => page.getByRole('dialog', { name: '各期月报' });
/** @param {Page | Frame} page */
const menu_button = (page) => page.getByRole('button', { name: '全部月报' });
/** @param {Page | Frame} page @param {'prev' | 'next'} relation */
const in_bar = (page, relation) => page.locator(`nav#bar [rel="${relation}"]`);
/** @param {Page | Frame} page */
const name_of = (page) => page.url().split(/[?#]/)[0].split('/').at(-1);
/** @param {Page | Frame} page */
const focused = (page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** @param {Page | Frame} page @param {string} heading id */
const top_of = (page, heading) =>
  page.evaluate((id) => document.getElementById(id)?.getBoundingClientRect().top ?? NaN, heading);

/** @param {Page | Frame} page @param {string} heading which is read afterwards */
async function read_section(page, heading) {
  await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), heading);
  const marked = () =>
    page.evaluate(() => document.querySelector('#kanbao-contents [aria-current]')?.getAttribute('href') ?? '');
  await until(async () => decodeURIComponent(await marked()) === `#${heading}`, `${heading} is marked`);
}

/** The bar comes to who scrolls back a little. @param {Page} page */
async function reach_bar(page) {
  const top = () => page.evaluate(() => document.querySelector('nav#bar')?.getBoundingClientRect().top ?? NaN);
  await page.mouse.move(500, 400);
  if ((await top()) < 0) await page.mouse.wheel(0, -60);
  await until(async () => (await top()) >= 0, 'the bar is in reach');
}

/**
 * As a hand does it: Playwright's own click scrolls to what it takes for covered by the bar.
 * @param {Page} page
 * @param {import('playwright-core').Locator} target in the bar
 * @param {{button?: 'middle'}} [press]
 */
async function press_in_bar(page, target, press) {
  await reach_bar(page);
  const { x, y, width, height } = (await target.boundingBox()) ?? assert.fail('it is there');
  await page.mouse.click(x + width / 2, y + height / 2, press);
}

/** @param {Page | Frame} page @param {string} name of the report that is there afterwards */
async function until_at(page, name) {
  await until(async () => name_of(page) === `${name}.html`, `${name} is there`);
  await menu_button(page).waitFor();
}

/** @param {Page | Frame} page */
async function open_menu(page) {
  await menu_button(page).click();
  await menu(page).locator('a.report').first().waitFor();
}

/** @param {WatchedPage} watched @param {string} name @param {number} place where its reader was. CSS px */
async function go_back(watched, name, place) {
  await watched.page.goBack();
  await until_at(watched.page, name);
  await until_canvas(watched);
  await settle(watched.page);
  const now = await watched.page.evaluate(() => scrollY);
  assert.ok(Math.abs(now - place) <= 2, `at ${now}, not ${place}`);
}

/** @param {number[]} inks of one film */
function has_blank(inks) {
  assert.ok(inks.length > 1, 'it is filmed');
  return Math.min(...inks) <= Math.max(...inks) / 2;
}

describe('from month to month', () => {
  const served = served_files(files);
  const address = (/** @type {string} */ name) => `${served.site.url}${name}.html`;

  /** @param {string} name @param {import('./lib/browser.mjs').PageOptions} [options] */
  async function open(name, options) {
    const watched = await served.browser.open_page(options);
    await open_report(watched, address(name));
    await menu_button(watched.page).waitFor();
    return watched;
  }

  for (const width of [1024, 390]) {
    for (const colour_scheme of /** @type {const} */ (['light', 'dark'])) {
      test(`bar and menu: ${width}, ${colour_scheme}`, async () => {
        const watched = await open('december', { width, height: 844, colour_scheme, touch: width < 500 });
        const { page } = watched;
        const [previous, next] = [in_bar(page, 'prev'), in_bar(page, 'next')];
        assert.equal(await previous.getAttribute('aria-label'), '上一期 11月 十一月月报');
        assert.equal(await next.getAttribute('aria-label'), '下一期 2024年1月 一月月报');
        assert.deepEqual(
          await Promise.all([previous, next].map((link) => link.innerText())),
          width === 390 ? ['', ''] : ['11月', '2024年1月'],
        );
        const boxes = await page.locator('nav#bar :is(a, button):visible').evaluateAll((all) =>
          all
            .map((element) => element.getBoundingClientRect())
            .sort((one, other) => one.left - other.left)
            .map(({ left, right, width: wide, height: high }) => ({ left, right, wide, high })),
        );
        for (const [place, { left, right, wide, high }] of boxes.entries()) {
          assert.ok(wide >= 24 && high >= 24, 'it can be pressed');
          assert.ok(left >= (boxes[place - 1]?.right ?? 0) && right <= width, 'nothing lies over another');
        }
        await open_menu(page);
        await until(async () => (await focused(page)).includes('十二月月报'), 'the one that is read has the focus');
        const { left = -1, right = Infinity } = await menu(page).evaluate((panel) => {
          const { left, right } = panel.getBoundingClientRect();
          return { left, right };
        });
        assert.ok(left >= 0 && right <= width);
        assert.deepEqual(await axe_violations(watched, []), []);
        watched.watch.assert_quiet();
        await watched.close();
      });
    }
  }

  test('without scripts the bar has plain links to the list and to both neighbours', async () => {
    for (const width of [1024, 390]) {
      const watched = await served.browser.open_page({ scripts: false, width });
      const { page } = watched;
      await page.goto(address('december'));
      await page.getByRole('link', { name: '上一期 11月 十一月月报' }).click();
      assert.equal(page.url(), address('november'));
      await in_bar(page, 'next').click();
      assert.equal(page.url(), address('december'));
      await page.getByRole('link', { name: '全部月报' }).click();
      assert.equal(page.url(), address('archive'));
      await watched.close();
    }
  });

  test('the menu by mouse: all by year, what each holds, the one that is read', async () => {
    const watched = await open('november');
    const { page } = watched;
    const asked = () => watched.watch.requests.filter((url) => url.endsWith('reports.js')).length;
    assert.equal(asked(), 0, 'the list is not loaded before');
    await open_menu(page);
    assert.deepEqual(await menu(page).locator('summary').allInnerTexts(), [
      '2024 1 期',
      '2023 3 期',
      '2022 1 期',
      '日期不详 1 期',
    ]);
    assert.deepEqual(await menu(page).locator('a.report').allInnerTexts(), [
      '十二月月报\n2023-12-29 开头的一段话。',
      '十一月月报\n2023-11-30 完成 32 · 提交作品 22',
      '十月月报\n2023-10-30 开头的一段话。',
    ]);
    assert.match(await menu(page).locator('[aria-current="page"]').innerText(), /^十一月月报/);
    await menu(page).locator('summary').first().click();
    await menu(page)
      .getByRole('link', { name: /^一月月报/ })
      .waitFor();
    await menu(page).locator('[aria-current]').click();
    await menu(page).waitFor({ state: 'hidden' });
    assert.equal(page.url(), address('november'), 'who is there already stays');
    await open_menu(page);
    assert.equal(await menu_button(page).getAttribute('aria-expanded'), 'true');
    await menu_button(page).click();
    await menu(page).waitFor({ state: 'hidden' });
    assert.equal(await menu_button(page).getAttribute('aria-expanded'), 'false');
    await open_menu(page);
    await page.mouse.click(1000, 700);
    await menu(page).waitFor({ state: 'hidden' });
    await open_menu(page);
    await menu(page).getByRole('link', { name: '十月月报' }).click();
    await until_at(page, 'october');
    await open_menu(page);
    await menu(page).getByRole('link', { name: '月报总表' }).click();
    await page.waitForURL(address('archive'));
    assert.equal(asked(), 2, 'the list is loaded once in each page');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('with a modifier, and by the middle button, its link leads to the list', async () => {
    const watched = await open('december');
    const { page } = watched;
    for (const press of [
      { modifiers: [/** @type {const} */ ('Control')] },
      { button: /** @type {const} */ ('middle') },
    ]) {
      const other = page.context().waitForEvent('page');
      await menu_button(page).click(press);
      await (await other).waitForURL(address('archive'));
      assert.ok(await menu(page).isHidden());
    }
    await watched.close();
  });

  test('the menu by keys', async () => {
    const watched = await open('december');
    const { page } = watched;
    await page.getByRole('button', { name: '分享' }).focus();
    await page.keyboard.press('m');
    await until(async () => /^十二月月报/.test(await focused(page)), 'the one that is read has the focus');
    await page.keyboard.press('ArrowDown');
    assert.match(await focused(page), /^十一月月报/);
    await page.keyboard.press('Home');
    assert.match(await focused(page), /^2024/);
    await page.keyboard.press('ArrowUp');
    assert.match(await focused(page), /^2024/, 'the first one is the first');
    await page.keyboard.press('Enter');
    await menu(page)
      .getByRole('link', { name: /^一月月报/ })
      .waitFor();
    await page.keyboard.press('ArrowDown');
    assert.match(await focused(page), /^一月月报/);
    await page.keyboard.press('End');
    assert.equal(await focused(page), '月报总表');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page), '月报总表', 'the last one is the last');
    await page.keyboard.press('Escape');
    await menu(page).waitFor({ state: 'hidden' });
    await until(async () => (await focused(page)) === '分享', 'the focus comes back');
    for (const key of [' ', 'Enter']) {
      await menu_button(page).focus();
      await page.keyboard.press(key);
      await menu(page).waitFor();
      await page.keyboard.press('Escape');
      await until(async () => (await focused(page)) === '全部月报', 'the focus comes back to its button');
    }
    await page.keyboard.press('m');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until_at(page, 'january');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('p and n lead to the neighbours, and all keys are listed', async () => {
    const watched = await open('december');
    const { page } = watched;
    await page.keyboard.press('?');
    const help = await page.getByRole('dialog', { name: '快捷键' }).locator('dl').innerText();
    for (const [key, says] of Object.entries({ m: '打开各期月报', p: '上一期', n: '下一期', '/': '搜索全部月报' })) {
      assert.match(help, new RegExp(`(^|\\n)${key}\\s+${says}`));
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('p');
    await until_at(page, 'november');
    await until_canvas(watched);
    await page.keyboard.press('n');
    await until_at(page, 'december');
    await page.keyboard.press('n');
    await until_at(page, 'january');
    await page.keyboard.press('n');
    await after_frames(page);
    assert.equal(page.url(), address('january'), 'there is none after the newest');
    watched.watch.assert_quiet();
    await watched.close();
  });

  describe('the section that is read', () => {
    /** @param {Page} page @param {string} name @param {string} section */
    async function assert_at(page, name, section) {
      await until_at(page, name);
      assert.equal(decodeURIComponent(new URL(page.url()).hash), `#${section}`);
      const top = await top_of(page, section);
      assert.ok(top > -2 && top < 120, `${section} is at ${top}`);
    }

    for (const [state, before_scripts] of /** @type {const} */ ([
      ['canvas', undefined],
      ['html', no_webgl],
    ])) {
      test(`is kept on the way: ${state}`, async () => {
        const watched = await served.browser.open_page({ before_scripts });
        const { page } = watched;
        await page.goto(address('november'));
        await menu_button(page).waitFor();
        await read_section(page, '框架方向');
        await press_in_bar(page, in_bar(page, 'next'));
        await assert_at(page, 'december', '框架方向');
        await read_section(page, '框架的难题');
        await page.keyboard.press('p');
        await assert_at(page, 'november', '框架的难题');
        await read_section(page, '集训营');
        await press_in_bar(page, menu_button(page));
        await menu(page).getByRole('link', { name: '十二月月报' }).click();
        await assert_at(page, 'december', '集训营');
        watched.watch.assert_quiet();
        await watched.close();
      });
    }

    test('is kept in another window, too', async () => {
      const watched = await open('november');
      const { page } = watched;
      await read_section(page, '集训营');
      const other = page.context().waitForEvent('page');
      await press_in_bar(page, in_bar(page, 'next'), { button: 'middle' });
      await assert_at(await other, 'december', '集训营');
      await watched.close();
    });

    test('is the one around it, where several are called the same', async () => {
      const watched = await open('november');
      await read_section(watched.page, '进展-1');
      await press_in_bar(watched.page, in_bar(watched.page, 'next'));
      await assert_at(watched.page, 'december', '集训营');
      await watched.close();
    });

    test('is none at the beginning, nor for who has read to the end', async () => {
      const watched = await open('november');
      const { page } = watched;
      await press_in_bar(page, in_bar(page, 'next'));
      await until_at(page, 'december');
      assert.equal(page.url(), address('december'));
      await read_section(page, '概况');
      await press_in_bar(page, in_bar(page, 'prev'));
      await until_at(page, 'november');
      assert.equal(page.url(), address('november'));
      await read_section(page, '集训营');
      await page.locator('nav#neighbours [rel="next"]').click();
      await until_at(page, 'december');
      assert.equal(page.url(), address('december'));
      assert.equal(await page.evaluate(() => scrollY), 0);
      await watched.close();
    });

    test('is not there: the beginning is shown, and the address is one that leads somewhere', async () => {
      const watched = await open('december');
      const { page } = watched;
      await read_section(page, '框架的难题');
      await reach_bar(page);
      await settle(page);
      const place = await page.evaluate(() => scrollY);
      await press_in_bar(page, in_bar(page, 'next'));
      await until_at(page, 'january');
      await until(async () => page.url() === address('january'), 'the address is that of the report');
      assert.equal(await page.evaluate(() => scrollY), 0);
      await go_back(watched, 'december', place);
      watched.watch.assert_quiet();
      await watched.close();
    });

    test('an address that quotes text, or leads to the top, stays as it is', async () => {
      const watched = await served.browser.open_page();
      const { page } = watched;
      for (const hash of ['#top', `#${encodeURIComponent('集训营')}`]) {
        await page.goto(address('archive'));
        await page.goto(address('december') + hash);
        await menu_button(page).waitFor();
        assert.equal(page.url(), address('december') + hash);
      }
      await page.goto(address('archive'));
      await page.goto(`${address('december')}#%E0%A4%A`);
      await until(async () => page.url() === address('december'), 'what is no anchor at all goes');
      watched.watch.assert_quiet();
      await watched.close();
    });
  });

  describe('the report that is pointed at', () => {
    /** @param {WatchedPage} watched */
    function pages_asked({ watch, page }) {
      const before = watch.requests.length;
      return () => watch.requests.slice(before).filter((url) => url.endsWith('.html') && url !== page.url());
    }

    test('is asked for once, and no other', async () => {
      const watched = await open('december');
      const { page } = watched;
      const asked = pages_asked(watched);
      // On its way elsewhere, in no time.
      await page.evaluate(() => {
        for (const target of [document.querySelector('nav#bar [rel="prev"]'), document.body]) {
          target?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
        }
      });
      await in_bar(page, 'next').hover();
      await until(async () => asked().length > 0, 'it is asked for');
      await page.mouse.move(500, 600);
      await in_bar(page, 'next').hover();
      await page.locator('nav#neighbours [rel="next"]').focus();
      await open_menu(page);
      await menu(page).getByRole('link', { name: '十月月报' }).hover();
      await until(async () => asked().length > 1, 'one in the menu is asked for');
      await menu(page).getByRole('link', { name: '十二月月报' }).hover();
      await after_frames(page, 20);
      assert.deepEqual(asked(), [address('january'), address('october')]);
      await until(async () => (await page.locator('link[rel="prefetch"]').count()) === 0, 'no trace stays in the page');
      watched.watch.assert_quiet();
      await watched.close();
    });

    test('is asked for when the focus stays on its link, and when it is pressed', async () => {
      const watched = await open('december');
      const { page } = watched;
      const asked = pages_asked(watched);
      await in_bar(page, 'prev').focus();
      await until(async () => asked().length > 0, 'it is asked for');
      assert.deepEqual(asked(), [address('november')]);
      await page.evaluate(() => {
        const link = document.querySelector('nav#bar [rel="next"]');
        link?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      });
      await until(async () => asked().length > 1, 'the other one, too');
      assert.deepEqual(asked(), [address('november'), address('january')]);
      await watched.close();
    });

    test('is fetched where a hint would break the page’s policy, as in Firefox', async () => {
      const before_scripts = () => void Reflect.deleteProperty(HTMLScriptElement, 'supports');
      const watched = await open('december', { before_scripts });
      const { page } = watched;
      const asked = pages_asked(watched);
      await in_bar(page, 'next').hover();
      await until(async () => asked().length > 0, 'it is asked for');
      assert.equal(await page.locator('link[rel="prefetch"]').count(), 0);
      await page.route(/november/, (route) => route.abort());
      await in_bar(page, 'prev').hover();
      await until(async () => asked().length > 1, 'the other one, too, which fails');
      await in_bar(page, 'next').click();
      await until_at(page, 'january');
      assert.deepEqual(
        watched.watch.complaints.filter((complaint) => !/Failed to load resource/.test(complaint)),
        [],
      );
      await watched.close();
    });

    test('is not asked for where the reader saves data', async () => {
      const before_scripts = () => void Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
      const watched = await open('december', { before_scripts });
      const asked = pages_asked(watched);
      await watched.page.evaluate(() => {
        const link = document.querySelector('nav#bar [rel="next"]');
        link?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      });
      await after_frames(watched.page, 20);
      assert.deepEqual(asked(), []);
      await watched.close();
    });

    /** @param {WatchedPage} watched @returns {Promise<number[]>} dark pixels in each frame that was seen on the way */
    async function ink_on_the_way(watched) {
      await open_report(watched, address('november'));
      await menu_button(watched.page).waitFor();
      await settle(watched.page);
      const pictures = await record(watched, async () => {
        await in_bar(watched.page, 'next').click();
        await until_canvas(watched);
        await settle(watched.page);
      });
      return pictures.map((png) => Picture.decode(png).luminance.filter((value) => value < 110).length);
    }

    test('comes without a blank between the two', async (context) => {
      const browser = await open_browser({ full_browser: true });
      context.after(() => browser.close());
      const watched = await browser.open_page({ width: 800, height: 600 });
      // Chromium keeps the old page for half a second at most, which is too short for a machine that is busy with something else.
      const films = [];
      do films.push(await ink_on_the_way(watched));
      while (films.length < 3 && has_blank(films[films.length - 1]));
      assert.ok(
        !has_blank(films[films.length - 1]),
        `text in each frame: ${films.map((inks) => inks.join()).join(' | ')}`,
      );
    });
  });

  test('going back leads where the reader was', async () => {
    const watched = await open('november');
    const { page } = watched;
    await settle(page);
    for (const place of [1234, 777]) {
      await page.evaluate((y) => scrollTo(0, y), place);
      await after_frames(page);
      await page.keyboard.press('n');
      await until_at(page, 'december');
      await go_back(watched, 'november', place);
    }
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('the newest report knows itself as the index, too', async () => {
    const watched = await served.browser.open_page();
    const { page } = watched;
    await open_report(watched, served.site.url);
    await open_menu(page);
    assert.match(await menu(page).locator('[aria-current]').innerText(), /^一月月报/);
    assert.equal(await in_bar(page, 'prev').innerText(), '2023年12月');
    assert.equal(await in_bar(page, 'next').count(), 0);
    await watched.close();
  });

  test('a report without a date is told from the others by its title', async () => {
    const watched = await open('first');
    assert.equal(await in_bar(watched.page, 'prev').innerText(), '附录');
    assert.equal(await in_bar(watched.page, 'prev').getAttribute('aria-label'), '上一期 附录');
    await watched.close();
  });

  test('the list does not arrive: the menu says so, leads to its page, and tries again', async () => {
    const watched = await open('december');
    const { page, watch } = watched;
    await page.route(/reports\.js/, (route) => route.abort());
    await page.keyboard.press('m');
    await menu(page).getByText('没有下载成功').waitFor();
    assert.equal(await menu(page).getByRole('link').count(), 1);
    assert.deepEqual(await axe_violations(watched, []), []);
    await page.unroute(/reports\.js/);
    await page.keyboard.press('Escape');
    await menu(page).waitFor({ state: 'hidden' });
    await open_menu(page);
    assert.ok(await menu(page).getByText('没有下载成功').isHidden());
    assert.deepEqual(
      watch.complaints.filter((complaint) => !/Failed to load resource/.test(complaint)),
      [],
    );
    await watched.close();
  });

  test('two thousand reports make no more links than their year has', async () => {
    const watched = await open('december');
    const { page } = watched;
    const rows = Array.from({ length: 2000 }, (_, i) => [
      `r${i}`,
      `第 ${i} 期`,
      `${2023 - Math.floor(i / 50)}-01-01`,
      '',
    ]);
    const body = `self.kanbao_reports=${JSON.stringify([['december', '十二月月报', '2023-12-29', ''], ...rows])};`;
    await page.route(/reports\.js/, (route) => route.fulfill({ contentType: 'text/javascript', body }));
    await open_menu(page);
    assert.equal(await menu(page).locator('summary').count(), 40);
    assert.equal(await menu(page).locator('a.report').count(), 51);
    await menu(page).locator('summary').nth(20).click();
    await until(async () => (await menu(page).locator('a.report').count()) === 101, 'another year has come');
    await watched.close();
  });

  test('from a disk', async () => {
    const watched = await served.browser.open_page();
    const { page } = watched;
    await open_report(watched, pathToFileURL(join(served.site.folder, 'november.html')).href);
    await menu_button(page).waitFor();
    await read_section(page, '集训营');
    await press_in_bar(page, menu_button(page));
    await menu(page).getByRole('link', { name: '十二月月报' }).click();
    await until_at(page, 'december');
    assert.equal(decodeURIComponent(new URL(page.url()).hash), '#集训营');
    await read_section(page, '框架的难题');
    await page.keyboard.press('n');
    await until_at(page, 'january');
    await until(async () => !page.url().includes('#'), 'the address leads somewhere');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('in a sandboxed frame: the menu, the section, and what the frame was asked for', async (context) => {
    const { watched, frame } = await open_in_sandbox(context, served, `${address('november')}?theme=dark`);
    await menu_button(frame).waitFor();
    await read_section(frame, '集训营');
    // The keys are the frame's that is pressed.
    await watched.page.mouse.click(100, 300);
    await watched.page.keyboard.press('m');
    await menu(frame).getByRole('link', { name: '十二月月报' }).click();
    await until_at(frame, 'december');
    const { search, hash } = new URL(frame.url());
    assert.deepEqual([search, decodeURIComponent(hash)], ['?theme=dark', '#集训营']);
    await read_section(frame, '框架的难题');
    await watched.page.keyboard.press('n');
    await until_at(frame, 'january');
    await until(async () => !frame.url().includes('#'), 'the address leads somewhere');
    assert.ok(!watched.watch.requests.some((url) => url.endsWith('reports.js?theme=dark')));
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('neither where nothing is wanted around the report, nor in a frame as tall as it, nor in its file', async () => {
    const watched = await served.browser.open_page();
    const { page } = watched;
    for (const asked of ['?chrome=none', '?height=auto']) {
      await open_report(watched, address('december') + asked);
      assert.ok(await in_bar(page, 'next').isHidden());
      await page.keyboard.press('m');
      await page.keyboard.press('n');
      await after_frames(page);
      assert.equal(await page.locator('.panel:popover-open').count(), 0);
      assert.equal(page.url(), address('december') + asked);
    }
    await open_report(watched, pathToFileURL(join(served.site.folder, 'december.offline.html')).href);
    assert.equal(await page.locator('nav#bar :is([rel], .archive), script[data-part="site"]').count(), 0);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('speaks traditional Chinese and English, too', async () => {
    for (const [language, name, all] of [
      ['zh-Hant', '各期月報', '月報總表'],
      ['en', 'Reports', 'The page of all reports'],
    ]) {
      const watched = await served.browser.open_page();
      const { page } = watched;
      await open_report(watched, `${address('december')}?lang=${language}`);
      await menu_button(page).click();
      const panel = page.getByRole('dialog', { name });
      await panel.getByRole('link', { name: all }).waitFor();
      await watched.close();
    }
  });
});
