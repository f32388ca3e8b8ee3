/** A report as one file holds each thing once and asks for nothing beside it. */

import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';

import { sha256 } from '../../script/lib/hash.mjs';
import { unescape_embedded } from '../../web/report/embedded_text.js';
import { attribute, elements, running_scripts, text_of } from './html_elements.mjs';
import { png, svg } from './images_in_tests.mjs';
import { Desk, REAL_BUILD } from './test_build.mjs';

const HOSTILE = '</script><script>alert(1)</script><!-- "$&" \' {{start}}';

describe('the offline file', () => {
  /** @type {Desk} */
  let desk;
  /** @type {string} */
  let page;
  before(async () => {
    desk = await Desk.make_real();
    await desk.put('posts/board.png', png(40, 30));
    await desk.put('posts/a & b.svg', svg('width="20" height="10"'));
    await desk.put('posts/unused.png', png(7, 7));
    await desk.put(
      'posts/a.md',
      `---\ntitle: ${JSON.stringify(HOSTILE)}\ndate: 2023-12-01\nauthor: 花花\n---\n` +
        `# 进展\n\n**看报** ![${HOSTILE.replace(/</g, '&lt;')}](board.png)\n\n![图](<a & b.svg>) [上](#进展) [外](https://example.org/)\n\n` +
        '![远](https://example.org/r.png) ![缺](none.png)\n\n<script src="https://example.org/x.js"></script>\n',
    );
    await desk.put('posts/b.md', '---\ntitle: 四周\ndate: 2023-11-01\n---\n看报\n');
    await desk.pack({ base_url: 'https://example.org/reports/' });
    page = await desk.read('a.offline.html');
  });
  after(() => rm(desk.folder, { recursive: true }));

  /** @param {string} name */
  function part(name) {
    const found = elements(page, 'script').find((script) => attribute(script, 'data-part') === name);
    assert.equal(attribute(found, 'src'), undefined);
    return unescape_embedded(text_of(found));
  }

  /** @param {string} directive */
  function allowed(directive) {
    const meta = elements(page, 'meta').find((element) => attribute(element, 'http-equiv') !== undefined);
    const policy = (attribute(meta, 'content') ?? '').split('; ').map((line) => line.split(' '));
    return policy.find(([name]) => name === directive)?.slice(1);
  }

  test('the parts are those of the build, character by character', async () => {
    assert.equal(part('program'), await readFile(join(REAL_BUILD, 'kanbao.js'), 'utf8'));
    assert.equal(part('frame'), await readFile(join(REAL_BUILD, 'kanbao-frame.js'), 'utf8'));
    assert.equal(part('tools'), await readFile(join(REAL_BUILD, 'kanbao-tools.js'), 'utf8'));
    const wasm = gunzipSync(Buffer.from(part('module'), 'base64'));
    assert.deepEqual(wasm, await readFile(join(REAL_BUILD, 'kanbao.wasm')));
  });

  test('the policy allows the scripts and styles inside, by their hashes, and nothing of any host', () => {
    const [start] = running_scripts(page);
    const inside = [text_of(start), part('program'), part('frame'), part('tools')];
    const scripts = inside.map((text) => `'sha256-${sha256(text)}'`);
    assert.deepEqual(allowed('script-src'), [...scripts, "'wasm-unsafe-eval'"]);
    const styles = elements(page, 'style').map((style) => `'sha256-${sha256(text_of(style))}'`);
    assert.equal(styles.length, 2);
    assert.deepEqual(allowed('style-src'), styles);
    assert.deepEqual(allowed('default-src'), ["'none'"]);
  });

  test('each image is inside once, in its place, whole', async () => {
    const images = elements(page, 'img').map((image) => attribute(image, 'src') ?? '');
    assert.equal(images.length, 4);
    const [board = '', drawing = '', remote, missing] = images;
    assert.deepEqual(Buffer.from(board.replace('data:image/png;base64,', ''), 'base64'), png(40, 30));
    assert.deepEqual(
      Buffer.from(drawing.replace('data:image/svg+xml;base64,', ''), 'base64'),
      svg('width="20" height="10"'),
    );
    for (const data of [board, drawing]) assert.equal(page.split(data).length, 2);
    assert.equal(remote, 'https://example.org/r.png');
    assert.equal(missing, 'none.png');
    assert.ok(!page.includes(png(7, 7).toString('base64')));
  });

  test('it leads to its hosted page, and is not to be found in its place', async () => {
    const robots = (/** @type {string} */ html) =>
      elements(html, 'meta').filter(
        (meta) => attribute(meta, 'name') === 'robots' && attribute(meta, 'content') === 'noindex',
      );
    const canonical = (/** @type {string} */ html) =>
      elements(html, 'link')
        .filter((link) => attribute(link, 'rel') === 'canonical')
        .map((link) => attribute(link, 'href'));
    assert.equal(robots(page).length, 1);
    assert.deepEqual(canonical(page), ['https://example.org/reports/a.html']);
    assert.deepEqual(canonical(await desk.read('a.html')), canonical(page));
    await desk.pack();
    const alone = await desk.read('a.offline.html');
    assert.equal(robots(alone).length, 1);
    assert.deepEqual(canonical(alone), [], 'nobody knows where it will stand');
  });

  test('nothing but its hosted page, the missing image, the remote one and the save link names anything outside', () => {
    const addresses = ['a', 'link', 'img', 'script', 'iframe', 'source', 'video', 'object'].flatMap((tag) =>
      elements(page, tag).flatMap((element) => [attribute(element, 'href'), attribute(element, 'src')]),
    );
    const outside = addresses.filter((address) => address !== undefined && !/^(data:|#)/.test(address));
    assert.deepEqual(outside.sort(), [
      'a.offline.html',
      'https://example.org/',
      'https://example.org/r.png',
      'https://example.org/reports/a.html',
      'none.png',
    ]);
    const markup = page.replace(/<script type[^>]*>[^]*?<\/script>/g, '');
    assert.doesNotMatch(markup, /url\((?!data:)|@import|archive\.html|licences\.txt|feed\.xml|reports\.json|\.woff2/);
  });

  test('the program stands before the first image, so that a saved file begins as fast', () => {
    const places = [
      'data-part="program"',
      'data-part="module"',
      'data-part="frame"',
      '<script>',
      '</head>',
      '<img ',
    ].map((text) => page.indexOf(text));
    assert.ok(places.every((place) => place > 0));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
  });

  test('the fonts are inside, cut to this report', () => {
    const [, fonts] = elements(page, 'style').map(text_of);
    const faces = fonts?.match(/@font-face\{.*?\}/g) ?? [];
    assert.deepEqual(
      faces.map((face) => /font-family:"(.*?)";font-weight:(\d+)/.exec(face)?.slice(1).join(' ')),
      ['Kanbao Han 400', 'Kanbao Han 700', 'Kanbao Interface 400'],
    );
    for (const face of faces) {
      const [, base64 = ''] = /src:url\(data:font\/woff2;base64,([\w+/=]+)\) format\("woff2"\)/.exec(face) ?? [];
      assert.equal(Buffer.from(base64, 'base64').subarray(0, 4).toString(), 'wOF2');
    }
  });

  test('the licences of all that is inside are inside', async () => {
    const [notices] = elements(page, 'pre').filter((pre) => attribute(pre, 'lang') === 'en');
    assert.equal(text_of(notices), await readFile(join(REAL_BUILD, 'licences.txt'), 'utf8'));
  });

  test('title and text in place of an image stay texts, whatever they hold', () => {
    assert.equal(text_of(elements(page, 'title')[0]), HOSTILE);
    assert.equal(running_scripts(page).length, 1);
    assert.equal(attribute(elements(page, 'img')[0], 'alt'), HOSTILE);
    const [save] = elements(page, 'a').filter((link) => attribute(link, 'id') === 'save');
    assert.equal(attribute(save, 'download'), "script script alert(1) script !-- $& ' {{start}}.html");
  });

  test('it is the same report as on its hosted page', async () => {
    const hosted = await desk.read('a.html');
    for (const id of ['source', 'facts']) {
      const [here, there] = [page, hosted].map((html) => {
        return text_of(elements(html, 'script').find((script) => attribute(script, 'id') === id));
      });
      assert.equal(here, there);
      assert.notEqual(here, '');
    }
    const [here, there] = [page, hosted].map((html) =>
      (/<article[^]*<\/article>/.exec(html)?.[0] ?? '').replace(/ src="[^"]*"/g, ''),
    );
    assert.equal(here, there);
  });
});
