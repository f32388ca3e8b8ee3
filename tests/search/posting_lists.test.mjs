/** Lists of numbers come back as they were written, and short steps take a byte. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { read_list, written_list } from '../../web/search/posting_lists.js';
import { SeededRandom } from '../chrome/lib/seeded_random.mjs';

test('a list comes back as it was, through JSON, too', () => {
  const random = new SeededRandom(7);
  const steps = Array.from({ length: 2000 }, () =>
    random.pick([1, 1, 2, 30, 94, 95, 3000, 0xd7dc, 0xd7dd, 0xd7de, 70_000]),
  );
  let last = -1;
  const rising = steps.map((step) => (last += step));
  for (const list of [[], [0], [0, 1, 2], [5], [100_000], rising]) {
    assert.deepEqual(read_list(JSON.parse(JSON.stringify(written_list(list)))), list);
  }
});

test('a step of less than ninety is a byte', () => {
  const list = Array.from({ length: 100 }, (_, i) => i * 90);
  assert.equal(Buffer.byteLength(written_list(list)), 100);
});
