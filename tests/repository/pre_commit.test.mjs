/** script/pre-commit, as Git's hook in a repository of its own: what is in form is committed, what is not is named. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { REPOSITORY } from './files.mjs';

/** @param {import('node:test').TestContext} context */
function repository_with_hook(context) {
  const folder = mkdtempSync(join(tmpdir(), 'kanbao-hook-'));
  context.after(() => rmSync(folder, { recursive: true }));
  /** @param {string[]} words */
  const git = (...words) => spawnSync('git', words, { cwd: folder, encoding: 'utf8' });
  git('init', '--quiet');
  git('config', 'user.name', 'tester');
  git('config', 'user.email', 'tester@example.org');
  for (const name of ['.clang-format', '.prettierrc.json', 'eslint.config.js', 'package.json']) {
    copyFileSync(join(REPOSITORY, name), join(folder, name));
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, '.git/hooks'), { recursive: true });
  symlinkSync(join(REPOSITORY, 'script/pre-commit'), join(folder, '.git/hooks/pre-commit'));

  /** @param {Record<string, string>} files by name */
  function commit(files) {
    mkdirSync(join(folder, 'script'), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    git('add', ...Object.keys(files));
    return git('commit', '--quiet', '-m', 'Try');
  }
  return { folder, git, commit };
}

const WELL_FORMED = {
  'script/a.mjs': "export const name = 'x';\n",
  'a.css': 'p {\n  color: red;\n}\n',
  'a.cpp': 'int one() { return 1; }\n',
  'notes.txt': 'whatever  \n',
};

test('what is in form is committed', (context) => {
  const { status, stderr } = repository_with_hook(context).commit(WELL_FORMED);
  assert.equal(stderr, '');
  assert.equal(status, 0);
});

test('what is not in form is named and not committed', (context) => {
  const { commit, git } = repository_with_hook(context);
  const faults = {
    'a.cpp': ['int  one(){return 1;}\n', /a\.cpp:1.*clang-format/],
    'script/a.mjs': ['export const name = "x"\n', /a\.mjs: not as Prettier writes it/],
    'a.css': ['p{color:red}\n', /a\.css: not as Prettier writes it/],
    'script/b.mjs': ['var name = 1;\nexport { name };\n', /no-var/],
  };
  for (const [name, [text, said]] of Object.entries(faults)) {
    const { status, stdout, stderr } = commit({ [name]: String(text) });
    assert.equal(status, 1, name);
    assert.match(stdout + stderr, /** @type {RegExp} */ (said));
    assert.match(stderr, /nothing is committed/);
    git('reset', '--quiet');
  }
});

test('what counts is what is staged, not what lies beside it', (context) => {
  const { commit, git, folder } = repository_with_hook(context);
  writeFileSync(join(folder, 'a.css'), 'p{color:red}\n');
  git('add', 'a.css');
  writeFileSync(join(folder, 'a.css'), WELL_FORMED['a.css']);
  assert.equal(git('commit', '--quiet', '-m', 'Try').status, 1);
  assert.equal(commit({ 'a.css': WELL_FORMED['a.css'] }).status, 0);
});
