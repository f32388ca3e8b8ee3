/** What a file holds is known without reading it again, and never wrongly. */

import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { content_hash, FileHashes } from '../../script/lib/file_hashes.mjs';

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

  /** @returns {Promise<FileHashes>} that know the file from an earlier time */
  async function of_later() {
    await sleep(longer_than_a_step);
    const earlier = new FileHashes();
    assert.equal(earlier.of(file), content_hash('one'));
    return new FileHashes(JSON.parse(JSON.stringify(earlier.entries())));
  }

  test('what is known is not read', async () => {
    await of_later();
    const { size, mtimeMs, ctimeMs, ino } = await stat(file);
    const hashes = new FileHashes([[file, [size, mtimeMs, ctimeMs, ino, 'known']]]);
    assert.equal(hashes.of(file), 'known');
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

  test('what was written this moment is not trusted to stay: it is read again', async () => {
    await writeFile(file, 'now');
    const hashes = new FileHashes();
    assert.equal(hashes.of(file), content_hash('now'));
    assert.deepEqual(hashes.entries(), []);
  });

  test('nor is a file whose date is in whole seconds, unless it is older than two', async () => {
    const second = Math.floor(Date.now() / 1000);
    await utimes(file, second, second);
    const young = new FileHashes();
    young.wrote(file, Buffer.from('one'));
    assert.deepEqual(young.entries(), []);
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

  test('what is read is looked at in the same way', async () => {
    const hashes = await of_later();
    await writeFile(file, 'two');
    assert.equal(String((await hashes.read(file)).bytes), 'two');
    assert.equal(hashes.of(file), content_hash('two'));
    await chmod(file, 0o600);
    assert.equal(await readFile(file, 'utf8'), 'two');
  });
});
