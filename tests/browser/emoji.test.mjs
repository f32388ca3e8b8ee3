/** Codes of emoji are shown as emoji: painted, in the elements beneath, copied; view.html knows their names only if asked. */

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { open_browser } from './lib/browser.mjs';
import { ClipboardReader } from './lib/clipboard.mjs';
import { measure_ink } from './lib/ink.mjs';
import { open_report, read_display, settle, until_canvas } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';
import { compare_layer } from './lib/text_layer.mjs';

const REPORT = `---
title: "发布 :tada:"
date: 2024-05-06
---

## 进展 :rocket:

这一期的第二版:tada:发布了，**谢谢 :+1:** 大家；10:30:45 开会，:octocat: 与 \`:tada:\` 不变。

| 代码 | 样子 |
| - | - |
| \`:heart:\` | :heart: |
`;

const SENTENCE = '这一期的第二版🎉发布了，谢谢 👍 大家；10:30:45 开会，:octocat: 与 :tada: 不变。';

/** @param {import('playwright-core').Page} page @param {string} selector */
const text_of = (page, selector) => page.evaluate((wanted) => document.querySelector(wanted)?.textContent, selector);

describe('codes of emoji', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-emoji-'));
    await writeFile(join(folder, 'emoji.md'), REPORT);
    site = await pack_site([join(folder, 'emoji.md')]);
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const view of /** @type {const} */ ([
    { width: 1024, height: 900, colour_scheme: 'light' },
    { width: 390, height: 900, colour_scheme: 'dark' },
  ])) {
    test(`are painted as the browser sets them, and lie beneath (${view.width} px)`, async () => {
      const watched = await browser.open_page(view);
      await open_report(watched, String(site.pages[0]));
      await settle(watched.page);
      const lines = await measure_ink(watched, await read_display(watched.page));
      assert.ok(lines.some(({ text }) => text.includes('🎉')));
      assert.ok(lines.some(({ text }) => text.includes('👍')));
      for (const { text, likeness } of lines) assert.ok(likeness >= 0.98, `${text}: ${likeness}`);
      const { runs } = await compare_layer(watched.page);
      for (const { text, left, right, baseline } of runs) {
        assert.ok(Math.max(Math.abs(left), Math.abs(right), baseline) <= 1, `${text}: ${left}, ${right}, ${baseline}`);
      }
      assert.equal(await watched.page.title(), '发布 🎉');
      assert.equal(await text_of(watched.page, '#report h2[id="进展-rocket"]'), '进展 🚀');
      assert.equal(await text_of(watched.page, '#report > p'), SENTENCE);
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  test('are copied as emoji', async () => {
    const clipboard = await ClipboardReader.open(browser, `${site.url}reports.json`);
    const watched = await browser.open_page({});
    await open_report(watched, String(site.pages[0]));
    await settle(watched.page);
    await watched.page.keyboard.press('Control+A');
    const { text } = await clipboard.copy(watched.page);
    assert.ok(text.includes(SENTENCE), text);
    await watched.close();
  });

  test('are known to view.html where a report has one, and asked for only then', async () => {
    await writeFile(join(site.folder, 'with.md'), REPORT);
    await writeFile(join(site.folder, 'without.md'), '# 时间\n\n12:30 开会，`:tada:`，a:b:c\n');
    const asked = () => site.requests.filter(({ path }) => path.includes('kanbao-emoji')).length;
    for (const [file, requests] of /** @type {const} */ ([
      ['without', 0],
      ['with', 1],
    ])) {
      const watched = await browser.open_page({});
      await watched.page.goto(`${site.url}view.html?src=${file}.md`);
      await until_canvas(watched);
      assert.equal(asked(), requests, file);
      if (requests > 0) assert.equal(await text_of(watched.page, '#report > p'), SENTENCE);
      watched.watch.assert_quiet();
      await watched.close();
    }
  });
});
