/** The files of the search: the same for the same reports, called by what they hold, and of all that a report says. */

import assert from 'node:assert/strict';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { index_segment, segments_of } from '../../script/lib/search_index.mjs';
import { IndexedSite, record, section } from '../search/indexed_site.mjs';
import { attribute, elements } from './html_elements.mjs';
import { png } from './images_in_tests.mjs';
import { Desk, FRONT_MATTER } from './test_build.mjs';

describe('a site packed with its search', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make();
    await desk.put('posts/a.md', '---\ntitle: 四周\ndate: 2023-11-03\n---\n# 认领\n提交过半');
    await desk.put('posts/b.md', '---\ntitle: 八周\ndate: 2023-12-01\n---\n# 提交\n全部认领');
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  const search_files = async () => (await desk.files()).filter((name) => name.startsWith('search/'));

  test('has an index, and the parts that it names', async () => {
    await desk.pack();
    const files = await search_files();
    assert.ok(files.includes('search/index.js'));
    assert.ok(files.length >= 4 && files.every((name) => /^search\/(index|part-[\da-f]{8})\.js$/.test(name)));
  });

  test('is the same when it is packed again, with and without what was kept of the last time', async () => {
    await desk.pack();
    const files = await search_files();
    const contents = await Promise.all(files.map((name) => desk.read(name)));
    assert.equal((await desk.pack()).changed, 0);
    await rm(join(desk.folder, 'cache'), { recursive: true });
    assert.equal((await desk.pack()).changed, 0);
    await rm(join(desk.folder, 'site/search'), { recursive: true });
    await desk.pack();
    assert.deepEqual(await Promise.all(files.map((name) => desk.read(name))), contents);
  });

  test('is another when a report has changed, and keeps the files that old pages may ask for', async () => {
    await desk.pack();
    const before = await search_files();
    await desk.put('posts/b.md', '---\ntitle: 八周\ndate: 2023-12-01\n---\n# 完成\n全部认领');
    const index = await desk.read('search/index.js');
    await desk.pack();
    assert.notEqual(await desk.read('search/index.js'), index);
    const now = await search_files();
    assert.ok(now.length > before.length && before.every((name) => now.includes(name)));
  });

  /** @returns {Promise<string[]>} the files in which segments are kept */
  async function kept() {
    const cache = join(desk.folder, 'cache');
    const names = await readdir(cache, { recursive: true });
    return names.filter((name) => /search\/.*\.json$/.test(name)).map((name) => join(cache, name));
  }

  test('is made anew by a build that cuts text differently, and nothing of the other is kept', async () => {
    await desk.pack();
    await desk.pack();
    const before = await kept();
    assert.equal(before.length, 1);
    await writeFile(join(desk.dist, 'kanbao-search.js'), '"another search"');
    await desk.pack();
    const now = await kept();
    assert.equal(now.length, 1);
    assert.notEqual(now[0], before[0]);
  });

  test('is made anew where what was kept of it cannot be read', async () => {
    await desk.pack();
    const [file] = await kept();
    await writeFile(file, '{"seg');
    assert.equal((await desk.pack()).changed, 0);
  });

  test('names the search in the pages of the site, and in no other', async () => {
    await desk.pack();
    for (const [page, has_search] of /** @type {const} */ ([
      ['a.html', true],
      ['index.html', true],
      ['archive.html', true],
      ['a.offline.html', false],
      ['view.html', false],
    ])) {
      const parts = elements(await desk.read(page), 'script').filter(
        (part) => attribute(part, 'data-part') === 'search',
      );
      assert.equal(parts.length, has_search ? 1 : 0, page);
    }
  });

  test('leaves drafts out', async () => {
    await desk.put('posts/c.md', '---\ntitle: 草稿\ndate: 2024-01-01\ndraft: true\n---\n看报');
    await desk.pack();
    const files = await search_files();
    await desk.put('posts/c.md', `${FRONT_MATTER}看报`);
    await desk.pack();
    assert.ok((await search_files()).length > files.length);
  });
});

describe('indexing', () => {
  const many = Array.from({ length: 1100 }, (_, i) =>
    record({ name: `r${i}`, sections: [section('节', `第 ${i} 期提交`)] }),
  );

  test('a new report changes the last segment only', () => {
    const segments = segments_of(many);
    assert.deepEqual(
      segments.map((segment) => segment.length),
      [500, 500, 100],
    );
    const longer = segments_of([...many, record({ name: 'new' })]);
    assert.deepEqual(longer.slice(0, 2), segments.slice(0, 2));
    assert.equal(longer[2].length, 101);
  });

  test('reports of very many sections have segments of their own', () => {
    const sections = Array.from({ length: 60_000 }, () => section('节', ''));
    const long = Array.from({ length: 3 }, (_, i) => record({ name: `r${i}`, sections }));
    assert.deepEqual(
      segments_of(long).map((segment) => segment.length),
      [1, 1, 1],
    );
  });

  test('no file of lists is long, and of a common piece every section is found', async () => {
    const { segment, files } = index_segment(many.slice(0, 500));
    const sizes = segment.shards.map((hash) => files[`search/part-${hash}.js`].length);
    assert.ok(Math.max(...sizes) < 12_000, `${Math.max(...sizes)} bytes`);
    assert.equal((await new IndexedSite(many).found('提交')).length, many.length);
  });

  test('captions, cells of tables and alternative texts are found', async (context) => {
    const desk = await Desk.make_real();
    context.after(() => rm(desk.folder, { recursive: true }));
    const source = '# 节\n![替代文字](a.png "图的说明")\n\n| 表头 |\n|---|\n| 单元格 |\n';
    await desk.put('posts/a.md', FRONT_MATTER + source);
    await desk.put('posts/a.png', png(4, 3));
    const { reports } = await desk.pack();
    const site = new IndexedSite(reports);
    for (const sought of ['替代', '图的说', '表头', '单元']) assert.deepEqual(await site.found(sought), ['a § 节']);
  });
});
