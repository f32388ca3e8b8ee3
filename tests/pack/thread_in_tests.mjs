/** A thread for tests of the pool: it answers, and it fails in each way in which a thread can. */

import { workerData } from 'node:worker_threads';

import { answer_tasks } from '../../script/lib/thread_answers.mjs';
import { Problem } from '../../web/report/problem.js';

/** @type {unknown[]} */
const kept = [];

answer_tasks({
  add: async ({ a, b }) => a + b + workerData.more,
  find_problem: async () => {
    throw new Problem('posts/a.md: not a text');
  },
  have_fault: async () => {
    throw new TypeError('nothing to read');
  },
  end: async () => process.exit(3),
  throw_later: () => new Promise(() => setTimeout(() => JSON.parse('{'), 1)),
  fill_memory: async () => {
    for (;;) kept.push(new Array(1000).fill(kept.length));
  },
});
