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
import { folded_text } from '../../web/search/folded_text.js';
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

  /** @returns {Promise<{place: string, texts: string[]}[]>} every section that the site has, its heading and text folded */
  async function all_sections() {
    const reports = await Promise.all(site.index.segments.flatMap((segment) => segment.reports.map(load)));
    return reports.flatMap(({ name, sections }) =>
      sections.map((/** @type {string[]} */ [heading, , text], /** @type {number} */ number) => ({
        place: `${name}/${number}`,
        texts: [heading, text].map((written) => folded_text(written).text),
      })),
    );
  }

  /** @param {import('../../web/search/search_run.js').SearchRun} run @returns {Promise<import('../../web/search/search_run.js').Found[]>} */
  async function all_found(run) {
    const found = [];
    while (run.has_more) found.push(...(await run.next(100)));
    return found;
  }

  /** @param {import('../../web/search/search_run.js').Found} found @returns {string[][]} by term what is marked, as it is written */
  function marked({ report, section, in_heading, in_text }) {
    const [heading, , text] = report.sections[section];
    return in_heading.map((places, term) => [
      ...places.map(({ begin, end }) => heading.slice(begin, end)),
      ...in_text[term].map(({ begin, end }) => text.slice(begin, end)),
    ]);
  }

  test('longer pieces of any kind are found in each section that holds them, and in no other', async () => {
    const random = new SeededRandom(14);
    const sections = await all_sections();
    const lines = records.flatMap((report) => report.sections.flatMap(lines_of)).filter((line) => line.length > 4);
    let count = 0;
    for (let tries = 0; tries < 400; tries += 1) {
      const line = random.pick(lines);
      const begin = random.below(line.length - 3);
      const sought = line.slice(begin, begin + 3 + random.below(20)).trim();
      const query = read_query(sought);
      if (query.pieces.length === 0) continue;
      count += 1;
      const holding = sections.filter(({ texts }) =>
        query.terms.every((term) => texts.some((text) => text.includes(term))),
      );
      const found = await all_found(await site.search(sought));
      const places = found.map(({ report, section }) => `${report.name}/${section}`);
      assert.deepEqual(places.sort(), holding.map(({ place }) => place).sort(), `“${sought}”`);
      assert.ok(places.length > 0, `“${sought}” stands in a sample`);
      for (const [term, words] of found.flatMap((one) => [...marked(one).entries()])) {
        assert.ok(words.length > 0, `“${sought}” is marked`);
        for (const written of words) assert.equal(folded_text(written).text, query.terms[term]);
      }
    }
    assert.ok(count > 300, `${count} pieces`);
  });
});
