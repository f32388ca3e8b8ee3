/** What a page tells search engines and chat windows: always what it is, and where it stands once that is known. */

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { attribute, elements } from './html_elements.mjs';
import { png } from './images_in_tests.mjs';
import { Desk } from './test_build.mjs';

const HOSTILE = "\"><script>alert(1)</script> & <b>'x'";

describe('what a page tells of itself', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make();
    await desk.put('posts/x.png', png(4, 3));
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  /**
   * @param {string} page
   * @returns {Promise<Record<string, string | undefined>>} content by name or property, address by relation
   */
  async function told(page) {
    const html = await desk.read(page);
    const metas = elements(html, 'meta').map((meta) => [
      attribute(meta, 'name') ?? attribute(meta, 'property'),
      attribute(meta, 'content'),
    ]);
    const links = elements(html, 'link').map((link) => [attribute(link, 'rel'), attribute(link, 'href')]);
    return Object.fromEntries([...metas, ...links]);
  }

  test('what it is, without knowing where it will stand', async () => {
    const front = 'title: 月报\ndate: 2023-12-01\ndescription: 五期的进展\nauthor: 梦师傅';
    await desk.put('posts/a.md', `---\n${front}\n---\n看报 ![图](x.png)`);
    await desk.pack();
    const page = await told('a.html');
    assert.equal(page.description, '五期的进展');
    assert.equal(page.author, '梦师傅');
    assert.equal(page['og:type'], 'article');
    assert.equal(page['og:title'], '月报');
    assert.equal(page['og:description'], '五期的进展');
    assert.equal(page['og:locale'], 'zh_CN');
    assert.equal(page['article:published_time'], '2023-12-01');
    for (const name of ['canonical', 'alternate', 'og:url', 'og:image', 'og:site_name']) {
      assert.equal(page[name], undefined, name);
    }
    assert.doesNotMatch(await desk.read('a.html'), /feed\.xml/);
  });

  test('its full addresses, once it is known where it will stand', async () => {
    await desk.put('posts/第 1 期.md', '---\ntitle: 月报\ndate: 2023-12-01\n---\n看报 ![图](x.png)');
    await desk.pack({ base_url: 'https://example.org/reports/', title: '看报 & more' });
    const page = await told('第 1 期.html');
    const address = `https://example.org/reports/${encodeURIComponent('第 1 期')}.html`;
    assert.equal(page.canonical, address);
    assert.equal(page['og:url'], address);
    assert.equal(page['og:site_name'], '看报 & more');
    assert.match(page['og:image'] ?? '', /^https:\/\/example\.org\/reports\/images\/x-[\da-f]{8}\.png$/);
    assert.equal(page.alternate, 'feed.xml');
    assert.equal((await told('index.html')).canonical, address, 'both addresses of the newest report are one page');
    assert.match(await desk.read('第 1 期.html'), /<footer id="imprint"><a href="feed\.xml">/);
  });

  test('as data for search engines, which end no script element', async () => {
    const front = `title: ${JSON.stringify(HOSTILE)}\ndate: 2023-12-01\ntags: [黑客松]\nauthor: {name: 梦师傅, github: Ligoml}`;
    await desk.put('posts/a.md', `---\n${front}\n---\n看报`);
    await desk.pack({ base_url: 'https://example.org/', title: '社区月报' });
    const html = await desk.read('a.html');
    const [data] = [...html.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)].map(([, json]) =>
      JSON.parse(json),
    );
    assert.equal(data['@context'], 'https://schema.org');
    const [report, trail] = data['@graph'];
    assert.equal(report['@type'], 'Report');
    assert.equal(report.name, HOSTILE);
    assert.equal(report.url, 'https://example.org/a.html');
    assert.equal(report.datePublished, '2023-12-01');
    assert.deepEqual(report.keywords, ['黑客松']);
    assert.deepEqual(report.author, [{ '@type': 'Person', name: '梦师傅', url: 'https://github.com/Ligoml' }]);
    assert.deepEqual(trail, {
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: '社区月报', item: 'https://example.org/archive.html' },
        { '@type': 'ListItem', position: 2, name: HOSTILE, item: 'https://example.org/a.html' },
      ],
    });
    assert.equal(data['@graph'].length, 2);
    assert.deepEqual(report.isPartOf, {
      '@type': 'CollectionPage',
      name: '社区月报',
      url: 'https://example.org/archive.html',
    });
  });

  test('a report without images or date promises none', async () => {
    await desk.put('posts/a.md', '看报');
    await desk.pack({ base_url: 'https://example.org/' });
    const page = await told('a.html');
    assert.equal(page['og:image'], undefined);
    assert.equal(page['article:published_time'], undefined);
  });

  test('without a description the first paragraph stands for it, cut where a sentence ends', async () => {
    await desk.put('posts/a.md', `${'说明月报怎么读。'.repeat(19)}后面还有很长很长的一句话`);
    await desk.put('posts/b.md', `${'word '.repeat(60)}`);
    await desk.pack();
    assert.equal((await told('a.html')).description, '说明月报怎么读。'.repeat(19));
    const { description = '' } = await told('b.html');
    assert.match(description, /^(word )+word…$/);
    assert.ok(description.length <= 160);
  });

  test('texts that look like HTML stay texts', async () => {
    const front = { title: HOSTILE, description: HOSTILE, author: HOSTILE };
    const yaml = Object.entries(front)
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
      .join('\n');
    await desk.put('posts/a.md', `---\n${yaml}\ndate: 2023-12-01\n---\n看报`);
    await desk.put('posts/b.md', '---\ntitle: 乙\ndate: 2023-11-01\n---\n看报');
    await desk.pack({ base_url: 'https://example.org/', title: HOSTILE });
    const page = await told('a.html');
    for (const name of ['description', 'author', 'og:title', 'og:description', 'og:site_name']) {
      assert.equal(page[name], HOSTILE, name);
    }
    for (const name of ['a.html', 'b.html', 'a.offline.html', 'archive.html']) {
      const html = await desk.read(name);
      const scripts = elements(html, 'script').filter((script) => attribute(script, 'type') === undefined);
      assert.equal(scripts.length, 1, name);
      const heads = html.replace(/<script type[^>]*>[^]*?<\/script>/g, '').replace(/<style>[^]*?<\/style>/g, '');
      assert.doesNotMatch(heads, /<script>alert/, name);
    }
  });
});
