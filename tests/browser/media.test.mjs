/** Videos and sounds are the browser's own, with their controls, in the place that is laid out for them. */

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { read_accessibility_tree } from './lib/accessibility_tree.mjs';
import { open_browser, resize, until } from './lib/browser.mjs';
import { ClipboardReader } from './lib/clipboard.mjs';
import { has_ink } from './lib/html_state.mjs';
import { measure_ink } from './lib/ink.mjs';
import { wav, webm } from './lib/media_in_tests.mjs';
import { bare, Paper } from './lib/paper.mjs';
import { photograph } from './lib/pixels.mjs';
import {
  article_text,
  assert_near,
  assert_stay,
  drift,
  dump,
  open_settled,
  scrolled_to,
  VIEWS,
} from './lib/placed_elements.mjs';
import { open_plain_page } from './lib/plain_page.mjs';
import { open_report, read_display, settle } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';
import { start_static_server } from './lib/static_server.mjs';
import { png } from '../pack/images_in_tests.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('./lib/placed_elements.mjs').Box} Box */

const REPORT = `---
title: 音视频
date: 2024-05-06
---

段落里的 <video src="demo.webm" width="120" height="90" title="小录像"></video> 后面还有文字，长到要换行，好看看行距是不是合适。

![演示录像](demo.webm)

<video poster="poster.png" loop muted>
  <source src="demo.webm" type="video/webm">
  <track kind="subtitles" src="zh.vtt" srclang="zh" label="中文">
  <p>你的浏览器不支持视频，<a href="https://example.org/">下载</a>。</p>
</video>

<audio src="tone.wav" aria-label="一段声音"></audio>

- 列表 <audio controls src="tone.wav"></audio> 后
- 第二项

  ![列表里](demo.webm)

| 名称 | 媒体 |
| - | - |
| 视频 | <video src="demo.webm" width="160"></video> |
| 声音 | ![短音](tone.wav) |
| 大 | ![大](demo.webm) |

<figure>
<video src="demo.webm" width="50%"></video>
<figcaption>图注文字</figcaption>
</figure>

<center><video src="demo.webm" width="300" height="200"></video></center>

很长的录音：

<audio src="long.wav" title="长录音"></audio>

末尾。
`;

const MEDIA = 12;
const ALL = '#report :is(video, audio)';
const SIZE = { width: 0.1, height: 0.1 };

