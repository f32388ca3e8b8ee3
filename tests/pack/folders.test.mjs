/** A site whose reports lie in folders, as their sources do: what its pages refer to is found from where each of them lies. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { JSDOM } from 'jsdom';

import { address_from, address_in_site } from '../../script/lib/site_addresses.mjs';
import { path_address } from '../../web/report/site_paths.js';
import { png } from './images_in_tests.mjs';
import { Desk } from './test_build.mjs';

const base_url = 'https://example.org/r/';
const folder = "2024/上 册 50%#&'[x]";
const deep = `${folder}/深 1`;

/** @param {string} title @param {string} date @param {string} [more] */
const front = (title, date, more = '') => `---\ntitle: ${title}\ndate: ${date}\n${more}---\n`;
/** @param {number} count */
const track = (count) => `tracks: [{name: 赛道, figures: {任务: ${count}}}]\n`;

/** @param {string} page @param {string} html @returns {string[]} addresses of all that it refers to, as they are written */
function addresses_in(page, html) {
  const { document } = new JSDOM(html).window;
  const written = [...document.querySelectorAll('[href], [src], [data-wasm]')].flatMap((element) => {
    return element.id === 'status' ? [] : ['href', 'src', 'data-wasm'].map((name) => element.getAttribute(name) ?? '');
  });
  const fonts = [...html.matchAll(/src:url\(([^)]+)\)/g)].map(([, address]) => address);
  const { images, links, overview } = JSON.parse(document.querySelector('#facts')?.textContent || 'null') ?? {};
  const told = [
    ...Object.values(images ?? {}).map(({ url }) => url),
    ...Object.values(links ?? {}),
    overview?.months_url,
  ];
  const all = [...written, ...fonts, ...told].filter((address) => address && !address.startsWith('data:'));
  assert.ok(all.length > 0, page);
  return all;
}

