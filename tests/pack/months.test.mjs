/** What leads from month to month: the bar's links to the neighbours, and the list from which the menu is made. */

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { runInNewContext } from 'node:vm';

import { attribute, elements, text_of } from './html_elements.mjs';
import { Desk } from './test_build.mjs';

/** @param {string} title @param {string} [date] @param {string} [more] */
const front_matter = (title, date, more = '') =>
  `---\ntitle: ${JSON.stringify(title)}\n${date ? `date: ${date}\n` : ''}${more}---\n`;

/** @param {[name: string, figures: string][]} all */
const tracks = (all) =>
  `tracks:\n${all.map(([name, figures]) => `  - name: ${name}\n    figures: {${figures}}\n`).join('')}`;

describe('from month to month', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make();
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  /** @param {string} name @param {Parameters<typeof front_matter>} told */
  const put = (name, ...told) => desk.put(`posts/${name}.md`, `${front_matter(...told)}看报`);

  /** @param {string} page @returns {Promise<string[][]>} of the bar's links to neighbours what they say, and to whom else */
  const in_bar = async (page) =>
    elements(await desk.read(page), 'a')
      .filter((link) => attribute(link, 'rel') !== undefined && attribute(link, 'aria-label') !== undefined)
      .map((link) => {
        assert.equal(attribute(link, 'title'), attribute(link, 'aria-label'));
        const [relation, href, name] = ['rel', 'href', 'aria-label'].map((key) => attribute(link, key) ?? '');
        return [`${relation} ${href}`, text_of(link), name];
      });

  test('the bar names both by their months, with the year where it is another', async () => {
    await put('a', '甲', '2023-11-03');
    await put('b b', '乙 <b> "x" & y', '2023-12-01');
    await put('c', '丙', '2024-01');
    await desk.pack();
    assert.deepEqual(await in_bar('b b.html'), [
      ['prev a.html', '11月', '上一期 11月 甲'],
      ['next c.html', '2024年1月', '下一期 2024年1月 丙'],
    ]);
    assert.deepEqual(await in_bar('a.html'), [['next b%20b.html', '12月', '下一期 12月 乙 <b> "x" & y']]);
    assert.deepEqual(await in_bar('c.html'), [['prev b%20b.html', '2023年12月', '上一期 2023年12月 乙 <b> "x" & y']]);
    assert.deepEqual(await in_bar('index.html'), await in_bar('c.html'));
  });

  test('in English where the report is', async () => {
    await desk.put('posts/a.md', `${front_matter('News', '2023-12-05')}Plain text.`);
    await desk.put('posts/b.md', `${front_matter('More news', '2024-01-09')}Plain text.`);
    await desk.put('posts/c.md', `${front_matter('Yet more', '2024-01-21')}Plain text.`);
    await desk.pack();
    assert.deepEqual(await in_bar('b.html'), [
      ['prev a.html', 'Dec 2023', 'Previous report Dec 2023 News'],
      ['next c.html', '21 Jan', 'Next report 21 Jan Yet more'],
    ]);
  });

  test('where the month does not tell, the day does; where nothing does, the title', async () => {
    await put('a', '一篇没有写明日期而且标题相当长的附录');
    await put('b', '乙', '2023-12-01');
    await put('c', '丙', '2023-12-15');
    await put('d', '丁', '2023-12-15');
    await desk.pack();
    assert.deepEqual(await in_bar('b.html'), [
      ['prev a.html', '一篇没有写明日期…', '上一期 一篇没有写明日期而且标题相当长的附录'],
      ['next c.html', '12月15日', '下一期 12月15日 丙'],
    ]);
    assert.deepEqual(await in_bar('c.html'), [
      ['prev b.html', '12月1日', '上一期 12月1日 乙'],
      ['next d.html', '丁', '下一期 丁'],
    ]);
  });

  test('a page is written again when a neighbour is renamed or moves to another month, and only then', async () => {
    await put('a', '甲', '2023-10-01');
    await put('b', '乙', '2023-11-01');
    await put('c', '丙', '2023-12-01');
    await desk.pack();
    const [page, list] = [await desk.read('b.html'), await desk.read('reports.js')];
    assert.equal((await desk.pack()).changed, 0);
    assert.deepEqual([await desk.read('b.html'), await desk.read('reports.js')], [page, list]);
    await put('a', '甲', '2023-09-01');
    await desk.pack();
    assert.deepEqual((await in_bar('b.html'))[0], ['prev a.html', '9月', '上一期 9月 甲']);
  });

  test('a file that lies alone has neither, nor the tools for them; each page of the site knows which it is', async () => {
    await put('a a', '甲', '2023-10-01');
    await put('b', '乙', '2023-11-01');
    await desk.pack();
    assert.deepEqual(await in_bar('b.offline.html'), []);
    const part = async (/** @type {string} */ page) =>
      elements(await desk.read(page), 'script').find((script) => attribute(script, 'data-part') === 'site');
    for (const page of ['b.offline.html', 'view.html', 'archive.html', 'compare.html']) {
      assert.equal(await part(page), undefined, page);
    }
    assert.equal(attribute(await part('a a.html'), 'data-report'), 'a a');
    assert.equal(attribute(await part('index.html'), 'data-report'), 'b');
    assert.ok((await desk.files()).includes(attribute(await part('b.html'), 'src') ?? ''));
  });

  test('the list tells in short what each holds', async () => {
    const many = ['一', '二', '三', '四', '五'].map(
      (name) => /** @type {[string, string]} */ ([name, `完成: ${name}0`]),
    );
    const counted = many.map(([name], index) => /** @type {[string, string]} */ ([name, `任务: 9, 完成: ${index}`]));
    await put('a', '甲', '2023-10-01', tracks(counted));
    const unknown = /** @type {[string, string][]} */ ([
      ['框架', '任务: 110, 完成: 32'],
      ['创意', '报名: 270, 提交作品: —'],
      ['护航', '项目: —'],
    ]);
    await put('b', '乙', '2023-11-01', tracks(unknown));
    await desk.put('posts/c.md', `${front_matter('丙', '2023-12-01')}${'很长的一段话，'.repeat(9)}`);
    await desk.put('posts/d.md', front_matter('丁', '2024-01-01'));
    await desk.pack();
    /** @type {{kanbao_reports?: string[][]}} */
    const self = {};
    runInNewContext(await desk.read('reports.js'), { self });
    assert.deepEqual(
      Array.from(self.kanbao_reports ?? [], ([name, , , holds]) => `${name} ${holds}`),
      [
        'd ',
        'c 很长的一段话，很长的一段话，很长的一段话，很长的…',
        'b 完成 32 · 报名 270',
        'a 完成 0 · 完成 1 · 完成 2 · 完成 3 · …',
      ],
    );
  });
});
