/** Threads answer, and whatever ends one is told as what happened to its task: nobody waits for an answer that never comes. */

import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';

import { ThreadEnded, ThreadPool } from '../../script/lib/thread_pool.mjs';

const script = new URL('thread_in_tests.mjs', import.meta.url);

describe('a pool of threads', () => {
  /** @type {ThreadPool} */
  let pool;
  const open = (count = 1, limits = {}) => (pool = new ThreadPool(script, count, { more: 100 }, limits));
  afterEach(() => pool.close());

  test('does tasks side by side, with the data that all were given', async () => {
    const { width } = open(2);
    assert.equal(width, 2);
    assert.deepEqual(await Promise.all([pool.run('add', { a: 1, b: 2 }), pool.run('add', { a: 3, b: 4 })]), [103, 107]);
    assert.equal(await pool.run('add', { a: 5, b: 6 }), 111);
  });

  test('a problem stays one, and the thread goes on', async () => {
    open();
    await assert.rejects(pool.run('find_problem', {}), { name: 'Problem', message: 'posts/a.md: not a text' });
    assert.equal(await pool.run('add', { a: 1, b: 1 }), 102);
  });

  test('a fault of ours says where it happened', async () => {
    open();
    await assert.rejects(pool.run('have_fault', {}), (/** @type {Error} */ error) => {
      assert.equal(error.message, 'nothing to read');
      assert.match(error.stack ?? '', /thread_in_tests\.mjs/);
      return error.name === 'Error';
    });
  });

  test('a thread that ends has not done its task, nor does it any other', async () => {
    open();
    await assert.rejects(
      pool.run('end', {}),
      (error) => error instanceof ThreadEnded && /ended \(3\)/.test(error.message),
    );
    await assert.rejects(pool.run('add', { a: 1, b: 1 }), /ended \(3\)/);
  });

  test('nor has one that fails between two steps', async () => {
    open();
    await assert.rejects(pool.run('throw_later', {}), /its thread has failed: .*JSON/);
  });

  test('nor has one whose memory is full', async () => {
    open(1, { maxOldGenerationSizeMb: 16 });
    await assert.rejects(pool.run('fill_memory', {}), /its thread has failed: .*memory/);
  });

  test('is not asked for more than it has threads', async () => {
    open();
    const first = pool.run('add', { a: 1, b: 1 });
    await assert.rejects(pool.run('add', { a: 1, b: 1 }), /all 1 threads are busy/);
    assert.equal(await first, 102);
  });
});
