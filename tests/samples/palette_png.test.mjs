/** Pictures keep their colours when they are written with a palette. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { PNG } from 'pngjs';

import { palette_png } from '../../script/lib/palette_png.mjs';

const COLOUR_TYPE_OFFSET = 25;
const PALETTE = 3;

/**
 * @param {number} width
 * @param {number} height
 * @param {(x: number, y: number) => number[]} colour_of red, green, blue
 */
function picture(width, height, colour_of) {
  const places = Array.from({ length: width * height }, (_, i) => ({ x: i % width, y: Math.floor(i / width) }));
  const pixels = places.map(({ x, y }) => [...colour_of(x, y), 255]);
  return { width, height, data: Uint8Array.from(pixels.flat()) };
}

/** @param {Uint8Array} one @param {Uint8Array} other @returns {number} the largest difference of a channel */
function largest_difference(one, other) {
  return one.reduce((largest, value, at) => Math.max(largest, Math.abs(value - Number(other[at]))), 0);
}

describe('a PNG with a palette', () => {
  test('keeps every pixel of a picture of few colours', () => {
    const drawn = picture(31, 9, (x, y) => [8 * x, 25 * y, x === y ? 255 : 0].map((value) => value & 0xf0));
    const file = palette_png(drawn);
    assert.equal(file[COLOUR_TYPE_OFFSET], PALETTE);
    const read = PNG.sync.read(file);
    assert.deepEqual({ width: read.width, height: read.height }, { width: 31, height: 9 });
    assert.deepEqual(Uint8Array.from(read.data), drawn.data);
  });

  test('writes a picture of one colour', () => {
    const drawn = picture(3, 2, () => [12, 34, 56]);
    assert.deepEqual(Uint8Array.from(PNG.sync.read(palette_png(drawn)).data), drawn.data);
  });

  test('stays close to a picture of a thousand colours, and keeps its ground exactly', () => {
    const ground = [243, 246, 250];
    const drawn = picture(100, 60, (x, y) => (y < 40 ? ground : [x * 2, (y - 40) * 6, 128]));
    const read = PNG.sync.read(palette_png(drawn));
    assert.deepEqual([...read.data.subarray(0, 3)], ground);
    assert.ok(largest_difference(drawn.data, read.data) <= 16);
  });

  test('gives the same bytes for the same pixels', () => {
    const drawn = picture(64, 64, (x, y) => [x * 4, y * 4, x ^ y]);
    assert.ok(palette_png(drawn).equals(palette_png(drawn)));
  });
});
