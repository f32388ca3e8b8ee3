/** Where a picture lies in the view: zooms that it may have, its bounds, and what stays under the pointer. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  allowed_zoom,
  centre_of,
  centre_with,
  fitted_zoom,
  holds,
  next_step,
  part_at,
  place,
  seen_rect,
  share_at,
} from '../../web/tools/picture_view/zoom_geometry.js';

const area = { width: 400, height: 300 };
const board = { width: 1600, height: 900 };
const middle = { x: 0.5, y: 0.5 };

test('a picture is fitted as a whole, and a small one not blown up', () => {
  assert.equal(fitted_zoom(board, area, 1), 0.25);
  assert.equal(fitted_zoom({ width: 900, height: 1600 }, area, 1), 300 / 1600);
  assert.equal(fitted_zoom({ width: 40, height: 30 }, area, 2), 2);
  assert.equal(fitted_zoom({ width: 40, height: 30 }, area, Infinity), 10, 'a drawing has no pixels');
});

test('zoom ends at all of the picture, or its own pixels, and at eight', () => {
  assert.deepEqual(
    [0.01, 0.3, 9].map((zoom) => allowed_zoom(zoom, 0.25)),
    [0.25, 0.3, 8],
  );
  assert.deepEqual(
    [0.5, 3].map((zoom) => allowed_zoom(zoom, 2)),
    [1, 3],
  );
});

test('the buttons go through round zooms, and stop at both ends', () => {
  const way = [0.28];
  for (let i = 0; i < 20; i += 1) way.push(next_step(/** @type {number} */ (way.at(-1)), 1));
  assert.deepEqual([...new Set(way)], [0.28, 0.33, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8]);
  assert.equal(next_step(0.5, -1), 0.33);
  assert.equal(next_step(1.004, 1), 1.5, 'what is as good as a step is one');
  assert.equal(next_step(0.1, -1), 0.1);
});

test('a picture lies on whole pixels, in the middle where there is room, else without a blank at its sides', () => {
  assert.deepEqual(place(board, area, 0.25, middle), { zoom: 0.25, x: 0, y: 38, width: 400, height: 225 });
  assert.deepEqual(place(board, area, 1, { x: 0, y: 1 }), { zoom: 1, x: 0, y: -600, width: 1600, height: 900 });
  assert.deepEqual(place(board, area, 1, { x: 0.25, y: 0.5 }), { zoom: 1, x: -200, y: -300, width: 1600, height: 900 });
  assert.equal(place({ width: 5000, height: 1 }, area, 0.08, middle).height, 1, 'no side vanishes');
});

test('what lies at a point stays there when the zoom changes', () => {
  const before = place(board, area, 1, { x: 0.4, y: 0.6 });
  const point = { x: 100, y: 250 };
  const share = share_at(before, point);
  const size = place(board, area, 3, middle);
  const after = place(board, area, 3, centre_with(share, point, size, area));
  const moved = share_at(after, point);
  assert.ok(Math.abs(moved.x - share.x) * after.width <= 0.5 && Math.abs(moved.y - share.y) * after.height <= 0.5);
  assert.deepEqual(centre_of(place(board, area, 0.25, { x: 0, y: 0 }), area).x, 0.5, 'a fitted picture has its middle');
});

test('of a large picture the part that is seen lies where it belongs', () => {
  const placed = place(board, area, 0.5, { x: 1, y: 0.5 });
  const seen = seen_rect(placed, area);
  assert.deepEqual(seen, { x: 800, y: 150, width: 800, height: 600 });
  assert.deepEqual(part_at(placed, seen), { x: 0, y: 0, width: 400, height: 300 });
  const fitted = place(board, area, 0.25, middle);
  assert.deepEqual(seen_rect(fitted, area), { x: 0, y: 0, ...board });
  assert.ok(holds(seen_rect(fitted, area), seen) && !holds(seen, seen_rect(fitted, area)));
  const enlarged = place(board, area, 3, { x: 0.5001, y: 0.5 });
  const part = part_at(enlarged, seen_rect(enlarged, area));
  assert.ok(part.x <= 0 && part.x > -3 && part.x + part.width >= 400, 'all of the area, and hardly more');
});
