/** compare.html speaks the site's language: Chinese in both scripts, English to all others, each with every sentence. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { compare_words } from '../../web/compare/compare_words.js';

test('the language chooses', () => {
  const titles = ['zh-CN', 'zh', 'zh-Hant', 'zh-TW', 'zh-HK', 'en', 'de'].map((tag) => compare_words(tag).title);
  const [simplified, , traditional, , , english] = titles;
  assert.deepEqual(titles, [simplified, simplified, traditional, traditional, traditional, english, english]);
  assert.equal(new Set(titles).size, 3);
});

test('every language says everything, in words of its own', () => {
  const [simplified, traditional, english] = ['zh', 'zh-Hant', 'en'].map((tag) => compare_words(tag));
  for (const [name, words] of Object.entries(simplified)) {
    for (const other of [traditional, english]) assert.equal(typeof Reflect.get(other, name), typeof words, name);
    assert.notDeepEqual(Reflect.get(english, name), words, name);
  }
  assert.equal(english.marked(english.counts(2, 1)), 'In the newer report: 2 words added, 1 removed.');
  assert.equal(simplified.marked(simplified.equal), '较新的一份没有增删。');
});
