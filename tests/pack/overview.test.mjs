/** Tracks of the front matter, and what the text says of each: what the overview under a report's title is made of. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { load_reader } from '../../script/lib/build.mjs';
import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';
import { read_front_matter } from '../../web/report/front_matter.js';
import { overview_facts } from '../../web/report/overview_facts.js';

describe('tracks in the front matter', () => {
  const read = (/** @type {string} */ yaml) => {
    const { tracks, track_faults } = read_front_matter(yaml, 2);
    return { tracks, faults: track_faults.map(({ line, message }) => `${line}: ${message}`) };
  };

  test('have figures in their order, an issue, and an id that is their name unless it is given', () => {
    const { tracks, faults } = read(
      'title: 月报\ntracks:\n  - name: 挑战赛\n    issue: https://a.cn/1\n    figures: {浏览: 3K+, 点赞: 250}\n  - {name: 集训营, id: camp}',
    );
    assert.deepEqual(faults, []);
    assert.deepEqual(tracks, [
      {
        name: '挑战赛',
        id: '挑战赛',
        issue: 'https://a.cn/1',
        figures: [
          { name: '浏览', text: '3K+', value: 3000 },
          { name: '点赞', text: '250', value: 250 },
        ],
      },
      { name: '集训营', id: 'camp', issue: '', figures: [] },
    ]);
  });

  test('what cannot be a figure is unknown, and of two of one name the first one counts', () => {
    const { tracks } = read(
      'tracks:\n  - {name: a, figures: {任务: -1, 提交: 很多, 完成: 3}}\n  - {name: a, figures: {任务: 9}}',
    );
    assert.deepEqual(
      tracks.map(({ figures }) => figures.map(({ value }) => value)),
      [[null, null, 3]],
    );
  });

  test('none are none', () => {
    assert.deepEqual(read('title: 月报'), { tracks: [], faults: [] });
    assert.deepEqual(read('tracks:'), { tracks: [], faults: [] });
  });

  for (const [what, yaml, faults] of /** @type {const} */ ([
    ['no list', 'tracks: 挑战赛', ['2: tracks is no list; write “- name: …” for each track']],
    ['no track', 'tracks:\n  - 挑战赛', ['3: a track is written as “- name: …”, with its figures below']],
    ['no name', 'tracks:\n  - figures: {a: 1}', ['3: a track has no name; write name: …']],
    [
      'a name that is there already',
      'tracks:\n  - name: a\n  - name: a',
      ['4: track a is named twice; the first one counts'],
    ],
    [
      'a name that another track has, too',
      'tracks:\n  - {name: a, id: b}\n  - {name: a, id: c}',
      ['4: two tracks are called a; give them names that readers can tell apart'],
    ],
    [
      'an issue without an address',
      'tracks:\n  - name: a\n    issue: "#57262"',
      ['4: track a: issue “#57262” is no address; write https://…'],
    ],
    [
      'an issue whose address no browser can read',
      'tracks:\n  - name: a\n    issue: https://[TODO]',
      ['4: track a: issue “https://[TODO]” is no address; write https://…'],
    ],
    [
      'figures that are no list',
      'tracks:\n  - name: a\n    figures: 110',
      ['4: track a: write figures: {任务: 110, 完成: 32}'],
    ],
    [
      'words for a figure',
      'tracks:\n  - name: a\n    figures:\n      任务: 很多',
      ['5: track a: 任务 “很多” is no number; it is shown as unknown'],
    ],
    [
      'less than nothing',
      'tracks:\n  - name: a\n    figures: {任务: -1}',
      ['4: track a: 任务 “-1” is less than nothing; it is shown as unknown'],
    ],
    [
      'more than the whole',
      'tracks:\n  - name: a\n    figures: {任务: 10, 完成: 11}',
      ['4: track a: 完成 11 is more than 任务 10, of which it is a part'],
    ],
    ['an unknown figure', 'tracks:\n  - name: a\n    figures: {任务: 10, 完成: —}', []],
  ])) {
    test(`what is wrong is told with its line: ${what}`, () => assert.deepEqual(read(yaml).faults, faults));
  }
});

