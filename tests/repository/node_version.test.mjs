/** The least Node is one number: package.json says it, and documents, types, workflow and every package agree. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import semver from 'semver';

import { read_text } from './files.mjs';

/** @typedef {{version?: string, optional?: boolean, engines?: {node?: string}}} LockedPackage */

const LEAST = semver.minVersion(JSON.parse(read_text('package.json')).engines.node)?.version ?? '';
/** @type {Record<string, LockedPackage>} */
const LOCKED = JSON.parse(read_text('package-lock.json')).packages;

/**
 * Packages that do not say that they run on the least Node. npm leaves an optional one out where it does not.
 * @param {Record<string, LockedPackage>} packages
 */
function too_new(packages) {
  return Object.entries(packages)
    .filter(([, { optional, engines }]) => !optional && !semver.satisfies(LEAST, engines?.node ?? '*'))
    .map(([path]) => path);
}

/** @param {string} text a workflow; one without any version takes what its container's apt gives */
function older_in_workflow(text) {
  const versions = [...text.matchAll(/node-version: *['"]?([\d.]+)/g)].map(([, version = '']) => version);
  return versions.filter((version) => semver.lt(semver.coerce(version) ?? '0.0.0', LEAST));
}

test('every package runs on the least Node', () => {
  assert.deepEqual(
    too_new({ a: { engines: { node: '>=99' } }, b: {}, c: { optional: true, engines: { node: '>=99' } } }),
    ['a'],
  );
  assert.ok(Object.keys(LOCKED).length > 100);
  assert.deepEqual(too_new(LOCKED), []);
});

test('README says the same number', () => {
  const [, said] = /Node\.js ([\d.]+) or newer/.exec(read_text('README.md')) ?? [];
  assert.equal(semver.coerce(said)?.version, LEAST);
});

test("Node's types are those of the least Node, so that nothing newer is used unseen", () => {
  assert.equal(semver.major(LOCKED['node_modules/@types/node']?.version ?? '0.0.0'), semver.major(LEAST));
});

test('script/setup has no number of its own', () => {
  assert.doesNotMatch(read_text('script/setup'), /\b(18|20|22)\.\d+\b/);
});

test('the workflow sets up no older one', () => {
  assert.deepEqual(older_in_workflow("with: { node-version: '16.4' }"), ['16.4']);
  assert.deepEqual(older_in_workflow(read_text('.github/workflows/ci.yml')), []);
});
