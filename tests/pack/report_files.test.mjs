/** Which files a command line means, and what is wrong with it when it means none. */

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { find_reports, report_folders } from '../../script/lib/report_files.mjs';

describe('finding reports', () => {
  /** @type {string} */
  let folder;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-files-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** @param {string[]} files */
  async function make(...files) {
    for (const file of files) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), 'text');
    }
  }

  /** @param {string[]} paths */
  async function names(...paths) {
    return (await find_reports(paths.map((path) => join(folder, path)))).map(({ name }) => name);
  }

  test('a folder means every Markdown file below it, by name', async () => {
    await make('b.md', 'a.MD', '2023/上 册/c.markdown', 'images/x.png', 'notes.txt');
    assert.deepEqual(await names('.'), ['2023/上 册/c', 'a', 'b']);
  });

  test('a report is called by its path in what was named', async () => {
    await make('posts/2023/sub/c.md', 'posts/2023/c.md');
    assert.deepEqual(await names('posts'), ['2023/c', '2023/sub/c']);
    assert.deepEqual(await names('posts/2023'), ['c', 'sub/c']);
    assert.deepEqual(await names('posts/2023/sub/c.md', 'posts/2023/../2023/sub/..'), ['sub/c', 'c']);
    assert.deepEqual(await names('posts/2023/sub/c.md'), ['c']);
  });

  test('the posts of a blog are called the same, whether they or the whole blog is named', async () => {
    await make('posts/2023/c.md', 'posts/a.md', 'guide/posts/b.md');
    assert.deepEqual(await names('.'), ['guide/posts/b', '2023/c', 'a']);
    assert.deepEqual(await names('posts'), ['2023/c', 'a']);
    await make('a.md');
    await assert.rejects(names('.'), {
      name: 'Problem',
      message: /a\.md and .*posts\/a\.md would both become a\.html/,
    });
  });

  test('what may not stand at the root may stand in a folder, also in one in which the site has files', async () => {
    await make('2023/index.md', 'archive/view.md', 'images/a.md', 'search/2023/index.md', 'a/b.md', 'a.md');
    assert.deepEqual(await names('.'), ['2023/index', 'a/b', 'a', 'archive/view', 'images/a', 'search/2023/index']);
  });

  test('hidden folders, node_modules and the site itself hold no reports', async () => {
    await make('a.md', '.git/b.md', 'node_modules/p/c.md', 'site/d.md', '.hidden.md');
    const found = await find_reports([folder], { ignored: join(folder, 'site') });
    assert.deepEqual(
      found.map(({ name }) => name),
      ['a'],
    );
  });

  test('what says what a folder is is no report, unless it is named', async () => {
    await make('README.md', 'readme_cn.md', 'docs/CONTRIBUTING.zh-CN.md', 'readme-2023.md', 'a.md');
    /** @type {string[]} */
    const notes = [];
    const found = await find_reports([folder], { note: (line) => notes.push(line.replace(`${folder}/`, '')) });
    assert.deepEqual(
      found.map(({ name }) => name),
      ['a', 'readme-2023'],
    );
    assert.deepEqual(notes, [
      'README.md: not taken for a report; name the file itself where it is one',
      'docs/CONTRIBUTING.zh-CN.md: not taken for a report; name the file itself where it is one',
      'readme_cn.md: not taken for a report; name the file itself where it is one',
    ]);
    assert.deepEqual(await names('README.md'), ['README']);
    await assert.rejects(names('docs'), { name: 'Problem', message: /docs: no report in this folder/ });
  });

  test('a file that is named twice is taken once', async () => {
    await make('a.md', 'b.md');
    assert.deepEqual(await names('a.md', '.', './a.md'), ['a', 'b']);
  });

  test('a folder that links to its parent is no endless way', async () => {
    await make('posts/a.md');
    await symlink('..', join(folder, 'posts/loop'));
    assert.deepEqual(await names('.'), ['a']);
  });

  test('the folders to watch are the named one and all below it', async () => {
    await make('posts/2023/a.md');
    assert.deepEqual(await report_folders([folder]), [folder, join(folder, 'posts'), join(folder, 'posts/2023')]);
  });

  test('no such file is said with its path', async () => {
    await assert.rejects(find_reports(['posts/no-such.md']), {
      name: 'Problem',
      message: 'posts/no-such.md: no such file or folder.',
    });
  });

  test('a folder without Markdown is said', async () => {
    await make('images/x.png');
    await assert.rejects(find_reports([folder]), { name: 'Problem', message: /no Markdown file .*in this folder/ });
  });

  test('a file of another kind is said', async () => {
    await make('x.png');
    await assert.rejects(names('x.png'), { name: 'Problem', message: /x\.png: not a Markdown file/ });
  });

  test('nothing named is said', async () => {
    await assert.rejects(find_reports([]), { name: 'Problem' });
  });

  test('only names that the site needs are refused', async () => {
    await make('archive-of-2021.md', 'views.md');
    assert.deepEqual(await names('.'), ['archive-of-2021', 'views']);
  });

  test('two reports cannot share an address, not even by case', async () => {
    await make('one/2023/report.md', 'two/2023/Report.md', '2024/report.md');
    await assert.rejects(names('one', 'two'), {
      name: 'Problem',
      message: /one\/2023\/report\.md and .*two\/2023\/Report\.md would both become 2023\/Report\.html; rename one/,
    });
    await assert.rejects(names('one', '2024/report.md', 'two/2023'), {
      name: 'Problem',
      message: /2024\/report\.md and .*two\/2023\/Report\.md would both become Report\.html; rename one/,
    });
    assert.deepEqual(await names('one', '2024'), ['2023/report', 'report']);
  });

  for (const [files, says] of /** @type {[string[], RegExp][]} */ ([
    [
      ['Feed.xml/a.md'],
      /Feed\.xml\/a\.md: its folder cannot be called “Feed\.xml”, a part of the site becomes a file of this name/,
    ],
    [
      ['a.md', 'A.html/b.md'],
      /A\.html\/b\.md: its folder cannot be called “A\.html”, .*\/a\.md becomes a file of this name; rename it/,
    ],
    [['2023/a.md', '2023/a.offline.html/b.md'], /“2023\/a\.offline\.html”, .*2023\/a\.md becomes a file/],
    [['Images/a.md'], /Images\/a\.md: its folder “Images” is called “images” by the site, .* write both the same/],
    [['2023/B/a.md', '2023/b/c.md'], /b\/c\.md: its folder “2023\/b” is called “2023\/B” by .*B\/a\.md, and/],
  ])) {
    test(`folders that are files, or called in two ways, are said: ${files.join(', ')}`, async () => {
      await make(...files);
      await assert.rejects(names('.'), { name: 'Problem', message: says });
    });
  }

  for (const name of [
    'index.md',
    'view.md',
    'archive.md',
    'archive-2021.md',
    'archive-undated-2.md',
    'compare.md',
    'tracks.md',
    '404.md',
    'Index.md',
    'ARCHIVE.markdown',
    'a.offline.md',
    'a.Offline.md',
    '2023/a.offline.md',
  ]) {
    test(`${name} would take the address of a page of the site`, async () => {
      await make(name);
      await assert.rejects(names('.'), { name: 'Problem', message: /rename it/ });
    });
  }
});
