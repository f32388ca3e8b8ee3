/** What must not stand in a repository that others clone: paths of one machine, and hosts that only it downloads from. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { read_text, repository_files } from './files.mjs';

const BINARY = /\.(png|jpe?g|gif|bmp|webp|avif|ico|otf|ttf|woff2?|wasm|gz)$/;

// Written in pieces, so that this file does not hold what it looks for.
const FORBIDDEN = [
  { what: 'a home folder', pattern: new RegExp('/' + '(home|Users)/[a-z]|/' + 'root/') },
  { what: "a machine's work folder", pattern: new RegExp('/' + 'work/|file://' + '/tmp/') },
  { what: 'a package registry', pattern: new RegExp('registry\\.' + 'npm|npm' + 'mirror|yarn' + 'pkg', 'i') },
  { what: 'a package mirror', pattern: new RegExp('(deb|ftp|security|archive)\\.' + '(debian|ubuntu)\\.', 'i') },
];

/** @param {string} text */
function forbidden_in(text) {
  return FORBIDDEN.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what);
}

test('the patterns find what they look for', () => {
  assert.deepEqual(forbidden_in('see /' + 'home/me/x'), ['a home folder']);
  assert.deepEqual(forbidden_in('https://registry.' + 'npmjs.org/x'), ['a package registry']);
  assert.deepEqual(forbidden_in('http://deb.' + 'debian.org/debian'), ['a package mirror']);
});

test('no file names this machine or a registry', () => {
  const found = repository_files()
    .filter((file) => !BINARY.test(file))
    .flatMap((file) => forbidden_in(read_text(file)).map((what) => `${file}: ${what}`));
  assert.deepEqual(found, []);
});

test('the lock file pins contents, not addresses', () => {
  /** @type {{packages: Record<string, {integrity?: string, resolved?: string}>}} */
  const { packages } = JSON.parse(read_text('package-lock.json'));
  const entries = Object.entries(packages).filter(([path]) => path !== '');
  assert.ok(entries.length > 20);
  assert.deepEqual(
    entries.filter(([, entry]) => entry.resolved || !entry.integrity),
    [],
  );
});
