/** What was added and removed: Latin words and numbers as wholes, Chinese by characters as readers count them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { tokens_of, word_difference } from '../../web/compare/word_difference.js';

/** @param {string} before @param {string} after @returns {{removed: string[], added: string[]}} */
function words(before, after) {
  const { removed, added, is_given_up } = word_difference(before, after);
  assert.equal(is_given_up, false);
  return {
    removed: removed.map(([begin, end]) => before.slice(begin, end)),
    added: added.map(([begin, end]) => after.slice(begin, end)),
  };
}

/** @param {string} text */
const tokens = (text) => tokens_of(text).map((token) => token.text);

test('a Latin word is one, a Chinese character is one, and so is each mark', () => {
  assert.deepEqual(tokens('看报 uses v1.2，it’s 第5期。'), [
    ...['看', '报', 'uses', 'v1.2', '，', 'it’s', '第', '5', '期', '。'],
  ]);
  assert.deepEqual(tokens('end.'), ['end', '.']);
  assert.deepEqual(tokens('a..b'), ['a', '.', '.', 'b']);
  assert.deepEqual(tokens(' \n\t '), []);
});

test('what a reader counts as one character is never parted', () => {
  assert.deepEqual(tokens('👨‍👩‍👧好e\u0301a'), ['👨‍👩‍👧', '好', 'e\u0301a']);
  assert.deepEqual(words('👨‍👩‍👧好', '👨‍👩‍👦好'), { removed: ['👨‍👩‍👧'], added: ['👨‍👩‍👦'] });
  assert.deepEqual(words('葛\u{e0100}', '葛'), { removed: ['葛\u{e0100}'], added: ['葛'] });
});

test('where a browser knows no clusters, code points stand for them', () => {
  const { Segmenter } = Intl;
  Reflect.deleteProperty(Intl, 'Segmenter');
  try {
    assert.deepEqual(words('完成𠮷项', '完成𠮷三项'), { removed: [], added: ['三'] });
  } finally {
    Object.assign(Intl, { Segmenter });
  }
});

test('figures change as wholes', () => {
  assert.deepEqual(words('发布111个任务，其中提交60个', '发布110个任务，其中提交72个'), {
    removed: ['111', '60'],
    added: ['110', '72'],
  });
});

test('a sentence is added to English and to Chinese', () => {
  assert.deepEqual(words('Work goes on.', 'Work goes on. A team joined.'), { removed: [], added: ['A team joined.'] });
  assert.deepEqual(words('一切顺利。', '一切都很顺利。'), { removed: [], added: ['都很'] });
});

test('blank is no difference', () => {
  assert.deepEqual(words('a  b\nc 看 报', 'a b c看报'), { removed: [], added: [] });
});

test('two sentences with a few characters in common are two sentences', () => {
  const [before, after] = ['大家的热情很高，认领很快', '作品的质量不错，导师给了评价'];
  assert.deepEqual(words(before, after), { removed: [before], added: [after] });
});

test('but not over the end of a block, nor is a mark', () => {
  assert.deepEqual(words('甲\n无\n乙', '丙\n无\n丁'), { removed: ['甲', '乙'], added: ['丙', '丁'] });
  assert.deepEqual(words('一\n二', '三\n四'), { removed: ['一', '二'], added: ['三', '四'] });
});

test('words and characters are counted', () => {
  assert.deepEqual(word_difference('看报 one two', '看报 three').count, { removed: 2, added: 1 });
});

test('all of a section that is new is added, all of one that is gone removed', () => {
  assert.deepEqual(words('', '新的 section'), { removed: [], added: ['新的 section'] });
  assert.deepEqual(words('旧的', ''), { removed: ['旧的'], added: [] });
  assert.equal(word_difference('', '字'.repeat(100_000)).count.added, 100_000);
});

test('a long text with a small change is compared, however long it is', () => {
  const text = '天地玄黄宇宙洪荒'.repeat(5000);
  const other = `${text.slice(0, 20_000)}新${text.slice(20_000)}`;
  assert.deepEqual(words(text, other), { removed: [], added: ['新'] });
});

test('it gives up in time where everything differs, and says so', () => {
  const text = Array.from({ length: 40_000 }, (_, index) =>
    String.fromCodePoint(0x4e00 + ((index * 7919) % 5000)),
  ).join('');
  const other = [...text].reverse().join('');
  const { is_given_up, removed, added, count } = word_difference(text, other, 100);
  assert.deepEqual({ is_given_up, removed, added }, { is_given_up: true, removed: [], added: [] });
  assert.deepEqual(count, { removed: 0, added: 0 });
});
