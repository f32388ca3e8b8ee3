/** view.html opens what kanbao has packed: hosted pages, reports as one file, pages that a browser has saved. */

import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { PNG } from 'pngjs';

import { open_browser, until } from './lib/browser.mjs';
import { wav } from './lib/media_in_tests.mjs';
import { settle, until_canvas } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';
import { start_static_server } from './lib/static_server.mjs';

/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

const png = (/** @type {number} */ width, /** @type {number} */ height) => PNG.sync.write(new PNG({ width, height }));

const REPORT = `---
title: 收好的月报
date: 2024-05-06
---

<Wave who="花花">你好</Wave>，请看[上一期](earlier.md)，也看 \`</script>\` 怎么写。

    <style>p { color: red }</style> <p style="color: red">

![甲](pictures/a%20b.png)

<audio src="tone.wav"></audio>

| 图 | 数 |
| --- | --- |
| ![乙](second.png) | 2 |
| ![甲](pictures/a%20b.png) | 1 |

![远](REMOTE) ![无](none.png)
`;

describe('view.html with packed pages', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {Awaited<ReturnType<typeof start_static_server>>} another host, without permission to read it */
  let elsewhere;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-view-pages-'));
    elsewhere = await start_static_server(folder);
    await mkdir(join(folder, 'posts/pictures'), { recursive: true });
    await writeFile(join(folder, 'far.png'), png(24, 12));
    await writeFile(join(folder, 'posts/pictures/a b.png'), png(40, 20));
    await writeFile(join(folder, 'posts/second.png'), png(30, 30));
    await writeFile(join(folder, 'posts/tone.wav'), wav(2));
    await writeFile(join(folder, 'posts/packed.md'), REPORT.replace('REMOTE', `${elsewhere.url}far.png`));
    await writeFile(join(folder, 'posts/earlier.md'), '---\ntitle: 上一期\ndate: 2024-04-06\n---\n\n早先的。\n');
    await writeFile(
      join(folder, 'kanbao.config.json'),
      '{"components": {"Wave": {"html": "<b>{who}</b>：<slot></slot>"}}}',
    );
    site = await pack_site([join(folder, 'posts')], ['--config', join(folder, 'kanbao.config.json')]);
    browser = await open_browser({ flags: ['--lang=zh-CN', '--accept-lang=zh-CN'] });
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await elsewhere?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** @param {string} [query] */
  async function open_view(query = '') {
    const watched = await browser.open_page({
      before_scripts: () => Object.defineProperty(navigator, 'language', { get: () => 'zh-CN' }),
    });
    await watched.page.goto(`${site.url}view.html${query}`);
    await until(() => watched.page.evaluate(() => 'kanbao' in window), 'the program runs');
    return watched;
  }

  /** @param {WatchedPage} watched */
  const until_opened = async (watched) => {
    await until(async () => (await watched.page.title()) === '收好的月报', 'it opens');
    await until_canvas(watched);
    await settle(watched.page);
  };

  /** @param {WatchedPage} watched */
  const sources = ({ page }) =>
    page.evaluate(() =>
      [...document.querySelectorAll('#report [src]')].map((element) => element.getAttribute('src') ?? ''),
    );

  /** @param {WatchedPage} watched */
  async function assert_whole(watched) {
    const text = await watched.page.evaluate(() => document.querySelector('#report')?.textContent ?? '');
    assert.match(text, /花花：你好/);
    assert.match(text, /也看 <\/script> 怎么写/);
    assert.match(text, /<style>p { color: red }<\/style> <p style="color: red">/);
    const sizes = await watched.page.evaluate(() => {
      const size_of = async (/** @type {HTMLImageElement} */ { src }) => {
        const file = new Image();
        file.src = src;
        await file.decode().catch(() => {});
        return `${file.naturalWidth} × ${file.naturalHeight}`;
      };
      return Promise.all(
        [.../** @type {NodeListOf<HTMLImageElement>} */ (document.querySelectorAll('#report img'))].map(size_of),
      );
    });
    assert.deepEqual(sizes, ['40 × 20', '30 × 30', '40 × 20', '24 × 12', '0 × 0']);
    const { images } = await watched.page.evaluate(() => /** @type {any} */ (window).kanbao.stats());
    assert.ok(images >= 3, `${images} images are painted`);
    const playing = () =>
      watched.page.evaluate(async () => {
        const sound = /** @type {HTMLAudioElement} */ (document.querySelector('#report audio'));
        if (sound.readyState === 0) sound.load();
        return sound.duration;
      });
    await until(async () => Math.abs((await playing()) - 2) < 0.1, 'the sound can be played');
  }

  test('its own site’s page opens with its images, sound, own elements and links', async () => {
    const watched = await open_view('?src=packed.html');
    await until_opened(watched);
    await assert_whole(watched);
    const link = await watched.page.locator('#report a', { hasText: '上一期' }).getAttribute('href');
    assert.equal(link, `${site.url}earlier.html`);
    assert.equal(new URL(watched.page.url()).searchParams.get('src'), 'packed.html');
    await watched.close();
  });

  test('so does a report as one file, with what is inside it', async () => {
    const watched = await open_view('?src=packed.offline.html');
    await until_opened(watched);
    await assert_whole(watched);
    const [first, sound] = await sources(watched);
    assert.ok(
      [first, sound].every((source) => source?.startsWith('blob:')),
      `${first} ${sound}`,
    );
    await watched.close();
  });

  test('one that is dropped opens without its site, and is saved as one file again', async () => {
    const watched = await open_view();
    await watched.page.setInputFiles('#files', join(site.folder, 'packed.offline.html'));
    await until_opened(watched);
    await assert_whole(watched);
    const [download] = await Promise.all([watched.page.waitForEvent('download'), watched.page.click('#keep')]);
    const kept = await readFile(await download.path(), 'utf8');
    const inside = kept.match(/ src="data:(image\/png|audio\/[\w.-]+);base64/g) ?? [];
    assert.equal(inside.length, 4, 'its images and its sound are inside');
    await watched.close();
  });

  test('a page that a browser has saved opens with the folder beside it', async () => {
    const saved = join(folder, 'saved');
    await mkdir(join(saved, '月报_files'), { recursive: true });
    const page = await readFile(join(site.folder, 'packed.html'), 'utf8');
    const moved = page.replace(/ src="(?:images|media)\/([^"]*)"/g, ' src="./%E6%9C%88%E6%8A%A5_files/$1"');
    await writeFile(join(saved, '月报.html'), `<!-- saved from url=(0022)https://example.org/ -->\n${moved}`);
    for (const part of ['images', 'media']) {
      await cp(join(site.folder, part), join(saved, '月报_files'), { recursive: true });
    }
    const watched = await open_view();
    await watched.page.setInputFiles('#folder', saved);
    await until_opened(watched);
    await assert_whole(watched);
    await watched.close();
  });

  test('the bare page, dropped, has its images from where it says that it stands', async () => {
    const watched = await open_view();
    const page = await readFile(join(site.folder, 'packed.html'), 'utf8');
    const placed = page.replace('</title>', `</title><link rel="canonical" href="${site.url}packed.html">`);
    await writeFile(join(folder, 'placed.html'), placed);
    await watched.page.setInputFiles('#files', join(folder, 'placed.html'));
    await until_opened(watched);
    await assert_whole(watched);
    assert.ok((await sources(watched))[0]?.startsWith(`${site.url}images/`));
    await writeFile(join(folder, 'bare.html'), page);
    await watched.page.setInputFiles('#files', join(folder, 'bare.html'));
    await until(async () => (await sources(watched))[0] === 'pictures/a%20b.png', 'without that they are missing');
    await watched.close();
  });

  test('a page is read without any effect, and what it says is not believed', async () => {
    const attack = 'window.attacked=1';
    const facts = {
      images: { 'x.png': { url: `javascript:${attack}` }, 'y.png': null, 'z.png': { url: 'z.png' } },
      broken: [7],
      links: { 'a.md': `javascript:${attack}`, 'b.md': 'data:text/html,b' },
      formulas: { 'E=m': `<math><img src="x" onerror="${attack}"></math>` },
      components: [{ name: 'wave', html: `<img src=x onerror=${attack}><script>${attack}</script>` }, 3, { name: 'b' }],
    };
    const page = `<!doctype html><title>t</title><style>p { color: red }</style><script>${attack}</script><img src="${elsewhere.url}probe.png" onerror="${attack}">
<article id="report"><img src="${elsewhere.url}probe.png"></article>
<script type="text/markdown" id="source"># 攻\n\n![x](x.png) ![z](z.png) [a](a.md) [b](b.md) $E=m$ <wave></wave>\n</script>
<script type="application/json" id="facts">${JSON.stringify(facts).replace(/</g, '\\u003c')}</script>`;
    await writeFile(join(folder, 'attack.html'), page);
    const watched = await open_view();
    await watched.page.setInputFiles('#files', join(folder, 'attack.html'));
    await until(async () => (await watched.page.title()) === '攻', 'it opens');
    await until_canvas(watched);
    const links = await watched.page.evaluate(() => {
      const found = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('#report a:not(.self)'));
      for (const link of found) link.addEventListener('click', (event) => event.preventDefault());
      return [...found].map((link) => link.getAttribute('href'));
    });
    assert.deepEqual(links, ['a.md', 'b.md']);
    assert.equal(await watched.page.evaluate(() => 'attacked' in window), false);
    assert.ok(!watched.watch.requests.some((url) => url.includes('probe')), 'the page that is read fetches nothing');
    await watched.close();
  });

  for (const [name, page] of /** @type {const} */ ([
    ['another page', '<!doctype html><title>别的</title><article id="report">报告</article>'],
    [
      'a page whose facts are no JSON',
      '<article id="report"></article><script type="text/markdown" id="source">a</script><script type="application/json" id="facts">{</script>',
    ],
    ['view.html itself, with nothing open', ''],
  ])) {
    test(`${name} is a web page, from an address and from a disk`, async () => {
      const view = await readFile(join(site.folder, 'view.html'), 'utf8');
      const html = page === '' ? view : `<html>${page}`;
      await writeFile(join(site.folder, 'other.html'), html);
      const watched = await open_view('?src=other.html');
      const said = () => watched.page.evaluate(() => document.querySelector('#progress')?.textContent ?? '');
      await until(async () => /other\.html 是网页，不是 Markdown 文件/.test(await said()), 'it is said');
      await writeFile(join(folder, 'dropped.html'), html);
      await watched.page.setInputFiles('#files', join(folder, 'dropped.html'));
      await until(async () => /^dropped\.html 是网页，不是 Markdown 文件/.test(await said()), 'it is said again');
      await watched.close();
    });
  }
});
