/** Every failure code of the decoder and the loader has words of its own in both languages. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { image_reason, readable_path } from '../../web/images/image_reasons.js';

const header = readFileSync(new URL('../../src/image/image_decoder.h', import.meta.url), 'utf8');
const enumerators = /enum class ImageFailure[^{]*\{([^}]*)\}/.exec(header)?.[1] ?? '';
const decoder_codes = [...enumerators.matchAll(/^\s*(\w+),/gm)]
  .map(([, code]) => code)
  .filter((code) => code !== 'none');
const loader_codes = ['web_page', 'not_found', 'http', 'unreachable', 'interrupted', 'stalled'];

test('each code has its own sentence', () => {
  assert.equal(decoder_codes.length, 8);
  const facts = { path: 'a.png', status: 404, width: 1, height: 2 };
  for (const language of ['zh-CN', 'en']) {
    const sentences = [...decoder_codes, ...loader_codes].map((code) => image_reason(code, facts, language));
    assert.equal(new Set(sentences).size, sentences.length);
    for (const sentence of sentences) assert.equal(/\p{Script=Han}/u.test(sentence), language === 'zh-CN', sentence);
  }
});

test('languages', () => {
  const missing = (/** @type {string} */ language) =>
    image_reason('not_found', { path: '/a.png', status: 404 }, language);
  assert.equal(missing('zh'), '图片不存在 (404)：/a.png');
  assert.equal(missing('zh-Hant-TW'), '图片不存在 (404)：/a.png');
  assert.equal(missing('fr'), 'Image not found (404): /a.png');
});

test('a path is shown as people write it', () => {
  const base = 'https://example.org/reports/page.html';
  assert.equal(readable_path('../images/%E8%BF%9B%E5%B1%95.png?v=1', base), '/images/进展.png');
  assert.equal(readable_path('https://other.example/a.png?token=1', base), 'https://other.example/a.png');
  assert.equal(readable_path('%ff.png', base), '/reports/%ff.png');
  assert.equal(readable_path('data:image/png;base64,AAAA', base), 'data:');
});
