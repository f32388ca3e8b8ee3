/** A library's file, patched when configuring: the copy that is compiled, and the library that others share. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const FUNCTION = fileURLToPath(new URL('../../cmake/patched_source.cmake', import.meta.url));
const LIBRARY = 'int first;\nint second;\nint third;\n';
const PATCHED = 'int first;\nint other;\nint third;\n';
const PATCH = `Why it is patched.

--- a/library.c
+++ b/library.c
@@ -1,3 +1,3 @@
 int first;
-int second;
+int other;
 int third;
`;
const PROJECT = `
cmake_minimum_required(VERSION 3.24)
project(fixture LANGUAGES NONE)
include("${FUNCTION}")
kanbao_patched_source("\${CMAKE_SOURCE_DIR}/library.c" "\${CMAKE_SOURCE_DIR}/ours.patch" patched)
message(STATUS "patched: \${patched}")
`;

/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanbao-patch-'));
  writeFileSync(join(folder, 'CMakeLists.txt'), PROJECT);
  writeFileSync(join(folder, 'library.c'), LIBRARY);
  writeFileSync(join(folder, 'ours.patch'), PATCH);
});

afterEach(() => rmSync(folder, { recursive: true }));

/** @param {Record<string, string>} [environment] */
function configure(environment = {}) {
  const { status, stdout, stderr } = spawnSync('cmake', ['-S', folder, '-B', join(folder, 'build')], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  return { status, text: (stdout + stderr).replace(/\s+/g, ' '), file: /^-- patched: (.*)$/m.exec(stdout)?.[1] ?? '' };
}

/** @param {string} file */
function text_of(file) {
  return readFileSync(file, 'utf8');
}

test('the copy is patched, the library is not', () => {
  const { status, text, file } = configure();
  assert.equal(status, 0, text);
  assert.equal(text_of(file), PATCHED);
  assert.equal(text_of(join(folder, 'library.c')), LIBRARY);
});

test('so it is within a repository, below a Git hook, with a patch as Git writes them', () => {
  writeFileSync(join(folder, 'ours.patch'), PATCH.replace('---', 'diff --git a/library.c b/library.c\n---'));
  assert.equal(spawnSync('git', ['init', '-q', folder]).status, 0);
  mkdirSync(join(folder, 'build'));
  const { status, text, file } = configure({ GIT_DIR: join(folder, '.git'), GIT_WORK_TREE: folder });
  assert.equal(status, 0, text);
  assert.equal(text_of(file), PATCHED);
});

test('what has not changed is not written, and so not compiled, again', () => {
  const { file } = configure();
  utimesSync(file, 1, 1);
  assert.equal(configure().status, 0);
  assert.equal(statSync(file).mtimeMs, 1000);
});

test('a changed patch is applied to the library as it was', () => {
  configure();
  writeFileSync(join(folder, 'ours.patch'), PATCH.replace('+int other', '+int another'));
  const { status, text, file } = configure();
  assert.equal(status, 0, text);
  assert.equal(text_of(file), PATCHED.replace('other', 'another'));
});

test('configuring stops where the patch does not fit, and says which', () => {
  writeFileSync(join(folder, 'library.c'), LIBRARY.replace('second', 'newer'));
  const { status, text } = configure();
  assert.notEqual(status, 0);
  assert.match(text, /ours\.patch does not apply to this version of the library/);
  assert.match(text, /library\.c: patch does not apply/);
  assert.ok(!existsSync(join(folder, 'build/generated/patched/library.c')));
});

test('configuring stops where the patch changes nothing', () => {
  writeFileSync(join(folder, 'ours.patch'), '--- /dev/null\n+++ b/new.c\n@@ -0,0 +1 @@\n+int other;\n');
  const { status, text } = configure();
  assert.notEqual(status, 0);
  assert.match(text, /ours\.patch changes nothing in \S+library\.c/);
});
