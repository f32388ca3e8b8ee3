/** Dates as people write them and as readers expect them. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { read_date } from '../../web/report/report_date.js';
import { is_language, report_language } from '../../web/report/report_language.js';

describe('dates', () => {
  for (const written of [
    '2023-12-01',
    '2023/12/1',
    '2023.12.01',
    '2023年12月1日',
    '2023 年 12 月 1 日',
    '2023-12-01 08:30',
  ]) {
    test(`${written} is the first of December`, () => {
      assert.deepEqual(read_date(written, 'zh-CN'), { datetime: '2023-12-01', shown: '2023年12月1日' });
      assert.equal(read_date(written, 'en').shown, '1 December 2023');
    });
  }

  test('a month alone stays a month', () => {
    assert.deepEqual(read_date('2023-12', 'zh-CN'), { datetime: '2023-12', shown: '2023年12月' });
    assert.deepEqual(read_date('2023年12月', 'en'), { datetime: '2023-12', shown: 'December 2023' });
  });

  for (const written of ['2023-13-01', '2023-02-30', 'soon', '12/1/2023', '']) {
    test(`“${written}” is no date and stays as written`, () => {
      assert.deepEqual(read_date(written, 'zh-CN'), { datetime: '', shown: written });
    });
  }
});

describe('language', () => {
  test('Han characters make a report Chinese, addresses and Latin names notwithstanding', () => {
    assert.equal(report_language([''], '详见 https://example.org/a/b/c/d PaddlePaddle Hackathon 月报'), 'zh-CN');
  });

  test('an English report may name a Chinese colleague', () => {
    const text =
      'This month the board was kept by 花花, who also wrote most of what follows below here, and we thank her.';
    assert.equal(report_language([''], text), 'en');
    assert.equal(report_language([''], ''), 'en');
  });

  test('what the front matter states wins, unless it is no language', () => {
    assert.equal(report_language(['EN-us'], '月报'), 'en-US');
    assert.equal(report_language(['no language'], '月报'), 'zh-CN');
    assert.equal(report_language(['', 'zh-tw'], '月报'), 'zh-TW');
    assert.equal(report_language(['no language', 'ja'], '月报'), 'ja');
    assert.equal(is_language('no language'), false);
  });
});
