/** What crosses between C++ and JavaScript crosses at the border: nobody else reads the module's memory or exports a function. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { read_text, repository_files } from './files.mjs';

const RULES = [
  {
    what: 'reads bytes by hand',
    forbidden: /\b(DataView|HEAP[UF]?\d+|[gs]et(Uint|Int|Float|BigInt|BigUint)\d+)\b/,
    files: repository_files('web/*.js'),
    allowed: /^web\/engine\/border_(codec|memory)\.js$/,
  },
  {
    what: "calls the module's functions by their C names",
    forbidden: /\b_(kanbao_\w+|malloc|free)\b/,
    files: repository_files('web/*.js'),
    allowed: /^web\/engine\/(border_memory|module)\.js$/,
  },
  {
    what: 'exports a function',
    forbidden: /\bEMSCRIPTEN_KEEPALIVE\b/,
    files: repository_files('src/*.cpp', 'src/*.h'),
    allowed: /^src\/main\.cpp$/,
  },
];

/** @param {typeof RULES[0]} rule @param {string} file @param {string} text */
function violations({ what, forbidden, allowed }, file, text) {
  if (allowed.test(file)) return [];
  return text.split('\n').flatMap((line, index) => (forbidden.test(line) ? [`${file}:${index + 1}: ${what}`] : []));
}

for (const rule of RULES) {
  test(`nothing beside the border ${rule.what}`, () => {
    assert.ok(rule.files.some((file) => rule.allowed.test(file)));
    assert.deepEqual(
      rule.files.flatMap((file) => violations(rule, file, read_text(file))),
      [],
    );
  });
}

test('the rules see what breaks them', () => {
  const [bytes, calls, exported] = RULES;
  const text = 'ok\nconst size = view.getUint32(8, true);\nmodule._kanbao_height(1);\nEMSCRIPTEN_KEEPALIVE int f();';
  assert.deepEqual(violations(bytes, 'web/page/a.js', text), ['web/page/a.js:2: reads bytes by hand']);
  assert.match(violations(calls, 'web/page/a.js', text)[0], /^web\/page\/a\.js:3: /);
  assert.deepEqual(violations(exported, 'src/image/a.cpp', text), ['src/image/a.cpp:4: exports a function']);
  assert.deepEqual(violations(bytes, 'web/engine/border_codec.js', text), []);
});
