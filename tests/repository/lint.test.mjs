/** script/lint takes the steps that it is told, and names them when there is none of that name. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { REPOSITORY, read_text } from './files.mjs';

test('an unknown step is refused, and those that there are are named', () => {
  const { status, stderr } = spawnSync(join(REPOSITORY, 'script/lint'), ['spelling'], { encoding: 'utf8' });
  assert.equal(status, 1);
  assert.equal(
    stderr,
    'error: spelling: no step of script/lint; these are: clang-format prettier eslint stylelint types clang-tidy\n',
  );
});

test('CTest has an entry for each step', () => {
  const [, steps] = /^all=\(([^)]*)\)/m.exec(read_text('script/lint')) ?? [];
  const [, entries] = /foreach\(step ([^)]*)\)/.exec(read_text('tests/CMakeLists.txt')) ?? [];
  assert.ok(steps);
  assert.equal(entries, steps);
});
