/** Sections of one name begin at one height; what one report alone has stands beside blank; both end together. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { alignment } from '../../web/compare/alignment.js';

/** @typedef {import('../../web/compare/alignment.js').Places} Places */
/** @typedef {import('../../web/compare/alignment.js').AddedRoom} AddedRoom */

/** @param {Places} places @param {AddedRoom} added @returns {number[]} where sections begin with the room, and the page's end */
function moved({ tops, end }, { rooms, end: below }) {
  let room = 0;
  const begins = tops.map((top, index) => top + (room += rooms[index]));
  return [...begins, end + room + below];
}

/** @param {[number | null, number | null][]} pairs @param {Places} left @param {Places} right */
function aligned(pairs, left, right) {
  const rows = pairs.map(([l, r]) => ({ left: l, right: r }));
  const asked = alignment(rows, left, right);
  return [moved(left, asked.left), moved(right, asked.right)];
}

test('the shorter one waits for the longer, section by section', () => {
  const [left, right] = aligned(
    [
      [0, 0],
      [1, 1],
      [2, 2],
    ],
    { tops: [0, 100, 300], end: 400 },
    { tops: [0, 150, 250], end: 500 },
  );
  assert.deepEqual(left, [0, 150, 350, 600]);
  assert.deepEqual(right, [0, 150, 350, 600]);
});

test('what one has alone begins where the other has ended, which goes on behind it', () => {
  const [left, right] = aligned(
    [
      [0, 0],
      [1, 1],
      [2, null],
      [3, 2],
    ],
    { tops: [0, 100, 150, 350], end: 400 },
    { tops: [0, 100, 300], end: 320 },
  );
  assert.deepEqual(left, [0, 100, 300, 500, 550]);
  assert.deepEqual(right, [0, 100, 500, 550]);
});

test('what each has alone stands one behind the other, the last ones too', () => {
  const [left, right] = aligned(
    [
      [0, 0],
      [1, null],
      [null, 1],
    ],
    { tops: [0, 50], end: 150 },
    { tops: [0, 70], end: 100 },
  );
  assert.deepEqual(left, [0, 70, 200], 'it begins where the other has ended what was before');
  assert.deepEqual(right, [0, 170, 200], 'and the other goes on where it ends');
});

test('reports without any section end together', () => {
  assert.deepEqual(aligned([[0, 0]], { tops: [0], end: 10 }, { tops: [0], end: 30.5 }), [
    [0, 30.5],
    [0, 30.5],
  ]);
});

test('room is whole sixty-fourths of a pixel, never less than none', () => {
  const { left, right } = alignment(
    [
      { left: 0, right: 0 },
      { left: 1, right: 1 },
    ],
    { tops: [0, 100 / 3], end: 50 },
    { tops: [0, 40], end: 60.1 },
  );
  for (const room of [...left.rooms, left.end, ...right.rooms, right.end]) {
    assert.equal(room * 64, Math.round(room * 64));
    assert.ok(room >= 0);
  }
});
