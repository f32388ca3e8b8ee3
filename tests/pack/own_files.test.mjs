/** What a site's folder holds: what is no part of the site any more goes, what is somebody else's stays, and is not mixed with ours. */

import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { Desk } from './test_build.mjs';

describe("a site's folder", () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make();
    await desk.put('posts/a.md', '---\ntitle: 甲\ndate: 2023-10-01\n---\n看报');
    await desk.put('posts/b.md', '---\ntitle: 乙\ndate: 2023-11-01\n---\n看报');
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  /** @param {string[]} paths @param {string} out @param {import('../../script/lib/site_packer.mjs').SiteOptions} [options] */
  const pack = (paths, out, options) =>
    desk.packer.pack(
      paths.map((path) => join(desk.folder, path)),
      join(desk.folder, out),
      options,
    );
  const remove_b = () => rm(join(desk.folder, 'posts/b.md'));
  const told = () => desk.log.filter((line) => /removed|stays/.test(line));

  test('loses what belongs to a report that is gone, which is told', async () => {
    await desk.pack();
    await remove_b();
    await desk.pack();
    assert.deepEqual(told(), ['removed, being no part of the site any more: b.html, b.offline.html']);
    assert.ok(!(await desk.files()).some((name) => name.startsWith('b.')));
    await desk.pack();
    assert.deepEqual(told(), []);
  });

  test('loses the folders in which nothing is left, and no others', async () => {
    for (const name of ['2023/11/c', '2023/11/下 旬/d', '2022/e']) {
      await desk.put(`posts/${name}.md`, `---\ntitle: ${name}\ndate: 2023-11-01\n---\n看报`);
    }
    await desk.pack();
    await desk.put('site/2022/notes.txt', 'mine');
    for (const name of ['2023', '2022']) await rm(join(desk.folder, 'posts', name), { recursive: true });
    await desk.pack();
    const folders = async () => (await readdir(join(desk.folder, 'site'))).filter((name) => /^\d{4}$/.test(name));
    assert.deepEqual(await folders(), ['2022']);
    assert.equal(await desk.read('2022/notes.txt'), 'mine');
    assert.match(told()[0], /: 2022\/e\.html, 2022\/e\.offline\.html, 2023\/11\/c\.html, .*下 旬\/d\.html/);
  });

  test('loses what belongs to a report that has become a draft', async () => {
    await desk.pack();
    await desk.put('posts/b.md', '---\ntitle: 乙\ndate: 2023-11-01\ndraft: true\n---\n看报');
    await desk.pack();
    assert.deepEqual(told(), ['removed, being no part of the site any more: b.html, b.offline.html']);
  });

  test('loses what only another kind of site has', async () => {
    await desk.pack({ base_url: 'https://example.org/' });
    await desk.pack();
    assert.deepEqual(told(), ['removed, being no part of the site any more: feed.xml, sitemap.xml']);
  });

  test('keeps what is asked for to be kept, and loses it the next time', async () => {
    await desk.pack();
    await remove_b();
    await desk.pack({ keep: true });
    assert.deepEqual(told(), []);
    assert.match(await desk.read('b.html'), /乙/);
    await desk.pack();
    assert.deepEqual(told(), ['removed, being no part of the site any more: b.html, b.offline.html']);
  });

  test('keeps what is named by its content, which pages use that somebody has kept', async () => {
    await desk.put('posts/b.md', '---\ntitle: 乙\ndate: 2023-11-01\n---\n只在这里的字：瓢');
    await desk.pack();
    const fonts = (await desk.files()).filter((name) => name.endsWith('.woff2'));
    await remove_b();
    await desk.pack();
    assert.deepEqual(
      (await desk.files()).filter((name) => fonts.includes(name)),
      fonts,
    );
  });

  test('keeps what somebody else has put there, and what somebody has changed', async () => {
    await desk.pack();
    await desk.put('site/CNAME', 'example.org');
    await desk.put('site/b.html', 'by hand');
    await remove_b();
    await desk.pack();
    assert.deepEqual(told(), [
      'removed, being no part of the site any more: b.offline.html',
      'not as kanbao has written it, so it stays: b.html',
    ]);
    assert.deepEqual([await desk.read('CNAME'), await desk.read('b.html')], ['example.org', 'by hand']);
  });

  test('is known as ours on another machine, which has not packed it before', async () => {
    await desk.pack();
    await remove_b();
    await rm(join(desk.folder, 'cache'), { recursive: true });
    await desk.pack();
    assert.deepEqual(told(), ['removed, being no part of the site any more: b.html, b.offline.html']);
  });

  test('is not taken where it holds what we have not written, unless that is asked for', async () => {
    await desk.put('site/thesis.docx', 'mine');
    const refused = { name: 'Problem', message: /holds files that kanbao has not written \(thesis\.docx\): .*--force/ };
    await assert.rejects(desk.pack(), refused);
    assert.deepEqual(await desk.files(), ['thesis.docx']);
    await desk.pack({ force: true });
    assert.match(await desk.read('b.html'), /乙/);
    await desk.pack();
    assert.equal(await desk.read('thesis.docx'), 'mine');
  });

  test('may hold what hosts and version control keep in it', async () => {
    await desk.put('site/CNAME', 'example.org');
    await desk.put('site/.nojekyll', '');
    await desk.put('site/.git/HEAD', 'ref');
    await desk.pack();
    assert.match(await desk.read('b.html'), /乙/);
  });

  test('is not taken for our own before the reports are found to be whole', async () => {
    await desk.put('posts/b.md', '![图](no.png)');
    await assert.rejects(desk.pack({ strict: true }), { name: 'Problem' });
    assert.deepEqual(await desk.files(), []);
  });

  test('is a folder', async () => {
    await desk.put('site', 'a file');
    await assert.rejects(desk.pack(), { name: 'Problem', message: /site is a file; a site is written into a folder/ });
    assert.equal(await readFile(join(desk.folder, 'site'), 'utf8'), 'a file');
  });

  for (const [paths, out, says] of /** @type {[string[], string, RegExp][]} */ ([
    [['posts'], 'posts', /posts is the folder of the reports/],
    [['posts'], 'posts/site', /posts\/site is inside the reports/],
    [['posts'], '.', / is above the reports/],
    [['posts/a.md'], 'posts', / is above the reports/],
  ])) {
    test(`is not ${out} for ${paths.join()}`, async () => {
      await assert.rejects(pack(paths, out, { force: true }), { name: 'Problem', message: says });
    });
  }

  test('may lie beside a report that is named by itself', async () => {
    await pack(['posts/a.md'], 'posts/site');
    assert.match(await readFile(join(desk.folder, 'posts/site/a.html'), 'utf8'), /甲/);
  });

  for (const listing of [
    '{',
    '{}',
    '{"files": {"../a.md": "1"}, "moved": {}}',
    '{"files": {"/etc/hosts": "1"}, "moved": {}}',
  ]) {
    test(`with a list that is none of ours is not touched: ${listing}`, async () => {
      await desk.pack();
      await desk.put('site/.kanbao.json', listing);
      await remove_b();
      await assert.rejects(desk.pack(), {
        name: 'Problem',
        message: /\.kanbao\.json, the list .* cannot be read: delete/,
      });
      assert.match(await desk.read('b.html'), /乙/);
    });
  }
});
