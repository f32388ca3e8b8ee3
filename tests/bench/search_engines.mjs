/**
 * What search engines of npm would cost a site of 2,000 reports, for docs/decisions/0013-the-search.md. They are no packages of
 * this repository; each is measured in a process of its own:
 *
 *   npm install --no-save pagefind@1.6.0 minisearch@7.2.0 flexsearch@0.8.212 lunr@2.3.9
 *   node tests/bench/search_engines.mjs minisearch | flexsearch | lunr | pagefind | pagefind-pieces
 *
 * MiniSearch, FlexSearch and Lunr get our pieces for words, for none of them finds a piece of a word by itself.
 */

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { folded_text } from '../../web/search/folded_text.js';
import { pieces_of } from '../../web/search/text_pieces.js';
import { open_browser, until } from '../browser/lib/browser.mjs';
import { start_static_server } from '../browser/lib/static_server.mjs';
import { generated_reports } from './generated_reports.mjs';

/** @typedef {import('../../script/lib/search_index.mjs').SearchRecord} SearchRecord */
/** @typedef {{id: string, heading: string, text: string}} Part a section */
/** @typedef {{megabytes: number, found: (piece: string) => Promise<string[]>, close?: () => Promise<void>}} Engine */

const MOST = 200; // results that are looked through

const [name = ''] = process.argv.slice(2);

/** @param {string} text */
const words = (text) => [...pieces_of(folded_text(text).text)];

/** @param {string | Uint8Array} content @returns {number} MB when it is sent */
const sent = (content) => gzipSync(content).length / 1e6;

/** @param {SearchRecord[]} reports @returns {Part[]} */
const parts_of = (reports) =>
  reports.flatMap(({ name, sections }) =>
    sections.map(({ heading, anchor, text }) => ({ id: `${name}#${anchor}`, heading, text })),
  );

/** @type {Record<string, (reports: SearchRecord[]) => Promise<Engine>>} */
const ENGINES = {
  async minisearch(reports) {
    const { default: MiniSearch } = await import('minisearch');
    const index = new MiniSearch({
      fields: ['heading', 'text'],
      tokenize: words,
      processTerm: (/** @type {string} */ t) => t,
    });
    index.addAll(parts_of(reports));
    return {
      megabytes: sent(JSON.stringify(index)),
      found: async (piece) => index.search(piece).map((/** @type {Part} */ { id }) => id),
    };
  },
  async flexsearch(reports) {
    const { default: FlexSearch } = await import('flexsearch');
    const index = new FlexSearch.Index({ tokenize: 'strict', encode: words });
    for (const { id, heading, text } of parts_of(reports)) index.add(id, `${heading}\n${text}`);
    let megabytes = 0;
    index.export((/** @type {string} */ _, /** @type {string} */ data) => void (megabytes += data ? sent(data) : 0));
    return { megabytes, found: async (piece) => index.search(piece, { limit: 1e6 }).map(String) };
  },
  async lunr(reports) {
    const { default: lunr } = await import('lunr');
    const tokens = (/** @type {any} */ text) => words(String(text)).map((word) => new lunr.Token(word, {}));
    const builder = new lunr.Builder();
    builder.tokenizer = tokens;
    builder.ref('id');
    for (const field of ['heading', 'text']) builder.field(field);
    for (const part of parts_of(reports)) builder.add(part);
    const index = builder.build();
    const ask = (/** @type {string} */ piece) =>
      index.query((/** @type {any} */ query) => query.term(piece, { usePipeline: false }));
    return {
      megabytes: sent(JSON.stringify(index)),
      found: async (piece) => ask(piece).map((/** @type {any} */ { ref }) => ref),
    };
  },
  pagefind: (reports) => pagefind_engine(reports, 'zh', (text) => text),
  'pagefind-pieces': (reports) => pagefind_engine(reports, 'unknown', (text) => words(text).join(' ')),
};

