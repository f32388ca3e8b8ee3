/** The dependency provider as CMake calls it, when GitHub cannot be reached. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { FakeMirror, make_tarball, no_apt, sha256 } from './fake_mirror.mjs';

const CMAKE_FOLDER = fileURLToPath(new URL('../../cmake', import.meta.url));
const TARBALL = make_tarball('// the library');
const skip = no_apt();

// The download that FetchContent would do cannot succeed, so only the provider can have given the source.
const PROJECT = `
cmake_minimum_required(VERSION 3.24)
project(fixture LANGUAGES NONE)
include(FetchContent)
FetchContent_Declare(stb URL file:///nowhere/stb.tar.gz SOURCE_SUBDIR no-build)
FetchContent_MakeAvailable(stb)
message(STATUS "source: \${stb_SOURCE_DIR}")
`;

/** @type {FakeMirror} */
let mirror;
/** @type {string} */
let folder;

beforeEach(() => {
  mirror = new FakeMirror();
  folder = mkdtempSync(join(tmpdir(), 'kanbao-project-'));
  mkdirSync(join(folder, 'cmake'));
  cpSync(CMAKE_FOLDER, join(folder, 'cmake'), { recursive: true });
  writeFileSync(join(folder, 'CMakeLists.txt'), PROJECT);
  const pin = `set(kanbao_source_package_stb library 1.2.3 ${sha256(TARBALL)})\n`;
  writeFileSync(join(folder, 'pin.cmake'), pin);
});

afterEach(() => {
  mirror.remove();
  rmSync(folder, { recursive: true });
});

/** @param {string} build @param {string[]} settings */
function configure(build, ...settings) {
  const includes = `${folder}/cmake/dependency_provider.cmake;${folder}/pin.cmake`;
  const args = ['-S', folder, '-B', join(folder, build), '-D', `CMAKE_PROJECT_TOP_LEVEL_INCLUDES=${includes}`];
  const { status, stdout, stderr } = spawnSync('cmake', [...args, '-D', 'KANBAO_GITHUB_REACHABLE=OFF', ...settings], {
    encoding: 'utf8',
    env: { ...process.env, KANBAO_SOURCE_REPOSITORY: mirror.uri, KANBAO_SOURCE_SUITES: 'stable' },
  });
  return { status, text: stdout + stderr, source: /^-- source: (.*)$/m.exec(stdout)?.[1] ?? '' };
}

test('the source is unpacked, and shared by build folders', { skip }, () => {
  mirror.add_suite('stable', [{ name: 'library', version: '1.2.3', tarball: TARBALL }]);
  const first = configure('build/one');
  assert.equal(first.status, 0, first.text);
  assert.equal(readFileSync(join(first.source, 'library.h'), 'utf8'), '// the library');

  rmSync(join(mirror.folder, 'pool'), { recursive: true });
  const second = configure('build/two');
  assert.equal(second.status, 0, second.text);
  assert.equal(second.source, first.source);
});

test('what was taken instead is said', { skip }, () => {
  mirror.add_suite('stable', [{ name: 'library', version: '1.4', tarball: TARBALL }]);
  const { status, text } = configure('build/one');
  assert.equal(status, 0, text);
  assert.match(text, /took library 1\.4 instead of the pinned 1\.2\.3 because stable: has 1\.4/);
});

test('configuring stops with the reason when nothing fits', { skip }, () => {
  mirror.add_suite('stable', [{ name: 'library', version: '2.0', tarball: TARBALL }]);
  const { status, text } = configure('build/one');
  assert.notEqual(status, 0);
  assert.match(text, /could not get version 1\.2\.3/);
  assert.match(text, /stable: has 2\.0/);
  assert.ok(!existsSync(join(folder, 'build/_deps-cache/source')));
});

test('a source folder given by hand comes first', { skip }, () => {
  mkdirSync(join(folder, 'mine'));
  const { status, text, source } = configure('build/one', '-D', `FETCHCONTENT_SOURCE_DIR_STB=${folder}/mine`);
  assert.equal(status, 0, text);
  assert.equal(source, join(folder, 'mine'));
});
