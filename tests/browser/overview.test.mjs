/**
 * The overview of a report's tracks: painted as the browser sets it, a table for who listens, prints or has no scripts; and the
 * page of all months, which is sorted by who has them.
 */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { axe_violations } from './lib/axe.mjs';
import { after_frames, no_webgl, until } from './lib/browser.mjs';
import { ClipboardReader } from './lib/clipboard.mjs';
import { open_in_sandbox, painted_frame } from './lib/host_page.mjs';
import { Paper, bare } from './lib/paper.mjs';
import { correlation, photograph } from './lib/pixels.mjs';
import { open_plain_page } from './lib/plain_page.mjs';
import { check_every_word, check_lines } from './lib/report_checks.mjs';
import { open_report, read_display, settle } from './lib/report_page.mjs';
import { served_files } from './lib/served.mjs';
import { compare_layer } from './lib/text_layer.mjs';

/** @param {string} date @param {string} tracks YAML @param {string} body */
const report = (date, tracks, body) => `---\ntitle: ${date.slice(0, 7)} 月报\ndate: ${date}\n${tracks}---\n\n${body}`;
const text = Array.from({ length: 12 }, (_, place) => `第 ${place + 1} 段说这个月里都做了些什么。`).join('\n\n');
const FILES = {
  'a.md': report('2023-10-01', 'tracks:\n  - {name: 挑战赛, figures: {任务: 100, 提交: 20, 完成: 4}}\n', text),
  'b.md': report(
    '2023-11-01',
    'tracks:\n  - {name: 挑战赛, figures: {任务: 111, 提交: 60, 完成: 13}}\n  - {name: 集训营, figures: {项目: 18}}\n',
    text,
  ),
  'c.md': report(
    '2023-12-01',
    `tracks:
  - name: 挑战赛
    issue: https://github.com/PaddlePaddle/Paddle/issues/57262
    figures: {任务: 110, 提交: 72, 完成: 32}
  - {name: 集训营, figures: {项目: 18, 推进: —}}
  - {name: 没有章节的, figures: {报名: 9}}
`,
    `${text}\n\n## 【挑战赛】\n\n${text}\n\n赛道亮点：\n\n- 一\n- 二\n\n赛道风险：\n\n- 三\n\n## 集训营\n\n集训营风险：\n\n-  暂无风险\n\n${text}\n\n${text}`,
  ),
};
const IN_TROUBLE = {
  'bad.md': report(
    '2023-11-01',
    `tracks:
  - {name: 挑战赛, figures: {任务: 10, 提交: 很多, 完成: -3}}
  - {name: 集训营, issue: 57262, figures: {项目: 18, 推进: 20}}
  - {name: 集训营, figures: {项目: 2}}
  - 护航计划
  - {name: 没有数的, figures: 7}
`,
    text,
  ),
  'list.md': report('2023-10-01', 'tracks: 挑战赛\n', text),
};
const ROWS = [
  '赛道 进展 各月对照',
  '挑战赛 #57262 任务 110（↓ 减 1） → 提交 72（65%，↑ 增 12） → 完成 32（29%，↑ 增 19） 亮点 2 · 风险 1',
  '集训营 项目 18（= 持平） → 推进 —（变化 —） 亮点 — · 风险 无',
  '没有章节的 报名 9 亮点 — · 风险 —',
];

/** @param {import('playwright-core').Page | import('playwright-core').Frame} page */
const rows_in = (page) =>
  page
    .getByRole('table', { name: '各赛道概况' })
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children].map((cell) => /** @type {HTMLElement} */ (cell).innerText.replace(/\s+/g, ' ')).join(' '),
      ),
    );

