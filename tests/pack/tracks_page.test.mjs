/** The page of all tracks in all months, and what a report's facts tell of the months before it. */

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { attribute, elements, elements_in, text_of } from './html_elements.mjs';
import { Desk } from './test_build.mjs';

describe('all months of the tracks', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make();
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  /** @param {string} name @param {string} date @param {string} tracks YAML @param {string} [more] YAML */
  const put = (name, date, tracks, more = '') =>
    desk.put(`posts/${name}.md`, `---\ntitle: ${name}\ndate: ${date}\n${more}tracks: ${tracks}\n---\n看报\n`);

  /** @returns {Promise<string[][]>} the texts of each row's cells */
  async function table() {
    const page = await desk.read('tracks.html');
    const text = (/** @type {string} */ cell) => cell.replace(/<br>|<li>/g, ' ').replace(/<[^>]+>/g, '');
    const rows = page.match(/<tr>.*?<\/tr>/gs) ?? [];
    return rows.map((row) =>
      (row.match(/<t[hd].*?<\/t[hd]>/gs) ?? []).map((cell) => text(cell).replace(/\s+/g, ' ').trim()),
    );
  }

  /** @returns {Promise<{figure: string, points: string[]}[][]>} of each track its lines; each is followed by a dot at its end */
  async function trends() {
    const [body] = elements(await desk.read('tracks.html'), 'tbody');
    return elements_in(body, 'tr').map((row) =>
      elements_in(row, 'svg').map((picture) => {
        const [line, dot, ...others] = elements_in(picture, 'polyline').map((shape) =>
          (attribute(shape, 'points') ?? '').split(' '),
        );
        const end = line[line.length - 1];
        assert.deepEqual([dot, others], [[end, end], []]);
        const item = /** @type {import('./html_elements.mjs').Element} */ (picture.parentNode);
        return { figure: text_of(item), points: line };
      }),
    );
  }

  test('there is none where no report tells of tracks', async () => {
    await desk.put('posts/a.md', '---\ntitle: a\ndate: 2023-12-01\n---\n看报\n');
    await desk.pack();
    await assert.rejects(desk.read('tracks.html'), { code: 'ENOENT' });
    assert.ok(!(await desk.read('archive.html')).includes('tracks.html'));
  });

  test('months without a report are said, and a month with two has each with its day', async () => {
    await put('a', '2023-08-01', '[{name: 赛, figures: {完成: 1}}]');
    await put('b', '2023-11-01', '[{name: 赛, figures: {完成: 3}}]');
    await put('c', '2023-11-20', '[{name: 赛, figures: {完成: 4}}]');
    await desk.pack();
    assert.deepEqual(await table(), [
      ['赛道', '走势', '2023-11-20看月报', '2023-11-01看月报 此前 2 个月没有月报', '2023-08看月报'],
      ['赛', '完成', '完成 4（↑ 增 1）', '完成 3（↑ 增 2）', '完成 1'],
    ]);
    const notes = desk.log.map((line) => line.replaceAll(`${desk.folder}/`, ''));
    assert.deepEqual(
      notes.filter((line) => line.includes('2023-11')),
      ['posts/c.md and posts/b.md are both of 2023-11: each has a column in tracks.html'],
    );
    assert.deepEqual(desk.warnings, []);
  });

  test('a track that was renamed is one row, by its id, under its newest name', async () => {
    await put('a', '2023-10-01', '[{name: 个人赛, figures: {完成: 1}}]');
    await put('b', '2023-11-01', '[{name: 个人挑战赛, id: 个人赛, figures: {完成: 3}}]');
    await desk.pack();
    assert.deepEqual((await table())[1], ['个人挑战赛', '完成', '完成 3（↑ 增 2）', '完成 1']);
  });

  test('reports of one date whose names only look different have their order, and none is compared with itself', async () => {
    await put('a1', '2023-11-01', '[{name: 赛, figures: {完成: 1}}]');
    await put('a01', '2023-11-01', '[{name: 赛, figures: {完成: 3}}]');
    await desk.pack();
    const [, row] = await table();
    assert.deepEqual(row.slice(2).sort(), ['完成 1（↓ 减 2）', '完成 3'].sort());
  });

  test('two tracks of one name with ids of their own are two', async () => {
    await put('a', '2023-11-01', '[{name: 赛, id: a, figures: {完成: 1}}, {name: 赛, id: b, figures: {完成: 3}}]');
    await desk.pack();
    assert.equal((await table()).length, 3);
  });

  test('drafts are no month, and a report without a date is the oldest', async () => {
    await put('a', '', '[{name: 赛, figures: {完成: 1}}]');
    await put('b', '2023-11-01', '[{name: 赛, figures: {完成: 3}}]');
    await put('c', '2023-12-01', '[{name: 赛, figures: {完成: 9}}]', 'draft: true\n');
    await desk.pack();
    assert.deepEqual((await table())[0], ['赛道', '走势', '2023-11看月报', '日期不明看月报']);
    const facts = JSON.parse(
      (await desk.read('b.html')).match(/<script [^>]*id="facts"[^>]*>(.*?)<\/script>/s)?.[1] ?? '',
    );
    assert.equal(facts.overview.tracks[0].figures[0].note, '（↑\u00a0增\u00a02）');
    assert.equal(facts.overview.months_url, 'tracks.html');
  });

  test('each figure that two months know has a line through all that know it', async () => {
    await put('a', '2023-09-01', '[{name: 赛, figures: {任务: 40, 认领: —, 完成: 1}}, {name: 旧, figures: {篇数: 2}}]');
    await put('b', '2023-10-01', '[{name: 赛, figures: {任务: 80, 认领: 5, 完成: —}}]');
    await put('c', '2023-11-01', '[{name: 赛, figures: {任务: 100, 认领: —, 完成: 3, 新增: 7}}]');
    await desk.pack();
    assert.deepEqual(await trends(), [
      [
        { figure: '任务', points: ['0,0.6', '0.491803,0.2', '1,0'] },
        { figure: '完成', points: ['0,0.666667', '1,0'] },
      ],
      [],
    ]);
  });

  test('its words are those of the newest report', async () => {
    await put('a', '2023-10-01', '[{name: 赛, figures: {完成: 3}}]');
    await put('b', '2023-11-01', '[{name: 赛, figures: {完成: 3}}]', 'lang: en\n');
    await desk.pack();
    const page = await desk.read('tracks.html');
    assert.ok(page.includes('<html lang="en">') && page.includes('<h1>Tracks, month by month</h1>'));
  });

  test('names that look like HTML are read as they are written, and make no element', async () => {
    const [name, figure, issue] = [
      '<b>"x" & y</b>',
      '<i onclick="a()">&lt;</i>',
      'https://a.cn/?"><script>b()</script>',
    ];
    for (const [month, value] of [
      ['10', 1],
      ['11', 3],
    ]) {
      const track = JSON.stringify([{ name, issue, figures: { [figure]: value } }]);
      await put(`r${month}`, `2023-${month}-01`, track);
    }
    await desk.pack();
    const page = await desk.read('tracks.html');
    const [body] = elements(page, 'tbody');
    const [heading] = elements_in(body, 'th');
    const [link, issue_link] = elements_in(heading, 'a');
    assert.deepEqual([attribute(heading, 'data-key'), text_of(link)], [name, name]);
    assert.equal(attribute(issue_link, 'href'), issue);
    const words = elements_in(body, 'li').map((item) => text_of(item).replace(/\s/gu, ' '));
    assert.deepEqual(words, [figure, `${figure} 3（↑ 增 2）`, `${figure} 1`]);
    assert.deepEqual(
      ['i', 'script'].map((tag) => elements_in(body, tag).length),
      [0, 0],
    );
    assert.deepEqual(elements_in(body, 'b').map(text_of), ['3', '1']);
  });
});
