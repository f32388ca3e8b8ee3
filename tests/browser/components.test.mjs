/** A blog's own elements: a conversation is painted and lies beneath as any text; view.html shows who speaks without a word. */

import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { block_of } from '../cli/guide_chapters.mjs';
import { open_browser } from './lib/browser.mjs';
import { sample_folder } from './lib/folders.mjs';
import { measure_ink } from './lib/ink.mjs';
import { open_report, read_display, settle, until_canvas } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';
import { compare_layer } from './lib/text_layer.mjs';

const AVATAR = 'images/hackathon-5th-monthly-report-1/monthly-report-1-2.png';

const CONVERSATION = `<MessageBox>
<Message name="散佬" avatar="a.png">大家好，先说说这个月做了什么？<br/>每个人讲两分钟，不用准备。</Message>
<Message name="花花" avatar="a.png">我这边主要是整理文档，把旧的链接都查了一遍，坏掉的已经改好了，剩下的要等作者回复。</Message>
</MessageBox>

<message-box><Message name="Guest">**OK.**</Message></message-box>

<ImageBox url="a.png" description="图的说明" />
`;

const REPORT = `---
title: 对话
date: 2024-05-06
---

${CONVERSATION}`;

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page @returns {Promise<string[]>} what its blocks say, and of which element */
const blocks_of = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#report :is(p, dt, dd, figcaption)')]
      .filter((block) => !block.querySelector('p') && !block.closest('header') && block.textContent !== '')
      .map((block) => {
        const around = block.closest('dd, figure')?.localName ?? '';
        return `${around && around !== block.localName ? `${around} ` : ''}${block.localName} ${block.textContent?.trim()}`;
      }),
  );

describe('elements of a blog', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-components-'));
    await writeFile(join(folder, 'kanbao.config.json'), await block_of('options', 'json', 'MessageBox'));
    await copyFile(join(sample_folder, AVATAR), join(folder, 'a.png'));
    await writeFile(join(folder, 'talk.md'), REPORT);
    site = await pack_site([join(folder, 'talk.md')]);
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
    test(`are painted as their HTML, which lies beneath (${view.width} px, ${view.colour_scheme})`, async () => {
      const watched = await browser.open_page(view);
      await open_report(watched, String(site.pages[0]));
      await settle(watched.page);
      assert.deepEqual(await blocks_of(watched.page), [
        'dt 散佬',
        'dd p 大家好，先说说这个月做了什么？每个人讲两分钟，不用准备。',
        'dt 花花',
        'dd p 我这边主要是整理文档，把旧的链接都查了一遍，坏掉的已经改好了，剩下的要等作者回复。',
        'dt Guest',
        'dd p OK.',
        'figure figcaption 图的说明',
      ]);
      const lines = await measure_ink(watched, await read_display(watched.page));
      assert.ok(lines.some(({ text }) => text.includes('散佬')));
      for (const { text, likeness } of lines) assert.ok(likeness >= 0.99, `${text}: ${likeness}`);
      const { runs } = await compare_layer(watched.page);
      for (const { text, left, right, baseline } of runs) {
        assert.ok(Math.max(Math.abs(left), Math.abs(right), baseline) <= 1, `${text}: ${left}, ${right}, ${baseline}`);
      }
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  test('have their avatar on the line of their name, as large as the template says', async () => {
    const watched = await browser.open_page({});
    await open_report(watched, String(site.pages[0]));
    await settle(watched.page);
    const avatar = await watched.page.evaluate(() => {
      const image = /** @type {HTMLImageElement} */ (document.querySelector('#report dt img'));
      const { width, height, top, bottom } = image.getBoundingClientRect();
      const name = document.createRange();
      name.selectNodeContents(/** @type {HTMLElement} */ (image.closest('dt')));
      const text = /** @type {DOMRect} */ ([...name.getClientRects()].at(-1));
      const middle = (text.top + text.bottom) / 2;
      return { width, height, alt: image.alt, is_beside: middle > top && middle < bottom };
    });
    assert.deepEqual(avatar, { width: 40, height: 40, alt: '散佬 的头像', is_beside: true });
    await watched.close();
  });

  test('are the same in the file that holds everything', async () => {
    const watched = await browser.open_page({});
    await open_report(watched, `${site.url}talk.offline.html`);
    await settle(watched.page);
    assert.equal((await blocks_of(watched.page))[0], 'dt 散佬');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('say in view.html, which knows no configuration, who speaks', async () => {
    await writeFile(join(site.folder, 'talk.md'), REPORT);
    await writeFile(join(site.folder, 'kanbao.config.json'), '{"components": {"Message": "<p>{name}</p>"}}');
    const watched = await browser.open_page({});
    await watched.page.goto(`${site.url}view.html?src=talk.md`);
    await until_canvas(watched);
    assert.deepEqual(await blocks_of(watched.page), [
      'p 散佬：大家好，先说说这个月做了什么？每个人讲两分钟，不用准备。',
      'p 花花：我这边主要是整理文档，把旧的链接都查了一遍，坏掉的已经改好了，剩下的要等作者回复。',
      'p Guest：OK.',
      'p 图的说明',
    ]);
    assert.equal(site.requests.filter(({ path }) => path.includes('kanbao.config')).length, 0);
    watched.watch.assert_quiet();
    await watched.close();
  });
});
