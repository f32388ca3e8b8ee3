/** Where words stand, and the words around them that are shown. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { folded_text } from '../../web/search/folded_text.js';
import { excerpt, found_places, joined_places } from '../../web/search/found_places.js';

/** @param {string} text @param {{begin: number, end: number}[]} places */
const at = (text, places) => places.map(({ begin, end }) => text.slice(begin, end));

test('each term has its places, as they are written', () => {
  const text = '認領 任务，Hackathon 与 ＨＡＣＫ；不 认领。';
  const places = found_places(text, ['认领', 'hack', '没有']);
  assert.deepEqual(
    places.map((each) => at(text, each)),
    [['認領', '认领'], ['Hack', 'ＨＡＣＫ'], []],
  );
});

test('no words are found across the end of a line', () => {
  assert.deepEqual(found_places('任\n务', ['任务']), [[]]);
  assert.equal(found_places('任 务', ['任务'])[0].length, 1);
});

test('places that overlap are one', () => {
  assert.deepEqual(
    joined_places([
      [{ begin: 4, end: 6 }],
      [
        { begin: 0, end: 2 },
        { begin: 5, end: 9 },
      ],
    ]),
    [
      { begin: 0, end: 2 },
      { begin: 4, end: 9 },
    ],
  );
});

describe('an excerpt', () => {
  /** @param {string} text @param {string} sought */
  const around = (text, sought) => excerpt(text, joined_places(found_places(text, [folded_text(sought).text])));

  test('of a short text is all of it', () => {
    assert.deepEqual(around('提交过半。', '提交'), {
      ...{ text: '提交过半。', places: [{ begin: 0, end: 2 }], is_begun: false, is_cut: false },
    });
  });

  test('holds the first place, marked, and is cut on both sides', () => {
    const { text, places, is_begun, is_cut } = around(`${'甲'.repeat(200)}提交\n过半${'乙'.repeat(200)}`, '提交');
    assert.deepEqual(at(text, places), ['提交']);
    assert.ok(text.length < 120 && text.includes('提交 过半'));
    assert.ok(is_begun && is_cut);
  });

  test('without a place is the beginning', () => {
    const { text, places, is_begun } = around('丙'.repeat(300), '提交');
    assert.deepEqual(places, []);
    assert.ok(!is_begun && text.startsWith('丙'));
  });

  test('parts no character from its other half or its accent', () => {
    const { text } = around(`${'😀'.repeat(40)}提交${'e\u0301'.repeat(100)}`, '提交');
    assert.match(text, /^😀+提交(e\u0301)+$/u);
  });

  test('holds the whole of a place that is longer than itself', () => {
    const long = '很长的一段话，'.repeat(40);
    const { text, places } = around(`前${long}后`, long);
    assert.deepEqual(at(text, places), [long]);
  });
});
