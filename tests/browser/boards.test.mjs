/**
 * Tables as boards: sorted, filtered, with bars and marks, summed up, copied, their headers in view; by mouse, keys and touch,
 * with and without the canvas. What the author wrote stays as it was.
 */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { axe_violations } from './lib/axe.mjs';
import { no_webgl, resize, until } from './lib/browser.mjs';
import { contrast } from './lib/contrast.mjs';
import { open_in_sandbox } from './lib/host_page.mjs';
import { quiet_line } from './lib/html_state.mjs';
import { bare, Paper } from './lib/paper.mjs';
import { Picture } from './lib/pixels.mjs';
import { check_lines } from './lib/report_checks.mjs';
import { open_report, read_display, settle, until_canvas } from './lib/report_page.mjs';
import { served_files } from './lib/served.mjs';
import { compare_layer } from './lib/text_layer.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */
/** @typedef {import('./lib/browser.mjs').PageOptions} PageOptions */

const people = ['张三', '李四', '王五', '安琪'];
const long_rows = Array.from(
  { length: 40 },
  (_, i) => `| ${i + 1} | ${people[i % 4]} | 第 ${i + 1} 项 | ${(i * 37) % 101} |`,
);
const wide_rows = [1, 2, 3].map((row) => `| 第 ${row} 行 |${` 很宽的一格文字 ${row} |`.repeat(8)}`);

const REPORT = `# 月报

前面的一段文字。

## 进展

| 赛道 | 任务数 | 完成 | 状态 | 日期 |
|:-----|------:|-----:|------|------|
| 框架 | 1,234 | 10 / 11 | 进行中 | 10.16 |
| 科学 | 39 | 1/2 | **已完成** | 11.1 |
| 套件 | — | 3/8 | 未认领 | 9.30 |
| [应用](https://a.cn/) | 250+ | 0/4 | 延期 | 12.5 |

## 长的

| 序号 | 负责人 | 任务 | 用时 |
|--|--|--|--:|
${long_rows.join('\n')}

## 宽的

| 名称 | 一 | 二 | 三 | 四 | 五 | 六 | 七 | 八 |
|--|--|--|--|--|--|--|--|--|
${wide_rows.join('\n')}

## 不是的

| 短 | 表 |
|--|--|
| 一 | 二 |
| 三 | 四 |

<table><tr><th>甲</th><th>乙</th></tr><tr><td rowspan="2">并</td><td>1</td></tr><tr><td>2</td></tr><tr><td>单</td><td>3</td></tr></table>
`;
const AUTHORS_ORDER = ['框架', '科学', '套件', '应用'];

