/** Page, packer and list of changes tell the version of package.json. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { VERSION } from '../../script/lib/version.mjs';
import { read_text, REPOSITORY } from './files.mjs';

/** @param {string} changes */
function newest_entry(changes) {
  return /^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$/m.exec(changes)?.[1];
}

test('the newest entry of CHANGELOG.md is the version', () => {
  assert.equal(newest_entry('# Changes\n\n## [9.8.7] - 2020-01-02\n\n## [1.0.0] - 2020-01-01\n'), '9.8.7');
  assert.equal(newest_entry(read_text('CHANGELOG.md')), VERSION);
  assert.equal(JSON.parse(read_text('package.json')).version, VERSION);
  assert.equal(JSON.parse(read_text('package-lock.json')).version, VERSION);
});

test('script/pack tells it', () => {
  const { status, stdout } = spawnSync(join(REPOSITORY, 'script/pack'), ['--version'], { encoding: 'utf8' });
  assert.equal(stdout, `kanbao ${VERSION}\n`);
  assert.equal(status, 0);
});

test('the programs of the pages tell it as kanbao.version', (context) => {
  for (const program of ['build/dist/kanbao.js', 'build/dist/kanbao-view.js']) {
    if (!existsSync(join(REPOSITORY, program))) return context.skip('build/dist is empty: run script/build');
    assert.ok(read_text(program).includes(`version:"${VERSION}"`), program);
  }
});
