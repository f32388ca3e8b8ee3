/** What `--app` adds to a site: the worker with the list of what is kept, the manifest, and what pages have for them; and what takes it back. */

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { runInNewContext } from 'node:vm';

import { PNG } from 'pngjs';

import { draw_icons } from '../../script/lib/app_icons.mjs';
import { manifest_file } from '../../script/lib/app_manifest.mjs';
import { attribute, elements } from './html_elements.mjs';
import { png } from './images_in_tests.mjs';
import { Desk, REPOSITORY } from './test_build.mjs';

/** @param {number} number @param {string} [text] */
const report = (number, text = '看报') =>
  `---\ntitle: 第 ${number} 期\ndate: 2023-01-${String(number).padStart(2, '0')}\n---\n${text} ![图](${number}.png)\n`;

/** @param {number} number */
const page_name = (number) => `${String(number).padStart(2, '0')}.html`;

const app = { app: true, title: '社区月报' };

describe('packing an app', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make();
    for (let number = 1; number <= 13; number += 1) await put(number);
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  /** @param {number} number @param {string} [text] */
  async function put(number, text) {
    await desk.put(`posts/${number}.png`, png(number, 3));
    await desk.put(`posts/${page_name(number).replace('html', 'md')}`, report(number, text));
  }

  /** @returns {Promise<import('../../web/app/kept_files.js').KeptSite>} */
  async function kept_site() {
    const scope = { self: /** @type {any} */ ({}) };
    runInNewContext(await desk.read('service-worker.js'), scope);
    return JSON.parse(JSON.stringify(scope.self.kanbao_kept_site));
  }

  test('lists the twelve newest reports, what they show, and what all pages need, and nothing else', async () => {
    await desk.pack(app);
    const { language, files } = await kept_site();
    assert.equal(language, 'zh-CN');
    const names = files.map(({ name }) => name.replace(/-[\da-f]{8}\./, '-HASH.'));
    const numbers = Array.from({ length: 12 }, (_, place) => 13 - place);
    assert.deepEqual(names.slice(0, 15), [...numbers.map(page_name), 'index.html', 'archive.html', 'reports.js']);
    const others = names.slice(15).filter((name) => !name.startsWith('fonts/'));
    assert.deepEqual(others, [
      'kanbao-HASH.js',
      'kanbao-HASH.wasm',
      'kanbao-frame-HASH.js',
      'kanbao-tools-HASH.js',
      'kanbao-site-HASH.js',
      'kanbao-search-HASH.js',
      'kanbao-app-HASH.js',
      ...numbers.map((number) => `images/${number}-HASH.png`),
    ]);
    assert.ok(names.includes('fonts/kanbao-han-regular-HASH.woff2'));
    assert.ok(!names.some((name) => /woff2\.js$|slice|offline|view|licences/.test(name)));
    const present = await desk.files();
    assert.deepEqual(
      files.filter(({ name }) => !present.includes(name)),
      [],
    );
    const [newest] = files;
    assert.deepEqual([newest?.title, newest?.report], ['第 13 期', '13']);
    assert.match(await desk.read('13.html'), new RegExp(`data-part="app" [^>]*data-version="${newest?.mark}"`));
    for (const { name, mark } of files) if (mark) assert.ok((await desk.read(name)).includes(mark), name);
  });

  test('tells how much is kept, once', async () => {
    await desk.pack(app);
    const told = desk.log.filter((line) => line.startsWith('service-worker.js'));
    assert.match(
      String(told),
      /^service-worker\.js: after one visit 12 reports can be read without a network \(\d+ files, \d+\.\d MB\)$/,
    );
    const { changed } = await desk.pack(app);
    assert.deepEqual([changed, desk.log], [0, []]);
  });

  test('has a page for all tracks among what is kept, where there is one', async () => {
    await desk.put('posts/14.md', report(14).replace('---\n看', 'tracks: [{name: 赛, figures: {完成: 1}}]\n---\n看'));
    await desk.pack(app);
    const { files } = await kept_site();
    assert.equal(files.find(({ name }) => name === 'tracks.html')?.title, '各赛道逐月进展');
  });

  test('changes the worker for a new report, and no page but those beside it', async () => {
    await desk.pack(app);
    const { files: before_change } = await kept_site();
    const first_worker = await desk.read('service-worker.js');
    await put(14);
    await desk.pack(app);
    assert.deepEqual(
      desk.log.map((line) => line.replace(/[:(].*/, '')),
      ['14.html', '13.html', 'service-worker.js'],
    );
    assert.notEqual(await desk.read('service-worker.js'), first_worker);
    const { files } = await kept_site();
    const version = (/** @type {typeof files} */ list) => list.find(({ name }) => name === '13.html');
    assert.equal(version(files)?.mark, version(before_change)?.mark, 'what it shows is the same');
    assert.notEqual(version(files)?.hash, version(before_change)?.hash, 'what stands around it is not');
    assert.ok(!files.some(({ name }) => name === '02.html' || name.startsWith('images/2-')));
  });

  test('lets pages have a worker and a manifest, and tells systems their colours', async () => {
    await desk.pack(app);
    for (const name of ['13.html', 'index.html', 'archive.html']) {
      const page = await desk.read(name);
      const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
      assert.match(policy, /worker-src blob: 'self'; manifest-src 'self';/);
      const links = elements(page, 'link').map((link) => `${attribute(link, 'rel')} ${attribute(link, 'href')}`);
      assert.ok(links.includes('manifest manifest.webmanifest'), name);
      const colours = elements(page, 'meta').filter((meta) => attribute(meta, 'name') === 'theme-color');
      assert.deepEqual(
        colours.map((meta) => attribute(meta, 'content')),
        ['#ffffff', '#1b1b1f'],
      );
      assert.match(page, /\.site-line/);
    }
    for (const name of ['13.offline.html', 'view.html', 'compare.html']) {
      assert.doesNotMatch(await desk.read(name), /manifest|site-line|data-part="app"/, name);
    }
  });

  test('adds nothing where it is not asked for', async () => {
    await desk.pack({ title: '社区月报' });
    const files = await desk.files();
    assert.deepEqual(
      files.filter((name) => /worker|manifest|icon|kanbao-app/.test(name)),
      [],
    );
    for (const name of ['13.html', 'archive.html']) {
      assert.doesNotMatch(
        await desk.read(name),
        /manifest|site-line|data-part="app"|theme-color|worker-src[^;]*'self'/,
      );
    }
  });

  test('writes over no worker but its own', async () => {
    await desk.put('site/service-worker.js', '/* mine */');
    await assert.rejects(desk.pack({ ...app, force: true }), {
      name: 'Problem',
      message:
        /service-worker\.js is not kanbao's, and a site has one worker: pack without --app, or into another folder/,
    });
    assert.deepEqual(await desk.files(), ['service-worker.js'], 'nothing was written');
    await desk.pack({ force: true });
    assert.equal(await desk.read('service-worker.js'), '/* mine */');
  });

  test('ends the worker that an earlier packing has written, says so, and begins one again', async () => {
    await desk.pack(app);
    const worker = await desk.read('service-worker.js');
    await desk.pack({ title: '社区月报' });
    assert.match(await desk.read('service-worker.js'), /^\/\* kanbao service worker \*\/\n"retired worker"\n$/);
    assert.match(desk.log.join('\n'), /^service-worker\.js: packed without --app, .* leave it there/m);
    assert.match(desk.log.join('\n'), /^removed, .*manifest\.webmanifest/m);
    const { changed } = await desk.pack({ title: '社区月报' });
    assert.deepEqual([changed, desk.log], [0, []]);
    await desk.pack(app);
    assert.equal(await desk.read('service-worker.js'), worker);
  });
});

