/** Rows are sorted by what their cells say, and filtered by words. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { column_of } from '../../web/tools/boards/column_kind.js';
import { filtered_places, sorted_places } from '../../web/tools/boards/table_order.js';

/** @param {string[]} texts @param {'ascending' | 'descending'} [direction] @param {string} [heading] */
const sorted = (texts, direction = 'ascending', heading = '') =>
  sorted_places(column_of(heading, texts), direction).map((place) => texts[place]);

test('numbers as numbers, what is empty last either way', () => {
  const texts = ['250+', '—', '1,234', '3K+', '¥1.2万', '', '9'];
  assert.deepEqual(sorted(texts), ['9', '250+', '1,234', '3K+', '¥1.2万', '—', '']);
  assert.deepEqual(sorted(texts, 'descending'), ['¥1.2万', '3K+', '1,234', '250+', '9', '—', '']);
  assert.deepEqual(sorted(['10 / 11', '1/2', '3 / 4']), ['1/2', '3 / 4', '10 / 11']);
  assert.deepEqual(sorted(['90%', '9%', '100%']), ['9%', '90%', '100%']);
});

test('dates as dates', () => {
  assert.deepEqual(sorted(['10.27（周五）', '9.30（周六）', '10.9（周一）']), [
    '9.30（周六）',
    '10.9（周一）',
    '10.27（周五）',
  ]);
  assert.deepEqual(sorted(['10/16', '11/1', '9/30']), ['9/30', '10/16', '11/1']);
});

test('Chinese by its sounds, numbers in words by their value', () => {
  assert.deepEqual(sorted(['张三', '李四', '王五', '安琪']), ['安琪', '李四', '王五', '张三']);
  assert.deepEqual(sorted(['任务 10', '任务 9', '任务 9.5']), ['任务 9', '任务 9.5', '任务 10']);
});

test('states by how far the work is', () => {
  assert.deepEqual(sorted(['已完成', '进行中', '未认领', '延期', '已认领']), [
    '未认领',
    '进行中',
    '已认领',
    '已完成',
    '延期',
  ]);
});

test('what does not fit its column follows what does', () => {
  assert.deepEqual(sorted(['乙', '3', '', '1', '甲', '20', '4', '5']), ['1', '3', '4', '5', '20', '甲', '乙', '']);
  assert.deepEqual(sorted(['乙', '3', '', '1', '甲', '20', '4', '5'], 'descending'), [
    '20',
    '5',
    '4',
    '3',
    '1',
    '甲',
    '乙',
    '',
  ]);
});

test('rows that are alike stay as they were written', () => {
  const column = column_of('', ['2', '1', '2', '1', '2']);
  assert.deepEqual(sorted_places(column, 'ascending'), [1, 3, 0, 2, 4]);
  assert.deepEqual(sorted_places(column, 'descending'), [0, 2, 4, 1, 3]);
});

test('a filter leaves the rows that hold all its words', () => {
  const rows = [
    ['框架赛道', '已完成'],
    ['科学计算', '进行中'],
    ['Framework', 'ＤＯＮＥ'],
  ];
  assert.deepEqual(filtered_places(rows, ''), [0, 1, 2]);
  assert.deepEqual(filtered_places(rows, '完成 框架'), [0]);
  assert.deepEqual(filtered_places(rows, 'done'), [2]);
  assert.deepEqual(filtered_places(rows, ' 进行 '), [1]);
  assert.deepEqual(filtered_places(rows, '没有'), []);
  assert.deepEqual(filtered_places([['一', '二']], '一二'), [], 'words do not reach over cells');
});
