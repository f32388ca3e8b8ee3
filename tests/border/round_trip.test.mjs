/** Every message goes from JavaScript to C++ and back as it was, and neither side takes what is none for one. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { engine_questions, host_questions } from '#border';

import { own_border } from '../../src/border/generate.mjs';
import { MessageReader, MessageWriter } from '../../web/engine/border_codec.js';
import { through_native_code } from './native_codec.mjs';
import { RandomValues } from './random_values.mjs';

const VALUES_OF_EACH = 60;
const border = own_border();

/**
 * @typedef {object} Sample
 * @property {import('../../web/engine/border_codec.js').Codec<any>} codec
 * @property {import('./native_codec.mjs').NativeMessage} message
 * @property {any} value
 */

/**
 * @param {import('../../web/engine/border_codec.js').Codec<any>} codec
 * @param {any} value
 */
function written(codec, value) {
  const writer = new MessageWriter();
  codec.write(writer, value);
  return { bytes: writer.bytes.slice(), blocks: writer.blocks };
}

/**
 * @param {import('../../web/engine/border_codec.js').Codec<any>} codec
 * @param {{bytes: Uint8Array, blocks: Uint8Array[]}} message
 */
function read(codec, { bytes, blocks }) {
  const reader = new MessageReader(bytes, blocks);
  const value = codec.read(reader);
  reader.end();
  return value;
}

/** @param {number} seed @returns {Sample[]} one of each question and of each answer */
function samples(seed) {
  const random = new RandomValues(border, seed);
  const sides = /** @type {const} */ ([
    ['engine', border.engine, engine_questions],
    ['host', border.host, host_questions],
  ]);
  return sides.flatMap(([side, questions, { by_kind }]) =>
    questions.flatMap(({ kind, fields, answer: answer_type }) => {
      const { number, question, answer } = /** @type {any} */ (by_kind)[kind];
      return [
        sample({ side, is_answer: false, number }, question, random.fields(fields)),
        sample({ side, is_answer: true, number }, answer, random.value(answer_type)),
      ];
    }),
  );
}

/**
 * @param {{side: 'engine' | 'host', is_answer: boolean, number: number}} place
 * @param {import('../../web/engine/border_codec.js').Codec<any>} codec
 * @param {any} value
 * @returns {Sample}
 */
function sample(place, codec, value) {
  return { codec, value, message: { ...place, ...written(codec, value) } };
}

describe('messages', () => {
  const all = Array.from({ length: VALUES_OF_EACH }, (_, index) => samples(1 + index)).flat();

  test('come back from C++ as they were', () => {
    const returned = through_native_code(all.map(({ message }) => message));
    all.forEach(({ codec, value }, index) => {
      assert.ok(returned[index].is_understood, JSON.stringify(value));
      assert.deepStrictEqual(read(codec, returned[index]), value);
    });
  });

  test('are plain data that can be sent to another thread', () => {
    for (const { value } of all) assert.deepStrictEqual(structuredClone(value), value);
  });

  test('that are cut off or go on are refused by both sides', () => {
    const cut = all.flatMap(({ codec, message }) => {
      const { bytes } = message;
      const sizes = new Set(
        [0, 1, 4, bytes.length >> 1, bytes.length - 1].filter((size) => size < bytes.length && size >= 0),
      );
      const others = [...sizes].map((size) => bytes.slice(0, size));
      return [...others, Uint8Array.of(...bytes, 0)].map((other) => ({ codec, message: { ...message, bytes: other } }));
    });
    const returned = through_native_code(cut.map(({ message }) => message));
    assert.deepEqual(
      returned.filter(({ is_understood }) => is_understood),
      [],
    );
    for (const { codec, message } of cut) assert.throws(() => read(codec, message), RangeError);
  });

  test('of garbage are refused or understood, and nothing is read beside them', () => {
    const random = new RandomValues(border, 7);
    const garbage = all.map(({ message }) => {
      const bytes = message.bytes.slice();
      for (let left = 3; left > 0 && bytes.length > 0; --left) bytes[random.below(bytes.length)] = random.below(256);
      return { ...message, bytes };
    });
    assert.equal(through_native_code(garbage).length, garbage.length);
  });
});

describe('a value that a type does not have', () => {
  const { set_environment, read_report, decode_image } = engine_questions.by_kind;

  test('half a pair of surrogates becomes U+FFFD', () => {
    const message = written(read_report.question, { markdown: 'a\ud800b', components: [] });
    const [returned] = through_native_code([
      { side: 'engine', is_answer: false, number: read_report.number, ...message },
    ]);
    assert.deepEqual(read(read_report.question, returned), { markdown: 'a\ufffdb', components: [] });
  });

  test('a name that an enumeration lacks is an error', () => {
    const value = {
      column_width: 1,
      ratio: 1,
      colour_scheme: 'sepia',
      contrast: 'more',
      is_justified: false,
      text_size: 16,
      own_colours: [],
      measured: [],
      opened: [],
      rooms: [],
    };
    assert.throws(() => written(set_environment.question, value), /sepia is none of light,dark/);
  });

  test('numbers and truths beyond their types are refused by C++', () => {
    const { bytes, blocks } = written(set_environment.question, {
      ...{
        column_width: 1,
        ratio: 1,
        colour_scheme: 'dark',
        contrast: 'more',
        is_justified: false,
        text_size: 16,
        own_colours: [],
        measured: [],
        opened: [],
        rooms: [],
      },
    });
    const spoiled = [16, 17, 18].map((place) => {
      const other = bytes.slice();
      other[place] = 2;
      return other;
    });
    const { number } = set_environment;
    const returned = through_native_code(
      spoiled.map((other) => ({ side: 'engine', is_answer: false, number, bytes: other, blocks })),
    );
    assert.deepEqual(
      returned.map(({ is_understood }) => is_understood),
      [false, false, false],
    );
    for (const other of spoiled.slice(0, 2)) {
      assert.throws(() => read(set_environment.question, { bytes: other, blocks }), /a choice that there is not/);
    }
  });

  test('a block that does not come along is refused', () => {
    const message = written(decode_image.question, { bytes: Uint8Array.of(1), wanted: { width: 1, height: 1 } });
    const without = { ...message, blocks: [] };
    const [returned] = through_native_code([
      { side: 'engine', is_answer: false, number: decode_image.number, ...without },
    ]);
    assert.equal(returned.is_understood, false);
    assert.throws(() => read(decode_image.question, without), /a block that it does not have/);
  });
});
