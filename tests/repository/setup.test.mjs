/** script/setup on a machine where everything is there, and on one that lacks programs and apt. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { path_of_programs } from './bare_path.mjs';
import { REPOSITORY } from './files.mjs';

const SETUP = join(REPOSITORY, 'script/setup');

test('with nothing missing it installs nothing and says nothing', () => {
  const { status, stdout, stderr } = spawnSync(SETUP, { encoding: 'utf8' });
  assert.equal(stderr, '');
  assert.equal(stdout, '');
  assert.equal(status, 0);
});

test('without apt it lists what is missing and how to get it', (context) => {
  const path = path_of_programs('bash cat dirname env node npm git');
  context.after(() => rmSync(path, { recursive: true }));
  const { status, stderr } = spawnSync(SETUP, { encoding: 'utf8', env: { ...process.env, PATH: path } });
  assert.equal(status, 1);
  assert.match(stderr, /missing here, and there is no apt-get/);
  for (const program of ['cmake', 'ninja', 'emcc', 'chromium', 'hb-subset']) {
    assert.match(stderr, new RegExp(`^setup: +${program}: .+`, 'm'));
  }
  assert.match(stderr, /emsdk/);
  assert.doesNotMatch(stderr, /^setup: +(node|npm|git): /m);
});

test('with everything but apt there is nothing to complain about', (context) => {
  const programs = 'bash cat dirname node sort head npm git cmake ninja g++ emcc clang-format clang-tidy fc-list hb-subset';
  const path = path_of_programs(`${programs} pdftotext touch mkdir chromium`);
  context.after(() => rmSync(path, { recursive: true }));
  const { status, stderr } = spawnSync(SETUP, { encoding: 'utf8', env: { ...process.env, PATH: path } });
  assert.equal(stderr, '');
  assert.equal(status, 0);
});
