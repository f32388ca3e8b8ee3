/** Every file of JavaScript opens with one comment that says what it is for. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { read_text, repository_files } from './files.mjs';

/**
 * A comment with tags describes what follows it, not the file.
 * @param {string} text
 * @returns {boolean} whether it opens with a purpose comment
 */
function has_header(text) {
  const [, header] = /^(?:#!.*\n)?\/\*\*((?:[^*]|\*(?!\/))*)\*\/\n/.exec(text) ?? [];
  return header !== undefined && /\p{L}/u.test(header) && !/^[\s*]*@\w/m.test(header);
}

test('the rule sees what breaks it', () => {
  for (const text of [
    '// Adds.\nexport const add = 1;\n',
    "import { a } from './a.js';\n",
    '/* Adds. */\nexport const add = 1;\n',
    '/** */\nexport const add = 1;\n',
    '/**\n * @param {number} a\n */\nexport function add(a) {}\n',
    '/** @returns {number} what was added */\nexport function add() {}\n',
    '/** Adds. */ export const add = 1;\n',
    '',
  ]) {
    assert.ok(!has_header(text), text);
  }
  assert.ok(has_header('/** Adds two numbers. */\n\nexport const add = 1;\n'));
  assert.ok(has_header('#!/usr/bin/env node\n/**\n * Adds; a * b too.\n */\n\nexport const add = 1;\n'));
});

test('each file of web/, script/ and tests/ opens with what it is for', () => {
  const files = repository_files('web/*.js', 'script/*.mjs', 'tests/*.mjs', 'tests/*.js', '*.js');
  assert.ok(files.length > 150);
  assert.deepEqual(
    files.filter((file) => !has_header(read_text(file))),
    [],
  );
});
