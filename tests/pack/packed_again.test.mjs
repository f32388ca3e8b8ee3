/**
 * A site that is packed again is, whatever has changed in between, byte for byte the one that packing from nothing gives; and only
 * what has to be is read and written again.
 */

import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';

import { LISTING_NAME } from '../../script/lib/site_folder.mjs';
import { SitePacker } from '../../script/lib/site_packer.mjs';
import { fake_reader } from './fake_reader.mjs';
import { png } from './images_in_tests.mjs';
import { Desk } from './test_build.mjs';

/** @typedef {import('../../script/lib/site_packer.mjs').SiteOptions} SiteOptions */

/** @param {string} title @param {string} date @param {string} [more] */
const front = (title, date, more = '') => `---\ntitle: ${title}\ndate: ${date}\n${more}---\n`;
const figures = (/** @type {number} */ done) => `tracks: [{name: 赛, figures: {完成: ${done}}}]\n`;

/** @param {Desk} desk */
async function put_reports(desk) {
  await desk.put('posts/a.png', png(4, 3));
  await desk.put('posts/copy.png', png(4, 3));
  await desk.put('posts/b.png', png(5, 3));
  await desk.put('posts/a.md', `${front('甲', '2023-01-01', figures(1))}# 进展\n看 ![图](a.png) [乙](b.md#进展)\n`);
  await desk.put('posts/b.md', `${front('乙', '2023-02-01')}# 进展\n报 ![图](copy.png) ![无](none.png) [丁](d.md)\n`);
  await desk.put('posts/c.md', `${front('丙', '2023-03-01', figures(5))}# 进展\n月 ![图](b%2Epng) <Note text="说">\n`);
}

/** @param {string} folder @returns {Promise<Map<string, string>>} what each file holds, by its name */
async function contents(folder) {
  const names = (await readdir(folder, { recursive: true })).sort();
  const files = names.map(async (name) => {
    const file = join(folder, name);
    return (await stat(file)).isFile() ? [[name, (await readFile(file)).toString('latin1')]] : [];
  });
  return new Map(/** @type {[string, string][]} */ ((await Promise.all(files)).flat()));
}

/** @param {Map<string, string>} files */
const listing = (files) => JSON.parse(files.get(LISTING_NAME) ?? '');

/** @param {Map<string, string>} files @returns {string[]} names of those that the site's own list has */
function listed_and_there(files) {
  return Object.keys(listing(files).files).filter((name) => files.has(name));
}

/**
 * @param {Desk} desk that has packed already
 * @param {SiteOptions} [options]
 */
async function compare_with_nothing_kept(desk, options) {
  const { site } = await desk.pack(options);
  await site.prune();
  const [folder, cache] = [join(desk.folder, 'from-nothing'), join(desk.folder, 'empty-cache')];
  await Promise.all([folder, cache].map((path) => rm(path, { recursive: true, force: true })));
  await mkdir(cache);
  await symlink(join(desk.folder, 'cache/fonts'), join(cache, 'fonts'));
  /** @type {string[]} */
  const warnings = [];
  const warn = (/** @type {string} */ line) => warnings.push(line.replaceAll(`${desk.folder}/`, ''));
  const packer = new SitePacker({ dist: desk.dist, cache, reader: fake_reader, warn });
  await packer.pack([join(desk.folder, 'posts')], folder, options);
  assert.deepEqual(desk.warnings, warnings);
  const [ours, others] = await Promise.all([contents(join(desk.folder, 'site')), contents(folder)]);
  // Where a report had another name; from nothing nobody knows that.
  for (const name of Object.keys(listing(ours).moved)) ours.delete(name);
  assert.deepEqual([...ours.keys()], [...others.keys()]);
  assert.deepEqual(listed_and_there(ours), listed_and_there(others));
  // What an earlier run has written stays listed as its own.
  for (const files of [ours, others]) files.delete(LISTING_NAME);
  for (const [name, content] of others) assert.ok(ours.get(name) === content, name);
}

