/** What is read of the front matter beforehand is what composing reads of it. */

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, before, beforeEach, describe, test } from 'node:test';

import { load_reader } from '../../script/lib/build.mjs';
import { FileHashes } from '../../script/lib/file_hashes.mjs';
import { FrontMatters, yaml_of } from '../../script/lib/front_matters.mjs';
import { REAL_BUILD } from './test_build.mjs';

describe('front matters', () => {
  /** @type {string} */
  let folder;
  /** @type {import('../../script/lib/report.mjs').ReportReader} */
  let reader;
  before(async () => {
    reader = await load_reader(REAL_BUILD);
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-fronts-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** @param {string} text */
  function yaml_as_composed(text) {
    const reading = reader.read(text, []);
    const { front_matter } = reading.description;
    reading.close();
    return front_matter
      ? text
          .split('\n')
          .slice(front_matter.first, front_matter.last - 1)
          .join('\n')
      : '';
  }

  for (const text of [
    '---\ntitle: a\n---\ntext',
    '---\ntitle: a\n...\ntext\n---\n',
    '--- \t\ntitle: a\ndraft: true\n---  \n',
    '---\ntitle: a\n',
    '---\n---\ntext',
    '----\ntitle: a\n---\n',
    ' ---\ntitle: a\n---\n',
    '\n---\ntitle: a\n---\n',
    '---\ntitle: a\n--- b\n---',
    'text',
    '',
  ]) {
    test(`are split off as the reader does: ${JSON.stringify(text)}`, () => {
      assert.equal(yaml_of(text), yaml_as_composed(text));
    });
  }

  const front = (/** @type {boolean} */ is_draft) => ({ is_draft, date: '', tracks: [] });

  test('say what is a draft, and are read again only where the file has changed', async () => {
    const file = join(folder, 'a.md');
    await writeFile(file, '---\ndraft: true\n---\n');
    const first = new FrontMatters(new FileHashes());
    assert.deepEqual(await first.of(file), front(true));
    const [[, known]] = Object.entries(first.now);
    const second = new FrontMatters(new FileHashes(), { [file]: { ...known, front: front(false) } });
    assert.deepEqual(await second.of(file), front(false));
    await writeFile(file, '---\ndraft: true\n---\n\n');
    const third = new FrontMatters(new FileHashes(), second.now);
    assert.deepEqual(await third.of(file), front(true));
  });

  test('of what is no text or not there say nothing: composing tells what is wrong', async () => {
    await writeFile(join(folder, 'a.md'), Uint8Array.of(0xff, 0xff));
    const fronts = new FrontMatters(new FileHashes());
    assert.deepEqual(await fronts.of(join(folder, 'a.md')), front(false));
    assert.deepEqual(await fronts.of(join(folder, 'none.md')), front(false));
  });

  test('say the date and the tracks, by which other reports are told', async () => {
    const file = join(folder, 'b.md');
    await writeFile(file, '---\ndate: 2023年12月\ntracks: [{name: 赛, figures: {完成: 3}}]\n---\n');
    const { date, tracks } = await new FrontMatters(new FileHashes()).of(file);
    assert.equal(date, '2023-12');
    assert.deepEqual(
      tracks.map(({ name, figures }) => [name, figures[0].value]),
      [['赛', 3]],
    );
  });
});
