/** On paper the report is black on white and whole, whatever the screen shows. */

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { PNG } from 'pngjs';

import { open_browser } from './lib/browser.mjs';
import { bare, Paper, PAPER } from './lib/paper.mjs';
import { open_report } from './lib/report_page.mjs';
import { published_reports } from './lib/served.mjs';
import { pack_site } from './lib/site.mjs';

/** The margin that the page's style asks for, 16 mm. */
const MARGIN = (16 / 25.4) * 72;

const LONG_CODE = `const address = "${'a-long-name-without-a-space/'.repeat(8)}";\nsecond_line();`;
const ADDRESS = `https://example.org/${'long/'.repeat(20)}?query=1&more=2`;
const LONG_ADDRESS = `https://example.org/${'long/'.repeat(60)}?query=1&last=2`;
const CHINESE_ADDRESS = `https://example.org/${encodeURIComponent('飞桨')}/%2F${encodeURIComponent('黑客松\u202e第五期')}`;
const sections = Array.from(
  { length: 40 },
  (_, i) => `## 小节 ${i} 的标题\n\n${'这一段文字有长有短。'.repeat(3 + ((i * 7) % 23))}\n`,
);
const rows = Array.from(
  { length: 40 },
  (_, i) => `| 第${i}行头 | ${'宽'.repeat(80 + ((i * 37) % 120))}第${i}行尾 | ${'word'.repeat(12)} |`,
);

const MARKDOWN = `---
title: 印在纸上的月报
date: 2024-05-06
author: {name: 花花, github: hua-hua}
---

写着[一处地址](${ADDRESS})、[很长的地址](${LONG_ADDRESS})、[中文的地址](${CHINESE_ADDRESS})，也写着 https://example.org/bare ，还有[本页的一节](#小节-0-的标题)。

\`\`\`js
${LONG_CODE}
\`\`\`

- [x] 做完的事

![高的图](tall.png)

${sections.join('\n')}

![远处的图](far.png)

| 表头甲 | 表头乙 | 表头丙 |
| --- | --- | --- |
${rows.join('\n')}

最后一段。
`;

/** @param {number} width @param {number} height @param {[number, number, number]} colour */
function plain_png(width, height, [red, green, blue]) {
  const picture = new PNG({ width, height });
  for (let i = 0; i < picture.data.length; i += 4) picture.data.set([red, green, blue, 255], i);
  return PNG.sync.write(picture);
}

/**
 * @param {PNG} sheet a pixel a point
 * @returns {number} how much of the room between the margins is blank at its foot; 1 for all of it
 */
function blank_at_foot({ width, height, data }) {
  const margin = (18 / 25.4) * 72;
  let lowest = margin;
  for (let i = 1; i < data.length; i += 4) if ((data[i] ?? 255) < 200) lowest = Math.floor(i / 4 / width);
  return (height - margin - lowest) / (height - 2 * margin);
}

