/** A test that no CMakeLists.txt names would never run, nor would the part of one that looks at published reports. */

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

/** @param {string} text of a CMakeLists.txt @returns {string[]} the files whose tests of published reports are an entry */
function published_entries(text) {
  const lists = text.matchAll(/kanbao_published_tests\(([^)]*)\)|kanbao_ratio_tests\(published (\w+)/g);
  return [...lists].flatMap(([, names = '', name = '']) => `${names} ${name}`.split(/\s+/).filter(Boolean)).sort();
}

/** @param {string} text of a test @returns {boolean} */
const looks_at_published = (text) => /\b(published_reports|real_reports|real_reports_folder)\b/.test(text);

test('an entry that is named twice or not at all is told apart', () => {
  const list = 'kanbao_node_tests(x a b)\nkanbao_published_tests(\n  a\n  c)\nkanbao_ratio_tests(published d 1 2)\n';
  assert.deepEqual(published_entries(list), ['a', 'c', 'd']);
  assert.ok(looks_at_published('const site = await published_reports(context);'));
  assert.ok(!looks_at_published("test('reports that were published', () => {});"));
});

test('every file that looks at published reports has an entry for that', () => {
  const tests = repository_files('tests/*.test.mjs').filter((file) => !file.startsWith('tests/repository/'));
  const looking = tests.filter((file) => looks_at_published(read_text(file)));
  const lists = repository_files('tests/*/CMakeLists.txt').map(read_text);
  assert.deepEqual(lists.flatMap(published_entries).sort(), looking.map((file) => basename(file, '.test.mjs')).sort());
  // By this word the entry picks its tests.
  const unnamed = looking.filter((file) => !/(test|describe)\([^\n]*published/.test(read_text(file)));
  assert.deepEqual(unnamed, []);
});
