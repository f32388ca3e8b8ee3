/** From report to report, by the links that authors write, by those to the neighbours in time, and by the list of all. */

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';

import { sha256 } from '../../script/lib/hash.mjs';
import { path_address } from '../../web/report/site_paths.js';
import { attribute, elements, running_scripts, text_of } from './html_elements.mjs';
import { Desk } from './test_build.mjs';

/**
 * @param {string} title
 * @param {string} [date]
 */
function front_matter(title, date) {
  return `---\ntitle: ${JSON.stringify(title)}\n${date === undefined ? '' : `date: ${date}\n`}---\n`;
}

describe('links between reports', () => {
  /** @type {Desk} */
  let desk;
  before(async () => {
    desk = await Desk.make_real();
    await desk.put(
      'posts/2023/第 1 期.md',
      `${front_matter('第一期', '2023-11-03')}# 进展\n看报 [回到下期](../second.md#进展-1)\n`,
    );
    await desk.put(
      'posts/second.md',
      [
        `${front_matter('第二期', '2023-12-01')}## 进展\n看报\n\n## 进展\n`,
        '[a](<2023/第 1 期.md>) [b](<./2023/第 1 期.md#进展>) [c](2023/%E7%AC%AC%201%20%E6%9C%9F.md#%E8%BF%9B%E5%B1%95)',
        '[d](#进展-1) [e](second.md) [f](https://example.org/other.md#x) [g](2023/../second.md?raw=true#进展)',
        '[h](mailto:a@example.org)\n',
        '[i]: ./second.md "目录"\n',
        '[i]\n',
      ].join('\n'),
    );
    await desk.pack();
  });
  after(() => rm(desk.folder, { recursive: true }));

  /**
   * @param {string} page
   * @returns {Promise<Record<string, string | undefined>>} where each link of the article leads, by its text
   */
  async function hrefs(page) {
    const [article = ''] = /<article[^]*<\/article>/.exec(await desk.read(page)) ?? [];
    const links = elements(article, 'a').map((link) => [text_of(link), attribute(link, 'href')]);
    return Object.fromEntries(links);
  }

  const first = encodeURIComponent('第 1 期');
  const progress = encodeURIComponent('进展');

  test('in the file for disks it leads to the site, where that is known', async () => {
    await desk.pack({ base_url: 'https://example.org/reports/' });
    const { a, b, d, f, h } = await hrefs('second.offline.html');
    assert.equal(a, `https://example.org/reports/2023/${first}.html`);
    assert.equal(b, `https://example.org/reports/2023/${first}.html#${progress}`);
    assert.equal(d, `#${progress}-1`);
    assert.equal(f, 'https://example.org/other.md#x');
    assert.equal(h, 'mailto:a@example.org');
    const back = (await hrefs('2023/第 1 期.offline.html'))['回到下期'];
    assert.equal(back, `https://example.org/reports/second.html#${progress}-1`);
    await desk.pack();
  });

  test('a link to another Markdown file leads to its page, and to the heading there', async () => {
    const { a, b, c, e, g, i } = await hrefs('second.html');
    assert.equal(a, `2023/${first}.html`);
    assert.equal(b, `2023/${first}.html#${progress}`);
    assert.equal(c, `2023/${first}.html#${progress}`);
    assert.equal(e, 'second.html');
    assert.equal(g, `second.html#${progress}`);
    assert.equal(i, 'second.html');
    assert.equal((await hrefs('2023/第 1 期.html'))['回到下期'], `../second.html#${progress}-1`);
  });

  test('links within the report and out of the site stay as they are', async () => {
    const { d, f, h } = await hrefs('second.html');
    assert.equal(d, `#${progress}-1`);
    assert.equal(f, 'https://example.org/other.md#x');
    assert.equal(h, 'mailto:a@example.org');
  });

  test('every link leads to a page and an element that are there', async () => {
    for (const page of ['second.html', '2023/第 1 期.html']) {
      for (const href of Object.values(await hrefs(page))) {
        const { host, pathname, hash } = new URL(href ?? '', `https://site.invalid/${path_address(page)}`);
        if (host !== 'site.invalid') continue;
        const target = await desk.read(decodeURIComponent(pathname.slice(1)));
        assert.ok(hash === '' || target.includes(` id="${decodeURIComponent(hash.slice(1))}"`), href);
      }
    }
  });

  test('none of them is warned of, but the two headings of one text', () => {
    assert.deepEqual(
      desk.warnings.filter((line) => !line.includes('heading “进展”')),
      [],
    );
    assert.equal(desk.warnings.length, 1);
  });

  test('no address begins at the root of the host, so that the site works in any folder of it', async () => {
    const pages = (await desk.files()).filter((name) => name.endsWith('.html'));
    assert.ok(pages.length >= 7);
    for (const name of pages) {
      const page = await desk.read(name);
      const markup = page.replace(/<script[^>]*>[^]*?<\/script>/g, '');
      assert.doesNotMatch(markup, /\s(href|src)="?\//, name);
      for (const part of elements(page, 'script')) assert.doesNotMatch(attribute(part, 'src') ?? '', /^\//, name);
    }
  });
});

describe('neighbours and the list of all reports', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make();
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  /** @param {string} page */
  async function neighbours(page) {
    const html = await desk.read(page);
    // Those in the bar are named otherwise (months.test.mjs).
    const is_below = (/** @type {import('./html_elements.mjs').Element} */ link) =>
      attribute(link, 'rel') !== undefined && attribute(link, 'aria-label') === undefined;
    const links = elements(html, 'a').filter(is_below);
    const hints = elements(html, 'link').filter((link) => /^(prev|next)$/.test(attribute(link, 'rel') ?? ''));
    const shown = links.map((link) => `${attribute(link, 'rel')} ${attribute(link, 'href')} ${text_of(link)}`);
    assert.deepEqual(
      hints.map((link) => `${attribute(link, 'rel')} ${attribute(link, 'href')}`),
      shown.map((line) => line.split(' ').slice(0, 2).join(' ')),
    );
    return shown;
  }

  test('a page leads to the report before and the one after; the first and the last to one only', async () => {
    await desk.put('posts/a.md', `${front_matter('甲', '2023-10-01')}看报`);
    await desk.put('posts/b b.md', `${front_matter('乙 <b> "x" & y', '2023-11-01')}看报`);
    await desk.put('posts/c.md', `${front_matter('丙', '2023-12-01')}看报`);
    await desk.pack();
    assert.deepEqual(await neighbours('a.html'), ['next b%20b.html 下一期乙 <b> "x" & y']);
    assert.deepEqual(await neighbours('b b.html'), ['prev a.html 上一期甲', 'next c.html 下一期丙']);
    assert.deepEqual(await neighbours('c.html'), ['prev b%20b.html 上一期乙 <b> "x" & y']);
    assert.deepEqual(await neighbours('index.html'), await neighbours('c.html'));
  });

  test('the only report has none, but leads to the list and to itself as one file', async () => {
    await desk.put('posts/a.md', `${front_matter('甲', '2023-10-01')}看报`);
    await desk.pack();
    const page = await desk.read('a.html');
    assert.doesNotMatch(page, /id="neighbours"|rel="(prev|next)"/);
    const links = elements(page, 'a').map((link) => attribute(link, 'href'));
    assert.deepEqual(links, ['archive.html', 'a.offline.html', 'licences.txt']);
  });

  test('the list has the years, the newest first and what has no date last', async () => {
    await desk.put('posts/a.md', `${front_matter('甲', '2022-12-31')}看报`);
    await desk.put('posts/b.md', `${front_matter('乙', '2023-01')}看报`);
    await desk.put('posts/c.md', `${front_matter('</a><script>alert(1)</script>', '2023-11-30')}看报`);
    await desk.put('posts/d.md', `${front_matter('丁')}看报`);
    await desk.pack({ title: '看报 & <friends>' });
    const page = await desk.read('archive.html');
    const items = elements(page, 'main').flatMap((main) =>
      text_of(main)
        .split('\n')
        .filter((line) => line !== ''),
    );
    assert.deepEqual(items, [
      ...['看报 & <friends>', '搜索全部月报', '2023 2022 日期不详'],
      ...['2023 2 期', '</a><script>alert(1)</script>2023-11-30看报', '乙2023-01看报'],
      ...['2022 1 期', '甲2022-12-31看报'],
      ...['日期不详 1 期', '丁看报'],
    ]);
    const hrefs = elements(page, 'a').map((link) => attribute(link, 'href'));
    const years = ['#list-2023', '#list-2022', '#list-undated'];
    assert.deepEqual(hrefs, ['index.html', ...years, 'c.html', 'b.html', 'a.html', 'd.html', 'licences.txt']);
    assert.equal(text_of(elements(page, 'title')[0]), '看报 & <friends>');
  });

  test('the list runs one script, by which its search begins, and its policy allows nothing else', async () => {
    await desk.put('posts/a.md', `${front_matter('甲', '2022-12-31')}看报`);
    await desk.pack();
    const page = await desk.read('archive.html');
    const [start, ...others] = running_scripts(page);
    assert.equal(others.length, 0);
    const policy = attribute(
      elements(page, 'meta').find((meta) => attribute(meta, 'http-equiv') !== undefined),
      'content',
    );
    const [, scripts] = /; script-src ([^;]*);/.exec(policy ?? '') ?? [];
    assert.equal(scripts, `'strict-dynamic' 'self' 'sha256-${sha256(text_of(start))}' 'wasm-unsafe-eval'`);
    const styles = elements(page, 'style').map((style) => `'sha256-${sha256(text_of(style))}'`);
    assert.equal(/; style-src ([^;]*);/.exec(policy ?? '')?.[1], ["'self'", ...styles].join(' '));
  });

  test('the list speaks the language of the newest report', async () => {
    await desk.put('posts/a.md', `${front_matter('News', '2023-12-01')}Plain text.`);
    await desk.put('posts/b.md', `${front_matter('甲')}看报`);
    await desk.pack();
    const page = await desk.read('archive.html');
    assert.match(
      page,
      /<html lang="en">[^]*<h1>Monthly reports<\/h1>[^]*<h2>Without a date<\/h2> <small>one report<\/small><\/summary>\n<ul [^>]*>\n<li lang="zh-CN">/,
    );
  });
});