describe('print', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  /** @type {Paper} */
  let paper;
  /** @type {string[]} */
  let pages;
  /** @type {string[]} each text node of the article */
  let written;

  /** @param {import('playwright-core').Page} page */
  const texts_of = (page) =>
    page.evaluate(() => {
      const walker = document.createTreeWalker(
        /** @type {Node} */ (document.querySelector('article#report')),
        NodeFilter.SHOW_TEXT,
      );
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '');
      return texts;
    });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-print-'));
    await writeFile(join(folder, 'tall.png'), plain_png(300, 2400, [200, 120, 40]));
    await writeFile(join(folder, 'far.png'), plain_png(320, 200, [40, 120, 200]));
    await writeFile(join(folder, 'printed.md'), MARKDOWN);
    site = await pack_site([join(folder, 'printed.md')]);
    browser = await open_browser();
    const watched = await browser.open_page({ colour_scheme: 'dark' });
    await open_report(watched, `${site.url}?theme=dark`);
    written = await texts_of(watched.page);
    paper = await Paper.print(watched);
    pages = paper.pages();
    watched.watch.assert_quiet();
    await watched.close();
  });
  after(async () => {
    await paper?.throw_away();
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('every word of the report is on it, from the canvas too', () => {
    const printed = bare(pages.join(''));
    const missing = written.map(bare).filter((text) => !printed.includes(text));
    assert.ok(written.length > 100);
    assert.deepEqual(missing, []);
  });

  test('so is every word of reports that were published', async (context) => {
    const published = await published_reports(context);
    for (const url of published?.pages ?? []) {
      const watched = await browser.open_page();
      await open_report(watched, url);
      const texts = await texts_of(watched.page);
      const printed = await Paper.print(watched);
      const words = bare(printed.pages().join(''));
      assert.deepEqual(
        texts.map(bare).filter((text) => !words.includes(text)),
        [],
      );
      await printed.throw_away();
      await watched.close();
    }
  });

  test('an address stands after its link, once, and only where it leads elsewhere', () => {
    const printed = bare(pages.join(''));
    assert.ok(printed.includes(bare(`一处地址 (${ADDRESS})、`)), printed.slice(0, 400));
    assert.ok(printed.includes(bare('花花 (https://github.com/hua-hua)')));
    assert.equal(printed.split('https://example.org/bare').length, 2);
    assert.ok(!printed.includes('#'), 'nothing leads to places on the screen');
  });

  test('it stands in letters where it is meant so, and without its middle where it is very long', () => {
    const printed = bare(pages.join(''));
    assert.ok(printed.includes('中文的地址(https://example.org/飞桨/%2F黑客松%E2%80%AE第五期)'), printed.slice(0, 900));
    const [, long = ''] = /很长的地址\((.*?)\)/.exec(printed) ?? [];
    assert.match(long, /^https:\/\/example\.org\/(long\/)+.*(…|\.\.\.).*(long\/)+\?query=1&last=2$/);
    assert.ok(long.length < 170, long);
  });

  test('a picture that does not fit the rest of a sheet leaves little of it blank, and the last sheet is written on', async () => {
    const words = (/** @type {number} */ count) => '这一段文字有长有短。'.repeat(count);
    const parts = Array.from({ length: 12 }, (_, i) => `${words(3 + ((i * 11) % 40))}\n\n![图](wide.png)\n`);
    await writeFile(join(folder, 'wide.png'), plain_png(1200, 900, [40, 120, 200]));
    await writeFile(join(folder, 'pictures.md'), `# 图\n\n${parts.join('\n')}\n末段。\n`);
    const packed = await pack_site([join(folder, 'pictures.md')]);
    const watched = await browser.open_page();
    await open_report(watched, packed.pages[0]);
    const printed = await Paper.print(watched);
    const sheets = (await printed.photographs()).map(blank_at_foot);
    const [last] = sheets.splice(-1);
    assert.ok(sheets.length >= 5 && sheets.every((blank) => blank < 0.43), String(sheets));
    assert.ok(last !== undefined && last < 1, 'the last sheet is written on');
    assert.equal(printed.pictures().filter(({ width }) => width === 1200).length, 12);
    await printed.throw_away();
    await watched.close();
    await packed.close();
  });

  test('nothing is cut off at the edges', () => {
    for (const { text, page, x_min, x_max, y_min, y_max } of paper.words()) {
      const is_within =
        x_min >= MARGIN - 1 && x_max <= PAPER.width - MARGIN + 1 && y_min >= 20 && y_max <= PAPER.height - 20;
      assert.ok(is_within, `page ${page}: “${text}” reaches from ${x_min} to ${x_max}`);
    }
  });

  test('lines of code stay lines', () => {
    const lines = pages
      .join('')
      .split('\n')
      .map((line) => line.trim());
    assert.ok(lines.includes('second_line();'));
  });

  test('it is black on white, though the screen was dark', async () => {
    const photographs = await paper.photographs();
    assert.equal(photographs.length, pages.length);
    photographs.forEach(({ width, height, data }, page) => {
      const brightness = (/** @type {number} */ x, /** @type {number} */ y) => data[(y * width + x) * 4 + 1] ?? 0;
      for (const [x, y] of /** @type {const} */ ([
        [2, 2],
        [width - 3, 2],
        [2, height - 3],
        [width - 3, height - 3],
      ])) {
        assert.equal(brightness(x, y), 255);
      }
      let darkest = 255;
      for (let i = 1; i < data.length; i += 4) darkest = Math.min(darkest, data[i] ?? 255);
      const holds_words = pages[page]?.trim() !== '';
      assert.ok(darkest < 40 || !holds_words, `page ${page}: the darkest ink is ${darkest}`);
    });
  });

  test('each image is there, far ones too, on one page, and a tall one is made to fit', () => {
    const pictures = paper.pictures().filter(({ width }) => width > 100);
    assert.deepEqual(
      pictures.map(({ width, height }) => `${width} × ${height}`),
      ['300 × 2400', '320 × 200'],
    );
  });

  test('no heading is left alone at the foot of a page', () => {
    assert.ok(pages.length > 5);
    const words = paper.words();
    for (let page = 1; page <= pages.length; ++page) {
      const here = words.filter((word) => word.page === page);
      const foot = Math.max(...here.map(({ y_max }) => y_max));
      const last_line = here.filter(({ y_max }) => y_max > foot - 4).map(({ text }) => text);
      assert.doesNotMatch(bare(last_line.join('')), /小节\d+的标题/, `page ${page}`);
    }
  });

  test('a table keeps its rows whole and begins each page with its header', () => {
    const with_rows = pages.map(bare).filter((page) => /第\d+行尾/.test(page));
    assert.ok(with_rows.length > 1);
    for (const page of with_rows) assert.match(page, /表头甲表头乙表头丙/);
    for (let i = 0; i < rows.length; ++i) {
      assert.equal(
        with_rows.filter((page) => page.includes(`第${i}行头`) && page.includes(`第${i}行尾`)).length,
        1,
        `row ${i}`,
      );
    }
  });
});
