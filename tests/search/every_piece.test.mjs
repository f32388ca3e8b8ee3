/**
 * Any piece of two Chinese characters or of three letters of the samples is found, wherever it stands, in the section in which it
 * stands; and so is any longer piece. The samples are read by the real reader: with headings, tables, captions, alternative texts.
 */

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';

import { load_reader } from '../../script/lib/build.mjs';
import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';
import { find_candidates } from '../../web/search/candidates.js';
import { read_query } from '../../web/search/query.js';
import { sample_folder } from '../browser/lib/folders.mjs';
import { SeededRandom } from '../chrome/lib/seeded_random.mjs';
import { IndexedSite, record } from './indexed_site.mjs';

/** @typedef {{heading: string, anchor: string, text: string}} Section */

/** @returns {Promise<import('../../script/lib/search_index.mjs').SearchRecord[]>} */
async function sample_records() {
  const reader = await load_reader(BUILD_FOLDERS.dist);
  const files = (await readdir(sample_folder, { recursive: true })).filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    files.map(async (file) => {
      const reading = reader.read(await readFile(join(sample_folder, file), 'utf8'), []);
      const { sections } = reading.description;
      reading.close();
      return record({ name: file, title: `标题：${file}`, sections });
    }),
  );
}

/** @param {string} line @param {RegExp} piece sticky @returns {string[]} wherever it begins */
function pieces(line, piece) {
  const found = [];
  for (let at = 0; at < line.length; at += 1) {
    piece.lastIndex = at;
    const match = piece.exec(line);
    if (match) found.push(match[0]);
  }
  return found;
}

const lines_of = (/** @type {Section} */ { heading, text }) =>
  [heading, ...text.split('\n')].filter((line) => line !== '');

describe('the samples', () => {
  /** @type {import('../../script/lib/search_index.mjs').SearchRecord[]} */
  let records;
  /** @type {IndexedSite} */
  let site;
  /** @type {Map<string, any>} */
  const parts = new Map();
  const load = async (/** @type {string} */ hash) => {
    if (!parts.has(hash)) parts.set(hash, await site.load(hash));
    return parts.get(hash);
  };
  before(async () => {
    records = await sample_records();
    site = new IndexedSite(records);
  });

  /** @param {string} sought @returns {Promise<Set<string>>} reports and sections that may hold it: `name/number` */
  async function candidates(sought) {
    const found = await find_candidates(site.index, read_query(sought).pieces, load);
    return new Set(found.map(({ age, section }) => `${records[records.length - 1 - age].name}/${section}`));
  }

  /** @param {RegExp} piece */
  async function assert_found(piece) {
    let count = 0;
    /** @type {Map<string, Set<string>>} */
    const known = new Map();
    for (const { name, sections } of records) {
      // What stands before the first heading stands with the title.
      const shift = sections[0].heading === '' ? 0 : 1;
      for (const [number, section] of sections.entries()) {
        for (const sought of lines_of(section).flatMap((line) => pieces(line, piece))) {
          const found = known.get(sought) ?? (await candidates(sought));
          known.set(sought, found);
          assert.ok(found.has(`${name}/${number + shift}`), `“${sought}” of ${name}, ${section.heading}`);
          count += 1;
        }
      }
    }
    assert.ok(count > 500, `${count} pieces`);
  }

  test('each two Chinese characters are found', () => assert_found(/\p{Script=Han}{2}/uy));
  test('each three letters are found', () => assert_found(/[\p{Script=Latin}\d]{3}/uy));

  test('longer pieces of any kind are found, and nothing else', async () => {
    const random = new SeededRandom(14);
    const lines = records.flatMap(({ sections }) => sections.flatMap(lines_of)).filter((line) => line.length > 4);
    for (let count = 0; count < 400; count += 1) {
      const line = random.pick(lines);
      const begin = random.below(line.length - 3);
      const sought = line.slice(begin, begin + 3 + random.below(20)).trim();
      if (read_query(sought).pieces.length === 0 || /\s/.test(sought)) continue;
      const run = await site.search(sought);
      const found = await run.next(100);
      assert.ok(found.length > 0, `“${sought}”`);
      for (const { report, section, in_heading, in_text } of found) {
        const [heading, , text] = report.sections[section];
        const places = [...in_heading[0].map((place) => [heading, place]), ...in_text[0].map((place) => [text, place])];
        for (const [
          written,
          { begin: from, end },
        ] of /** @type {[string, import('../../web/search/found_places.js').Place][]} */ (places)) {
          assert.equal(read_query(written.slice(from, end)).terms.join(''), read_query(sought).terms.join(''));
        }
      }
    }
  });
});
