/** A table as text: what spreadsheets and Markdown make of it is the same table. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { as_markdown, tab_separated } from '../../web/tools/boards/table_text.js';

const cell = (/** @type {string} */ text, markdown = text) => ({ text, markdown });
const rows = [
  [cell('赛道'), cell('任务'), cell('a|b')],
  [cell('框架', '**框架**'), cell('1,234'), cell('两\n行\t字')],
  [cell('x|y', '`x|y`'), cell(''), cell(' 链接 ', '[链接](https://a.cn/b)')],
];

test('tabs part the cells, and no cell holds one', () => {
  assert.equal(tab_separated(rows), '赛道\t任务\ta|b\n框架\t1,234\t两 行 字\nx|y\t\t链接\n');
});

test('Markdown has the author’s alignment, bars that are escaped and lines that stay lines', () => {
  assert.equal(
    as_markdown(rows, ['left', 'right', '']),
    '| 赛道 | 任务 | a\\|b |\n| :--- | ---: | --- |\n' +
      '| **框架** | 1,234 | 两<br>行\t字 |\n| `x\\|y` |  | [链接](https://a.cn/b) |\n',
  );
});