describe('the overview of tracks', () => {
  const served = served_files(FILES);
  const newest = () => served.site.url + 'c.html';

  for (const [width, height, colour_scheme] of /** @type {const} */ ([
    [1600, 900, 'light'],
    [1024, 768, 'dark'],
    [390, 844, 'light'],
  ])) {
    test(`is painted as the browser sets it: ${width} px, ${colour_scheme}`, async (context) => {
      const watched = await served.browser.open_page({ width, height, colour_scheme });
      await open_report(watched, newest());
      await settle(watched.page);
      const [painted, painted_areas] = [await photograph(watched.cdp), await chart_areas(watched.page)];
      const commands = await read_display(watched.page);
      await check_every_word(watched, commands);
      await check_lines(watched, commands, `overview-${width}`, (line) => context.diagnostic(line));
      const { runs, unpainted } = await compare_layer(watched.page);
      const astray = runs.filter((run) => Math.max(Math.abs(run.left), Math.abs(run.right), run.baseline) > 1.01);
      assert.deepEqual([astray, unpainted], [[], '']);
      const html = await served.browser.open_page({ width, height, colour_scheme, before_scripts: no_webgl });
      await html.page.goto(newest());
      await after_frames(html.page);
      const areas = await chart_areas(html.page);
      assert.deepEqual(painted_areas, areas);
      const seen = await photograph(html.cdp);
      const likeness = areas.map((area) => correlation(painted, seen, area));
      context.diagnostic(`charts: ${likeness.map((value) => value.toFixed(4)).join(' ')}`);
      assert.equal(areas.length, 3);
      assert.ok(Math.min(...likeness) > 0.99, `charts: ${likeness}`);
      watched.watch.assert_quiet();
      await watched.close();
      await html.close();
    });
  }

  /** @param {import('playwright-core').Page} page */
  const chart_areas = (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('#report .chart')].map((chart) => {
        const { x, y, width, height } = chart.getBoundingClientRect();
        return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
      }),
    );

  test('is a table whose counts lead to where they are told', async () => {
    const watched = await served.browser.open_page();
    await open_report(watched, newest());
    assert.deepEqual(await rows_in(watched.page), ROWS);
    for (const [name, words] of [
      ['2', '赛道亮点：'],
      ['1', '赛道风险：'],
      ['挑战赛', '【挑战赛】'],
    ]) {
      await watched.page.evaluate(() => scrollTo(0, 0));
      await watched.page.getByRole('table').getByRole('link', { name, exact: true }).first().click();
      await until(
        () =>
          watched.page.evaluate((wanted) => {
            const target = document.querySelector(':target');
            return target?.textContent?.trim() === wanted && Math.abs(target.getBoundingClientRect().top) < 100;
          }, words),
        `the link leads to ${words}`,
      );
    }
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('leads to the issue of a track', async () => {
    const watched = await served.browser.open_page();
    const { page } = watched;
    await page.route('https://github.com/**', (route) => route.fulfill({ body: 'the issue' }));
    await open_report(watched, newest());
    await page.getByRole('table').getByRole('link', { name: '#57262' }).click();
    await page.waitForURL('https://github.com/PaddlePaddle/Paddle/issues/57262');
    await watched.close();
  });

  test('is copied as it is read: names, figures, changes and counts, as a table', async () => {
    const watched = await served.browser.open_page();
    const clipboard = await ClipboardReader.open(served.browser, `${served.site.url}reports.json`);
    await open_report(watched, newest());
    await watched.page.getByRole('table').evaluate((table) => getSelection()?.selectAllChildren(table));
    const { text: copied, html } = await clipboard.copy(watched.page);
    assert.equal(copied.replace(/\s+/g, ' ').trim(), ROWS.join(' '));
    assert.equal(await clipboard.look_into(html, (body) => body.querySelectorAll('tr').length), ROWS.length);
    await watched.close();
  });

  test('is there without scripts, and on paper', async () => {
    const watched = await open_plain_page(served.browser, newest());
    assert.deepEqual(await rows_in(watched.page), ROWS);
    const ink = await watched.page.evaluate(
      () => getComputedStyle(/** @type {Element} */ (document.querySelector('.shares'))).fill,
    );
    assert.match(ink, /^rgba\(\d+, \d+, \d+, 0\.\d+\)$/);
    const paper = await Paper.print(watched);
    assert.ok(bare(paper.pages().join('')).includes(bare('任务 110（↓ 减 1） → 提交 72（65%，↑ 增 12）')));
    await paper.throw_away();
    await watched.close();
  });

  test('is painted in a sandboxed frame and in a file on a disk', async (context) => {
    const { watched, frame } = await open_in_sandbox(context, served, newest());
    await painted_frame(watched.page);
    assert.deepEqual(await rows_in(frame), ROWS);
    await watched.close();
    const offline = await served.browser.open_page();
    await open_report(offline, pathToFileURL(join(served.site.folder, 'c.offline.html')).href);
    assert.deepEqual(await rows_in(offline.page), ROWS);
    const kinds = new Set((await read_display(offline.page)).map(({ kind }) => kind));
    assert.ok(kinds.has('line'), 'its trend is painted');
    await offline.close();
  });

  describe('and the page of all months', () => {
    const tracks = () => served.site.url + 'tracks.html';
    const cells_of = (/** @type {import('playwright-core').Page} */ page) =>
      page
        .getByRole('row')
        .evaluateAll((rows) =>
          rows.map((row) =>
            [...row.children]
              .map((cell) => /** @type {HTMLElement} */ (cell).innerText.replace(/\s+/g, ' '))
              .join(' | '),
          ),
        );

    test('has a row for each track and a column for each month, without scripts too', async () => {
      const watched = await served.browser.open_page({ scripts: false });
      await watched.page.goto(tracks());
      assert.deepEqual(await cells_of(watched.page), [
        '赛道 | 走势 | 2023-12 看月报 | 2023-11 看月报 | 2023-10 看月报',
        '挑战赛 #57262 | 任务 提交 完成 | 任务 110（↓ 减 1） 提交 72（↑ 增 12） 完成 32（↑ 增 19） | 任务 111（↑ 增 11） 提交 60（↑ 增 40） 完成 13（↑ 增 9） | 任务 100 提交 20 完成 4',
        '集训营 | 项目 | 项目 18（= 持平） 推进 —（变化 —） | 项目 18 | —',
        '没有章节的 | — | 报名 9 | — | —',
      ]);
      assert.equal(await watched.page.getByRole('button').count(), 0);
      await watched.close();
    });

    test('is sorted by mouse and keys; what is unknown comes last', async () => {
      const watched = await served.browser.open_page();
      const { page } = watched;
      await page.goto(tracks());
      const names = () => page.getByRole('rowheader').evaluateAll((cells) => cells.map((cell) => cell.dataset.key));
      const press = async (/** @type {string} */ name) => {
        await page.getByRole('button', { name }).focus();
        await page.keyboard.press('Enter');
        return [await names(), await page.locator('th[aria-sort]').getAttribute('aria-sort')];
      };
      await page.getByRole('button', { name: '2023-10' }).click();
      assert.deepEqual(await names(), ['挑战赛', '集训营', '没有章节的'], 'by mouse');
      assert.deepEqual(await press('2023-11'), [['集训营', '挑战赛', '没有章节的'], 'descending']);
      assert.deepEqual(await press('2023-11'), [['挑战赛', '集训营', '没有章节的'], 'ascending']);
      assert.deepEqual(await press('2023-12'), [['挑战赛', '没有章节的', '集训营'], 'descending']);
      assert.deepEqual(await press('赛道'), [
        // By their Pinyin: jí, méi, tiǎo.
        ['集训营', '没有章节的', '挑战赛'],
        'ascending',
      ]);
      watched.watch.assert_quiet();
      await watched.close();
    });

    for (const [width, height, colour_scheme] of /** @type {const} */ ([
      [1600, 900, 'dark'],
      [1024, 768, 'light'],
      [390, 844, 'dark'],
    ])) {
      test(`keeps the names in view, and axe-core finds nothing: ${width} px, ${colour_scheme}`, async () => {
        const watched = await served.browser.open_page({ width, height, colour_scheme });
        await watched.page.goto(tracks());
        assert.deepEqual(await axe_violations(watched, []), []);
        const lefts = await watched.page.evaluate(() => {
          const wide = /** @type {HTMLElement} */ (document.querySelector('.wide'));
          wide.scrollLeft = 1e4;
          const name = /** @type {Element} */ (document.querySelector('th[scope=row]'));
          return [wide.getBoundingClientRect().left, name.getBoundingClientRect().left, document.body.scrollWidth];
        });
        assert.equal(lefts[0], lefts[1]);
        assert.ok(lefts[2] <= width, 'the page itself does not scroll sideways');
        await watched.close();
      });
    }

    test('is led to from the overview and from the list of all reports', async () => {
      const watched = await served.browser.open_page();
      for (const page of ['c.html', 'archive.html']) {
        await watched.page.goto(served.site.url + page);
        await watched.page.locator('a[href="tracks.html"]').first().click();
        await watched.page.waitForURL('**/tracks.html');
      }
      await watched.close();
    });
  });
});

describe('tracks that are written wrongly', () => {
  const served = served_files(IN_TROUBLE);

  for (const before_scripts of [undefined, no_webgl]) {
    test(`leave the page whole, and what is right is shown: ${before_scripts ? 'html' : 'canvas'}`, async () => {
      const watched = await served.browser.open_page({ before_scripts });
      const { page } = watched;
      if (before_scripts) await page.goto(served.site.url + 'bad.html');
      else await open_report(watched, served.site.url + 'bad.html');
      assert.deepEqual(await rows_in(page), [
        '赛道 进展 各月对照',
        '挑战赛 任务 10 → 提交 — → 完成 — 亮点 — · 风险 —',
        '集训营 项目 18 → 推进 20（111%） 亮点 — · 风险 —',
        '没有数的 亮点 — · 风险 —',
      ]);
      assert.equal(await page.locator('#report > p').count(), 12);
      await page.goto(served.site.url + 'list.html');
      assert.equal(await page.getByRole('table').count(), 0);
      assert.equal(await page.locator('#report > p').count(), 12);
      watched.watch.assert_quiet();
      await watched.close();
    });
  }
});