describe('the overview', async () => {
  const module = await load_reader(BUILD_FOLDERS.dist);

  /**
   * @param {string} markdown
   * @param {string} name of the one track
   * @param {string} [figures] YAML
   * @param {import('../../web/report/track_history.js').TrackMonth[]} [earlier]
   */
  function facts_of(markdown, name, figures = '{任务: 110, 完成: 32}', earlier = []) {
    const { tracks } = read_front_matter(`tracks: [{name: ${name}, figures: ${figures}}]`, 2);
    const reading = module.read(markdown, []);
    const facts = overview_facts(reading.description, 'zh-CN', {
      now: { date: '2023-12-01', tracks },
      earlier,
      url: 'tracks.html',
    });
    reading.close();
    return facts;
  }

  /** @param {string} markdown @param {string} [name] */
  function findings_of(markdown, name = '挑战赛') {
    const [{ findings }] = facts_of(markdown, name).tracks;
    return findings.map(({ number, url }) => (url ? `${number} ${url}` : number));
  }

  test('counts what lists say that a lead-in announces, and leads there', () => {
    const markdown = '## 【挑战赛】\n\n赛道亮点：\n\n- a\n- b\n\n赛道风险：\n\n- c\n\n## 别的\n\n赛道亮点：\n\n- d';
    assert.deepEqual(findings_of(markdown), ['2 #挑战赛-亮点', '1 #挑战赛-风险']);
    assert.deepEqual(
      facts_of(markdown, '挑战赛').places.map(({ anchor }) => anchor),
      ['挑战赛-亮点', '挑战赛-风险'],
    );
  });

  test('knows headings, bold words and English', () => {
    const headings = '## 挑战赛\n\n### 亮点\n\n- a\n\n### 风险\n\n没有人认领\n\n再多些\n\n# b';
    assert.deepEqual(findings_of(headings), ['1 #亮点', '1 #风险']);
    assert.deepEqual(findings_of('## 挑战赛\n\n**亮点**\n\n1. a\n2. b\n3. c'), ['3 #挑战赛-亮点', '—']);
    assert.deepEqual(findings_of('## Track A\n\nHighlights:\n\n- a\n\nRisks: none.', 'track a'), [
      '1 #track-a-亮点',
      '无',
    ]);
  });

  for (const words of ['暂无风险', '暂无', '无。', '目前没有', '目前没有明显风险', '没有', 'None']) {
    test(`${words} is no risk`, () => {
      assert.equal(findings_of(`## 挑战赛\n\n赛道风险：\n\n-  ${words}`)[1], '无');
      assert.equal(findings_of(`## 挑战赛\n\n风险：${words}`)[1], '无');
      assert.equal(findings_of(`## 挑战赛\n\n风险：\n\n${words}`)[1], '无');
    });
  }

  test('what begins like none may be one', () => {
    assert.equal(findings_of('## 挑战赛\n\n赛道风险：\n\n- 无人认领的任务较多\n- 没有导师')[1], '2 #挑战赛-风险');
    assert.equal(findings_of('## 挑战赛\n\n风险：进度慢')[1], '1 #挑战赛');
  });

  test('a sentence that mentions risks announces none', () => {
    assert.deepEqual(findings_of('## 挑战赛\n\n本月我们花了很多时间讨论如何在活动中尽早发现并且降低风险\n\n- a'), [
      '—',
      '—',
    ]);
  });

  test('a track without a section leads nowhere, and nothing is made up', () => {
    const [track] = facts_of('## 别的\n\n亮点：\n\n- a', '挑战赛').tracks;
    assert.deepEqual([track.url, ...track.findings.map(({ number }) => number)], ['', '—', '—']);
    assert.equal(facts_of('## 第五期挑战赛进展', '挑战赛').tracks[0].url, '#第五期挑战赛进展');
  });

  test('figures have their shares of the first', () => {
    const [{ figures }] = facts_of('a', '挑战赛', '{任务: 110, 提交: 72, 完成: 很多, 超出: 220}').tracks;
    assert.deepEqual(
      figures.map(({ name, number, note, part }) => [name, number, note, Number(part.toFixed(3))]),
      [
        ['任务', '110', '', 1],
        ['提交', '72', '（65%）', 0.655],
        ['完成', '—', '', 0],
        ['超出', '220', '（200%）', 1],
      ],
    );
    const [nothing] = facts_of('a', '挑战赛', '{任务: 0, 完成: 0}').tracks;
    assert.deepEqual(
      nothing.figures.map(({ number, note, part }) => [number, note, part]),
      [
        ['0', '', 0],
        ['0', '', 0],
      ],
    );
  });

  /** @param {string} date @param {string} name @param {string} figures YAML @param {string} [id] */
  function month(date, name, figures, id = name) {
    const { tracks } = read_front_matter(`tracks: [{name: ${name}, id: ${id}, figures: ${figures}}]`, 2);
    return { date, tracks };
  }

  /** @param {import('../../web/report/track_history.js').TrackMonth[]} earlier @param {string} [figures] YAML */
  function notes_since(earlier, figures = '{任务: 110, 提交: 72, 完成: 32}') {
    return facts_of('a', '挑战赛', figures, earlier).tracks[0].figures.map(({ note }) =>
      note.replaceAll('\u00a0', ' '),
    );
  }

  test('figures tell how they have changed since the report before', () => {
    const before = month('2023-11-03', '挑战赛', '{任务: 111, 提交: 60, 完成: 32}');
    assert.deepEqual(notes_since([before]), ['（↓ 减 1）', '（65%，↑ 增 12）', '（29%，= 持平）']);
  });

  test('what is unknown has no change, least of all none', () => {
    const before = month('2023-11-03', '挑战赛', '{任务: —, 提交: 60}');
    assert.deepEqual(notes_since([before]), ['（变化 —）', '（65%，↑ 增 12）', '（29%，变化 —）']);
    assert.equal(notes_since([before], '{任务: 110, 提交: —}')[1], '（变化 —）');
  });

  test('a report that tells of no such track changes nothing', () => {
    assert.deepEqual(notes_since([month('2023-11-03', '集训营', '{任务: 1}')]), ['', '（65%）', '（29%）']);
  });

  test('what has changed since longer ago says since when', () => {
    const earlier = [month('2023-09', '挑战赛', '{任务: 100}'), month('2023-11-03', '集训营', '{任务: 1}')];
    assert.equal(notes_since(earlier)[0], '（↑ 增 10）');
    const { findings } = facts_of('a', '挑战赛', undefined, earlier).tracks[0];
    assert.deepEqual(findings.at(-1), { name: '变化较', number: '2023-09', url: '' });
    const lately = [month('2023-11-03', '挑战赛', '{任务: 100}')];
    assert.equal(facts_of('a', '挑战赛', undefined, lately).tracks[0].findings.length, 2);
  });

  test('a track that was renamed is known by its id', () => {
    const before = month('2023-11-03', '个人赛', '{任务: 100}', '挑战赛');
    assert.equal(notes_since([before])[0], '（↑ 增 10）');
  });

  test('the last figure has a line over all months, each in its time, from nothing up', () => {
    const earlier = [month('2023-10-01', '挑战赛', '{完成: 8}'), month('2023-10-31', '挑战赛', '{完成: 16}')];
    const [{ trend }] = facts_of('a', '挑战赛', '{任务: 110, 完成: 32}', earlier).tracks;
    assert.deepEqual(
      trend.map(({ x, y }) => [Number(x.toFixed(2)), y]),
      [
        [0, 0.25],
        [0.49, 0.5],
        [1, 1],
      ],
    );
  });

  test('one month is no line, and months that do not know the figure are left out of it', () => {
    assert.deepEqual(facts_of('a', '挑战赛').tracks[0].trend, []);
    const unknown = month('2023-11-03', '挑战赛', '{任务: 111, 完成: —}');
    assert.deepEqual(facts_of('a', '挑战赛', undefined, [unknown]).tracks[0].trend, []);
  });

  test('months without dates stand at equal distances, and nothing but noughts lies at the bottom', () => {
    const earlier = ['', ''].map((date) => month(date, '挑战赛', '{完成: 0}'));
    const [{ trend }] = facts_of('a', '挑战赛', '{完成: 0}', earlier).tracks;
    assert.deepEqual(trend, [
      { x: 0, y: 0 },
      { x: 0.5, y: 0 },
      { x: 1, y: 0 },
    ]);
  });
});
