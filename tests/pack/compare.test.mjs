/** The page that shows two reports beside each other, its list of reports, and the links that lead there. */

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { runInNewContext } from 'node:vm';

import { sha256 } from '../../script/lib/hash.mjs';
import { attribute, elements, text_of } from './html_elements.mjs';
import { Desk } from './test_build.mjs';

/** @param {string} title @param {string} [date] */
const front_matter = (title, date) => `---\ntitle: ${JSON.stringify(title)}\n${date ? `date: ${date}\n` : ''}---\n`;

describe('two reports beside each other', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make();
    await desk.put('posts/a.md', `${front_matter('甲', '2023-10-01')}看报`);
    await desk.put('posts/b b.md', `${front_matter('乙 <b> "x" & y', '2023-11-01')}看报`);
    await desk.put('posts/c.md', `${front_matter('丙 </script>', '2023-12-01')}看报`);
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  /** @param {string} page @returns {Promise<string[]>} addresses and words of the links to compare.html */
  const links = async (page) =>
    elements(await desk.read(page), 'a')
      .filter((link) => attribute(link, 'href')?.startsWith('compare.html'))
      .map((link) => `${attribute(link, 'href')} ${text_of(link)}`);

  test('each report leads to itself beside the one before; the first to itself beside the next', async () => {
    await desk.pack();
    assert.deepEqual(await links('c.html'), ['compare.html?left=b%20b&right=c 与上一期并排看']);
    assert.deepEqual(await links('b b.html'), ['compare.html?left=a&right=b%20b 与上一期并排看']);
    assert.deepEqual(await links('a.html'), ['compare.html?left=a&right=b%20b 与下一期并排看']);
    assert.deepEqual(await links('index.html'), await links('c.html'));
  });

  test('an English report says so in English', async () => {
    await desk.put('posts/d.md', `${front_matter('News', '2024-01-01')}Plain text.`);
    await desk.pack();
    assert.deepEqual(await links('d.html'), ['compare.html?left=c&right=d Beside the previous one']);
    const page = await desk.read('compare.html');
    assert.match(page, /<html lang="en"[^]*<title>Two reports beside each other<\/title>/);
  });

  test('a file that lies alone leads to none, nor does the only report', async () => {
    await desk.pack();
    assert.deepEqual(await links('b b.offline.html'), []);
    const alone = await Desk.make();
    await alone.put('posts/a.md', `${front_matter('甲')}看报`);
    await alone.pack();
    assert.doesNotMatch(await alone.read('a.html'), /compare\.html/);
    await rm(alone.folder, { recursive: true });
  });

  test('without scripts the page leads to the newest two and to the list', async () => {
    await desk.pack();
    const page = await desk.read('compare.html');
    assert.deepEqual(elements(page, 'a'), [], 'with scripts these are no part of the page');
    const places = elements(page, 'noscript');
    assert.equal(places.length, 1);
    const seen = text_of(places[0]);
    assert.deepEqual(
      elements(seen, 'a').map((link) => [attribute(link, 'href'), text_of(link)]),
      [
        ['c.html', '丙 </script>'],
        ['b%20b.html', '乙 <b> "x" & y'],
        ['archive.html', '全部月报'],
      ],
      'the page is as small for two thousand reports',
    );
    assert.equal(text_of(elements(seen, 'h1')[0]), '两份月报并排看');
    assert.match(text_of(elements(seen, 'p')[0]), /脚本.*两个窗口/);
  });

  test('its policy allows its own styles, one script of the site, and frames of the site', async () => {
    await desk.pack();
    const page = await desk.read('compare.html');
    const policy = attribute(elements(page, 'meta')[1], 'content') ?? '';
    const styles = elements(page, 'style').map((style) => `'sha256-${sha256(text_of(style))}'`);
    assert.equal(/; style-src ([^;]*);/.exec(policy)?.[1], styles.join(' '));
    assert.equal(/; script-src ([^;]*);/.exec(policy)?.[1], "'self'");
    assert.equal(/; frame-src ([^;]*);/.exec(policy)?.[1], "'self'");
    assert.match(policy, /^default-src 'none';/);
    const scripts = elements(page, 'script');
    assert.equal(scripts.length, 1);
    assert.match(attribute(scripts[0], 'src') ?? '', /^kanbao-compare-[\da-f]{8}\.js$/);
    assert.ok((await desk.files()).includes(attribute(scripts[0], 'src') ?? ''));
  });

  test('the list has every report, the newest first, in a script', async () => {
    await desk.put('posts/undated.md', `${front_matter('丁')}看报`);
    await desk.pack();
    /** @type {{kanbao_reports?: string[][]}} */
    const self = {};
    runInNewContext(await desk.read('reports.js'), { self });
    assert.deepEqual(JSON.parse(JSON.stringify(self.kanbao_reports)), [
      ['c', '丙 </script>', '2023-12-01', '看报'],
      ['b b', '乙 <b> "x" & y', '2023-11-01', '看报'],
      ['a', '甲', '2023-10-01', '看报'],
      ['undated', '丁', '', '看报'],
    ]);
    assert.ok(!(await desk.read('compare.html')).includes('丁'));
  });

  test('packed again it is the same', async () => {
    await desk.pack();
    const [page, list] = [await desk.read('compare.html'), await desk.read('reports.js')];
    assert.equal((await desk.pack()).changed, 0);
    assert.deepEqual([await desk.read('compare.html'), await desk.read('reports.js')], [page, list]);
  });

  test('what a report needs for it stands in its page, and in no other file', async () => {
    await desk.pack();
    const [part] = elements(await desk.read('a.html'), 'script').filter(
      (script) => attribute(script, 'data-part') === 'compared',
    );
    assert.ok((await desk.files()).includes(attribute(part, 'src') ?? ''));
    for (const page of ['a.offline.html', 'view.html', 'archive.html']) {
      assert.doesNotMatch(await desk.read(page), /data-part="compared"/, page);
    }
  });
});
