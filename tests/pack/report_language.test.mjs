/** In which language a report is taken to be written, and that a word of any length is no hindrance to saying so. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';

import { ADDRESS, report_language } from '../../web/report/report_language.js';

/**
 * @param {RegExp} expression
 * @param {number} most how often a search may go back before V8 gives up and finds nothing
 * @returns {RegExp}
 */
function with_few_ways_back({ source, flags }, most) {
  setFlagsFromString('--allow-natives-syntax');
  return new Function('source', 'flags', 'most', 'return %NewRegExpWithBacktrackLimit(source, flags, most)')(
    source,
    flags,
    most,
  );
}

describe('the language of a text', () => {
  test('addresses do not count', () => {
    assert.equal(report_language([''], 'https://example.org/a-b-c/d-e-f/g-h-i/j-k-l/m-n-o/p 进展'), 'zh-CN');
    assert.equal(report_language([''], `进展 ${'word '.repeat(30)}`), 'en');
  });

  test('the search for addresses begins once in a word, not once in each of its letters', () => {
    const text = `${'a'.repeat(100_000)} https://example.org/ 进展`;
    assert.equal(text.search(with_few_ways_back(ADDRESS, 100)), 100_001);
    assert.equal(text.search(with_few_ways_back(/\w+:\/\//g, 100)), -1);
  });

  test('a word of a million letters', () => {
    assert.equal(report_language([''], 'a'.repeat(1_000_000)), 'en');
    assert.equal(report_language([''], `${'a'.repeat(1_000_000)}进`), 'zh-CN');
  });
});
