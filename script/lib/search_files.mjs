/**
 * Writes the index of a site's search. What was made of a segment's reports is kept in a cache folder under a hash of them and of
 * what has made it, for most are the same when a site is packed again.
 */

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { sha256 } from './hash.mjs';
import { index_file, index_segment, segments_of } from './search_index.mjs';

/** @typedef {import('./search_index.mjs').SearchRecord} SearchRecord */
/** @typedef {import('./search_index.mjs').IndexedSegment} IndexedSegment */

const INDEXER = new URL('search_index.mjs', import.meta.url);

/**
 * @typedef {object} IndexCache
 * @property {string} cache folder of this site's index alone
 * @property {string} program name of the search's program, which holds how text is folded and cut, with its hash
 */

/**
 * @param {SearchRecord[]} reports the newest first
 * @param {import('./site_folder.mjs').SiteFolder} site
 * @param {IndexCache} kept
 */
export async function write_search_index(reports, site, { cache, program }) {
  const maker = `${program} ${sha256(await readFile(INDEXER, 'utf8'))}`;
  const segments = [];
  /** @type {string[]} */
  const wanted = [];
  for (const records of segments_of([...reports].reverse())) {
    const { name, indexed } = await index_or_recall(records, cache, maker);
    const { segment, files } = indexed;
    wanted.push(name);
    for (const [name, content] of Object.entries(files)) await site.write(name, content);
    segments.push(segment);
  }
  await site.write(...index_file(segments));
  const others = (await readdir(cache)).filter((name) => !wanted.includes(name));
  await Promise.all(others.map((name) => rm(join(cache, name), { force: true })));
}

/**
 * @param {SearchRecord[]} records
 * @param {string} cache
 * @param {string} maker changes whenever the same reports would be indexed differently
 * @returns {Promise<{name: string, indexed: IndexedSegment}>} `name`: of the file in which it is kept
 */
async function index_or_recall(records, cache, maker) {
  const searched = records.map(({ name, title, language, date, authors, sections }) => {
    return { name, title, language, date, authors: authors.map((author) => ({ name: author.name })), sections };
  });
  const key = createHash('sha256').update(maker).update(JSON.stringify(searched)).digest('hex');
  const name = `${key}.json`;
  const file = join(cache, name);
  const known = await readFile(file, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  if (known !== undefined) return { name, indexed: known };
  const indexed = index_segment(searched);
  await mkdir(cache, { recursive: true });
  await writeFile(`${file}.${process.pid}`, JSON.stringify(indexed));
  await rename(`${file}.${process.pid}`, file);
  return { name, indexed };
}