/** @type {[what: string, change: (desk: Desk) => Promise<void>, options?: SiteOptions][]} */
const changes = [
  ['nothing', async () => {}],
  ['a text', (desk) => desk.put('posts/a.md', `${front('甲', '2023-01-01')}# 进展\n看了 ![图](a.png)\n`)],
  ["an image's bytes", (desk) => desk.put('posts/b.png', png(6, 3))],
  ['bytes that two images had, of the one that was first', (desk) => desk.put('posts/a.png', png(7, 3))],
  ['an image that was missing', (desk) => desk.put('posts/none.png', png(8, 3))],
  ['a file of the very name that is written', (desk) => desk.put('posts/b%2Epng', png(9, 3))],
  ['an image that is gone', (desk) => rm(join(desk.folder, 'posts/copy.png'))],
  ["a neighbour's title", (desk) => desk.put('posts/c.md', `${front('丙丙', '2023-03-01')}# 进展\n月\n`)],
  [
    'the figures of an earlier month',
    (desk) => desk.put('posts/a.md', `${front('甲', '2023-01-01', figures(2))}# 进展\n报\n`),
  ],
  ['the order of time', (desk) => desk.put('posts/c.md', `${front('丙', '2022-03-01')}# 进展\n月\n`)],
  ["a link's target that appears", (desk) => desk.put('posts/d.md', `${front('丁', '2023-04-01')}报\n`)],
  ["a link's target that is gone", (desk) => rm(join(desk.folder, 'posts/b.md'))],
  ["a link's heading", (desk) => desk.put('posts/b.md', `${front('乙', '2023-02-01')}# 风险\n报 [丁](d.md)\n`)],
  ['a report under another name', (desk) => rename(join(desk.folder, 'posts/b.md'), join(desk.folder, 'posts/e.md'))],
  [
    'a report that becomes a draft',
    (desk) => desk.put('posts/b.md', `${front('乙', '2023-02-01', 'draft: true\n')}报\n`),
  ],
  [
    "how a blog's own elements are shown",
    (desk) => desk.put('posts/kanbao.config.json', '{"components": {"Note": "<p>{{text}}</p>"}}'),
  ],
  ['the address of the site', async () => {}, { base_url: 'https://example.org/' }],
  ['the name of the site', async () => {}, { base_url: 'https://example.org/', title: '看报' }],
  ['whether it is an app', async () => {}, { app: true }],
  ['the program', (desk) => desk.put('dist/kanbao.js', '"another program"')],
  [
    'the template',
    async (desk) => desk.put('dist/shell.html', `${await readFile(join(desk.dist, 'shell.html'), 'utf8')}\n`),
  ],
  ['a page, edited by hand', (desk) => desk.put('site/a.html', 'by hand')],
  ['the index, edited by hand', (desk) => desk.put('site/index.html', 'by hand')],
  ['an offline file that is gone', (desk) => rm(join(desk.folder, 'site/a.offline.html'))],
  ["the site's images that are gone", (desk) => rm(join(desk.folder, 'site/images'), { recursive: true })],
  ["the site's fonts that are gone", (desk) => rm(join(desk.folder, 'site/fonts'), { recursive: true })],
  ['the list, edited by hand', (desk) => desk.put('site/archive.html', 'by hand')],
];