describe('tables as boards', () => {
  const served = served_files({ 'report.md': REPORT });

  /** @param {Page | Frame} page */
  const until_boards = (page) =>
    until(
      () => page.evaluate(() => document.querySelectorAll('#report .board-options').length === 3),
      'the three tables are boards',
    );

  /** @param {PageOptions} [options] @param {string} [url] @returns {Promise<WatchedPage>} */
  async function open_boards(options, url = served.site.pages[0]) {
    const watched = await served.browser.open_page(options);
    await open_report(watched, url);
    await until_boards(watched.page);
    await settle(watched.page);
    return watched;
  }

  /** @param {Page | Frame} page @param {number} [table] @returns {Promise<string[]>} the first cell of each row that is seen */
  const order = (page, table = 0) =>
    page.evaluate(
      (index) =>
        [...document.querySelectorAll('#report .wide > table[data-b]')[index].querySelectorAll('tbody tr')]
          .filter((row) => !row.hasAttribute('hidden'))
          .map((row) => row.children[0].textContent ?? ''),
      table,
    );

  /** @param {Page | Frame} page @param {string[]} expected @param {number} [table] */
  const until_order = (page, expected, table) =>
    until(async () => (await order(page, table)).join() === expected.join(), `the order is ${expected.join()}`).catch(
      async (error) => assert.fail(`${error.message}, not ${(await order(page, table)).join()}`),
    );

  /** @param {Page | Frame} page @param {string} name of the column */
  const heading = (page, name) => page.locator('#report th[data-b]').filter({ hasText: name }).first();

  /** @param {Page} page @param {string} name presses the column's name, as a reader does */
  async function press_heading(page, name) {
    await heading(page, name).scrollIntoViewIfNeeded();
    const box = await heading(page, name).boundingBox();
    assert.ok(box);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** @param {Page | Frame} page @param {number} [table] */
  async function open_options(page, table = 0) {
    await page.locator('.board-options').nth(table).focus();
    await page.locator('.board-options').nth(table).press('Enter');
    const panel = page.locator('.board-panel:popover-open');
    await panel.waitFor();
    return panel;
  }

  /** @param {WatchedPage} watched @param {string} name @param {(text: string) => void} say */
  async function assert_agree(watched, name, say) {
    await settle(watched.page);
    const { runs, unpainted } = await compare_layer(watched.page);
    const astray = runs.filter((run) => Math.max(Math.abs(run.left), Math.abs(run.right), run.baseline) > 1.01);
    assert.deepEqual(astray, []);
    assert.equal(unpainted, '');
    await check_lines(watched, await read_display(watched.page), name, say);
    assert.equal(await quiet_line(watched), '');
    assert.equal(await watched.page.evaluate(() => document.documentElement.dataset.kanbao), 'canvas');
  }

  describe('are sorted', () => {
    test('by pressing a column’s name: up, down, as written', async (context) => {
      const watched = await open_boards();
      const { page } = watched;
      const sorted = () => heading(page, '任务数').getAttribute('aria-sort');
      await press_heading(page, '任务数');
      await until_order(page, ['科学', '应用', '框架', '套件']);
      assert.equal(await sorted(), 'ascending');
      await assert_agree(watched, 'boards-sorted', (text) => context.diagnostic(text));
      await press_heading(page, '任务数');
      await until_order(page, ['框架', '应用', '科学', '套件']);
      assert.equal(await sorted(), 'descending');
      await press_heading(page, '任务数');
      await until_order(page, AUTHORS_ORDER);
      assert.equal(await sorted(), null);
      watched.watch.assert_quiet();
      await watched.close();
    });

    test('by keys, with the focus where it was', async () => {
      const watched = await open_boards();
      const { page } = watched;
      const expected = {
        完成: ['应用', '套件', '科学', '框架'],
        状态: ['套件', '框架', '科学', '应用'],
        日期: ['套件', '框架', '科学', '应用'],
      };
      for (const [name, rows] of Object.entries(expected)) {
        const button = page.getByRole('button', { name: `按“${name}”排序`, exact: true });
        await button.focus();
        await page.keyboard.press('Enter');
        await until_order(page, rows);
        assert.ok(await button.evaluate((element) => element === document.activeElement), 'the focus stays');
        assert.equal(await heading(page, name).getAttribute('aria-sort'), 'ascending');
      }
      assert.equal(await page.evaluate(() => document.querySelectorAll('#report [aria-sort]').length), 1);
      await page.keyboard.press('Space');
      await until_order(page, ['应用', '科学', '框架', '套件']);
      await watched.close();
    });

    test('by a finger, on a phone in the dark', async (context) => {
      const watched = await open_boards({ width: 390, height: 844, colour_scheme: 'dark', touch: true });
      const box = await heading(watched.page, '任务数').boundingBox();
      await watched.page.touchscreen.tap((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
      await until_order(watched.page, ['科学', '应用', '框架', '套件']);
      await assert_agree(watched, 'boards-touch', (text) => context.diagnostic(text));
      await watched.close();
    });

    test('but not by selecting a word of the column’s name', async () => {
      const watched = await open_boards();
      const { page } = watched;
      const box = await heading(page, '任务数').boundingBox();
      const [x, y] = [(box?.x ?? 0) + 16, (box?.y ?? 0) + 22];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 30, y, { steps: 5 });
      await page.mouse.up();
      assert.notEqual(await page.evaluate(() => getSelection()?.toString()), '');
      await settle(page);
      assert.deepEqual(await order(page), AUTHORS_ORDER);
      await watched.close();
    });

    test('while the canvas waits for the reader, and it comes in that order', async (context) => {
      const watched = await served.browser.open_page();
      const { page } = watched;
      await page.goto(`${served.site.pages[0]}#:~:text=前面`, { waitUntil: 'load' });
      await until_boards(page);
      await page.getByRole('button', { name: '按“任务数”排序' }).press('Enter');
      await until_order(page, ['科学', '应用', '框架', '套件']);
      await resize(watched.cdp, 900, 700);
      await until_canvas(watched);
      assert.deepEqual(await order(page), ['科学', '应用', '框架', '套件']);
      await assert_agree(watched, 'boards-waiting', (text) => context.diagnostic(text));
      await watched.close();
    });

    for (const way of ['without WebGL', 'as one file']) {
      test(`${way}`, async () => {
        const is_file = way === 'as one file';
        const url = is_file
          ? pathToFileURL(join(served.site.folder, 'report.offline.html')).href
          : served.site.pages[0];
        const watched = await served.browser.open_page(is_file ? {} : { before_scripts: no_webgl });
        await watched.page.goto(url);
        await until_boards(watched.page);
        await press_heading(watched.page, '任务数');
        await until_order(watched.page, ['科学', '应用', '框架', '套件']);
        const panel = await open_options(watched.page, 1);
        await panel.getByRole('textbox').fill('张三');
        await until(async () => (await order(watched.page, 1)).length === 10, 'the rows are filtered');
        watched.watch.assert_quiet();
        await watched.close();
      });
    }
  });

  test('are filtered, and say how many rows are left and what they come to', async (context) => {
    const watched = await open_boards({ width: 1600, height: 900 });
    const { page } = watched;
    const panel = await open_options(page, 1);
    await panel.getByRole('textbox', { name: '筛选' }).fill('安琪 第 4');
    await until_order(page, ['4', '24', '40'], 1);
    await until(async () => (await panel.getByRole('status').textContent()) === '显示 3 / 40 行', 'it says how many');
    assert.match(await panel.innerText(), /用时 合计\s+82\b/);
    await page.keyboard.press('Escape');
    await until(
      () => page.evaluate(() => document.activeElement?.matches('.board-options') ?? false),
      'the focus is back',
    );
    await assert_agree(watched, 'boards-filtered', (text) => context.diagnostic(text));
    await (await open_options(page, 1)).getByRole('button', { name: '恢复原样' }).click();
    await until(async () => (await order(page, 1)).length === 40, 'all rows are back');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('have bars where the reader wants them, as long as their values', async () => {
    const watched = await open_boards();
    const { page } = watched;
    assert.equal(await page.locator('.board-bar').count(), 0);
    const panel = await open_options(page);
    await panel.getByLabel('用条形显示数值').check();
    const shares = await page.evaluate(() =>
      [...document.querySelectorAll('#report tbody .board-bar')].map((bar) => {
        const cell = /** @type {HTMLTableCellElement} */ (bar.parentElement);
        const share = bar.getBoundingClientRect().width / (cell.getBoundingClientRect().width - 24);
        return `${cell.closest('tr')?.children[0].textContent} ${cell.cellIndex} ${share.toFixed(2)}`;
      }),
    );
    assert.deepEqual(shares, [
      '框架 1 1.00',
      '框架 2 0.91',
      '科学 1 0.03',
      '科学 2 0.50',
      '套件 2 0.38',
      '应用 1 0.20',
    ]);
    await panel.getByLabel('用条形显示数值').uncheck();
    assert.equal(await page.locator('.board-bar').count(), 0);
    await watched.close();
  });

  for (const colour_scheme of /** @type {const} */ (['light', 'dark'])) {
    test(`mark states by shapes and colours that are seen: ${colour_scheme}`, async () => {
      const watched = await open_boards({ colour_scheme });
      const marks = await watched.page.evaluate(() => {
        const channels = (/** @type {string} */ colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
        const ground = channels(getComputedStyle(document.documentElement).backgroundColor);
        return [...document.querySelectorAll('#report td > .board-mark')].map((mark) => {
          const { left, right } = mark.getBoundingClientRect();
          const range = document.createRange();
          range.selectNodeContents(/** @type {Node} */ (mark.parentElement));
          range.setEndBefore(mark);
          return {
            word: mark.parentElement?.textContent ?? '',
            shape: mark.querySelector('path')?.getAttribute('d') ?? '',
            colours: [channels(getComputedStyle(mark).color), ground],
            is_beside: left >= 0 && right <= range.getBoundingClientRect().left,
            is_told: mark.closest('[aria-hidden=true]') === null,
          };
        });
      });
      assert.deepEqual(
        marks.map(({ word }) => word),
        ['进行中', '已完成', '未认领', '延期'],
      );
      assert.equal(new Set(marks.map(({ shape }) => shape)).size, 4);
      for (const { word, colours, is_beside, is_told } of marks) {
        assert.ok(contrast(colours[0], colours[1]) >= 3, `${word}: ${colours}`);
        assert.ok(is_beside && !is_told, word);
      }
      await watched.close();
    });
  }

  describe('are copied', () => {
    const TSV =
      '赛道\t任务数\t完成\t状态\t日期\n科学\t39\t1/2\t已完成\t11.1\n应用\t250+\t0/4\t延期\t12.5\n框架\t1,234\t10 / 11\t进行中\t10.16\n套件\t—\t3/8\t未认领\t9.30\n';

    test('as they are seen, for spreadsheets and as Markdown, in a sandboxed frame too', async (context) => {
      const { watched, frame } = await open_in_sandbox(context, served, served.site.pages[0]);
      await watched.page.context().grantPermissions(['clipboard-read']);
      await until_boards(frame);
      await frame.getByRole('button', { name: '按“任务数”排序' }).press('Enter');
      await until_order(frame, ['科学', '应用', '框架', '套件']);
      const panel = await open_options(frame);
      const copied = async (/** @type {string} */ name) => {
        await panel.getByRole('button', { name }).click();
        await until(async () => (await panel.getByRole('status').textContent()) === '已复制', 'it says so');
        return watched.page.evaluate(() => navigator.clipboard.readText());
      };
      assert.equal(await copied('复制表格'), TSV);
      assert.equal(
        await copied('复制为 Markdown'),
        '| 赛道 | 任务数 | 完成 | 状态 | 日期 |\n| :--- | ---: | ---: | --- | --- |\n' +
          '| 科学 | 39 | 1/2 | **已完成** | 11.1 |\n| [应用](https://a.cn/) | 250+ | 0/4 | 延期 | 12.5 |\n' +
          '| 框架 | 1,234 | 10 / 11 | 进行中 | 10.16 |\n| 套件 | — | 3/8 | 未认领 | 9.30 |\n',
      );
      await watched.close();
    });

    test('by selecting, without a trace of marks, bars and buttons', async () => {
      const watched = await open_boards();
      const { page } = watched;
      await (await open_options(page)).getByLabel('用条形显示数值').check();
      await page.keyboard.press('Escape');
      await press_heading(page, '任务数');
      await until_order(page, ['科学', '应用', '框架', '套件']);
      await settle(page);
      const copied = await page.evaluate(() => {
        const table = /** @type {Element} */ (document.querySelector('#report table'));
        getSelection()?.setBaseAndExtent(table, 0, table, table.childNodes.length);
        const data = new DataTransfer();
        document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, cancelable: true }));
        return { text: data.getData('text/plain'), html: data.getData('text/html') };
      });
      assert.equal(copied.text.replace(/\s*\n\s*/g, '\n').trim(), TSV.trim());
      assert.doesNotMatch(copied.html, /board|svg|button|aria-sort/);
      await watched.close();
    });
  });

  describe('keep in view', () => {
    /** @param {WatchedPage} watched @param {string} selector @returns {Promise<number[]>} the colour of its first corner */
    async function filled_with({ page }, selector) {
      const { x, y } = await page.evaluate((of) => {
        const { left, top } = /** @type {Element} */ (document.querySelector(`#report ${of}`)).getBoundingClientRect();
        return { x: left + 4, y: top + 4 };
      }, selector);
      const { png } = Picture.decode(await page.screenshot({ clip: { x, y, width: 1, height: 1 } }));
      return [...png.data];
    }

    test('their headers, where one may sort without losing the place', async (context) => {
      const watched = await open_boards();
      const { page } = watched;
      const filled = await filled_with(watched, '.wide > table[data-b] thead');
      await page.evaluate(() => {
        const table = /** @type {Element} */ (document.querySelectorAll('#report .wide > table')[1]);
        scrollTo(0, scrollY + table.getBoundingClientRect().top + 600);
      });
      const strip = page.locator('.board-header');
      await strip.waitFor();
      const places = () =>
        page.evaluate(() => {
          const lefts = (/** @type {string} */ cells) =>
            [...document.querySelectorAll(cells)].map((cell) => Math.round(cell.getBoundingClientRect().left));
          const header = /** @type {Element} */ (document.querySelector('.board-header'));
          return {
            top: header.getBoundingClientRect().top,
            own: lefts('.board-header th'),
            columns: lefts('#report h2 + .wide > table th').slice(5, 9),
            scrollY,
          };
        });
      const { top, own, columns, scrollY: before } = await places();
      assert.equal(top, 0);
      const fill = await filled_with(watched, '.board-header');
      // Browser and canvas round what they mix each in its own way.
      assert.ok(
        fill.every((part, i) => Math.abs(part - filled[i]) <= 2),
        `${fill}, and the header itself ${filled}`,
      );
      assert.deepEqual(own, columns);
      assert.equal(await page.evaluate(() => /** @type {any} */ (window).find('负责人', true, false, true)), true);
      await page.evaluate((y) => scrollTo(0, y), before);
      assert.ok(
        await strip.evaluate((element) => !element.contains(getSelection()?.anchorNode ?? null)),
        'it is not found',
      );
      await page.evaluate(() => getSelection()?.removeAllRanges());
      const box = await strip.boundingBox();
      await page.mouse.click((box?.x ?? 0) + (own[1] - own[0]) + 20, 20);
      await until(async () => (await order(page, 1))[0] === '4', 'sorted by the second column');
      await settle(page);
      assert.equal((await places()).scrollY, before);
      await assert_agree(watched, 'boards-header', (text) => context.diagnostic(text));
      await page.evaluate(() => scrollTo(0, 0));
      await until(async () => (await strip.count()) === 0, 'the header itself is in view again');
      watched.watch.assert_quiet();
      await watched.close();
    });

    test('their headers below the bar, when that comes back to who scrolls up', async () => {
      for (const width of [1024, 390]) {
        const watched = await open_boards({ width });
        const { page } = watched;
        await page.evaluate(() => {
          const table = /** @type {Element} */ (document.querySelectorAll('#report .wide > table')[1]);
          scrollTo(0, scrollY + table.getBoundingClientRect().top + 700);
        });
        const top = () => page.locator('.board-header').evaluate((strip) => strip.getBoundingClientRect().top);
        assert.equal(await top(), 0);
        await page.mouse.move(width / 2, 300);
        await page.mouse.wheel(0, -60);
        const bar = page.locator('nav#bar.back');
        await bar.waitFor();
        assert.equal(await top(), await bar.evaluate((element) => element.getBoundingClientRect().bottom));
        await page.mouse.wheel(0, 60);
        await until(async () => (await bar.count()) === 0, 'the bar leaves who reads on');
        assert.equal(await top(), 0);
        watched.watch.assert_quiet();
        await watched.close();
      }
    });

    test('the first column of a wide one', async () => {
      const watched = await open_boards({ width: 390, height: 844 });
      const { page } = watched;
      const box = page.locator('#report .wide').nth(2);
      await box.evaluate((element) => {
        element.scrollIntoView({ block: 'center' });
        element.scrollLeft = 200;
      });
      await page.locator('.board-column').waitFor({ state: 'attached' });
      const rows = await box.evaluate((element) => {
        const { left } = element.getBoundingClientRect();
        const own = [...element.querySelectorAll('table[data-b] tr')];
        return [...element.querySelectorAll('.board-column tr')].map((row, place) => {
          const cell = row.children[0].getBoundingClientRect();
          return [
            cell.left - left,
            cell.top - own[place].getBoundingClientRect().top,
            row.textContent === own[place].children[0].textContent,
          ];
        });
      });
      assert.deepEqual(rows, Array(4).fill([0, 0, true]));
      await box.evaluate((element) => (element.scrollLeft = 0));
      await until(
        async () => (await page.locator('.board-column').count()) === 0,
        'the column itself is in view again',
      );
      await watched.close();
    });
  });

  test('are printed as they were written', async () => {
    const watched = await open_boards();
    const { page } = watched;
    await press_heading(page, '任务数');
    await until_order(page, ['科学', '应用', '框架', '套件']);
    await (await open_options(page, 1)).getByRole('textbox').fill('张三');
    await until(async () => (await order(page, 1)).length === 10, 'the rows are filtered');
    const paper = await Paper.print(watched);
    const text = bare(paper.pages().join(''));
    assert.match(text, /框架1,234.*科学39.*套件—.*应用.*250\+/);
    assert.equal(text.split('框架1,234').length, 2, 'once');
    for (const row of long_rows) assert.ok(text.includes(bare(row.replace(/\|/g, ''))), row);
    assert.deepEqual(await order(page), ['科学', '应用', '框架', '套件'], 'the screen has them as they were');
    await watched.close();
  });

  test('are reached by everybody: axe-core finds nothing, with the options open', async () => {
    for (const colour_scheme of /** @type {const} */ (['light', 'dark'])) {
      const watched = await open_boards({ colour_scheme });
      await press_heading(watched.page, '任务数');
      assert.deepEqual(await axe_violations(watched, []), []);
      await (await open_options(watched.page)).getByLabel('用条形显示数值').check();
      assert.deepEqual(await axe_violations(watched, []), []);
      await watched.close();
    }
  });

  test('move nothing of the report', async () => {
    const places = (/** @type {Page} */ page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('#report, #report [data-b]')].map((element) => {
          const { left, top, width, height } = element.getBoundingClientRect();
          return [left, top + scrollY, width, height].join();
        }),
      );
    for (const before_scripts of [undefined, no_webgl]) {
      const plain = await served.browser.open_page({ before_scripts });
      await plain.page.route(/kanbao-tools/, (route) => route.fulfill({ body: '' }));
      await plain.page.goto(served.site.pages[0]);
      if (!before_scripts) await until_canvas(plain);
      const watched = await served.browser.open_page({ before_scripts });
      await watched.page.goto(served.site.pages[0]);
      if (!before_scripts) await until_canvas(watched);
      await until_boards(watched.page);
      assert.deepEqual(await places(watched.page), await places(plain.page));
      await plain.close();
      await watched.close();
    }
  });

  test('are none where the embedder wants no buttons', async () => {
    const watched = await served.browser.open_page();
    await open_report(watched, `${served.site.pages[0]}?chrome=none`);
    await watched.page.waitForSelector('#report a.self', { state: 'attached' });
    await settle(watched.page);
    assert.equal(await watched.page.evaluate(() => document.querySelectorAll('[class^=board]').length), 0);
    await watched.close();
  });

  test('speak English', async () => {
    const watched = await open_boards({}, `${served.site.pages[0]}?lang=en`);
    assert.equal(await watched.page.getByRole('button', { name: 'Sort by “任务数”' }).count(), 1);
    await watched.close();
  });
});
