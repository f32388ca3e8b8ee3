/** A site as a search sees it: the files that indexing makes, read again as a page reads them. */

import { gunzipSync } from 'node:zlib';

import { index_file, index_segment, segments_of } from '../../script/lib/search_index.mjs';
import { read_query } from '../../web/search/query.js';
import { SearchRun } from '../../web/search/search_run.js';

/** @typedef {import('../../script/lib/search_index.mjs').SearchRecord} SearchRecord */

/**
 * @param {Partial<SearchRecord>} told
 * @returns {SearchRecord}
 */
export const record = (told) => ({
  ...{ name: 'a', title: '月报', language: 'zh-CN', date: '2023-12-01', authors: [], sections: [] },
  ...told,
});

/** @param {string} heading @param {string} text */
export const section = (heading, text) => ({ heading, anchor: heading, text });

/** @param {string} script as a page runs it @returns {any} what it holds */
function unpacked(script) {
  const base64 = /^self\.kanbao_part="(.*)";\n$/.exec(script)?.[1] ?? '';
  return JSON.parse(String(gunzipSync(Buffer.from(base64, 'base64'))));
}

export class IndexedSite {
  /** @type {Map<string, string>} by their names */
  files = new Map();
  /** @type {string[]} hashes of the parts that were asked for, in that order */
  asked = [];

  /** @param {SearchRecord[]} records the oldest first */
  constructor(records) {
    const segments = segments_of(records).map(index_segment);
    for (const { files } of segments) for (const file of Object.entries(files)) this.files.set(...file);
    const [name, content] = index_file(segments.map(({ segment }) => segment));
    this.files.set(name, content);
    /** @type {import('../../web/search/index_files.js').SearchIndex} */
    this.index = unpacked(content);
  }

  /** @type {import('../../web/search/index_files.js').LoadPart} */
  load = async (hash) => {
    this.asked.push(hash);
    const content = this.files.get(`search/part-${hash}.js`);
    if (content === undefined) throw new Error(`there is no part ${hash}`);
    return unpacked(content);
  };

  /** @param {string} written */
  search(written) {
    return SearchRun.begin(this.index, read_query(written), this.load);
  }

  /** @param {string} written @returns {Promise<string[]>} all that is found, the best first: `name § heading` */
  async found(written) {
    const run = await this.search(written);
    const found = [];
    while (run.has_more) found.push(...(await run.next(1000)));
    return found.map(({ report, section: number }) => `${report.name} § ${report.sections[number][0]}`);
  }
}
