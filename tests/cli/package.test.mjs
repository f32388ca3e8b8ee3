/** The package holds all that its commands need, nothing that depends on the machine, and no more than it may weigh. */

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { VERSION } from '../../script/lib/version.mjs';
import { REPOSITORY } from '../pack/test_build.mjs';
import { install_package, packed_package } from './installed_package.mjs';
import { Terminal } from './terminal.mjs';

const most_bytes = 12_000_000;

test('it is within its size, with licences, and runs nothing when it is installed', async () => {
  const { filename, unpackedSize, files } = packed_package();
  assert.equal(filename, `kanbao-${VERSION}.tgz`);
  assert.ok(unpackedSize <= most_bytes, `${unpackedSize} bytes`);
  const paths = files.map(({ path }) => path);
  for (const path of ['LICENSE', 'README.md', 'build/dist/licences.txt', 'build/dist/fonts/OFL.txt']) {
    assert.ok(paths.includes(path), path);
  }
  assert.deepEqual(
    paths.filter((path) => /\.(node|so|dll|dylib|exe|sh|cpp|h)$/.test(path)),
    [],
  );
  const { scripts, dependencies, bundleDependencies } = JSON.parse(
    await readFile(join(REPOSITORY, 'package.json'), 'utf8'),
  );
  for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) assert.equal(scripts[script], undefined);
  assert.equal(bundleDependencies, undefined);
  for (const range of Object.values(dependencies)) assert.match(String(range), /^\^\d+\.\d+\.\d+$/);
});

test('nothing that it needs has to be compiled or runs when it is installed', async () => {
  const { packages } = JSON.parse(await readFile(join(REPOSITORY, 'package-lock.json'), 'utf8'));
  const needed = Object.entries(packages).filter(([place, { dev }]) => place !== '' && !dev);
  assert.ok(needed.length > 20);
  for (const [place, { hasInstallScript, os, cpu, optional }] of needed) {
    // What is of one system alone is optional, and nothing goes without it.
    assert.ok(optional || !(hasInstallScript || os || cpu), place);
  }
});

describe('installed in an empty folder', () => {
  /** @type {string} */
  let home;
  /** @type {string} */
  let program;
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'kanbao-installed-'));
    program = await install_package(home);
  });
  after(() => rm(home, { recursive: true }));

  test('a report is begun, checked, built and drawn, and what is kept lies in the caches of its user', async (context) => {
    const terminal = await Terminal.open(context, program);
    const environment = { HOME: home, XDG_CACHE_HOME: join(home, 'caches'), PATH: '/nowhere' };
    const kanbao = (/** @type {string[]} */ ...args) => terminal.kanbao(args, environment);
    assert.equal(kanbao('--version').stdout, `kanbao ${VERSION}\n`);
    assert.equal(kanbao('new', '第六期月报', '--date', '2026-11-01').status, 0);
    assert.equal(kanbao('check').stdout, '1 report, nothing to put right\n');
    const built = kanbao('build', '--base-url', 'https://example.org/');
    assert.deepEqual([built.status, built.stderr], [0, '']);
    assert.match(await terminal.read('site/第六期月报.html'), /data-kanbao="html"[^]*暂无风险/);
    assert.ok((await readFile(join(terminal.folder, 'site/第六期月报.preview.png'))).length > 10_000);
    assert.match(kanbao('build', '--base-url', 'https://example.org/').stdout, /nothing has changed\n$/);
    assert.ok((await readdir(join(home, 'caches/kanbao/cache'))).includes('sites'));
  });
});
