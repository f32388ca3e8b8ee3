/** The feed and the site map: written once it is known where the site will stand, with full addresses only. */

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import { JSDOM } from 'jsdom';

import { png } from './images_in_tests.mjs';
import { Desk, FRONT_MATTER } from './test_build.mjs';

const BASE = 'https://example.org/reports/';
const ATOM = 'http://www.w3.org/2005/Atom';

/** @param {string} xml */
function parsed(xml) {
  const document = new new JSDOM('').window.DOMParser().parseFromString(xml, 'application/xml');
  assert.deepEqual(document.getElementsByTagName('parsererror').length, 0, xml);
  return document;
}

describe('the feed and the site map', () => {
  /** @type {Desk} */
  let desk;
  before(async () => {
    desk = await Desk.make_real();
    await desk.put('posts/x.png', png(4, 3));
    await desk.put(
      'posts/第 1 期.md',
      '---\ntitle: "八周 <b> & \\"月报\\" ]]>"\ndate: 2023-12-01\nauthor: {name: 花花, github: Tulip-hua}\ndescription: 进展 & <更多>\n' +
        'tags: [社区, "a & <b> \\"c\\""]\ntracks:\n  - {name: 挑战赛, figures: {任务: 110, 完成: 32}}\n  - {name: 社区, figures: {人: 3}}\n---\n' +
        '# 进展\n\n看报 ![图 & "表"](x.png) [下文](#进展) [上期](b.md#a&b) [外](https://example.com/?a=1&b=2) ![远](https://example.com/r.png)\n\n]]>\n',
    );
    await desk.put(
      'posts/b.md',
      '---\ntitle: 四周\ndate: 2023-11\ntracks: [{name: 挑战赛, figures: {任务: 100, 完成: 13}}]\n---\n## a&b\n看报\n',
    );
    await desk.put('posts/c.md', '# 没有日期\n看报\n');
    await desk.pack({ base_url: BASE, title: '看报 & <月报>' });
  });
  after(() => rm(desk.folder, { recursive: true }));

  async function feed() {
    return parsed(await desk.read('feed.xml')).documentElement;
  }

  /**
   * @param {Element} element
   * @param {string} name
   */
  function child_text(element, name) {
    return [...element.children].find(({ localName }) => localName === name)?.textContent ?? undefined;
  }

  const first = `${BASE}${encodeURIComponent('第 1 期')}.html`;

  test('a feed reader finds every report under its canonical address, the newest first', async () => {
    const root = await feed();
    assert.equal(root.namespaceURI, ATOM);
    assert.equal(child_text(root, 'title'), '看报 & <月报>');
    assert.equal(child_text(root, 'id'), BASE);
    assert.equal(child_text(root, 'updated'), '2023-12-01T00:00:00.000Z');
    const entries = [...root.getElementsByTagName('entry')];
    assert.deepEqual(
      entries.map((entry) => child_text(entry, 'id')),
      [first, `${BASE}b.html`, `${BASE}c.html`],
    );
    assert.deepEqual(
      entries.map((entry) => child_text(entry, 'title')),
      ['八周 <b> & "月报" ]]>', '四周', '没有日期'],
    );
    assert.deepEqual(
      entries.map((entry) => child_text(entry, 'updated')),
      ['2023-12-01T00:00:00.000Z', '2023-11-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z'],
    );
    const [entry] = entries;
    assert.equal(entry?.querySelector('author > name')?.textContent, '花花');
    assert.equal(
      root.querySelector('feed > author > name')?.textContent,
      '看报 & <月报>',
      'for reports that name nobody',
    );
    assert.equal(entry?.querySelector('summary')?.textContent, '进展 & <更多>');
    const page = await desk.read('第 1 期.html');
    assert.equal(/<link rel="canonical" href="(.*?)">/.exec(page)?.[1], first);
  });

  test('each report is there in full, its addresses good from anywhere', async () => {
    const [entry] = (await feed()).getElementsByTagName('entry');
    const content = entry?.querySelector('content');
    assert.equal(content?.getAttribute('type'), 'html');
    const { document } = new JSDOM(content?.textContent ?? '').window;
    assert.match(document.body.textContent ?? '', /看报[^]*\]\]>/);
    const images = [...document.querySelectorAll('img')].map((image) => image.getAttribute('src') ?? '');
    assert.match(images[0] ?? '', /^https:\/\/example\.org\/reports\/images\/x-[\da-f]{8}\.png$/);
    assert.equal(images[1], 'https://example.com/r.png');
    const links = new Map(
      [...document.querySelectorAll('a')].map((link) => [link.textContent, link.getAttribute('href')]),
    );
    assert.equal(links.get('下文'), `${first}#${encodeURIComponent('进展')}`);
    assert.equal(links.get('上期'), `${BASE}b.html#a&b`);
    assert.equal(links.get('外'), 'https://example.com/?a=1&b=2');
    for (const address of [...links.values(), ...images]) assert.match(address ?? '', /^https:\/\//);
    assert.equal(document.querySelector('script'), null);
  });

  test('an entry holds its tracks as a table of numbers, without the drawings that need the page’s style', async () => {
    const [entry] = (await feed()).getElementsByTagName('entry');
    const { document } = new JSDOM(entry?.querySelector('content')?.textContent ?? '').window;
    const cells = [...document.querySelectorAll('td.charted')].map((cell) => cell.textContent?.replace(/\u00a0/g, ' '));
    assert.match(cells[0] ?? '', /^任务 110（↑ 增 10） → 完成 32（29%，↑ 增 19）/);
    assert.equal(document.querySelectorAll('svg, .chart').length, 0);
    assert.equal(document.querySelectorAll('img').length, 2);
    const page = new JSDOM(await desk.read('第 1 期.html')).window.document;
    assert.equal(page.querySelectorAll('.charted .chart svg').length, 3, 'the page itself has them');
  });

  test('an entry’s categories are its tags and tracks, each once', async () => {
    const entries = [...(await feed()).getElementsByTagName('entry')];
    const terms = entries.map((entry) =>
      [...entry.getElementsByTagName('category')].map((category) => category.getAttribute('term')),
    );
    assert.deepEqual(terms, [['社区', 'a & <b> "c"', '挑战赛'], ['挑战赛'], []]);
  });

  test('the site map names every page of a report, the list of all and that of all tracks', async () => {
    const entries = [...parsed(await desk.read('sitemap.xml')).getElementsByTagName('url')];
    assert.deepEqual(
      entries.map((entry) => [child_text(entry, 'loc'), child_text(entry, 'lastmod')]),
      [
        [first, '2023-12-01'],
        [`${BASE}b.html`, '2023-11'],
        [`${BASE}c.html`, undefined],
        [`${BASE}archive.html`, undefined],
        [`${BASE}tracks.html`, undefined],
      ],
    );
  });

  test('the same reports give the same feed, so that a second run writes nothing', async () => {
    const before = await desk.read('feed.xml');
    const { changed } = await desk.pack({ base_url: BASE, title: '看报 & <月报>' });
    assert.equal(changed, 0);
    assert.equal(await desk.read('feed.xml'), before);
  });

  test('where it is not known where the site will stand, neither is written', async () => {
    const other = await Desk.make();
    try {
      await other.put('posts/a.md', `${FRONT_MATTER}看报`);
      await other.pack();
      const files = await other.files();
      assert.deepEqual(
        files.filter((name) => name.endsWith('.xml')),
        [],
      );
      assert.ok(files.includes('archive.html'));
    } finally {
      await rm(other.folder, { recursive: true });
    }
  });
});
