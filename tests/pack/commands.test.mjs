/** The commands end with status 1 and words that help when they are called wrongly. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { REPOSITORY } from './test_build.mjs';

/**
 * @param {string} file
 * @param {string[]} args
 * @param {Record<string, string>} [environment]
 */
function run(file, args, environment = {}) {
  const options = { cwd: REPOSITORY, encoding: /** @type {const} */ ('utf8'), env: { ...process.env, ...environment } };
  const { status, stdout, stderr } = spawnSync(file, args, options);
  assert.doesNotMatch(stderr, /^\s+at /m, 'a stack trace is no message');
  return { status, stdout, stderr };
}

describe('script/pack', () => {
  test('says how it is used when asked, and when something is missing', () => {
    assert.match(run('./script/pack', ['--help']).stdout, /^usage: script\/pack PATH… --out DIR/);
    for (const args of [[], ['posts'], ['--out', 'x'], ['posts', '--out='], ['--fast', 'posts']]) {
      const { status, stderr } = run('./script/pack', args);
      assert.equal(status, 1);
      assert.match(stderr, /^error: [^]*usage: script\/pack/);
    }
  });

  test('takes full addresses only for where the site will stand', () => {
    for (const address of [
      'example.org/reports',
      '/reports/',
      'file:///site/',
      'javascript:alert(1)',
      'https://',
      '',
    ]) {
      const { status, stderr } = run('./script/pack', [
        'assets/reports',
        '--out',
        'build/never',
        '--base-url',
        address,
      ]);
      assert.equal(status, 1);
      assert.match(
        stderr,
        /^error: --base-url .*: not an address; write it in full: https:\/\/example\.org\/reports\/\n/,
      );
    }
  });

  test('packs with what it is told, says what it did, and a second time that nothing has changed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kanbao-command-'));
    try {
      await writeFile(join(folder, 'a.md'), '---\ntitle: 月报\ndate: 2023-12-01\n---\n看报\n');
      const site = join(folder, 'site');
      const args = [
        join(folder, 'a.md'),
        '--out',
        site,
        '--base-url',
        'https://example.org/reports?x#y',
        '--title',
        '看报',
        '--strict',
      ];
      const first = run('./script/pack', args);
      assert.equal(first.stderr, '');
      assert.match(first.stdout, /^a\.html: 月报 \(.*\)\n1 report in .*site, \d+ files written\n$/);
      assert.match(run('./script/pack', args).stdout, /^1 report in .*site, nothing has changed\n$/);
      assert.match(
        await readFile(join(site, 'a.html'), 'utf8'),
        /<link rel="canonical" href="https:\/\/example\.org\/reports\/a\.html">/,
      );
      assert.match(await readFile(join(site, 'archive.html'), 'utf8'), /<title>看报<\/title>/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('--strict prints each warning and ends with status 1', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kanbao-command-'));
    try {
      await writeFile(join(folder, 'a.md'), '看报 ![图](none.png)\n');
      const { status, stdout, stderr } = run('./script/pack', [
        join(folder, 'a.md'),
        '--out',
        join(folder, 'site'),
        '--strict',
      ]);
      assert.equal(status, 1);
      assert.equal(stdout, '');
      const lines = stderr.replaceAll(`${folder}/`, '').trimEnd().split('\n');
      assert.equal(lines.length, 3);
      assert.match(lines[0] ?? '', /^warning: a\.md:1: there is no front matter/);
      assert.match(lines[1] ?? '', /^warning: a\.md:1: image none\.png: /);
      assert.equal(lines[2], 'error: 2 warnings, and --strict: nothing was written.');
      assert.deepEqual(await readdir(folder), ['a.md']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('names the file that is not there', () => {
    const { status, stderr } = run('./script/pack', ['no-such-report.md', '--out', 'build/never']);
    assert.equal(status, 1);
    assert.equal(stderr, 'error: no-such-report.md: no such file or folder.\n');
  });

  test('names the folder that holds no Markdown', () => {
    const { status, stderr } = run('./script/pack', ['cmake', '--out', 'build/never']);
    assert.equal(status, 1);
    assert.equal(stderr, 'error: cmake: no Markdown file (*.md) in this folder or below it.\n');
  });
});

describe('the server command', () => {
  /**
   * Without the build that script/server runs first.
   * @param {string[]} args
   * @param {Record<string, string>} [environment]
   */
  function serve(args, environment) {
    return run(process.execPath, ['script/lib/server.mjs', ...args], environment);
  }

  test('says how it is used', () => {
    assert.match(serve(['--help']).stdout, /^usage: script\/server \[PATH…\]/);
    assert.match(serve(['--fast']).stderr, /^error: --fast: no such option/);
  });

  test('refuses what is no port', () => {
    for (const port of ['eighty', '65536', '-1', '80.5']) {
      const { status, stderr } = serve([], { PORT: port });
      assert.equal(status, 1);
      assert.match(stderr, new RegExp(`^error: PORT=${port} is not a port number`));
    }
  });

  test('names the path that is not there', () => {
    const { status, stderr } = serve(['no-such-folder'], { PORT: '0' });
    assert.equal(status, 1);
    assert.equal(stderr, 'error: no-such-folder: no such file or folder.\n');
  });
});
