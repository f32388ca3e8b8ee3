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
      'an issue without an address',
      'tracks:\n  - name: a\n    issue: "#57262"',
      ['4: track a: issue “#57262” is no address; write https://…'],
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

  /** @param {string} markdown @param {string} name of the one track @param {string} [figures] YAML */
  function facts_of(markdown, name, figures = '{任务: 110, 完成: 32}') {
    const { tracks } = read_front_matter(`tracks: [{name: ${name}, figures: ${figures}}]`, 2);
    const reading = module.read(markdown, []);
    const facts = overview_facts(tracks, reading.description, 'zh-CN');
    reading.close();
    return facts;
  }

  /** @param {string} markdown @param {string} [name] */
  function findings_of(markdown, name = '挑战赛') {
    const [{ highlights, risks }] = facts_of(markdown, name).tracks;
    return [highlights, risks].map(({ number, url }) => (url ? `${number} ${url}` : number));
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
    assert.deepEqual([track.url, track.highlights.number, track.risks.number], ['', '—', '—']);
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
});
