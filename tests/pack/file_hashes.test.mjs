/** What a file holds is known without reading it again, and never wrongly. */

import assert from 'node:assert/strict';
import { chmod, mkdtemp, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { FileHashes } from '../../script/lib/file_hashes.mjs';
import { content_hash } from '../../script/lib/hash.mjs';

const longer_than_a_step = 120; // ms of a file system's clock

describe('hashes of files', () => {
  /** @type {string} */
  let folder;
  /** @type {string} */
  let file;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-hashes-'));
    file = join(folder, 'a.md');
    await writeFile(file, 'one');
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** @returns {Promise<import('../../script/lib/file_hashes.mjs').KnownFiles>} what is known of the file from an earlier time */
  async function known_earlier() {
    await sleep(longer_than_a_step);
    const earlier = new FileHashes();
    assert.equal(earlier.of(file), content_hash('one'));
    const entries = JSON.parse(JSON.stringify(earlier.entries()));
    assert.equal(entries.length, 1);
    return entries;
  }

  const of_later = async () => new FileHashes(await known_earlier());

  /** @returns {Promise<FileHashes>} that say `known` of the file for as long as they do not read it */
  async function of_later_misled() {
    const [[path, [size, modified, changed, inode]]] = await known_earlier();
    return new FileHashes([[path, [size, modified, changed, inode, 'known']]]);
  }

  /**
   * @param {import('node:test').TestContext} context
   * @param {number} age ms since the file was changed
   * @returns {Promise<FileHashes>} that have looked at it then
   */
  async function looked_at(context, age) {
    const { ctimeMs } = await stat(file);
    const clock = context.mock.method(Date, 'now', () => ctimeMs + age);
    const hashes = new FileHashes();
    assert.equal(hashes.of(file), content_hash('one'));
    clock.mock.restore();
    return hashes;
  }

  test('what is known is not read', async () => {
    assert.equal((await of_later_misled()).of(file), 'known');
  });

  test('a text as long as the one before, with the same date, is seen', async () => {
    await utimes(file, 1000, 1000.5);
    const hashes = await of_later();
    await writeFile(file, 'two');
    await utimes(file, 1000, 1000.5);
    assert.equal(hashes.of(file), content_hash('two'));
  });

  test('so is another file in its place', async () => {
    const hashes = await of_later();
    await writeFile(join(folder, 'b.md'), 'two');
    await rename(join(folder, 'b.md'), file);
    assert.equal(hashes.of(file), content_hash('two'));
  });

  test('what was written this moment is not trusted to stay: nothing is kept of it', async (context) => {
    await utimes(file, 1000, 1000.5);
    for (const [age, count] of [
      [-5, 0],
      [0, 0],
      [40, 0],
      [60, 1],
    ]) {
      assert.equal((await looked_at(context, age)).entries().length, count, `${age} ms later`);
    }
  });

  test('nor is a file whose date is in whole seconds, unless it is older than two', async (context) => {
    await utimes(file, 1000, 1000);
    for (const [age, count] of [
      [60, 0],
      [2400, 0],
      [2600, 1],
    ]) {
      assert.equal((await looked_at(context, age)).entries().length, count, `${age} ms later`);
    }
    const hashes = new FileHashes();
    hashes.wrote(file, Buffer.from('one'));
    assert.deepEqual(hashes.entries(), [], 'not even where we wrote it ourselves');
  });

  test('what we wrote ourselves is known at once, and told to other threads once', async () => {
    const hashes = new FileHashes();
    await writeFile(file, 'ours');
    await utimes(file, 1000, 1000.5);
    hashes.wrote(file, Buffer.from('ours'));
    const other = new FileHashes();
    other.learn(hashes.take_news());
    assert.equal(other.entries()[0]?.[1][4], content_hash('ours'));
    assert.deepEqual(hashes.take_news(), []);
  });

  test('no file, a folder and a name that no file can have are none', async () => {
    const hashes = new FileHashes();
    for (const path of [join(folder, 'none'), folder, `${file}\0`, join(file, 'below')]) {
      assert.equal(hashes.of(path), null, path);
    }
    await assert.rejects(hashes.read(join(folder, 'none')), { code: 'ENOENT' });
  });

  test('what is read is known from then on, and for the next time', async (context) => {
    const hashes = await of_later_misled();
    await utimes(file, 1000, 1000.5);
    const { ctimeMs } = await stat(file);
    context.mock.method(Date, 'now', () => ctimeMs + 60);
    const { bytes, hash } = await hashes.read(file);
    assert.deepEqual([String(bytes), hash, hashes.of(file)], ['one', content_hash('one'), content_hash('one')]);
    const [[path, known]] = hashes.entries();
    assert.deepEqual([path, known[4]], [file, content_hash('one')]);
  });

  test('a file of which only the permissions are others is looked into', async () => {
    const hashes = await of_later_misled();
    await chmod(file, 0o600);
    assert.equal(hashes.of(file), content_hash('one'));
  });
});
