/** What makes no difference to who looks for words makes none to the search, and what is found is shown as it was written. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { folded_text } from '../../web/search/folded_text.js';
import { simplified_characters } from '../../web/search/simplified_characters.js';

for (const [what, one, other] of [
  ['traditional and simplified characters', '開源貢獻個人挑戰賽', '开源贡献个人挑战赛'],
  ['characters with several forms', '裡裏 為爲 台臺 發髮', '里里 为为 台台 发发'],
  ['words that only some dictionaries write so', '瞭解 回覆 看著', '了解 回复 看着'],
  ['full-width and half-width', 'ＰａｄｄｌｅＰａｄｄｌｅ　１２３（％）', 'PaddlePaddle 123(%)'],
  ['half-width katakana', 'ﾊﾟﾄﾞﾙ', 'パドル'],
  ['capitals', 'OpenVINO ΣΊΣΥΦΟΣ Straße', 'openvino σίσυφος STRASSE'],
  ['accents, in one piece or two', 'café naïve nai\u0308ve', 'cafe naive naive'],
  ['ligatures and circled digits', 'eﬃcient ①②', 'efficient 12'],
  ['what is not seen', 'soft\u00adhyphen 零\u200b宽', 'softhyphen 零宽'],
  ['blank beside Chinese', '第 5 期 Paddle 框架', '第5期Paddle框架'],
]) {
  test(`${what} are the same`, () => assert.equal(folded_text(one).text, folded_text(other).text));
}

test('what makes a difference stays', () => {
  assert.equal(folded_text('pull  request').text, 'pull request');
  assert.equal(folded_text('C++ 与 C#').text, 'c++与c#');
  assert.notEqual(folded_text('象').text, folded_text('像').text);
  assert.equal(folded_text('一行\n又一行').text, '一行\n又一行');
});

/** @param {string} written @param {string} sought folded @returns {string} what stands there as it is written */
function written_at(written, sought) {
  const { text, begins, ends } = folded_text(written);
  const at = text.indexOf(sought);
  assert.ok(at >= 0, text);
  return written.slice(begins[at], ends[at + sought.length - 1]);
}

test('each character knows where it was written', () => {
  for (const [written, sought, expected] of [
    ['來自 認領 的', '认领', '認領'],
    ['用 Paddle 框架', 'paddle框架', 'Paddle 框架'],
    ['eﬃcient', 'ffi', 'ﬃ'],
    ['nai\u0308ve text', 'nai', 'nai\u0308'],
    ['😀 café 后', 'cafe', 'café'],
    ['𠀀𠀁任务', '任务', '任务'],
  ]) {
    assert.equal(written_at(written, sought), expected);
  }
});

test('an empty text is none, and accents alone are', () => {
  for (const written of ['', '\u0301', '  ', '\u200b']) assert.equal(folded_text(written).text, '');
});

test('no simplified character becomes another one in turn', () => {
  const table = simplified_characters();
  assert.ok(table.size > 2500);
  const chained = [...table.values()].filter((character) => table.has(character));
  assert.deepEqual(chained, []);
});