describe('videos and sounds', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  before(async () => {
    browser = await open_browser();
    folder = await mkdtemp(join(tmpdir(), 'kanbao-media-'));
    const studio = await browser.open_page({});
    await writeFile(join(folder, 'demo.webm'), await webm(studio.page));
    await studio.close();
    await writeFile(join(folder, 'tone.wav'), wav(2));
    await writeFile(join(folder, 'long.wav'), wav(260));
    await writeFile(join(folder, 'poster.png'), png(320, 240));
    await writeFile(join(folder, 'zh.vtt'), 'WEBVTT\n\n00:00.000 --> 00:01.000\n字幕\n');
    await writeFile(join(folder, 'media.md'), REPORT);
    site = await pack_site([join(folder, 'media.md')]);
  });
  after(async () => {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** @type {typeof open_settled} */
  async function open_known(served, view) {
    const watched = await open_settled(served, view);
    await until(() => are_known(watched.page), 'the browser knows every file');
    return watched;
  }

  /** @param {import('./lib/browser.mjs').PageOptions} view */
  const open_painted = (view) => open_known({ site, browser }, view);

  for (const view of VIEWS) {
    const name = `${view.width} px, ${view.colour_scheme}`;
    test(`each lies where it did before the canvas came, and where it is laid out (${name})`, async () => {
      await assert_stay({ site, browser }, view, {
        count: MEDIA,
        size: SIZE,
        read_boxes,
        laid_out,
        of_layout: sizes,
        open: open_known,
      });
    });

    test(`each is seen through the canvas, and the lines around it are painted (${name})`, async () => {
      const watched = await open_painted(view);
      for (const index of (await read_boxes(watched.page)).keys()) {
        const box = await scrolled_to(watched.page, ALL, index);
        assert.ok(has_ink(await photograph(watched.cdp), box), `element ${index}`);
      }
      assert.equal(await watched.page.evaluate(() => document.documentElement.dataset.kanbao), 'canvas');
      const lines = await measure_ink(watched, await read_display(watched.page));
      assert.deepEqual(
        lines.filter(({ likeness }) => likeness < 0.99).map(({ text }) => text),
        [],
      );
      await watched.close();
    });
  }

  test('nothing moves when the browser learns what is in a file', async () => {
    const watched = await browser.open_page({ width: 390, height: 900 });
    const { page } = watched;
    /** @type {(value?: unknown) => void} */
    let let_go = () => {};
    const gate = new Promise((done) => (let_go = done));
    await page.route(/\/media\//, async (route) => {
      await gate;
      await route.continue();
    });
    await open_report(watched, String(site.pages[0]));
    await settle(page);
    const before_files = await read_boxes(page);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.kanbao), 'canvas');
    let_go();
    await until(() => are_known(page), 'the browser knows every file');
    await settle(page);
    assert.deepEqual(await read_boxes(page), before_files);
    await watched.close();
  });

  test('the window becomes another size, and they go along', async () => {
    const watched = await open_painted({ width: 1024, height: 900 });
    await resize(watched.cdp, 390, 900);
    await settle(watched.page);
    assert_near(sizes(await read_boxes(watched.page)), sizes(await laid_out(watched.page)), SIZE);
    assert.equal(await drift(watched.page), 0);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('the Tab key comes to each, and a click plays', async () => {
    const watched = await open_painted({ width: 1024, height: 900 });
    const { page } = watched;
    const reached = new Set();
    for (let i = 0; i < 200 && reached.size < MEDIA; i += 1) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement?.closest('video, audio')?.getAttribute('data-i')));
      reached.delete(undefined);
    }
    assert.equal(reached.size, MEDIA);
    const sound = 3;
    const { x, y, height } = await scrolled_to(page, ALL, sound);
    await page.mouse.click(x + 28, y + height / 2);
    await until(() => page.evaluate(() => document.querySelector('audio')?.paused === false), 'the sound plays');
    assert.equal(await page.evaluate(() => document.documentElement.dataset.kanbao), 'canvas');
    await watched.close();
  });

  test('none plays by itself, each has controls, subtitles are there', async () => {
    const watched = await open_painted({});
    const { page } = watched;
    const states = await page.evaluate(() =>
      [.../** @type {NodeListOf<HTMLMediaElement>} */ (document.querySelectorAll('#report :is(video, audio)'))].map(
        ({ paused, controls, preload, loop, muted }) => [paused, controls, preload, loop, muted].join(' '),
      ),
    );
    const plain = 'true true metadata false false';
    assert.deepEqual(
      states,
      Array.from({ length: MEDIA }, (_, index) => (index === 2 ? 'true true none true true' : plain)),
    );
    const cues = () =>
      page.evaluate(() => {
        const [track] = /** @type {HTMLVideoElement} */ (document.querySelector('[poster]')).textTracks;
        if (track) track.mode = 'showing';
        return track?.cues?.length ?? 0;
      });
    await until(async () => (await cues()) === 1, 'the subtitles are read');
    await watched.close();
  });

  test('copied with what is around, they are elements again', async () => {
    const clipboard = await ClipboardReader.open(browser, `${site.url}reports.json`);
    const watched = await open_painted({});
    await watched.page.keyboard.press('Control+A');
    const { text, html } = await clipboard.copy(watched.page);
    assert.match(text, /段落里的\s+后面还有文字/);
    const source = '<source src="http[^"]*/media/demo-\\w+\\.webm">';
    assert.match(html, new RegExp(`<video width="120" height="90" title="小录像" controls="">${source}</video>`));
    assert.doesNotMatch(html, /data-kanbao|--kanbao| style=|data-i|class="media"/);
    await watched.close();
  });

  test('a screen reader is told of them what it is told on the plain page', async () => {
    const plain = await open_plain_page(browser, String(site.pages[0]), {});
    const expected = (await read_accessibility_tree(plain.cdp)).filter(names_media);
    await plain.close();
    const watched = await open_painted({});
    const found = (await read_accessibility_tree(watched.cdp)).filter(names_media);
    assert.equal(found.length, MEDIA, found.join('\n'));
    assert.deepEqual(found.map(trimmed), expected.map(trimmed));
    assert.ok(found.some((line) => line.includes('你的浏览器不支持视频，下载。')));
    await watched.close();
  });

  test('on paper it says what and where each is', async () => {
    const watched = await open_painted({ colour_scheme: 'dark' });
    const paper = await Paper.print(watched);
    const text = bare(paper.pages().join(''));
    await paper.throw_away();
    for (const words of ['小录像 — demo.webm', '一段声音 — tone.wav', '你的浏览器不支持视频，下载。 — demo.webm']) {
      assert.ok(text.includes(bare(words)), `${words} in ${text}`);
    }
    await watched.close();
  });

  test('the offline file holds the small ones and says of the large one that it does not', async () => {
    const watched = await browser.open_page({ width: 390 });
    await open_report(watched, `${site.url}media.offline.html`);
    await settle(watched.page);
    await until(() => are_known(watched.page), 'the browser knows every file');
    const addresses = await watched.page.evaluate(() =>
      [...document.querySelectorAll('#report :is(source, track)')].map((element) =>
        String(element.getAttribute('src')).slice(0, 16),
      ),
    );
    assert.equal(addresses.length, MEDIA);
    assert.ok(
      addresses.every((address) => /^data:(video|audio|text)\//.test(address)),
      addresses.join('\n'),
    );
    assert.match(await article_text(watched.page), /很长的录音：\s*\[长录音 — 文件有 2\.1 MB，没有收进离线版\]/);
    assert.equal(await drift(watched.page), 0);
    watched.watch.assert_quiet();
    await watched.close();
  });

  for (const file of ['media.html', 'media.offline.html']) {
    test(`they are shown from a disk (${file})`, async () => {
      const watched = await browser.open_page({ width: 390 });
      await open_report(watched, `file://${join(site.folder, file)}`);
      await settle(watched.page);
      await until(() => are_known(watched.page), 'the browser knows every file');
      watched.watch.assert_quiet();
      await watched.close();
    });

    test(`they are shown in a sandboxed frame (${file})`, async () => {
      const html = `<!doctype html><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" width="900" height="700" src="${site.url}${file}"></iframe>`;
      await writeFile(join(folder, 'index.html'), html);
      const host = await start_static_server(folder);
      const watched = await browser.open_page({});
      await watched.page.goto(host.url);
      const frame = /** @type {Frame} */ (await (await watched.page.waitForSelector('iframe')).contentFrame());
      await until(() => frame.evaluate(() => document.documentElement.dataset.kanbao === 'canvas'), 'it is painted');
      await until(() => are_known(frame), 'the browser knows every file');
      watched.watch.assert_quiet();
      await watched.close();
      await host.close();
    });
  }

  test('view.html shows them, and keeps the small ones in the file that it saves', async () => {
    await writeFile(join(site.folder, 'view-media.md'), '# 看\n\n![录音](tone.wav)\n\n![长](long.wav)\n');
    await writeFile(join(site.folder, 'tone.wav'), wav(1));
    await writeFile(join(site.folder, 'long.wav'), wav(260));
    const watched = await browser.open_page({ width: 390 });
    await watched.page.goto(`${site.url}view.html?src=view-media.md`);
    await until(
      () => watched.page.evaluate(() => (document.querySelector('audio')?.readyState ?? 0) > 0),
      'the sound is known',
    );
    const [download] = await Promise.all([watched.page.waitForEvent('download'), watched.page.click('#keep')]);
    const kept = await readFile(await download.path(), 'utf8');
    assert.match(kept, /<audio [^>]*><source src="data:audio\/wav;base64,UklGR/);
    assert.match(kept, /\[<a href="http[^"]*\/long\.wav"[^>]*>长<\/a> — 文件有 2\.1 MB，没有收进离线版\]/);
    watched.watch.assert_quiet();
    await watched.close();
  });
});

/** @param {string} line of the accessibility tree */
const names_media = (line) => /^\s*(Video|Audio)\b/.test(line);

/** @param {string} line */
const trimmed = (line) => line.trim();

/** @param {Page | Frame} page @returns {Promise<boolean>} whether the browser has read what it reads unasked */
function are_known(page) {
  return page.evaluate(() =>
    [.../** @type {NodeListOf<HTMLMediaElement>} */ (document.querySelectorAll('#report :is(video, audio)'))].every(
      ({ preload, readyState }) => preload === 'none' || readyState > 0,
    ),
  );
}

/** @param {Page} page @returns {Promise<Box[]>} from the article's corner */
function read_boxes(page) {
  return page.evaluate(() => {
    const article = /** @type {HTMLElement} */ (document.querySelector('#report')).getBoundingClientRect();
    return [...document.querySelectorAll('#report :is(video, audio)')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x - article.x, y: y - article.y, width, height };
    });
  });
}

/** @param {Page} page @returns {Promise<Box[]>} likewise, as the engine has laid them out; y is their line's middle */
async function laid_out(page) {
  return [...(await dump(page, 'layout')).matchAll(/([-\d.]+):media\(([\d.]+)x([\d.]+)\)/g)].map(
    ([, x, width, height]) => {
      return { x: Number(x), y: 0, width: Number(width), height: Number(height) };
    },
  );
}

/** @param {Box[]} boxes */
const sizes = (boxes) => boxes.map((box) => ({ ...box, y: 0 }));
