/** The C++ side of the border as a function: messages go in, and come out as C++ has understood and written them again. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM =
  process.env.KANBAO_BORDER_ROUND_TRIP ??
  fileURLToPath(new URL('../../build/native-asan/tests/border/border_round_trip', import.meta.url));

/**
 * @typedef {object} NativeMessage
 * @property {'engine' | 'host'} side
 * @property {boolean} is_answer
 * @property {number} number of its question
 * @property {Uint8Array} bytes
 * @property {Uint8Array[]} blocks
 */

/**
 * @param {NativeMessage[]} messages
 * @returns {{is_understood: boolean, bytes: Uint8Array, blocks: Uint8Array[]}[]}
 */
export function through_native_code(messages) {
  const input = Buffer.concat(messages.flatMap(frame));
  const { status, stdout, stderr } = spawnSync(PROGRAM, { input, maxBuffer: 2 ** 30 });
  assert.equal(status, 0, String(stderr));
  let at = 0;
  const number = () => stdout.readUInt32LE((at += 4) - 4);
  const block = () => {
    const size = number();
    return Uint8Array.from(stdout.subarray(at, (at += size)));
  };
  return messages.map(() => ({
    is_understood: number() === 1,
    bytes: block(),
    blocks: Array.from({ length: number() }, block),
  }));
}

/** @param {NativeMessage} message @returns {Uint8Array[]} */
function frame({ side, is_answer, number, bytes, blocks }) {
  const head = Uint8Array.of(side === 'engine' ? 0 : 1, is_answer ? 1 : 0, number);
  return [
    head,
    size(bytes.length),
    bytes,
    size(blocks.length),
    ...blocks.flatMap((block) => [size(block.length), block]),
  ];
}

/** @param {number} count */
function size(count) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(count);
  return bytes;
}
