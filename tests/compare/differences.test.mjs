/** All sections are compared within one span of time, and each one that is not says so. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { all_differences } from '../../web/compare/differences.js';

/** @param {number} seed */
function without_order(seed) {
  const characters = Array.from({ length: 20_000 }, (_, index) => 0x4e00 + ((index * 7919 * seed) % 4999));
  return String.fromCodePoint(...characters);
}

test('what takes too long leaves the others their answer', () => {
  const texts = [
    ...[1, 2, 3, 4].map((seed) => ({ before: without_order(seed), after: without_order(seed + 10) })),
    { before: '完成13个', after: '完成32个' },
    { before: '', after: '新的一节' },
  ];
  const differences = all_differences(texts, 200);
  assert.deepEqual(
    differences.map(({ is_given_up }) => is_given_up),
    [true, true, true, true, false, false],
  );
  assert.deepEqual(differences[4].count, { added: 1, removed: 1 });
  assert.deepEqual(differences[5].added, [[0, 4]]);
});
