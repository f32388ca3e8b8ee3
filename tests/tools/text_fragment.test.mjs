/** The part of an address that leads to a passage names whole words, and what tells its place from others. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { text_fragment } from '../../web/tools/text_fragment.js';

const TEXT = [
  '月报',
  '任务认领完成，任务提交过半。',
  'See hello-world, words & more',
  '任务认领完成，任务提交过半，下月见。',
  '很长的一段：' + '甲乙丙丁'.repeat(30) + '到此为止。',
].join('\n');

/** @param {string} words @param {number} [which] of the places with these words */
function fragment_of(words, which = 0) {
  let begin = -1;
  for (let i = 0; i <= which; i += 1) begin = TEXT.indexOf(words, begin + 1);
  return text_fragment(TEXT, begin, begin + words.length);
}

for (const [words, expected] of [
  ['下月见', ':~:text=下月见'],
  ['ello-wor', ':~:text=hello%2Dworld'],
  ['& mo', ':~:text=%26%20more'],
  ['过半。\nSee', ':~:text=过半。,See'],
]) {
  test(`of ${JSON.stringify(words)}`, () => {
    assert.equal(fragment_of(words).replace(/%[EF][\dA-F](%[89AB][\dA-F]){2}/g, decodeURIComponent), expected);
  });
}

test('of words that stand twice says what is around, as much as it takes', () => {
  assert.equal(decodeURIComponent(fragment_of('提交', 1)), ':~:text=任务认领完成，任务-,提交,-过半，下月见。');
  assert.equal(
    decodeURIComponent(fragment_of('任务认领', 1)),
    ':~:text=words & more-,任务认领,-完成，任务提交过半，下月',
  );
});

test('of a long passage names beginning and end', () => {
  const long = TEXT.slice(TEXT.indexOf('很长'));
  const [first, last] = decodeURIComponent(fragment_of(long)).replace(':~:text=', '').split(',');
  assert.ok(first.length < 30 && long.startsWith(first), first);
  assert.ok(last.length < 30 && long.endsWith(last), last);
});

test('of nothing but blanks is none', () => {
  assert.equal(text_fragment(TEXT, 2, 3), '');
  assert.equal(text_fragment(TEXT, 5, 5), '');
});