describe('packing again gives what packing from nothing gives, after a change of', () => {
  /** @type {string} */
  let fonts;
  /** @type {Desk} */
  let first;
  /** @type {Desk} */
  let desk;
  before(async () => {
    first = await Desk.make();
    fonts = join(first.folder, 'cache/fonts');
    await mkdir(fonts, { recursive: true });
  });
  after(() => rm(first.folder, { recursive: true }));
  beforeEach(async () => {
    desk = await Desk.make();
    await mkdir(join(desk.folder, 'cache'));
    await symlink(fonts, join(desk.folder, 'cache/fonts'));
    await put_reports(desk);
    await desk.pack();
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  for (const [what, change, options] of changes) {
    test(what, async () => {
      await change(desk);
      await compare_with_nothing_kept(desk, options);
    });
  }

  for (const [what, change, options] of changes.filter(([, , options]) => options?.app === undefined)) {
    test(`${what}, where the site is an app`, async () => {
      await desk.pack({ app: true });
      await change(desk);
      await compare_with_nothing_kept(desk, { ...options, app: true });
    });
  }

  test('several things, one after the other, and back', async () => {
    const text = await readFile(join(desk.folder, 'posts/b.md'), 'utf8');
    for (const [, change, options] of changes.slice(0, 8)) {
      await change(desk);
      await desk.pack(options);
    }
    await put_reports(desk);
    await desk.put('posts/b.md', text);
    await compare_with_nothing_kept(desk);
  });

  test('what was kept, cut off or lost', async () => {
    const [site = ''] = await readdir(join(desk.folder, 'cache/sites'));
    const kept = join(desk.folder, 'cache/sites', site);
    const files = (await readdir(kept, { recursive: true })).filter((name) => name.includes('.'));
    for (const name of files) await writeFile(join(kept, name), '{"told": "');
    await compare_with_nothing_kept(desk);
    await rm(join(kept, 'reports/a.report.json'));
    await compare_with_nothing_kept(desk, { base_url: 'https://example.org/' });
    await rm(kept, { recursive: true });
    await compare_with_nothing_kept(desk);
  });
});

describe('packing again', () => {
  /** @type {Desk} */
  let desk;
  /** @type {string[]} */
  let read;
  beforeEach(async () => {
    desk = await Desk.make();
    read = [];
    const reader = {
      ...fake_reader,
      read: (/** @type {string} */ markdown, /** @type {import('#border').Component[]} */ components) => {
        read.push(/^title: (.*)$/m.exec(markdown)?.[1] ?? '');
        return fake_reader.read(markdown, components);
      },
    };
    desk = new Desk(desk.folder, desk.dist, reader);
    await put_reports(desk);
    await desk.pack();
    read = [];
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  test('reads no report and writes no file where nothing has changed, and warns as before', async () => {
    const warnings = desk.warnings;
    const { changed, reports } = await desk.pack();
    assert.deepEqual([changed, read, desk.log], [0, [], []]);
    assert.deepEqual(
      reports.map(({ title }) => title),
      ['丙', '乙', '甲'],
    );
    assert.ok(warnings.some((line) => line.includes('none.png')));
    assert.deepEqual(desk.warnings, warnings);
  });

  test('reads the report that has changed, and writes the pages of those that name it, too', async () => {
    await desk.put('posts/a.md', `${front('甲甲', '2023-01-01', figures(1))}# 进展\n看 ![图](a.png)\n`);
    const { changed } = await desk.pack();
    assert.deepEqual(read, ['甲甲']);
    assert.deepEqual(
      desk.log.map((line) => line.replace(/ \(.*/, '')),
      ['b.html: 乙', 'a.html: 甲甲'],
    );
    assert.ok(changed > 4);
  });

  test('reads no other report for the sake of a file that was only touched', async () => {
    await desk.put('posts/a.md', await readFile(join(desk.folder, 'posts/a.md')));
    await desk.pack();
    assert.deepEqual([read, desk.log], [[], []]);
  });

  test('reads all of them for another build, whose reader may be another', async () => {
    await desk.put('dist/kanbao.wasm', Uint8Array.of(0, 97, 115, 109, 2, 0, 0, 0));
    await desk.pack();
    assert.deepEqual([...new Set(read)].sort(), ['丙', '乙', '甲']);
  });

  test('has one file for the equal images of two reports, called as the first report calls it', async () => {
    const placed = async (/** @type {string} */ page) => Object.values((await desk.facts(page)).images)[0]?.url;
    assert.match((await placed('a.html')) ?? '', /^images\/a-[\da-f]{8}\.png$/);
    assert.equal(await placed('b.html'), await placed('a.html'));
    await desk.put('posts/a.png', png(7, 3));
    await desk.pack();
    assert.match((await placed('b.html')) ?? '', /^images\/copy-[\da-f]{8}\.png$/);
    assert.deepEqual(read, ['甲', '乙']);
  });

  test('is strict about what it warned of the last time', async () => {
    await assert.rejects(desk.pack({ strict: true }), { name: 'Problem', message: /--strict: nothing was written/ });
    assert.deepEqual(read, []);
  });

  test('tells of a link whose heading another report no longer has', async () => {
    await desk.put('posts/b.md', `${front('乙', '2023-02-01')}# 风险\n报\n`);
    await desk.pack();
    assert.deepEqual(desk.warnings, ['posts/a.md:7: link b.md#进展: b.md has no heading with this id.']);
    assert.deepEqual(read, ['乙']);
  });

  test('forgets reports that are gone', async () => {
    await rm(join(desk.folder, 'posts/c.md'));
    await desk.pack();
    const [site = ''] = await readdir(join(desk.folder, 'cache/sites'));
    const kept = await readdir(join(desk.folder, 'cache/sites', site, 'reports'));
    assert.deepEqual(kept.filter((name) => name.endsWith('.record.json')).sort(), ['a.record.json', 'b.record.json']);
  });
});