/** @param {SearchRecord[]} reports @param {string} language @param {(text: string) => string} content_of @returns {Promise<Engine>} asked in a browser */
async function pagefind_engine(reports, language, content_of) {
  const { createIndex } = await import('pagefind');
  const { index } = await createIndex();
  for (const { id, heading, text } of parts_of(reports)) {
    const content = content_of(`${heading}\n${text}`);
    await index.addCustomRecord({ url: `/${id}`, content, language, meta: { title: heading } });
  }
  const site = await mkdtemp(join(tmpdir(), 'kanbao-pagefind-'));
  await index.writeFiles({ outputPath: join(site, 'pagefind') });
  await writeFile(join(site, 'index.html'), `<!doctype html><html lang="${language}"><title>search</title>`);
  const server = await start_static_server(site);
  const browser = await open_browser();
  const { page } = await browser.open_page();
  await page.goto(server.url);
  const content = "import * as pagefind from '/pagefind/pagefind.js'; window.pagefind = pagefind;";
  await page.addScriptTag({ type: 'module', content });
  await until(() => page.evaluate(() => 'pagefind' in window), 'Pagefind has come');
  await page.evaluate(ask_pagefind, ['任务', 10]);
  console.log(`pagefind: ${(await sent_kilobytes(site, server.requests)).toFixed(0)} kB to the first answer`);
  const close = async () => {
    await browser.close();
    await server.close();
    await rm(site, { recursive: true });
  };
  const found = (/** @type {string} */ piece) => page.evaluate(ask_pagefind, [piece, MOST]);
  return { megabytes: await folder_megabytes(join(site, 'pagefind')), found, close };
}

/** Runs in the page. @param {(string | number)[]} query and how many results are looked at @returns {Promise<string[]>} */
async function ask_pagefind([sought, most]) {
  const pagefind = Reflect.get(window, 'pagefind');
  const { results } = await pagefind.search(sought);
  const shown = await Promise.all(results.slice(0, most).map((/** @type {any} */ result) => result.data()));
  return shown.map(({ raw_url }) => raw_url.slice(1));
}

/** @param {string} site @param {{path: string}[]} requests @returns {Promise<number>} kB, compressed */
async function sent_kilobytes(site, requests) {
  const names = new Set(requests.map(({ path }) => path.split('?')[0].slice(1)));
  const contents = [...names].map((name) => readFile(join(site, name)).catch(() => Buffer.alloc(0)));
  const sizes = (await Promise.all(contents)).map((content) => Math.min(content.length, gzipSync(content).length));
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

/** @param {string} top */
async function folder_megabytes(top) {
  const entries = await readdir(top, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (entry) => (await readFile(join(entry.path, entry.name))).length));
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6;
}

/** @param {Part[]} parts @returns {[piece: string, ids: string[]][]} some hundred pieces, and the sections that hold them */
function sought_pieces(parts) {
  /** @type {Map<string, string[]>} */
  const holders = new Map();
  for (const { id, heading, text } of parts) {
    for (const piece of new Set([...words(heading), ...words(text)])) {
      holders.set(piece, [...(holders.get(piece) ?? []), id].slice(0, MOST / 4));
    }
  }
  const rare = [...holders].filter(
    ([piece, ids]) => /^(\p{Script=Han}{2}|[a-z]{3})$/u.test(piece) && ids.length < MOST / 4,
  );
  return rare.filter((_, index) => index % Math.ceil(rare.length / 300) === 0);
}

const reports = await generated_reports(2000);
const sought = sought_pieces(parts_of(reports));
const before = performance.now();
const engine = await ENGINES[name](reports);
const built = (performance.now() - before) / 1000;
const memory = process.resourceUsage().maxRSS / 1000;
let [whole, time] = [0, 0];
for (const [piece, ids] of sought) {
  const begin = performance.now();
  const found = new Set(await engine.found(piece));
  if (ids.every((id) => found.has(id))) whole += 1;
  time = Math.max(time, performance.now() - begin);
}
await engine.close?.();
console.log(
  `${name}: built in ${built.toFixed(1)} s, ${memory.toFixed(0)} MB of memory, index ${engine.megabytes.toFixed(2)} MB`,
);
console.log(`${whole} of ${sought.length} pieces found wherever they stand; slowest answer ${time.toFixed(0)} ms`);
process.exit();
