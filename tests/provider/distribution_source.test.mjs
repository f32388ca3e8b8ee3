/** Libraries from the distribution's source packages, from mirrors that lag, have moved on, or cannot be trusted. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { path_of_programs } from '../repository/bare_path.mjs';
import { FakeMirror, make_tarball, no_apt, sha256 } from './fake_mirror.mjs';

const SCRIPT = fileURLToPath(new URL('../../cmake/distribution_source.sh', import.meta.url));
const PINNED = make_tarball('version 1.2.3');
const NEWER = make_tarball('version 1.3');
const skip = no_apt();

/** @type {FakeMirror} */
let mirror;
/** @type {string} */
let cache;

beforeEach(() => {
  mirror = new FakeMirror();
  cache = mkdtempSync(join(tmpdir(), 'kanbao-cache-'));
});

afterEach(() => {
  mirror.remove();
  rmSync(cache, { recursive: true });
});

/** @param {Record<string, string>} [environment] asks for version 1.2.3 */
function fetch_library(environment = {}) {
  const { status, stdout, stderr } = spawnSync('bash', [SCRIPT, 'library', '1.2.3', sha256(PINNED), cache], {
    encoding: 'utf8',
    env: {
      ...process.env,
      KANBAO_SOURCE_REPOSITORY: mirror.uri,
      KANBAO_SOURCE_SUITES: 'stable testing',
      ...environment,
    },
  });
  return { status, archive: stdout.trim(), message: stderr };
}

/** @param {{version?: string, tarball?: Buffer, indexed_sha256?: string, pooled?: Buffer | null}} [details] */
function library({ version = '1.2.3', tarball = PINNED, ...details } = {}) {
  return { name: 'library', version, tarball, ...details };
}

test('the pinned version is taken without a word', { skip }, () => {
  mirror.add_suite('stable', [library()]);
  mirror.add_suite('testing', [library({ version: '1.3', tarball: NEWER })]);
  const { status, archive, message } = fetch_library();
  assert.equal(message, '');
  assert.equal(status, 0);
  assert.deepEqual(readFileSync(archive), PINNED);
});

test('what was fetched is not fetched again', { skip }, () => {
  mirror.add_suite('stable', [library()]);
  const first = fetch_library();
  const second = fetch_library({ KANBAO_SOURCE_REPOSITORY: 'file:/nowhere' });
  assert.deepEqual(second, first);
});

test('a suite with an older version is passed over', { skip }, () => {
  mirror.add_suite('stable', [library({ version: '1.2.2', tarball: make_tarball('older') })]);
  mirror.add_suite('testing', [library()]);
  const { status, archive } = fetch_library();
  assert.equal(status, 0);
  assert.deepEqual(readFileSync(archive), PINNED);
});

test('when the pool lacks what an index names, the next suite is asked', { skip }, () => {
  mirror.add_suite('stable', [library({ version: '1.2.3+gone', pooled: null }), library({ pooled: null })]);
  const missing = fetch_library();
  assert.equal(missing.status, 1);
  assert.match(missing.message, /stable: the index names 1\.2\.3, but the pool does not have library_1\.2\.3\.orig/);

  mirror.add_suite('testing', [library()]);
  const { status, archive, message } = fetch_library();
  assert.equal(status, 0, message);
  assert.deepEqual(readFileSync(archive), PINNED);
});

test('a mirror without a suite is no obstacle', { skip }, () => {
  mirror.add_suite('testing', [library()]);
  const { status, archive } = fetch_library();
  assert.equal(status, 0);
  assert.deepEqual(readFileSync(archive), PINNED);
});

test('a newer version of the same major is taken, and said', { skip }, () => {
  mirror.add_suite('stable', [library({ version: '2.0', tarball: make_tarball('2') })]);
  mirror.add_suite('testing', [
    library({ version: '1.10', tarball: make_tarball('1.10') }),
    library({ version: '1.3', tarball: NEWER }),
  ]);
  const { status, archive, message } = fetch_library();
  assert.equal(status, 0, message);
  assert.deepEqual(readFileSync(archive), NEWER);
  assert.match(
    message,
    /^took library 1\.3 instead of the pinned 1\.2\.3 because stable: has 2\.0; testing: has 1\.10 1\.3$/m,
  );
});

test('another major version is refused, with what was seen and what helps', { skip }, () => {
  mirror.add_suite('stable', [library({ version: '2.0', tarball: make_tarball('2') })]);
  mirror.add_suite('testing', [library({ version: '1.1', tarball: make_tarball('1.1') })]);
  const { status, archive, message } = fetch_library();
  assert.equal(status, 1);
  assert.equal(archive, '');
  assert.match(message, /library: could not get version 1\.2\.3/);
  assert.match(message, /stable: has 2\.0/);
  assert.match(message, /testing: has 1\.1/);
  assert.match(message, /FETCHCONTENT_SOURCE_DIR_/);
  assert.ok(message.includes(sha256(PINNED)), 'it says which tarball is wanted');
});

test('a pinned version with another checksum in the index is refused', { skip }, () => {
  mirror.add_suite('stable', [library({ tarball: make_tarball('something else') })]);
  const { status, message } = fetch_library();
  assert.equal(status, 1);
  assert.match(message, /stable: 1\.2\.3 was refused, its checksum [0-9a-f]{64} is not the pinned [0-9a-f]{64}/);
});

test('a tarball that is not what the index says is refused', { skip }, () => {
  const forged = Buffer.from(PINNED);
  forged[forged.length - 1] ^= 1;
  mirror.add_suite('stable', [library({ pooled: forged })]);
  const { status, message } = fetch_library();
  assert.equal(status, 1);
  assert.match(message, /stable: 1\.2\.3 was refused, its tarball has another checksum/);
});

test('a damaged tarball in the cache is fetched again', { skip }, () => {
  mirror.add_suite('stable', [library()]);
  const { archive } = fetch_library();
  writeFileSync(archive, 'damaged');
  const again = fetch_library();
  assert.equal(again.status, 0);
  assert.deepEqual(readFileSync(again.archive), PINNED);
  assert.equal(basename(again.archive), 'library_1.2.3.orig.tar.gz');
});

test('a mirror that does not answer is named as the reason', { skip }, () => {
  const { status, message } = fetch_library({ KANBAO_SOURCE_REPOSITORY: 'file:/nowhere' });
  assert.equal(status, 1);
  assert.match(message, /stable: no index \(E:/);
});

test('without apt it says so', (context) => {
  const path = path_of_programs('bash basename cat cut dirname mkdir sha256sum');
  context.after(() => rmSync(path, { recursive: true }));
  const { status, message } = fetch_library({ PATH: path });
  assert.equal(status, 1);
  assert.match(message, /apt-get is missing: this is no system with apt/);
});

test('called wrongly it shows how to call it', () => {
  const { status, stderr } = spawnSync('bash', [SCRIPT, 'library'], { encoding: 'utf8' });
  assert.equal(status, 2);
  assert.match(stderr, /^usage: distribution_source\.sh PACKAGE VERSION SHA256 CACHE_DIR/);
});