describe('the manifest of an app', () => {
  /** @param {string} title */
  const manifest = (title) =>
    JSON.parse(
      manifest_file(title, 'zh-CN', {
        icons: [{ stem: 'a', name: 'a-01234567.png', size: 192, purpose: 'maskable' }],
        grounds: { light: '#ffffff', dark: '#1b1b1f' },
      })[1],
    );

  test('names the site, where it begins and how far it reaches, and its icons', () => {
    const { name, lang, start_url, scope, display, icons } = manifest('社区 "月报" <b>');
    assert.deepEqual([name, lang], ['社区 "月报" <b>', 'zh-CN']);
    assert.deepEqual([start_url, scope, display], ['index.html', './', 'standalone']);
    assert.deepEqual(icons, [{ src: 'a-01234567.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' }]);
  });

  test('has a name short enough to stand below an icon', () => {
    const short = (/** @type {string} */ title) => manifest(title).short_name;
    assert.equal(short('社区月报'), '社区月报');
    assert.equal(short('飞桨黑客松月报：第五期与第六期'), '飞桨黑客松月报');
    assert.equal(short('Monthly Reports of the Community'), 'Monthly');
    assert.equal(short('一二三四五六七八九十一二三四'), '一二三四五六七八九十一二');
  });
});

test('the icons are the sign that pages have, as large as their names say; the maskable one fills its square', async () => {
  const icons = await draw_icons(`${REPOSITORY}shell.html`);
  const pictures = icons.map(([name, bytes]) => ({ name, ...PNG.sync.read(Buffer.from(bytes)) }));
  assert.deepEqual(
    pictures.map(({ name, width, height }) => `${name} ${width} ${height}`),
    ['kanbao-icon-192.png 192 192', 'kanbao-icon-512.png 512 512', 'kanbao-icon-maskable-512.png 512 512'],
  );
  const pixel = (/** @type {{data: Buffer, width: number}} */ { data, width }, /** @type {number} */ x) => {
    return [...data.subarray(4 * (x * width + x), 4 * (x * width + x) + 4)];
  };
  const [small, large, maskable] = pictures;
  for (const picture of [small, large]) assert.equal(pixel(picture, 0)[3], 0, 'nothing beside the sheet');
  const ground = pixel(maskable, 0);
  assert.equal(ground[3], 255);
  assert.deepEqual(pixel(large, 256 - 32), ground);
  assert.deepEqual(pixel(maskable, 511), ground);
});
