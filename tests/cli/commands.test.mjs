/** The commands end with status 1 and words that help when they are called wrongly. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { REPOSITORY } from '../pack/test_build.mjs';

/**
 * @param {string} file
 * @param {string[]} args
 * @param {Record<string, string>} [environment]
 */
function run(file, args, environment = {}) {
  const options = {
    cwd: REPOSITORY,
    encoding: /** @type {const} */ ('utf8'),
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...environment },
  };
  const { status, stdout, stderr } = spawnSync(file, args, options);
  assert.doesNotMatch(stderr, /^\s+at /m, 'a stack trace is no message');
  return { status, stdout, stderr };
}

describe('script/pack', () => {
  test('says how it is used when asked', () => {
    assert.match(run('./script/pack', ['--help']).stdout, /^kanbao build \[paths\.\.\]\n[^]* --base-url /);
  });

  test('says in a sentence what is missing or cannot be', () => {
    for (const [args, says] of /** @type {[string[], RegExp][]} */ ([
      [[], /^error: which reports\? Name Markdown files or folders \(kanbao build posts\/\), or write "reports" into /],
      [['posts', '--fast'], /^error: Unknown argument: fast\n“kanbao build --help” tells what there is\.\n$/],
      [
        ['posts', '--out'],
        /^error: Not enough arguments following: out\n“kanbao build --help” tells what there is\.\n$/,
      ],
      [
        ['assets/reports', '--out', 'README.md'],
        /^error: .*README\.md is a file; a site is written into a folder\.\n$/,
      ],
      [
        ['assets/reports', '--language', 'no tag'],
        /^error: --language no tag: not a language tag; write zh-CN or en\.\n$/,
      ],
    ])) {
      const { status, stderr } = run('./script/pack', args);
      assert.match(stderr, says);
      assert.equal(status, 1);
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
    return run(process.execPath, ['script/cli/kanbao.mjs', 'serve', ...args], environment);
  }

  test('says how it is used', () => {
    assert.match(serve(['--help']).stdout, /^kanbao serve \[paths\.\.\]\n[^]* --port /);
    assert.match(serve(['--fast']).stderr, /^error: Unknown argument: fast\n/);
  });

  test('refuses what is no port', () => {
    for (const port of ['eighty', '65536', '-1', '80.5']) {
      for (const { status, stderr } of [serve([], { PORT: port }), serve([`--port=${port}`])]) {
        assert.equal(status, 1);
        assert.match(stderr, new RegExp(`^error: ${port} is not a port number`));
      }
    }
  });

  test('names the path that is not there', () => {
    const { status, stderr } = serve(['no-such-folder'], { PORT: '0' });
    assert.equal(status, 1);
    assert.equal(stderr, 'error: no-such-folder: no such file or folder.\n');
  });

  test('shows the samples where no path is named, whatever else is', () => {
    const samples = ['--samples', 'no-such-samples', '--title', '月报'];
    assert.equal(serve(samples, { PORT: '0' }).stderr, 'error: no-such-samples: no such file or folder.\n');
    const named = serve([...samples, 'no-such-folder'], { PORT: '0' });
    assert.equal(named.stderr, 'error: no-such-folder: no such file or folder.\n');
    assert.ok(!serve(['--help']).stdout.includes('samples'), 'it is nobody else’s');
  });

  test('is what script/server calls when it has built, with all that it was given', async (context) => {
    const checkout = await mkdtemp(join(tmpdir(), 'kanbao-checkout-'));
    context.after(() => rm(checkout, { recursive: true }));
    await mkdir(join(checkout, 'script/cli'), { recursive: true });
    await cp(join(REPOSITORY, 'script/server'), join(checkout, 'script/server'));
    await writeFile(join(checkout, 'script/build'), '#!/bin/sh\necho built\n', { mode: 0o755 });
    await writeFile(join(checkout, 'script/cli/kanbao.mjs'), 'console.log(process.argv.slice(2).join(" "));');
    const { stdout } = run(join(checkout, 'script/server'), ['--port', '8123']);
    assert.equal(stdout, `built\nserve --no-open --samples ${checkout}/assets/reports --port 8123\n`);
  });
});

describe('kanbao', () => {
  const kanbao = (/** @type {string[]} */ args, /** @type {Record<string, string>} */ environment = {}) =>
    run(process.execPath, ['script/cli/kanbao.mjs', ...args], environment);
  const commands = ['serve', 'build', 'new', 'check', 'preview'];

  test('tells its commands in the language of the terminal', () => {
    for (const [locale, word, example] of [
      ['C.UTF-8', 'Commands:', 'Examples:'],
      ['zh_CN.UTF-8', '命令：', '示例：'],
      ['zh_TW.UTF-8', '命令：', '示例：'],
      ['fr_FR.UTF-8', 'Commands:', 'Examples:'],
    ]) {
      const help = kanbao(['--help'], { LC_ALL: locale ?? '' }).stdout;
      assert.ok(help.includes(word ?? ''), help);
      for (const command of commands) {
        assert.match(help, new RegExp(`^ +kanbao ${command}\\b`, 'm'));
        const own = kanbao([command, '--help'], { LC_ALL: locale ?? '' }).stdout;
        assert.ok(own.includes(example ?? ''), own);
      }
    }
  });

  test('has no line that is wider than a terminal of 80 columns, where a Chinese character is two wide', async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'kanbao-columns-'));
    context.after(() => rm(folder, { recursive: true }));
    const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu;
    for (const [locale, command] of [
      ...commands.map((name) => ['zh_CN.UTF-8', `${name} --help`]),
      ['zh_CN.UTF-8', '--help'],
      ['C.UTF-8', 'build --help'],
    ]) {
      const typed = `stty cols 80; LC_ALL=${locale} '${process.execPath}' script/cli/kanbao.mjs ${command}`;
      const { stdout } = run('script', ['-qec', typed, join(folder, 'typescript')]);
      const lines = stdout.split(/\r?\n/);
      assert.ok(lines.length > 10, stdout);
      for (const line of lines) assert.ok(line.length + (line.match(wide)?.length ?? 0) <= 80, line);
    }
  });

  test('without a command, or with one that there is not, it says where to look', () => {
    const none = kanbao([]);
    assert.equal(none.stderr, 'error: what is to be done?\n“kanbao --help” tells what there is.\n');
    const wrong = kanbao(['biuld']);
    assert.equal(wrong.stderr, 'error: Did you mean build?\n“kanbao --help” tells what there is.\n');
    assert.deepEqual([none.status, wrong.status], [1, 1]);
    assert.match(kanbao([], { LC_ALL: 'zh_CN.UTF-8' }).stderr, /^error: 要做什么？\n用法见“kanbao --help”。\n$/);
  });

  test('completes commands and options in bash and zsh', () => {
    assert.match(
      kanbao(['completion'], { SHELL: '/bin/bash' }).stdout,
      /complete .*-F _kanbao_yargs_completions kanbao/,
    );
    assert.match(kanbao(['completion'], { SHELL: '/bin/zsh', ZSH_NAME: 'zsh' }).stdout, /^#compdef kanbao/);
    assert.match(kanbao(['--get-yargs-completions', 'kanbao', 'b']).stdout, /^build(:.*)?$/m);
    assert.match(kanbao(['--get-yargs-completions', 'kanbao', 'build', '--ba']).stdout, /^--base-url(:.*)?$/m);
  });

  test('takes every path that it is given, and of an option that is written twice the last', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kanbao-command-'));
    try {
      const files = ['a.md', 'b.md', 'c.md'].map((name) => join(folder, name));
      for (const file of files) await writeFile(file, '---\ntitle: 月报\ndate: 2023-12-01\n---\n看报\n');
      const [a = '', b = '', c = ''] = files;
      const site = join(folder, 'site');
      const { stdout } = kanbao(['build', a, b, '--title', '一', '--out', site, '--title', '二', c]);
      assert.match(stdout, /^3 reports in .*site, /m);
      assert.match(await readFile(join(site, 'archive.html'), 'utf8'), /<title>二<\/title>/);
      assert.equal(JSON.parse(kanbao(['check', a, b, '--format', 'json']).stdout).reports.length, 2);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('tells the outcome of a build as JSON', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kanbao-command-'));
    try {
      const file = join(folder, 'a.md');
      await writeFile(file, '---\ntitle: 月报\ndate: 2023-12-01\n---\n看报 ![图](none.png)\n');
      const args = ['build', file, '--out', join(folder, 'site'), '--json'];
      const { status, stdout, stderr } = kanbao(args);
      assert.deepEqual([status, stderr], [0, '']);
      const { reports, changed, warnings } = JSON.parse(stdout);
      const report = { file, name: 'a', title: '月报', date: '2023-12-01', language: 'zh-CN' };
      assert.deepEqual(reports, [{ ...report, url: 'a.html', offline: 'a.offline.html' }]);
      assert.ok(changed > 20);
      assert.deepEqual([warnings[0].file, warnings[0].line], [file, 5]);
      const strict = kanbao([...args, '--strict']);
      assert.equal(JSON.parse(strict.stdout).error, 'one warning, and --strict: nothing was written.');
      assert.equal(strict.status, 1);
      assert.equal(kanbao([...args.slice(0, -1), '--quiet']).stdout, '');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
