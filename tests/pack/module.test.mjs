/** What is asked and answered crosses whole, whatever the memory does meanwhile, and nothing is left behind in it. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { load_reader } from '../../script/lib/build.mjs';
import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';
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

/** Every character is as wide as its font is large. @type {import('../../web/engine/border_memory.js').Host} */
const square_host = {
  measure_texts: ({ groups }) =>
    groups.flatMap((/** @type {any} */ { font, texts }) =>
      texts.map((/** @type {string} */ text) => text.length * font.size),
    ),
  measure_ink: ({ groups }) =>
    groups.flatMap((/** @type {any} */ { texts }) => texts.map(() => ({ before: 0, after: 0 }))),
  measure_font: ({ font }) => ({ ascent: font.size, descent: 0 }),
  draw_texts: () => ({}),
};

describe('the real module', async () => {
  const module = await load_reader(BUILD_FOLDERS.dist);
  /** @type {import('#border').ReportFacts} */
  const no_facts = {
    ...{ title: '', date: '', shown_date: '', authors: [], language: '', notices: [] },
    ...{ images: {}, broken: {}, emoji: {}, formulas: {}, links: {}, code: [] },
    overview: { name: '', headings: [], months: '', months_url: '', tracks: [], places: [] },
  };

  /**
   * @param {string} markdown
   * @param {Partial<import('#border').ReportFacts>} [facts]
   */
  function article_of(markdown, facts) {
    const reading = module.read(markdown);
    const { article } = reading.complete({ ...no_facts, ...facts });
    reading.close();
    return article;
  }

  for (const text of ['plain', '看报 😀 é', '看报\ufeffmarked', 'long 😀 '.repeat(100_000).trim()]) {
    test(`${JSON.stringify(text.slice(0, 20))} comes back as it was`, () => {
      assert.equal(article_of(text), `<p data-b="1">${text}</p>\n`);
      assert.ok(article_of('', { title: text }).includes(`>${text}</h1>`));
      assert.ok(article_of('', { notices: ['', text] }).includes(`>${text}</p>`));
    });
  }

  test('a report is read and completed little by little as it is at once', async () => {
    const [gradual, whole] = await Promise.all([0, 1].map(() => load_reader(BUILD_FOLDERS.dist, square_host)));
    const markdown = '## heading\n\n1. item[^1]\n\n|a|b|\n|-|-|\n|c|d|\n\n'.repeat(2000) + '[^1]: note\n';
    const parts_of_reading = () => {
      let parts = 1;
      while (!gradual.continue_reading(0)) ++parts;
      return parts;
    };
    gradual.open(markdown);
    assert.ok(parts_of_reading() > 20);
    gradual.complete({ ...no_facts, title: '题' });
    assert.ok(parts_of_reading() > 5);
    whole.open(markdown);
    whole.complete({ ...no_facts, title: '题' });
    assert.ok([...gradual.article_html_parts()].length > 5);
    assert.equal(gradual.article_html(), whole.article_html());
    assert.equal(gradual.dump('document'), whole.dump('document'));
    assert.equal(gradual.continue_reading(0), true);
  });

  test('a report is laid out little by little as it is at once', async () => {
    const [gradual, whole] = await Promise.all([0, 1].map(() => load_reader(BUILD_FOLDERS.dist, square_host)));
    for (const engine of [gradual, whole]) {
      engine.open('## heading\n\n1. item\n\n'.repeat(50));
      engine.complete(no_facts);
    }
    let parts = 1;
    while (!gradual.continue_layout(0)) ++parts;
    assert.ok(parts > 200, `${parts} parts`);
    assert.equal(gradual.dump('layout'), whole.dump('layout'));
    assert.equal(gradual.continue_layout(0), true);
    gradual.fonts_changed();
    assert.equal(gradual.continue_layout(0), false);
    assert.equal(gradual.continue_layout(Infinity), true);
  });

  test('nothing stays nothing, and the mark before a text is none of it', () => {
    assert.equal(article_of(''), '');
    assert.equal(article_of('\ufeffmarked'), '<p data-b="1">marked</p>\n');
    assert.ok(article_of('', { title: '\ufeffmarked' }).includes('>\ufeffmarked</h1>'));
  });

  test('a size that no picture has is left out of the article', () => {
    for (const [width, height] of /** @type {const} */ ([
      ...[
        [0, 0],
        [-5, 3],
        [3, -5],
        [NaN, 3],
        [3, NaN],
        [Infinity, 3],
        [3, -Infinity],
      ],
    ])) {
      const images = { 'a.png': { url: 'b.png', width, height } };
      assert.match(article_of('![a](a.png)', { images }), /<img src="b.png" alt="a" loading/);
    }
  });
});

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
  assert.throws(() => options.host(0), /this module has no host/);
});
