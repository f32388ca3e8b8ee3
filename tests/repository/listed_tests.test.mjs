/** A test that no CMakeLists.txt names would never run. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';

import { REPOSITORY, read_text, repository_files } from './files.mjs';

/** @param {string} file */
function is_listed(file) {
  const list = join(dirname(file), 'CMakeLists.txt');
  const name = basename(file).replace(/\.test\.mjs$/, '');
  if (!existsSync(join(REPOSITORY, list))) return false;
  return read_text(list)
    .split(/[\s()]+/)
    .includes(name);
}

/** @param {string} file @param {string} folder */
function names_folder(file, folder) {
  return read_text(file).includes(`add_subdirectory(${folder})`);
}

test('every test file is listed by its folder', () => {
  const tests = repository_files('tests/*.test.mjs', 'tests/*_test.cpp');
  assert.ok(tests.length > 5);
  assert.deepEqual(
    tests.filter((file) => !is_listed(file)),
    [],
  );
});

test('every folder of tests is entered', () => {
  const lists = repository_files('tests/*/CMakeLists.txt');
  const forgotten = lists.filter((list) => {
    const folder = dirname(list);
    const parent = join(dirname(folder), 'CMakeLists.txt');
    return !existsSync(join(REPOSITORY, parent)) || !names_folder(parent, basename(folder));
  });
  assert.deepEqual(forgotten, []);
});
