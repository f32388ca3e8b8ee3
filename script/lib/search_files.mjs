/**
 * Writes the index of a site's search. What was made of a segment's reports is kept in a cache folder under a hash of them and of
 * what has made it, for most are the same when a site is packed again.
 */

import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { content_hash } from './hash.mjs';
import { replace_file } from './replace_file.mjs';
import { index_file, index_segment, segments_of } from './search_index.mjs';

/** @typedef {import('./search_index.mjs').SearchRecord} SearchRecord */
/** @typedef {import('./search_index.mjs').IndexedSegment} IndexedSegment */

/**
 * @typedef {object} IndexCache
 * @property {string} cache folder of this site's index alone
 * @property {string} program hash of the build and of the packer itself
 */

/**
 * @param {SearchRecord[]} reports the newest first
 * @param {import('./site_folder.mjs').SiteFolder} site
 * @param {IndexCache} kept
 */
export async function write_search_index(reports, site, { cache, program }) {
  const segments = [];
  /** @type {string[]} */
  const wanted = [];
  for (const records of segments_of([...reports].reverse())) {
    const { name, indexed } = await index_or_recall(records, cache, program);
    const { segment, files } = indexed;
    wanted.push(name);
    for (const [name, content] of Object.entries(files)) await site.write(name, content);
    segments.push(segment);
  }
  await site.write(...index_file(segments));
  const others = (await readdir(cache)).filter((name) => name.endsWith('.json') && !wanted.includes(name));
  await Promise.all(others.map((name) => rm(join(cache, name), { force: true })));
}

/**
 * @param {SearchRecord[]} records
 * @param {string} cache
 * @param {string} program changes whenever the same reports would be indexed differently
 * @returns {Promise<{name: string, indexed: IndexedSegment}>} `name`: of the file in which it is kept
 */
async function index_or_recall(records, cache, program) {
  const searched = records.map(({ name, title, language, date, authors, sections }) => {
    return { name, title, language, date, authors: authors.map((author) => ({ name: author.name })), sections };
  });
  const key = content_hash(`${program} ${JSON.stringify(searched)}`);
  const name = `${key}.json`;
  const file = join(cache, name);
  const known = await readFile(file, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  if (known !== undefined) return { name, indexed: known };
  const indexed = index_segment(searched);
  await replace_file(file, JSON.stringify(indexed));
  return { name, indexed };
}
