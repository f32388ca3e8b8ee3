/**
 * What is sent before the first answer is at most 150 kB, over 2,000 reports. Five hundred are made and indexed, 3,500 sections and a
 * million characters: a whole segment of the index, of which two thousand have four, each asked for its own lists.
 */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';
import { part_address } from '../../web/search/index_files.js';
import { generated_reports } from '../bench/generated_reports.mjs';
import { IndexedSite } from './indexed_site.mjs';

const BUDGET = 150_000; // bytes
const SEGMENTS = 4;
/** So many results come at once. */
const SHOWN = 10;

/** @param {string | Uint8Array} content @returns {number} bytes, as a host sends it */
const sent = (content) => gzipSync(content).length;

describe('the first answer over many reports', () => {
  /** @type {IndexedSite} */
  let site;
  /** Bytes of the search's program, and of what the list of all reports has for it. */
  let program = 0;
  before(async () => {
    const records = await generated_reports(500);
    assert.ok(records.flatMap(({ sections }) => sections).length >= 3500);
    site = new IndexedSite(records);
    assert.equal(site.index.segments.length, 1);
    const names = ['kanbao-search.js', 'archive_start.js', 'archive.css'];
    const files = await Promise.all(names.map((name) => readFile(join(BUILD_FOLDERS.dist, name))));
    program = files.reduce((sum, file) => sum + sent(file), 0);
  });

  /** @param {string} sought @returns {Promise<{found: number, lists: number, texts: number}>} results, and bytes of parts */
  async function first_answer(sought) {
    site.asked = [];
    const run = await site.search(sought);
    const [{ reports, shards }] = site.index.segments;
    const found = await run.next(SHOWN);
    const bytes_of = (/** @type {string[]} */ files) =>
      Array.from(new Set(site.asked.filter((hash) => files.includes(hash))), (hash) =>
        sent(site.files.get(part_address(hash)) ?? ''),
      ).reduce((sum, size) => sum + size, 0);
    return { found: found.length, lists: bytes_of(shards), texts: bytes_of(reports) };
  }

  for (const sought of [
    '任务',
    '任务认领',
    '开源贡献个人挑战赛',
    'ath',
    'Hackathon',
    '認領',
    '框架 review',
    '没有人写过的话',
  ]) {
    test(`“${sought}” is answered for at most ${BUDGET / 1000} kB`, async (context) => {
      const index = sent(site.files.get('search/index.js') ?? '');
      const { found, lists, texts } = await first_answer(sought);
      const all = program + SEGMENTS * (index + lists) + texts;
      context.diagnostic(
        `${found} results: ${program} + ${SEGMENTS} × (${index} + ${lists}) + ${texts} = ${all} bytes`,
      );
      assert.ok(lists > 0, 'the lists of its pieces are asked for');
      assert.ok(all <= BUDGET, `${all} bytes`);
    });
  }

  test('most of what is sought is found, and shown from reports that were loaded for it', async () => {
    const { found, texts } = await first_answer('任务');
    assert.equal(found, SHOWN);
    assert.ok(texts > 10_000, `${texts} bytes`);
  });
});
