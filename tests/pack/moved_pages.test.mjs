/** The former page of a report whose file has another name leads to it, as long as there is one to lead to. */

import assert from 'node:assert/strict';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { JSDOM } from 'jsdom';

import { Desk } from './test_build.mjs';

/** @param {string} title @param {string} [date] */
const front = (title, date = '') => `---\ntitle: ${title}\n${date && `date: ${date}\n`}---\n`;

describe('the former page of a renamed report', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make();
    await desk.put('posts/a.md', `${front('甲', '2023-10-01')}看报`);
    await desk.put('posts/b.md', `${front('乙 "<b>"', '2023-11-01')}看报`);
    await desk.pack();
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  /** @param {string} from @param {string} to */
  const renamed = (from, to) => rename(join(desk.folder, `posts/${from}.md`), join(desk.folder, `posts/${to}.md`));
  const told = () => desk.log.filter((line) => /leads|removed|stays/.test(line));

  test('leads to it, and its other files go', async () => {
    await renamed('b', 'b 2');
    await desk.pack();
    assert.deepEqual(told(), [
      'b.html leads to b 2.html, where its report is now',
      'removed, being no part of the site any more: b.offline.html',
    ]);
    const { document } = new JSDOM(await desk.read('b.html')).window;
    const content = (/** @type {string} */ meta) => document.querySelector(`meta[${meta}]`)?.getAttribute('content');
    assert.equal(content('http-equiv=refresh'), '0; url=b%202.html');
    assert.equal(content('name=robots'), 'noindex');
    assert.equal(document.querySelector('link[rel=canonical]')?.getAttribute('href'), 'b%202.html');
    assert.equal(document.querySelector('a')?.getAttribute('href'), 'b%202.html');
    assert.equal(document.body.textContent?.trim(), '这份月报的新地址：乙 "<b>"');
  });

  test('leads there after packing again, and names the full address where it is known', async () => {
    await renamed('b', 'c');
    await desk.pack();
    const { changed } = await desk.pack({ base_url: 'https://example.org/r/' });
    const page = await desk.read('b.html');
    assert.match(page, /<link rel="canonical" href="https:\/\/example\.org\/r\/c\.html">/);
    assert.match(page, /content="0; url=c\.html"/);
    assert.ok(changed > 0);
    assert.equal((await desk.pack({ base_url: 'https://example.org/r/' })).changed, 0);
    assert.deepEqual(told(), []);
    assert.equal(await desk.read('b.html'), page);
  });

  test('leads on from name to name, and back', async () => {
    await renamed('b', 'c');
    await desk.pack();
    await renamed('c', 'd');
    await desk.pack();
    assert.match(await desk.read('b.html'), /url=d\.html/);
    assert.match(await desk.read('c.html'), /url=d\.html/);
    await renamed('d', 'b');
    await desk.pack();
    assert.match(await desk.read('b.html'), /id="report"/);
    assert.match(await desk.read('c.html'), /url=b\.html/);
    assert.match(await desk.read('d.html'), /url=b\.html/);
  });

  test('leads to another folder, from one and out of one', async () => {
    await mkdir(join(desk.folder, 'posts/2023/11'), { recursive: true });
    await renamed('b', '2023/11/b 2');
    await desk.pack();
    assert.match(await desk.read('b.html'), /url=2023\/11\/b%202\.html/);
    await renamed('2023/11/b 2', '2023/b');
    await desk.pack();
    assert.deepEqual(told(), [
      'b.html leads to 2023/b.html, where its report is now',
      '2023/11/b 2.html leads to 2023/b.html, where its report is now',
      'removed, being no part of the site any more: 2023/11/b 2.offline.html',
    ]);
    assert.match(await desk.read('b.html'), /url=2023\/b\.html.*canonical" href="2023\/b\.html".*/s);
    assert.match(
      await desk.read('2023/11/b 2.html'),
      /url=\.\.\/b\.html.*canonical" href="\.\.\/b\.html".*<a href="\.\.\/b/s,
    );
  });

  test('goes with its report', async () => {
    await renamed('b', 'c');
    await desk.pack();
    await rm(join(desk.folder, 'posts/c.md'));
    await desk.pack();
    assert.deepEqual(told(), ['removed, being no part of the site any more: b.html, c.html, c.offline.html']);
    assert.ok(!(await desk.files()).some((name) => /^[bc]\./.test(name)));
  });

  test('stays as it is where somebody has changed it', async () => {
    await desk.put('site/b.html', 'by hand');
    await renamed('b', 'c');
    await desk.pack();
    assert.deepEqual(told(), [
      'removed, being no part of the site any more: b.offline.html',
      'not as kanbao has written it, so it stays: b.html',
    ]);
    assert.equal(await desk.read('b.html'), 'by hand');
  });

  for (const [what, put] of /** @type {[string, () => Promise<void>][]} */ ([
    [
      'two reports that could be it',
      async () => {
        await desk.put('posts/c.md', `${front('乙', '2023-11-01')}看报`);
        await desk.put('posts/d.md', `${front('乙', '2023-11-01')}看报`);
      },
    ],
    ['a report of another day', () => desk.put('posts/c.md', `${front('乙', '2023-11-02')}看报`)],
    ['a report of another title', () => desk.put('posts/c.md', `${front('丙', '2023-11-01')}看报`)],
  ])) {
    test(`leads nowhere for ${what}`, async () => {
      await desk.put('posts/b.md', `${front('乙', '2023-11-01')}看报`);
      await desk.pack();
      await rm(join(desk.folder, 'posts/b.md'));
      await put();
      await desk.pack();
      assert.deepEqual(told(), ['removed, being no part of the site any more: b.html, b.offline.html']);
    });
  }

  test('leads nowhere for a report without a date, whose title says little', async () => {
    await desk.put('posts/b.md', `${front('进展')}看报`);
    await desk.pack();
    await renamed('b', 'c');
    await desk.pack();
    assert.deepEqual(told(), ['removed, being no part of the site any more: b.html, b.offline.html']);
  });

  test('is not looked for in a list that is not ours', async () => {
    await mkdir(join(desk.folder, 'other'));
    await desk.put('other.html', 'theirs');
    const outside = ['../other', '2023/../../other', '/other', 'a//b', './c', 'a\\b'];
    const former = outside.map((name) => ({ name, title: '甲', date: '2023-10-01' }));
    const entries = [...former, { name: 3 }, null, 'b'];
    for (const list of ['{"a": 1}', '[', JSON.stringify(entries)]) {
      await desk.put('site/reports.json', list);
      await desk.pack();
      assert.deepEqual(told(), []);
    }
  });
});