describe('a site whose reports lie in folders', () => {
  /** @type {Desk} */
  let desk;
  before(async () => {
    desk = await Desk.make_real();
    await desk.put('posts/images/图.png', png(200, 150));
    await desk.put(
      `posts/${deep}.md`,
      `${front('深处', '2024-03-01', track(4))}# 赛道\n![图](../../images/图.png) [二](../../2023/b.md#二) [三](./c.md) ` +
        '[自己](<深 1.md#赛道>) [附件](../x.zip) <a href="../../y.zip?v=1#z">y</a> [远](https://example.com/a.html)\n',
    );
    await desk.put(`posts/${folder}/c.md`, `${front('三', '2024-02-01', track(3))}![图](../../images/图.png)\n`);
    await desk.put('posts/2023/b.md', `${front('二', '2023-02-01', 'cover: ../images/图.png\n')}## 二\n[a](../a.md)\n`);
    await desk.put('posts/images/没有题目.md', '看报\n');
    await desk.put('posts/a.md', `${front('一', '2022-02-01')}[b](2023/b.md)\n`);
    await desk.pack({ base_url, app: true });
  });
  after(() => rm(desk.folder, { recursive: true }));

  /** @param {string} page @returns {Promise<Document>} */
  const parsed = async (page) => new JSDOM(await desk.read(page)).window.document;
  /** @param {string} page @returns {Promise<Record<string, string | null>>} addresses by the words of the links */
  async function hrefs(page) {
    const links = [...(await parsed(page)).querySelectorAll('#report a')];
    return Object.fromEntries(links.map((link) => [link.textContent, link.getAttribute('href')]));
  }

  test('has each page where its source lies', async () => {
    const pages = (await desk.files()).filter((name) => /\.(offline\.html|preview\.png)$|\/[^/]*\.html$/.test(name));
    const own = ['2023/b', deep, `${folder}/c`, 'a', 'images/没有题目'];
    const endings = ['html', 'offline.html', 'preview.png'];
    const expected = own.flatMap((name) => endings.map((ending) => `${name}.${ending}`));
    assert.deepEqual(
      pages,
      expected.filter((name) => name !== 'a.html' && existsSync(join(desk.folder, 'site', name))).sort(),
    );
    assert.equal(pages.filter((name) => name.endsWith('.offline.html')).length, own.length);
  });

  test('refers from every page to what is there', async () => {
    // What their authors have written of files that they put there by hand.
    const by_hand = /\/(2024\/x|y)\.zip/;
    const pages = (await desk.files()).filter((name) => /\.html$/.test(name) && !/\.offline\.html$/.test(name));
    for (const page of pages) {
      for (const address of addresses_in(page, await desk.read(page))) {
        const { href, origin, pathname } = new URL(address, base_url + path_address(page));
        if (origin !== new URL(base_url).origin || by_hand.test(pathname)) continue;
        assert.ok(href.startsWith(base_url), `${page}: ${address}`);
        const file = decodeURIComponent(pathname).replace('/r/', '');
        assert.ok(existsSync(join(desk.folder, 'site', file)), `${page}: ${address}`);
      }
    }
    const lists = [...(await desk.read('feed.xml')).matchAll(/href=(?:"|&quot;)(https:\/\/example\.org\/r\/[^"&#]*)/g)];
    const places = [...(await desk.read('sitemap.xml')).matchAll(/<loc>([^<]*)<\/loc>/g)];
    assert.ok(lists.length > 10 && places.length > 5);
    for (const [, address] of [...lists, ...places].filter(([, found]) => !by_hand.test(found))) {
      const file = decodeURIComponent(new URL(address.replace(/&apos;|&#39;/g, "'")).pathname).replace('/r/', '');
      assert.ok(file === '' || existsSync(join(desk.folder, 'site', file)), address);
    }
  });

  test('has short ways between its pages', async () => {
    const links = await hrefs(`${deep}.html`);
    assert.equal(links['二'], `../../2023/b.html#${encodeURIComponent('二')}`);
    assert.equal(links['三'], 'c.html');
    assert.equal(links['自己'], `${encodeURIComponent('深 1')}.html#${encodeURIComponent('赛道')}`);
    assert.equal((await hrefs('a.html'))['b'], '2023/b.html');
    assert.equal((await hrefs('2023/b.html'))['a'], '../a.html');
    const document = await parsed(`${deep}.html`);
    const around = [...document.querySelectorAll('#bar a, #neighbours a, #imprint a, link[rel]')]
      .map((link) => link.getAttribute('href'))
      .filter((address) => !address?.startsWith('data:'));
    const compared = [`${folder}/c`, deep].map((name) => encodeURIComponent(name));
    assert.deepEqual(
      [...new Set(around)],
      [
        'c.html',
        base_url + path_address(`${deep}.html`),
        '../../feed.xml',
        '../../manifest.webmanifest',
        '../../archive.html',
        `${encodeURIComponent('深 1')}.offline.html`,
        `../../compare.html?left=${compared[0]}&right=${compared[1]}`,
        '../../licences.txt',
      ],
    );
  });

  test('shows the newest report at its root with the same words, leading to the same places', async () => {
    const [page, index] = [await parsed(`${deep}.html`), await parsed('index.html')];
    assert.equal(index.querySelector('#report')?.textContent, page.querySelector('#report')?.textContent);
    assert.equal(index.querySelector('#source')?.textContent, page.querySelector('#source')?.textContent);
    /** @param {Document} document @param {string} file */
    const targets = (document, file) =>
      [...document.querySelectorAll('a[href], img[src], script[src], link[href]')].map((element) => {
        const address = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
        return address.startsWith('#') ? address : new URL(address, base_url + path_address(file)).href;
      });
    assert.deepEqual(targets(index, 'index.html'), targets(page, `${deep}.html`));
    const { links } = await desk.facts('index.html');
    assert.equal(links['../x.zip'], '2024/x.zip');
    assert.equal(links['../../y.zip?v=1#z'], 'y.zip?v=1#z');
  });

  test('calls a report without a title by its file alone, and saves it so', async () => {
    const document = await parsed('images/没有题目.html');
    assert.equal(document.title, '没有题目');
    assert.equal(document.querySelector('#report h1')?.textContent, '没有题目');
    assert.equal(document.querySelector('#save')?.getAttribute('download'), '没有题目.html');
  });

  test('tells programs and pages of it by its path', async () => {
    const list = JSON.parse(await desk.read('reports.json'));
    const own = list.find((/** @type {{name: string}} */ { name }) => name === deep);
    assert.equal(own.url, path_address(`${deep}.html`));
    assert.equal(own.offline, path_address(`${deep}.offline.html`));
    assert.match(decodeURIComponent(own.image), /^images\/图-[\da-f]{8}\.png$/);
    const covered = list.find((/** @type {{name: string}} */ { name }) => name === '2023/b');
    assert.equal(covered.image, own.image);
    assert.ok((await desk.read('reports.js')).includes(JSON.stringify(deep)));
  });

  test('has its pictures and full addresses in what other sites are told', async () => {
    const image = (/** @type {Document} */ document) =>
      document.querySelector('meta[property="og:image"]')?.getAttribute('content') ?? '';
    const covered = await parsed('2023/b.html');
    assert.match(decodeURIComponent(image(covered)), /^https:\/\/example\.org\/r\/images\/图-[\da-f]{8}\.png$/);
    assert.equal(image(await parsed('index.html')), image(await parsed(`${deep}.html`)));
    assert.ok(image(await parsed(`${deep}.html`)).startsWith(`${base_url}${path_address(deep)}.preview.png?`));
    const offline = await hrefs(`${deep}.offline.html`);
    assert.equal(offline['三'], `${base_url}${path_address(`${folder}/c.html`)}`);
  });

  test('is kept whole for readers without a network, the files of its pages once each', async () => {
    const worker = await desk.read('service-worker.js');
    const { folders, files } = JSON.parse(/kanbao_kept_site=(\{[^]*?\n\]\});/.exec(worker)?.[1] ?? '');
    assert.deepEqual(folders, ['', '2023', folder, 'images']);
    const names = files.map((/** @type {{name: string}} */ { name }) => name);
    assert.ok(names.includes(`${deep}.html`) && names.includes('images/没有题目.html'));
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual(
      names.filter((/** @type {string} */ name) => /\.(offline\.html|preview\.png)$/.test(name)),
      [],
    );
  });
});

test('an address is the same from a page and from the root of the site', () => {
  const page = "a b/#/%/'.html";
  for (const [from_site, from_page] of [
    ['x.html', '../../../x.html'],
    ['a%20b/x.html?b=../c#d/../e', '../../x.html?b=../c#d/../e'],
    ["a%20b/%23/%25/'.html#f", "'.html#f"],
    ['a%20b/%23/%25/sub/x.html', 'sub/x.html'],
    ['https://example.org/x', 'https://example.org/x'],
    ['//example.org/x', '//example.org/x'],
    ['#a', '#a'],
    ['', ''],
  ]) {
    assert.equal(address_from(page, from_site), from_page);
    assert.equal(address_in_site(page, from_page), from_site);
    assert.equal(address_from('index.html', from_site), from_site);
    assert.equal(address_in_site('index.html', from_page), from_page);
  }
  assert.equal(address_in_site(page, '../../../../../x.zip'), 'x.zip', 'nothing is above the site');
});
