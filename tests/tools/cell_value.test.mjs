/** What cells of tables say is read as people who read reports read it. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { cell_value } from '../../web/report/cell_value.js';

/** @typedef {import('../../web/report/cell_value.js').CellValue} CellValue */

/** @param {Record<string, number>} cells @param {CellValue['kind']} kind */
function assert_values(cells, kind) {
  for (const [text, value] of Object.entries(cells)) {
    const read = cell_value(text);
    assert.equal(read.kind, kind, text);
    assert.ok(Math.abs(read.value - value) < 1e-9, `${text}: ${read.value}`);
    assert.equal(read.text, text.trim());
  }
}

describe('numbers', () => {
  test('as they are written', () =>
    assert_values(
      { 7: 7, '1,234': 1234, '12,345,678.5': 12345678.5, '-3': -3, '−3': -3, '+8': 8, '１２': 12, ' 9 ': 9, 0: 0 },
      'count',
    ));

  test('in thousands, in ten thousands', () =>
    assert_values(
      {
        '3K+': 3000,
        '250+': 250,
        '¥1.2万': 12000,
        '1.4 万人次': 14000,
        '2.5k': 2500,
        '3亿元': 3e8,
        '1.5M': 1.5e6,
        '2w': 20000,
      },
      'count',
    ));

  test('with what is counted', () =>
    assert_values(
      {
        '18名': 18,
        '127 人': 127,
        '34 个应用': 34,
        '3 期': 3,
        '$1,200': 1200,
        '20 PRs': 20,
        '5 个': 5,
        '72（含补提）': 72,
      },
      'count',
    ));

  test('about', () => {
    assert_values({ '约 20': 20, 近100: 100, '500余人': 500, '超过 30 项': 30, '~15': 15, '40 以上': 40 }, 'count');
    for (const text of ['3K+', '约 20', '近90%', '500余人']) assert.equal(cell_value(text).is_about, true, text);
    for (const text of ['3K', '20', '90%']) assert.ok(!cell_value(text).is_about, text);
  });

  test('measures of one thing are comparable', () => {
    assert_values({ '250ms': 0.25, '3 s': 3, '2 小时': 7200, '3 天': 259200, '1 周': 604800 }, 'count');
    assert_values({ '512 KB': 512e3, '1.5GB': 1.5e9 }, 'count');
  });

  test('shares', () => {
    assert_values({ '90%': 0.9, '70%+': 0.7, '近90％': 0.9, '100 %': 1, '-5%': -0.05 }, 'percent');
    assert_values(
      { '10 / 11': 10 / 11, '8/10': 0.8, '１／２': 0.5, '72 / 110 个': 72 / 110, '0/0': 0, '3/4（75%）': 0.75 },
      'fraction',
    );
    assert.equal(cell_value('10 / 11').of, 11);
  });

  test('that are none', () => {
    for (const text of ['#57262', 'v1.2', '1.2.3', 'GPU 3', '第 3 期', '3 个任务和 2 个应用', 'Q3']) {
      assert.equal(cell_value(text).kind, 'text', text);
    }
  });
});

describe('dates', () => {
  /** @param {string[]} texts @param {boolean} [is_of_dates] */
  function assert_in_order(texts, is_of_dates) {
    const read = texts.map((text) => cell_value(text, is_of_dates));
    for (const { kind, text } of read) assert.equal(kind, 'date', text);
    const values = read.map(({ value }) => value);
    assert.deepEqual(
      values,
      [...values].sort((a, b) => a - b),
      texts.join(),
    );
  }

  test('in the ways of reports', () => {
    assert_in_order(['10.9（周一）', '10.16（周一）', '10.27(星期五)', '11.1 周三']);
    assert_in_order(['2023-09-30', '2023/10/01', '2023.10.16', '2023年11月', '2023年11月2日', '2024-01']);
    assert_in_order(['9月', '10月1日', '10 月 2 日', '10月16号', '11月份']);
    assert_in_order(['Sep 30, 2023', 'Oct 1, 2023', 'October 16th, 2023', '17 Oct 2023', 'Nov 2023']);
    assert_in_order(['11.4-12.1', '11.5~12.1', '11月6日—20日']);
    assert_in_order(['2023-10-16 09:30', '2023-10-16 14:00']);
  });

  test('that only their column tells from numbers', () => {
    assert.equal(cell_value('10.16').kind, 'count');
    assert_in_order(['9.30', '10.2', '10.16', '11-1', '12/31'], true);
  });

  test('that there are not', () => {
    for (const text of ['13月1日', '2023-14-01', '10月40日', 'May be', 'Foo 3, 2023']) {
      assert.notEqual(cell_value(text).kind, 'date', text);
    }
  });
});

describe('states', () => {
  /** @type {Record<string, string[]>} */
  const states = {
    done: [
      '已完成',
      '完成',
      '全部完成',
      '✅ 已合入',
      '已关闭',
      '按期完成',
      'Done',
      'merged',
      'Closed',
      '已上线（10.20）',
    ],
    active: [
      '进行中',
      '开发中',
      '审核中',
      '已认领',
      '已提交',
      '部分完成',
      '🚧 进行中',
      'In Progress',
      'WIP',
      'in review',
    ],
    open: ['未认领', '待认领', '未开始', '尚未开始', '招募中', '待定', 'open', 'TODO', 'To do', 'Pending'],
    halted: ['延期', '已暂停', '已取消', '有风险', 'blocked', 'Delayed', 'at risk', 'on hold'],
  };
  for (const [state, texts] of Object.entries(states)) {
    test(state, () => {
      for (const text of texts) assert.equal(cell_value(text).state, state, text);
    });
  }

  test('are a cell’s only words', () => {
    for (const text of ['任务已完成并合入主干', '完成度较高的方向', 'open source', '其中', '未来']) {
      assert.equal(cell_value(text).kind, 'text', text);
    }
  });
});

test('cells that say nothing are empty', () => {
  for (const text of ['', ' ', '—', '-', '--', '/', '无', '暂无', 'N/A', 'n/a', '...']) {
    assert.equal(cell_value(text).kind, 'empty', text);
  }
});
