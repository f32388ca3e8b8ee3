/** The side of a `ThreadPool` that is within each thread. */

import { parentPort } from 'node:worker_threads';

import { Problem } from '../../web/report/problem.js';

/** @param {Record<string, (order: any) => Promise<unknown>>} tasks */
export function answer_tasks(tasks) {
  parentPort?.on('message', async ({ task, order }) => {
    parentPort?.postMessage(await answer_to(() => tasks[task](order)));
  });
}

/**
 * @param {() => Promise<unknown>} run
 * @returns {Promise<import('./thread_pool.mjs').Answer>}
 */
async function answer_to(run) {
  try {
    return { value: await run() };
  } catch (error) {
    const { message, stack = message } = /** @type {Error} */ (error);
    return error instanceof Problem ? { problem: message } : { fault: { message, stack } };
  }
}
