/** The page for an address without a file: it names the newest reports, and leads there from any depth where that can be. */

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { JSDOM } from 'jsdom';

import { serve_files } from '../../script/lib/file_server.mjs';
import { Desk } from './test_build.mjs';

/** @param {string} title @param {string} date @param {string} [language] */
const report = (title, date, language = '') =>
  `---\ntitle: ${title}\n${date && `date: ${date}\n`}${language && `lang: ${language}\n`}---\n看报`;

describe('the page for an address without a file', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make();
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  /** @param {string} [address] at which it is shown */
  const missing = async (address) => new JSDOM(await desk.read('404.html'), { url: address }).window.document;
  /** @param {Document} document */
  const links = (document) => [...document.querySelectorAll('a')].map(({ href, textContent }) => [textContent, href]);

  test('names the five newest reports and the list of all', async () => {
    for (let i = 1; i <= 7; i += 1) await desk.put(`posts/第 ${i} 期.md`, report(`第 ${i} 份 <b>`, `2023-0${i}-01`));
    await desk.pack();
    const document = await missing('https://example.org/x.html');
    const address = (/** @type {number} */ i) => `https://example.org/${encodeURIComponent(`第 ${i} 期`)}.html`;
    assert.deepEqual(links(document), [
      ...[7, 6, 5, 4, 3].map((i) => [`第 ${i} 份 <b>`, address(i)]),
      ['全部月报', 'https://example.org/archive.html'],
    ]);
    assert.equal(document.querySelector('time')?.dateTime, '2023-07-01');
    assert.equal(document.querySelector('meta[name=robots]')?.getAttribute('content'), 'noindex');
  });

  test('leads there from any depth where it is known where the site stands', async () => {
    await desk.put('posts/a.md', report('甲', '2023-12-01'));
    await desk.pack({ base_url: 'https://example.org/reports/' });
    for (const depth of ['', 'a/', 'a/b/c/']) {
      assert.deepEqual(links(await missing(`https://example.org/reports/${depth}gone.html`)), [
        ['甲', 'https://example.org/reports/a.html'],
        ['全部月报', 'https://example.org/reports/archive.html'],
      ]);
    }
    assert.doesNotMatch(await desk.read('sitemap.xml'), /404/);
  });

  test('needs no script, style or picture beside itself', async () => {
    await desk.put('posts/a.md', report('甲', ''));
    await desk.pack();
    const document = await missing();
    assert.equal(document.querySelectorAll('[src], link:not([rel=icon]), script').length, 0);
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
    assert.match(policy, /^default-src 'none'; style-src 'sha256-/);
  });

  for (const [language, heading] of Object.entries({
    'zh-CN': '没有找到这一页',
    'zh-TW': '沒有找到這一頁',
    en: 'There is no such page here',
  })) {
    test(`speaks the newest report’s language: ${language}`, async () => {
      await desk.put('posts/a.md', report('A', '2023-12-01', language));
      await desk.put('posts/b.md', report('B', '2023-11-01', 'fr'));
      await desk.pack();
      const document = await missing();
      assert.equal(document.documentElement.lang, language);
      assert.equal(document.querySelector('h1')?.textContent, heading);
      assert.equal(document.title, heading);
      assert.equal(document.querySelector('li:last-child')?.getAttribute('lang'), 'fr');
    });
  }

  test('is what the server answers with, as 404, for whatever is missing', async (context) => {
    await desk.put('posts/a.md', report('甲', '2023-12-01'));
    const { site } = await desk.pack();
    const server = await serve_files(site.path, 0);
    context.after(() => server.close());
    for (const address of ['gone.html', 'a/b/c', 'images/gone.png']) {
      const answer = await fetch(server.url + address);
      assert.equal(answer.status, 404, address);
      assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.equal(await answer.text(), await desk.read('404.html'));
    }
    const head = await fetch(`${server.url}gone.html`, { method: 'HEAD' });
    assert.deepEqual([head.status, await head.text()], [404, '']);
  });
});
