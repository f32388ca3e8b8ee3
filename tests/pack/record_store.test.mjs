/** What is kept between two runs is kept for its own site, and no longer than that is there. */

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { FileHashes } from '../../script/lib/file_hashes.mjs';
import { program_hash } from '../../script/lib/program_hash.mjs';
import { open_records } from '../../script/lib/record_store.mjs';

describe('records of a site', () => {
  /** @type {string} */
  let folder;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-records-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const open = (/** @type {string} */ site) => open_records(join(folder, 'cache'), join(folder, site));

  test('are there the next time, each site’s its own', async () => {
    await (await open('one')).write('第 1 期', 'record', { told: 'a' });
    assert.deepEqual(await (await open('one')).read('第 1 期', 'record'), { told: 'a' });
    assert.equal(await (await open('two')).read('第 1 期', 'record'), undefined);
  });

  test('of reports in folders are kept as others are, whatever the folders are called', async () => {
    const records = await open('one');
    const names = ['a', '2024/a', '2024/上 册%#/a', 'search/a', 'site.json/a'];
    for (const name of names) await records.write(name, 'record', { told: name });
    for (const name of names) assert.deepEqual(await records.read(name, 'record'), { told: name });
    await records.keep_only(['a', '2024/上 册%#/a']);
    const left = names.filter((name) => records.has(name, 'record'));
    assert.deepEqual(left, ['a', '2024/上 册%#/a']);
    assert.equal(await records.read('2024/a', 'record'), undefined);
  });

  test('that are cut off are none', async () => {
    const records = await open('one');
    await records.write('a', 'record', { told: 'a' });
    await writeFile(join(records.folder, 'reports/a.record.json'), '{"told": "a');
    assert.equal(await records.read('a', 'record'), undefined);
  });

  test('of a site that is gone for long are removed, others stay', async () => {
    await mkdir(join(folder, 'there'));
    const [gone, there, young] = [await open('gone'), await open('there'), await open('young')];
    for (const { folder: kept } of [gone, there]) await utimes(join(kept, 'site.json'), 1000, 1000);
    await open('another');
    const left = await readdir(join(folder, 'cache'));
    const is_left = [gone, there, young].map(({ folder: kept }) => left.some((name) => kept.endsWith(name)));
    assert.deepEqual(is_left, [false, true, true]);
  });

  test('are of one program: another build is another', async () => {
    await mkdir(join(folder, 'dist'));
    await writeFile(join(folder, 'dist/kanbao.js'), 'one');
    const first = await program_hash(join(folder, 'dist'), new FileHashes());
    assert.equal(await program_hash(join(folder, 'dist'), new FileHashes()), first);
    await writeFile(join(folder, 'dist/kanbao.js'), 'two');
    assert.notEqual(await program_hash(join(folder, 'dist'), new FileHashes()), first);
  });
});
