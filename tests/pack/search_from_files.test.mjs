/**
 * The search of a packed site wants nothing of a host but files: all that it asks for is read here from the folder, as classic
 * scripts that lie beside the page; there is no network and no server.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';

import { load_index, load_part } from '../../web/search/index_files.js';
import { read_query } from '../../web/search/query.js';
import { SearchRun } from '../../web/search/search_run.js';
import { attribute, elements } from './html_elements.mjs';
import { Desk, REAL_BUILD } from './test_build.mjs';

/** What `part_bytes` needs of a page: scripts that are run when they are put into its head. */
class FilePage {
  /** @type {string[]} addresses, as they were asked for */
  asked = [];
  /** Its global object. @type {Record<string, unknown>} */
  window = {};

  /** @param {URL} url of the page's file */
  constructor(url) {
    this.url = url;
  }

  createElement() {
    return { src: '', remove() {}, onload() {}, onerror() {} };
  }

  /** As the list of all reports, it has no link to itself. */
  querySelector() {
    return null;
  }

  get baseURI() {
    return this.url.href;
  }

  get head() {
    return { appendChild: (/** @type {ReturnType<FilePage['createElement']>} */ script) => this.#run(script) };
  }

  /** Runs it, and tells so before another one runs. @param {ReturnType<FilePage['createElement']>} script */
  #run(script) {
    this.asked.push(script.src);
    const content = readFileSync(new URL(script.src, this.url), 'latin1');
    queueMicrotask(() => {
      runInNewContext(content, { self: this.window });
      script.onload();
    });
  }
}

describe('the search of a packed site, from its files alone', () => {
  /** @type {Desk} */
  let desk;
  /** @type {string} */
  let folder;
  before(async () => {
    desk = await Desk.make_real();
    await desk.put('posts/a.md', '---\ntitle: 四周\ndate: 2023-11-03\n---\n# 认领\n提交过半');
    await desk.put('posts/b b.md', '---\ntitle: 八周\ndate: 2023-12-01\n---\n# 提交\n| 赛道 |\n|---|\n| 任務認領 |\n');
    await desk.pack();
    folder = join(desk.folder, 'elsewhere', '第 1 处?#');
    await cp(join(desk.folder, 'site'), folder, { recursive: true });
  });
  after(() => rm(desk.folder, { recursive: true }));

  test('finds what stands in the reports, wherever the folder lies', async (context) => {
    const page = new FilePage(pathToFileURL(join(folder, 'archive.html')));
    context.mock.method(globalThis, 'fetch', () => assert.fail('nothing is fetched'));
    Object.assign(globalThis, { window: page.window, document: page });
    context.after(() => ['window', 'document'].forEach((name) => Reflect.deleteProperty(globalThis, name)));
    const run = await SearchRun.begin(await load_index(), read_query('认领'), load_part);
    const found = await run.next(10);
    assert.deepEqual(
      found.map(({ report, section }) => `${report.name} § ${report.sections[section][0]}`),
      ['a § 认领', 'b b § 提交'],
    );
    assert.ok(page.asked.length >= 3);
    for (const address of page.asked) {
      assert.match(posix.relative(posix.dirname(page.url.href), address), /^search\/(index|part-[\da-f]{8})\.js$/);
    }
  });

  test('has its program beside the page, which asks for nothing in another way', async () => {
    const [part] = elements(await readFile(join(folder, 'archive.html'), 'utf8'), 'script').filter(
      (script) => attribute(script, 'data-part') === 'search',
    );
    const address = attribute(part, 'src') ?? '';
    assert.match(address, /^kanbao-search-[\da-f]{8}\.js$/);
    const program = await readFile(join(folder, address), 'utf8');
    assert.equal(program, await readFile(join(REAL_BUILD, 'kanbao-search.js'), 'utf8'));
    assert.doesNotMatch(program, /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|\bimport\(|["'`](https?:)?\/\//);
  });

  test('has files that any host serves as they are: scripts of ASCII that hold one text and do nothing', async () => {
    const names = await readdir(join(folder, 'search'));
    assert.ok(names.length >= 4);
    for (const name of names) {
      const content = await readFile(join(folder, 'search', name), 'latin1');
      assert.match(content, /^self\.kanbao_part="[A-Za-z\d+/]+=*";\n$/, name);
    }
  });
});
