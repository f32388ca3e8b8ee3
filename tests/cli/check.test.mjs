/** `kanbao check` tells what is wrong, to people, to programs and beside the lines of a pull request, and writes nothing. */

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';

import { Terminal, REPORT } from './terminal.mjs';

/** @param {import('node:test').TestContext} context */
async function with_faults(context) {
  const terminal = await Terminal.open(context);
  await terminal.put('posts/a.md', REPORT);
  await terminal.put('posts/b, 1%.md', `${REPORT.replace('12-01', '11-01')}\n![图](none.png)\n`);
  await terminal.put('kanbao.config.json', '{\n  "titel": "月报"\n}\n');
  return terminal;
}

test('every warning is told, with status 1, and nothing is written', async (context) => {
  const terminal = await with_faults(context);
  const { status, stdout, stderr } = terminal.kanbao(['check']);
  assert.equal(status, 1);
  assert.equal(stderr, '');
  const [config, image, sum] = stdout.trimEnd().split('\n');
  assert.match(config ?? '', /^warning: kanbao\.config\.json:2:3: “titel” means nothing here \(known: .*title/);
  assert.match(image ?? '', /^warning: posts\/b, 1%\.md:8: image none\.png: /);
  assert.equal(sum, '2 reports, 2 warnings');
  assert.deepEqual((await readdir(terminal.folder)).sort(), ['kanbao.config.json', 'posts']);
});

test('without a fault the status is 0, and --quiet says nothing', async (context) => {
  const terminal = await Terminal.open(context);
  await terminal.put('a.md', REPORT);
  assert.deepEqual(terminal.kanbao(['check', 'a.md']), {
    status: 0,
    stdout: '1 report, nothing to put right\n',
    stderr: '',
  });
  assert.equal(terminal.kanbao(['check', '--quiet']).stdout, '');
});

test('as annotations of GitHub, with what their syntax needs escaped', async (context) => {
  const terminal = await with_faults(context);
  const { status, stdout } = terminal.kanbao(['check', '--format', 'github']);
  assert.equal(status, 1);
  const [config, image, ...others] = stdout.trimEnd().split('\n');
  assert.match(config ?? '', /^::warning file=kanbao\.config\.json,line=2,col=3::“titel” means nothing/);
  assert.match(image ?? '', /^::warning file=posts\/b%2C 1%25\.md,line=8::image none\.png: /);
  assert.deepEqual(others, []);
  const failed = terminal.kanbao(['check', 'none', '--format', 'github']);
  assert.equal(failed.stdout, '::error::none: no such file or folder.\n');
  assert.equal(failed.status, 1);
});

test('as JSON, whose outcome is JSON also where it failed', async (context) => {
  const terminal = await with_faults(context);
  const { warnings, reports } = JSON.parse(terminal.kanbao(['check', '--format', 'json']).stdout);
  assert.deepEqual(
    reports.map((/** @type {{file: string}} */ { file }) => file),
    ['posts/a.md', 'posts/b, 1%.md'],
  );
  assert.deepEqual([warnings[1].file, warnings[1].line, warnings[1].column], ['posts/b, 1%.md', 8, 0]);
  const failed = terminal.kanbao(['check', 'none', '--format', 'json']);
  assert.equal(JSON.parse(failed.stdout).error, 'none: no such file or folder.');
  assert.equal(failed.status, 1);
});
