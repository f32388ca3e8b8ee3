/** compare.html speaks the site's language: Chinese in both scripts, English to all others, each with every sentence. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Converter } from 'opencc-js/cn2t';

import { compare_words } from '../../web/compare/compare_words.js';

test('the language chooses', () => {
  const titles = ['zh-CN', 'zh', 'zh-Hant', 'zh-TW', 'zh-HK', 'en', 'de'].map((tag) => compare_words(tag).title);
  const [in_simplified, in_traditional, in_english] = [
    '两份月报并排看',
    '兩份月報並排看',
    'Two reports beside each other',
  ];
  assert.deepEqual(titles, [
    ...[in_simplified, in_simplified],
    ...[in_traditional, in_traditional, in_traditional],
    ...[in_english, in_english],
  ]);
});

/** @typedef {ReturnType<typeof compare_words>} CompareWords */

const [simplified, traditional, english] = ['zh', 'zh-Hant', 'en'].map((tag) => compare_words(tag));

/** @param {CompareWords} words @returns {Map<string, string>} each sentence by its name, those of two sides and of two numbers written out */
function sentences(words) {
  const of_each = Object.entries(words).flatMap(([name, said]) => {
    if (typeof said === 'function') return [[name, /** @type {(...given: unknown[]) => string} */ (said)(7, 3)]];
    return [said].flat().map((sentence, place) => [`${name} ${place}`, sentence]);
  });
  return new Map(/** @type {[string, string][]} */ (of_each));
}

test('every language says everything', () => {
  const names = [...sentences(simplified).keys()];
  assert.ok(names.length > 20);
  for (const words of [simplified, traditional, english]) {
    const said = sentences(words);
    assert.deepEqual([...said.keys()], names);
    assert.deepEqual(
      names.filter((name) => !/[\p{L}]{2}/u.test(said.get(name) ?? '')),
      [],
      'nothing is left empty',
    );
  }
});

test('each says what it is given', () => {
  for (const words of [simplified, traditional, english]) {
    const counts = words.counts(7, 3);
    assert.ok(counts.indexOf('7') >= 0 && counts.indexOf('7') < counts.indexOf('3'), 'added, then removed');
    assert.ok(words.marked(counts).includes(counts));
    assert.ok(words.unknown('第 1 期').includes('第 1 期'));
    assert.ok(words.given_up(12).includes('12'));
  }
});

test('each is written in its own characters', () => {
  const to_traditional = Converter({ from: 'cn', to: 't' });
  for (const [name, sentence] of sentences(traditional)) assert.equal(sentence, to_traditional(sentence), name);
  const others = [...sentences(simplified).values()].filter((sentence) => to_traditional(sentence) !== sentence);
  assert.ok(others.length > 20, 'the simplified ones are not');
  assert.doesNotMatch([...sentences(english).values()].join(''), /\p{Script=Han}/u);
});

test('what is said of changes is a sentence', () => {
  assert.equal(english.marked(english.counts(2, 1)), 'In the newer report: 2 words added, 1 removed.');
  assert.equal(simplified.marked(simplified.equal), '较新的一份没有增删。');
  assert.equal(traditional.marked(traditional.counts(2, 1)), '較新的一份增加 2 個字詞，刪去 1 個。');
});
