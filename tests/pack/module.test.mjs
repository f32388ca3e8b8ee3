/** What is asked and answered crosses whole, whatever the memory does meanwhile, and nothing is left behind in it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load_module } from '../../web/engine/module.js';

/** A module that answers every question with the text it holds, and whose memory moves on every call, as it does when it grows. */
function echo_module() {
  /** @type {Set<number>} */
  const allocated = new Set();
  let next = 1024;
  const wasm = {
    HEAPU8: new Uint8Array(65536),
    _malloc: (/** @type {number} */ size) => {
      assert.ok(size > 0);
      const pointer = next;
      next += 8 * Math.ceil(size / 8);
      allocated.add(pointer);
      return pointer;
    },
    _free: (/** @type {number} */ pointer) => assert.ok(allocated.delete(pointer)),
    _kanbao_create: () => 7,
    _kanbao_destroy: () => {},
    _kanbao_ask: (/** @type {number} */ engine, /** @type {number} */ question) => {
      assert.equal(engine, 7);
      wasm.HEAPU8 = Uint8Array.from(wasm.HEAPU8);
      const [content, size] = new Uint32Array(wasm.HEAPU8.buffer, question, 2);
      // Behind the question's number stands its text, which is the form of an answer as well.
      new Uint32Array(wasm.HEAPU8.buffer, 16, 4).set([content + 1, size - 1, 0, 0]);
      return 16;
    },
  };
  return { wasm, allocated };
}

test('questions come with their memory and leave none behind', async () => {
  const { wasm, allocated } = echo_module();
  const module = await load_module(async () => /** @type {any} */ (wasm));
  assert.throws(() => module.article_html(), RangeError);
  assert.throws(() => module.height(), RangeError);
  assert.equal(allocated.size, 0);
});

test('a question for which there is no memory is an error, not a broken heap', async () => {
  const { wasm, allocated } = echo_module();
  wasm._malloc = () => 0;
  const module = await load_module(async () => /** @type {any} */ (wasm));
  assert.throws(() => module.dump('layout'), /no memory for \d+ bytes/);
  assert.deepEqual(module.decode_image(Uint8Array.of(1), 1, 1), { failure: 'out_of_memory' });
  assert.equal(allocated.size, 0);
});

test('what was laid down before memory ran out is taken away', async () => {
  const { wasm, allocated } = echo_module();
  const { _malloc } = wasm;
  let left = 1;
  wasm._malloc = (size) => (left-- > 0 ? _malloc(size) : 0);
  const module = await load_module(async () => /** @type {any} */ (wasm));
  assert.deepEqual(module.decode_image(Uint8Array.of(1), 1, 1), { failure: 'out_of_memory' });
  assert.equal(allocated.size, 0);
});

test('a question that the engine does not understand is an error', async () => {
  const { wasm, allocated } = echo_module();
  wasm._kanbao_ask = () => 0;
  const module = await load_module(async () => /** @type {any} */ (wasm));
  assert.throws(() => module.height(), /the engine does not understand height/);
  assert.equal(allocated.size, 0);
});

test('a module without a host says so when it is to measure', async () => {
  /** @type {any} */
  let options;
  await load_module(async (given) => {
    options = given;
    return /** @type {any} */ (echo_module().wasm);
  });
  assert.throws(() => options.host(0), /nothing to measure and draw with/);
});
