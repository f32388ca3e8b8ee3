/** The queue before the image worker: order, replacement, and what happens when the worker fails. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ImageDecodeQueue } from '../../web/images/image_decode_queue.js';
import { ImageWorkerHandle, no_worker } from '../../web/images/image_worker_handle.js';

class FakeWorker extends EventTarget {
  /** @type {{ticket: number, width: number}[]} */ orders = [];
  terminated = false;

  /** @param {{ticket: number, width: number}} order */
  postMessage(order) {
    this.orders.push(order);
  }

  terminate() {
    this.terminated = true;
  }

  /** @param {object} [more] */
  answer(more = { width: 1, height: 1, data: new Uint8Array(4) }) {
    const message = new Event('message');
    this.dispatchEvent(Object.assign(message, { data: { ticket: this.orders.at(-1)?.ticket, ...more } }));
  }
}

function start() {
  /** @type {FakeWorker[]} */
  const workers = [];
  const controller = new AbortController();
  const handle = new ImageWorkerHandle(() => {
    workers.push(new FakeWorker());
    return /** @type {any} */ (workers.at(-1));
  }, controller.signal);
  const queue = new ImageDecodeQueue(handle);
  /** @type {string[]} */
  const answers = [];
  const add = (/** @type {number} */ id, /** @type {number} */ width, cost = 1) =>
    queue.add({ id, bytes: new Blob(), width, height: 1, cost }, (result) =>
      answers.push(`${id}:${width}:${'failure' in result ? result.failure : 'pixels'}`),
    );
  return { workers, handle, answers, add, controller };
}

test('no worker is started before there is something to decode', (t) => {
  const { workers, add, controller } = start();
  t.after(() => controller.abort());
  assert.equal(workers.length, 0);
  add(1, 10);
  assert.equal(workers.length, 1);
});

test('one at a time, the newest order of an image only', (t) => {
  const { workers, add, answers, controller } = start();
  t.after(() => controller.abort());
  add(1, 10);
  add(2, 20);
  add(3, 30);
  add(2, 21);
  assert.deepEqual(
    workers[0].orders.map((order) => order.width),
    [10],
  );
  workers[0].answer();
  workers[0].answer({ failure: 'corrupt' });
  workers[0].answer();
  assert.deepEqual(answers, ['1:10:pixels', '3:30:corrupt', '2:21:pixels']);
});

test('a worker lost after it had worked is replaced', (t) => {
  const { workers, add, answers, controller } = start();
  t.after(() => controller.abort());
  add(1, 10);
  workers[0].answer();
  add(2, 20);
  add(3, 30);
  workers[0].dispatchEvent(new Event('error'));
  workers[1].answer();
  assert.deepEqual(answers, ['1:10:pixels', `2:20:${no_worker}`, '3:30:pixels']);
});

test('a worker that never worked is not tried again', (t) => {
  const { workers, add, answers, controller } = start();
  t.after(() => controller.abort());
  add(1, 10);
  add(2, 20);
  workers[0].answer({ broken: 'no module' });
  assert.deepEqual(answers, [`1:10:${no_worker}`, `2:20:${no_worker}`]);
  assert.equal(workers.length, 1);
});

test('after a very large picture the worker gives its memory back', (t) => {
  const { workers, add, handle, controller } = start();
  t.after(() => controller.abort());
  add(1, 10, 40e6);
  workers[0].answer();
  assert.equal(workers[0].terminated, true);
  assert.equal(handle.stats().worker_alive, false);
});

test('a worker that is to give its memory back first brings what it was asked for', (t) => {
  const { workers, add, handle, controller } = start();
  t.after(() => controller.abort());
  /** @type {string[]} */
  const told = [];
  handle.ask(
    { url: 'a.png' },
    ({ bytes }) => told.push(bytes),
    (header) => told.push(header),
  );
  add(1, 10, 40e6);
  workers[0].answer();
  assert.equal(workers[0].terminated, false);
  workers[0].answer({ ticket: 1, part: 'header' });
  workers[0].answer({ ticket: 1, bytes: 'bytes' });
  assert.deepEqual(told, ['header', 'bytes']);
  assert.equal(workers[0].terminated, true);
});

test('whatever a lost worker was asked for is answered', (t) => {
  const { workers, handle, controller } = start();
  t.after(() => controller.abort());
  /** @type {string[]} */
  const failures = [];
  for (const url of ['a.png', 'b.png']) handle.ask({ url }, ({ failure }) => failures.push(failure));
  workers[0].dispatchEvent(new Event('messageerror'));
  assert.deepEqual(failures, [no_worker, no_worker]);
});

test('the end ends the worker', () => {
  const { workers, add, answers, controller } = start();
  add(1, 10);
  controller.abort();
  assert.equal(workers[0].terminated, true);
  workers[0].answer();
  add(2, 10);
  assert.deepEqual(answers, []);
});
