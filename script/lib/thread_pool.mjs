/**
 * Threads that run the same script and do one task at a time each. What goes wrong in one is told as what went wrong with
 * the task that it was at; a thread that ends before it has answered, or runs out of memory, is no exception.
 */

import { Worker } from 'node:worker_threads';

import { Problem } from '../../web/report/problem.js';

/** @typedef {{value: any} | {problem: string} | {fault: {message: string, stack: string}}} Answer */

/**
 * @typedef {object} Waiting
 * @property {(value: any) => void} resolve
 * @property {(error: Error) => void} reject
 */

/** A thread that can do nothing more: what it was at has ended it. */
export class ThreadEnded extends Error {}

export class ThreadPool {
  /** @type {PoolThread[]} */
  #idle;
  #threads;

  /**
   * @param {URL} script that calls `answer_tasks`
   * @param {number} count
   * @param {object} data plain, for all of them
   * @param {import('node:worker_threads').ResourceLimits} [limits] of each
   */
  constructor(script, count, data, limits = {}) {
    this.#threads = Array.from({ length: count }, () => new PoolThread(script, data, limits));
    this.#idle = [...this.#threads];
  }

  /** How many tasks can be done at a time. */
  get width() {
    return this.#threads.length;
  }

  /**
   * Not to be asked for more than `width` at a time.
   * @param {string} task
   * @param {object} order plain data
   * @returns {Promise<any>}
   */
  async run(task, order) {
    const thread = this.#idle.pop();
    if (!thread) throw new Error(`all ${this.width} threads are busy`);
    try {
      return await thread.run(task, order);
    } finally {
      this.#idle.push(thread);
    }
  }

  async close() {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}

class PoolThread {
  #worker;
  /** @type {Waiting | undefined} */
  #waiting;
  /** @type {Error | undefined} why it can do nothing more */
  #ended;

  /** @param {URL} script @param {object} data @param {import('node:worker_threads').ResourceLimits} limits */
  constructor(script, data, limits) {
    this.#worker = new Worker(script, { workerData: data, resourceLimits: limits });
    this.#worker.on('message', (answer) => this.#take(answer));
    this.#worker.on('error', ({ message }) => this.#end(`its thread has failed: ${message}`));
    this.#worker.on('exit', (code) => this.#end(`its thread has ended (${code})`));
  }

  /** @param {string} task @param {object} order @returns {Promise<any>} */
  run(task, order) {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      this.#waiting = { resolve, reject };
      this.#worker.postMessage({ task, order });
    });
  }

  async close() {
    await this.#worker.terminate();
  }

  /** @param {Answer} answer */
  #take(answer) {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if ('value' in answer) waiting?.resolve(answer.value);
    else waiting?.reject(error_of(answer));
  }

  /** @param {string} reason */
  #end(reason) {
    this.#ended ??= new ThreadEnded(reason);
    this.#waiting?.reject(this.#ended);
    this.#waiting = undefined;
  }
}

/** @param {Exclude<Answer, {value: any}>} answer */
function error_of(answer) {
  if ('problem' in answer) return new Problem(answer.problem);
  const { message, stack } = answer.fault;
  return Object.assign(new Error(message), { stack });
}
