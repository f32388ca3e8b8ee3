/** What a column holds, whether bars would say something of it, and what it comes to. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { column_of, total_of } from '../../web/tools/boards/column_kind.js';

/** @param {string} heading @param {string[]} texts @returns {string} the total, empty where it would make no sense */
function total(heading, texts) {
  const column = column_of(heading, texts);
  return column.has_total ? total_of(column, [...texts.keys()]) : '';
}

test('is what most of its cells say', () => {
  assert.equal(column_of('任务数', ['12', '—', '7', '']).kind, 'count');
  assert.equal(column_of('提交率', ['90%', '70%+', '待统计']).kind, 'percent');
  assert.equal(column_of('状态', ['已完成', '进行中', '见评论']).kind, 'state');
  assert.equal(column_of('负责人', ['甲', '12', '乙']).kind, 'text');
  assert.equal(column_of('备注', ['', '—']).kind, 'text');
});

test('days of a month are told from fractions and decimals', () => {
  assert.equal(column_of('直播', ['10/16', '11/1', '12/5']).kind, 'date');
  assert.equal(column_of('完成', ['10/11', '3/8']).kind, 'fraction');
  assert.equal(column_of('日期', ['10.16', '11.1']).kind, 'date');
  assert.equal(column_of('评分', ['10.16', '11.1']).kind, 'count');
});

test('has bars where lengths say something', () => {
  const has_bars = (/** @type {string} */ heading, /** @type {string[]} */ texts) => column_of(heading, texts).has_bars;
  assert.ok(has_bars('任务数', ['12', '7', '30']));
  assert.ok(has_bars('提交率', ['90%', '70%+']));
  assert.ok(has_bars('完成', ['10 / 11', '3 / 8']));
  assert.ok(!has_bars('增长', ['12', '-7', '30']), 'less than nothing');
  assert.ok(!has_bars('序号', ['12', '7', '30']), 'numbers that are names');
  assert.ok(!has_bars('', ['1', '2', '3']), 'rows counted from 1');
  assert.ok(!has_bars('届', ['2021', '2022', '2023']), 'years');
  assert.ok(!has_bars('负责人', ['甲', '乙']));
});

test('is added up where that makes sense', () => {
  assert.equal(total('任务数', ['1,200', '—', '34']), '1,234');
  assert.equal(total('完成', ['10 / 11', '3/8']), '13 / 19');
  assert.equal(total('报名', ['3K+', '250+']), '3,250+');
  assert.equal(total('奖金', ['¥1.2万', '¥500']), '¥12,500');
  assert.equal(total('学员', ['18名', '20名']), '38 名');
  assert.equal(total('人数', ['0.1', '0.2']), '0.3');
  assert.equal(total('提交率', ['90%', '70%']), '');
  assert.equal(total('平均用时', ['12', '7']), '');
  assert.equal(total('数量', ['18 名', '3 个']), '', 'of different things');
  assert.equal(total('排名', ['4', '9', '1']), '');
  assert.equal(total('年份', ['2021', '2023']), '');
});
