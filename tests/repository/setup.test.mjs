/** script/setup on a machine where everything is there, on one that lacks programs and apt, and on one that has apt. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { path_of_programs } from './bare_path.mjs';
import { REPOSITORY, read_text } from './files.mjs';

const SETUP = join(REPOSITORY, 'script/setup');
const ENOUGH =
  'bash cat dirname env node sort head npm git cmake ninja g++ emcc clang-format clang-tidy fc-list hb-subset pdftotext ' +
  'touch mkdir';

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
  for (const program of ['cmake', 'ninja', 'emcc', 'hb-subset']) {
    assert.match(stderr, new RegExp(`^setup: +${program}: .+`, 'm'));
  }
  assert.match(stderr, /emsdk/);
  assert.doesNotMatch(stderr, /^setup: +(node|npm|git): /m);
});

for (const [system, advice] of /** @type {[string, RegExp][]} */ ([
  ['Darwin', /brew install cmake ninja emscripten .*\n.*brew --prefix llvm/],
  ['MINGW64_NT-10.0', /wsl --install -d Debian\n.*within it/],
  ['Linux', /pdftotext: .*\nsetup: Install these/],
])) {
  test(`on ${system} it says where these come from`, (context) => {
    const path = path_of_programs('bash cat dirname env node npm git');
    context.after(() => rmSync(path, { recursive: true }));
    writeFileSync(join(path, 'uname'), `#!/usr/bin/env bash\necho ${system}\n`, { mode: 0o755 });
    const { status, stderr } = spawnSync(SETUP, { encoding: 'utf8', env: { ...process.env, PATH: path } });
    assert.equal(status, 1);
    assert.match(stderr, advice);
    assert.equal(/brew|wsl/.test(stderr), system !== 'Linux');
  });
}

test('with everything but apt there is nothing to complain about', (context) => {
  const path = path_of_programs(`${ENOUGH} uname`);
  context.after(() => rmSync(path, { recursive: true }));
  for (const words of [[], ['tests']]) {
    const { status, stderr } = spawnSync(SETUP, words, { encoding: 'utf8', env: { ...process.env, PATH: path } });
    assert.equal(stderr, '');
    assert.equal(status, 0);
  }
});

/**
 * A machine whose apt installs nothing, writes down what it is asked for, and has no firefox-esr.
 * @param {import('node:test').TestContext} context
 */
function machine_with_apt(context) {
  const path = path_of_programs(`${ENOUGH} uname`);
  context.after(() => rmSync(path, { recursive: true }));
  const asked = join(path, 'asked');
  const programs = {
    id: 'echo 0',
    'apt-cache': '[[ $2 != firefox-esr && $2 != chromium ]]',
    'apt-get': `echo "$*" >> '${asked}'`,
  };
  for (const [name, body] of Object.entries(programs)) {
    writeFileSync(join(path, name), `#!/usr/bin/env bash\n${body}\n`, { mode: 0o755 });
  }
  /** @param {string[]} words */
  const set_up = (...words) => spawnSync(SETUP, words, { encoding: 'utf8', env: { ...process.env, PATH: path } });
  return { set_up, asked: () => (existsSync(asked) ? readFileSync(asked, 'utf8') : '') };
}

test('a Node older than package.json asks for is named, with the one that is needed', (context) => {
  const path = path_of_programs(`${ENOUGH} uname`);
  context.after(() => rmSync(path, { recursive: true }));
  const needed = JSON.parse(read_text('package.json')).engines.node.replace('>=', '');
  rmSync(join(path, 'node'));
  writeFileSync(join(path, 'node'), '#!/usr/bin/env bash\necho v18.9.0\n', { mode: 0o755 });
  const { status, stderr } = spawnSync(SETUP, { encoding: 'utf8', env: { ...process.env, PATH: path } });
  assert.equal(status, 1);
  assert.ok(stderr.includes(`Node 18.9.0 is too old: kanbao needs ${needed} or newer`), stderr);
});

test('what only tests need is not installed on the way to the first page', (context) => {
  const machine = machine_with_apt(context);
  const { status, stderr } = machine.set_up();
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.equal(machine.asked(), '');
});

test('the other browsers are installed for the tests, as far as apt has them', (context) => {
  const machine = machine_with_apt(context);
  const { status, stderr } = machine.set_up('tests');
  assert.equal(status, 0, stderr);
  const [install = ''] = machine
    .asked()
    .split('\n')
    .filter((line) => line.includes(' install '));
  for (const name of ['chromium-headless-shell', 'webkit2gtk-driver', 'xvfb', 'openbox', 'xdotool', 'xclip']) {
    assert.ok(install.split(' ').includes(name), name);
  }
  assert.doesNotMatch(install, /firefox|chromium /);
  assert.match(
    stderr,
    /apt has no chromium \(Ubuntu's is a snap\), which the tests need: install it with snap, or Google Chrome/,
  );
  assert.match(stderr, /apt has no firefox-esr: the tests that need it are skipped/);
});
