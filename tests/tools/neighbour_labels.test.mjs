/** What the bar calls the reports before and after the one that is read. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { neighbour_labels } from '../../web/report/neighbour_labels.js';
import { reader_messages } from '../../web/report/report_language.js';

const { dates } = reader_messages('zh-CN');

/** @param {string} date @param {string} [title] */
const of = (date, title = '标题') => ({ date, title });

/** @param {string} date @param {{date: string, title: string}} [previous] @param {{date: string, title: string}} [next] */
function labels(date, previous, next) {
  const { previous: before, next: after } = neighbour_labels(dates, date, { previous, next });
  return [before, after];
}

test('a month, and its year where that is another', () => {
  assert.deepEqual(labels('2023-12-01', of('2023-11-03'), of('2024-01')), ['11月', '2024年1月']);
  assert.deepEqual(labels('2023-12-01', of('2022-12-01')), ['2022年12月', undefined]);
  assert.deepEqual(labels('2023-12-01'), [undefined, undefined]);
});

test('the day, where two of the three are of one month', () => {
  assert.deepEqual(labels('2023-12-15', of('2023-12-01'), of('2024-01-01')), ['12月1日', '2024年1月']);
  assert.deepEqual(labels('2023-12', of('2023-12-01'), of('2023-12-02')), ['12月1日', '12月2日']);
  assert.deepEqual(labels('', of('2023-12-01'), of('2023-12-02')), ['2023年12月1日', '2023年12月2日']);
});

test('the title, where no date tells', () => {
  assert.deepEqual(labels('2023-12-01', of('', '附录'), of('2023-12', '年终')), ['附录', '年终']);
  assert.deepEqual(labels('2023-12-01', of('2023-12-01', '上篇'), of('2023-12-01', '下篇')), ['上篇', '下篇']);
  assert.deepEqual(labels('2023-12-01', of('2023', '没有月份')), ['没有月份', undefined]);
});

test('a long title is cut, no character in two', () => {
  assert.deepEqual(labels('', of('', '八个汉字正好不长')), ['八个汉字正好不长', undefined]);
  assert.deepEqual(labels('', of('', '八个汉字正好不长吧')), ['八个汉字正好不长…', undefined]);
  assert.deepEqual(labels('', of('', 'A rather long title')), ['A rather long ti…', undefined]);
  assert.deepEqual(labels('', of('', '𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷')), ['𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷…', undefined]);
});
