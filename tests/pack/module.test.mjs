/** Text crosses into the module and back whole, whatever its characters and whatever the memory does meanwhile. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load_module } from '../../web/engine/module.js';

/** A module whose describe gives its text back, whose article is its facts, and whose memory moves on every call, as it does when it grows. */
function echo_module() {
  /** @type {Set<number>} */
  const allocated = new Set();
  /** @type {[number, number]} where the facts of the open report lie, and their size */
  let opened = [0, 0];
  const wasm = {
    HEAPU8: new Uint8Array(4096),
    _malloc: (/** @type {number} */ size) => {
      assert.ok(size > 0);
      const pointer = 1024 * (allocated.size + 1);
      allocated.add(pointer);
      return pointer;
    },
    _free: (/** @type {number} */ pointer) => assert.ok(allocated.delete(pointer)),
    _kanbao_create: () => 7,
    _kanbao_describe: (/** @type {number} */ kanbao, /** @type {number} */ text, /** @type {number} */ size) => {
      assert.equal(kanbao, 7);
      wasm.HEAPU8 = Uint8Array.from(wasm.HEAPU8);
      new DataView(wasm.HEAPU8.buffer).setUint32(16, text, true);
      new DataView(wasm.HEAPU8.buffer).setUint32(20, size, true);
      return 16;
    },
    _kanbao_open: (
      /** @type {number} */ _kanbao,
      /** @type {number} */ _text,
      /** @type {number} */ _size,
      /** @type {number} */ facts,
      /** @type {number} */ facts_size,
    ) => {
      opened = [facts, facts_size];
    },
    _kanbao_article_html: (/** @type {number} */ kanbao) => wasm._kanbao_describe(kanbao, ...opened),
  };
  return { wasm, allocated };
}

test('texts come back as they were, and no copy is left behind', async () => {
  const { wasm, allocated } = echo_module();
  const module = await load_module(async () => /** @type {any} */ (wasm));
  for (const text of ['', 'plain', '看报 😀 é', '\ufeffmarked']) {
    assert.equal(module.describe(text), text);
    assert.equal(module.write_html('report', text), text);
  }
  assert.equal(allocated.size, 0);
});

test('a text for which there is no memory is an error, not a broken heap', async () => {
  const { wasm } = echo_module();
  wasm._malloc = () => 0;
  const module = await load_module(async () => /** @type {any} */ (wasm));
  assert.throws(() => module.describe('plain'), /no memory for 5 bytes/);
});
