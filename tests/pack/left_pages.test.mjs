/** Pages of reports that were packed once and are not there any more: they are told, and lead to a report's new name. */

import assert from 'node:assert/strict';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { JSDOM } from 'jsdom';

import { Desk } from './test_build.mjs';

/** @param {string} title @param {string} [date] */
const front = (title, date = '') => `---\ntitle: ${title}\n${date && `date: ${date}\n`}---\n`;

describe('pages that an earlier pack has left', () => {
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
  const told = () => desk.log.filter((line) => /left|leads|stays/.test(line));

  test('are told once, with what to do, and stay as they are', async () => {
    await rm(join(desk.folder, 'posts/b.md'));
    const page = await desk.read('b.html');
    await desk.pack();
    assert.deepEqual(told(), [
      'b.html and b.offline.html are left from an earlier pack without their report: delete them, or put pages that lead on there',
    ]);
    assert.deepEqual(desk.warnings, []);
    assert.equal(await desk.read('b.html'), page);
    await desk.pack();
    assert.deepEqual(desk.log, []);
  });

  test('of a draft are told, too, and only what is there', async () => {
    await rm(join(desk.folder, 'site/b.offline.html'));
    await desk.put('posts/b.md', '---\ntitle: 乙\ndate: 2023-11-01\ndraft: true\n---\n看报');
    await desk.pack();
    assert.deepEqual(told(), [
      'b.html is left from an earlier pack without its report: delete it, or put a page that leads on there',
    ]);
    await desk.put('posts/c.md', `${front('丙', '2023-12-01')}看报`);
    await desk.pack();
    await rm(join(desk.folder, 'posts/c.md'));
    for (const file of ['c.html', 'c.offline.html']) await rm(join(desk.folder, 'site', file));
    await desk.pack();
    assert.deepEqual(told(), []);
  });

  test('of a report with another name now lead to it', async () => {
    await renamed('b', 'b 2');
    await desk.pack();
    assert.deepEqual(told(), [
      'b.html leads to b 2.html, where its report is now; b.offline.html is left from an earlier pack without its report: delete it, or put a page that leads on there',
    ]);
    const { document } = new JSDOM(await desk.read('b.html')).window;
    const content = (/** @type {string} */ meta) => document.querySelector(`meta[${meta}]`)?.getAttribute('content');
    assert.equal(content('http-equiv=refresh'), '0; url=b%202.html');
    assert.equal(content('name=robots'), 'noindex');
    assert.equal(document.querySelector('link[rel=canonical]')?.getAttribute('href'), 'b%202.html');
    assert.equal(document.querySelector('a')?.getAttribute('href'), 'b%202.html');
    assert.equal(document.body.textContent?.trim(), '这份月报的新地址：乙 "<b>"');
  });

  test('lead there after packing again, and name the full address where it is known', async () => {
    await renamed('b', 'c');
    const { changed } = await desk.pack({ base_url: 'https://example.org/r/' });
    const page = await desk.read('b.html');
    assert.match(page, /<link rel="canonical" href="https:\/\/example\.org\/r\/c\.html">/);
    assert.match(page, /content="0; url=c\.html"/);
    assert.ok(changed > 0);
    assert.equal((await desk.pack({ base_url: 'https://example.org/r/' })).changed, 0);
    assert.equal(await desk.read('b.html'), page);
  });

  test('lead on from name to name, and back', async () => {
    await renamed('b', 'c');
    await desk.pack();
    await renamed('c', 'd');
    await desk.pack();
    assert.match(await desk.read('b.html'), /url=c\.html/);
    assert.match(await desk.read('c.html'), /url=d\.html/);
    await renamed('d', 'b');
    await desk.pack();
    assert.match(await desk.read('b.html'), /id="report"/);
    assert.match(await desk.read('d.html'), /url=b\.html/);
  });

  test('are no part of the site: who keeps only what belongs to it loses them', async () => {
    await renamed('b', 'c');
    const { site } = await desk.pack();
    await site.prune();
    assert.ok(!(await desk.files()).includes('b.html'));
  });

  test('that somebody has changed stay, also where their report has another name', async () => {
    await desk.put('site/b.html', 'by hand');
    await renamed('b', 'c');
    await desk.pack();
    assert.deepEqual(told(), [
      'b.html is not as an earlier pack has written it, so it stays; its report is c.html now',
    ]);
    assert.equal(await desk.read('b.html'), 'by hand');
  });

  test('stay where nothing is known of how they were written', async () => {
    await rm(join(desk.folder, 'cache/sites'), { recursive: true });
    await renamed('b', 'c');
    const page = await desk.read('b.html');
    await desk.pack();
    assert.match(told()[0] ?? '', /^b\.html is not as an earlier pack has written it/);
    assert.equal(await desk.read('b.html'), page);
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
    test(`lead nowhere for ${what}`, async () => {
      await desk.put('posts/b.md', `${front('乙', '2023-11-01')}看报`);
      await desk.pack();
      await rm(join(desk.folder, 'posts/b.md'));
      await put();
      await desk.pack();
      assert.match(told().join('\n'), /^b\.html and b\.offline\.html are left [^\n]*$/);
    });
  }

  test('lead nowhere for a report without a date, whose title says little', async () => {
    await desk.put('posts/b.md', `${front('进展')}看报`);
    await desk.pack();
    await renamed('b', 'c');
    await desk.pack();
    assert.match(told()[0] ?? '', /^b\.html and b\.offline\.html are left/);
  });

  test('are not looked for in a list that is not ours', async () => {
    await mkdir(join(desk.folder, 'other'));
    await desk.put('other.html', 'theirs');
    const entries = [{ name: '../other', title: '甲', date: '2023-10-01' }, { name: 3 }, null, 'b'];
    for (const list of ['{"a": 1}', '[', JSON.stringify(entries)]) {
      await desk.put('site/reports.json', list);
      await desk.pack();
      assert.deepEqual(told(), []);
    }
  });
});
