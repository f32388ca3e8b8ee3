/** A packed site holds every report's text before any script runs, and nothing in a report can break out of its page. */

import assert from 'node:assert/strict';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';

import { sha256 } from '../../script/lib/hash.mjs';
import { reader_messages } from '../../web/report/report_language.js';
import { SitePacker } from '../../script/lib/site_packer.mjs';
import { unescape_embedded } from '../../web/report/embedded_text.js';
import { elements, running_scripts } from './html_elements.mjs';
import { png } from './images_in_tests.mjs';
import { Desk } from './test_build.mjs';

describe('packing', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make();
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  test('a site has a page per report, the newest as its index, and a list', async () => {
    await desk.put('posts/first.md', '---\ntitle: 四周\ndate: 2023-11-03\n---\n看报');
    await desk.put(
      'posts/second.md',
      '---\ntitle: 八周\ndate: 2023-12-01\nauthor: {name: 花花, github: Tulip-hua}\n---\n看报',
    );
    await desk.put('posts/undated.md', '# 附录\n看报');
    await desk.pack();
    const files = (await readdir(join(desk.folder, 'site'))).map((name) => name.replace(/-[\da-f]{8}\./, '-HASH.'));
    assert.deepEqual(files.sort(), [
      '.kanbao.json',
      '404.html',
      'archive.html',
      'compare.html',
      'embed.js',
      'first.html',
      'first.offline.html',
      'fonts',
      'index.html',
      'kanbao-HASH.js',
      'kanbao-HASH.wasm',
      'kanbao-HASH.wasm.js',
      'kanbao-code-HASH.js',
      'kanbao-compare-HASH.js',
      'kanbao-compared-HASH.js',
      'kanbao-emoji-HASH.js',
      'kanbao-faces-HASH.css',
      'kanbao-formulas-HASH.js',
      'kanbao-frame-HASH.js',
      'kanbao-offline-HASH.js',
      'kanbao-search-HASH.js',
      'kanbao-site-HASH.js',
      'kanbao-tools-HASH.js',
      'kanbao-view-HASH.js',
      'licences.txt',
      'reports.js',
      'reports.json',
      'search',
      'second.html',
      'second.offline.html',
      'undated.html',
      'undated.offline.html',
      'view.html',
    ]);
    assert.equal(await desk.read('index.html'), await desk.read('second.html'));
    const list = JSON.parse(await desk.read('reports.json'));
    assert.deepEqual(
      list.map((/** @type {{name: string}} */ entry) => entry.name),
      ['second', 'first', 'undated'],
    );
    const { url, title, date, authors } = list[0];
    assert.deepEqual([url, title, date], ['second.html', '八周', '2023-12-01']);
    assert.deepEqual(authors, [{ name: '花花', github: 'Tulip-hua' }]);
  });

  test('each report is named as it is packed', async () => {
    await desk.put('posts/a.md', '---\ntitle: 月报\n---\n看报 ![x](x.png)');
    await desk.put('posts/x.png', png(4, 3));
    await desk.pack();
    assert.equal(desk.log.length, 1);
    assert.match(desk.log[0] ?? '', /^a\.html: 月报 \(1 image, fonts [1-9]\d* kB, offline file [1-9]\d* kB\)$/);
  });

  test('the page holds the text, the source and the facts without any script having run', async () => {
    const source = '---\ntitle: 月报\ndate: 2023-12-01\nauthor: 梦师傅\n---\n\n看报 <b> & more\n';
    await desk.put('posts/a.md', source);
    await desk.pack();
    const page = await desk.read('a.html');
    assert.match(page, /^<!doctype html>\n<html lang="zh-CN" data-kanbao="html">/);
    assert.match(page, /<title>月报<\/title>/);
    assert.match(page, /<article id="report" lang="zh-CN"><p>[^]*看报 &lt;b&gt; &amp; more/);
    assert.match(
      page,
      /<\/article><canvas id="canvas" aria-hidden="true"><\/canvas><p id="status" role="status"[^>]*><\/p><\/main>/,
    );
    assert.match(page, /data-webgl="浏览器没有提供 WebGL 2[^"]*"/);
    assert.match(page, /<noscript><p role="status">浏览器没有运行脚本[^<]*<\/p><\/noscript>/);
    assert.equal(unescape_embedded(/id="source">([^]*?)<\/script>/.exec(page)?.[1] ?? ''), source);
    assert.deepEqual(await desk.facts('a.html'), {
      title: '月报',
      ...{ date: '2023-12-01', shown_date: '2023年12月1日' },
      authors: [{ name: '梦师傅', github: '' }],
      language: 'zh-CN',
      ...{ notices: [], images: {}, broken: {}, emoji: {}, formulas: {}, links: {}, code: [], components: [] },
      overview: { name: '', headings: [], months: '', months_url: '', tracks: [], places: [] },
    });
  });

  test('nothing in a report ends its script element, fills a place of the template or becomes a fact', async () => {
    const attack = '</script><script>alert(1)</script>\n<!-- <script> {{wasm}} $& $1\n';
    await desk.put('posts/a.md', `---\ntitle: "</title></script> {{start}} a\\nnotice\\tb"\n---\n${attack}`);
    await desk.pack();
    const page = await desk.read('a.html');
    const scripts = elements(page, 'script').map(({ attrs }) => attrs.map(({ value }) => value).join(' '));
    const parts = scripts.map((attributes) => attributes.replace(/ \S+-[\da-f]{8}\..*/, ''));
    assert.deepEqual(parts, [
      ...['text/plain program', 'text/plain module', 'text/plain frame', 'text/plain tools', 'text/plain compared'],
      ...['text/plain site', 'text/plain search'],
      '',
      ...['text/markdown source', 'application/json facts'],
    ]);
    assert.equal(running_scripts(page).length, 1);
    assert.match(page, /<title>&lt;\/title&gt;&lt;\/script&gt; \{\{start\}\} a notice b<\/title>/);
    const source = unescape_embedded(/id="source">([^]*?)<\/script>/.exec(page)?.[1] ?? '');
    assert.ok(source.endsWith(attack));
    assert.deepEqual((await desk.facts('a.html')).notices, []);
  });

  test('the policy names the inline style and script by their hashes and allows no other', async () => {
    await desk.put('posts/a.md', '# 月报\n**看报**');
    await desk.pack();
    const page = await desk.read('a.html');
    const policy = /http-equiv="Content-Security-Policy" content="(.*?)"/.exec(page)?.[1] ?? '';
    const directives = new Map(policy.split('; ').map((part) => /** @type {[string, string]} */ (part.split(/ (.*)/))));
    const sources = (/** @type {RegExp} */ pattern) =>
      [...page.matchAll(pattern)].map(([, text = '']) => `'sha256-${sha256(text)}'`).join(' ');
    assert.equal(directives.get('default-src'), "'none'");
    assert.equal(
      directives.get('script-src'),
      `'strict-dynamic' 'self' ${sources(/<script>([^]*?)<\/script>/g)} 'wasm-unsafe-eval'`,
    );
    assert.equal(page.match(/<style>/g)?.length, 2);
    assert.equal(directives.get('style-src'), `'self' ${sources(/<style>([^]*?)<\/style>/g)}`);
    assert.equal(directives.get('worker-src'), 'blob:');
    assert.equal(directives.get('base-uri'), "'none'");
    assert.equal(directives.get('form-action'), "'none'");
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/);
    assert.doesNotMatch(page, /\sstyle=|\son\w+=/);
  });

  test('the page downloads neither script nor module by itself: its first script does', async () => {
    await desk.put('posts/a.md', '看报');
    await desk.pack();
    const page = await desk.read('a.html');
    assert.doesNotMatch(
      page,
      /<script(?! type="text\/plain")[^>]*\ssrc=|<link[^>]*rel="?(preload|modulepreload|stylesheet)/,
    );
    const part = (/** @type {string} */ name) =>
      new RegExp(
        `<script type="text/plain" data-part="${name}" src="(.*?)"(?: data-[a-z]+="([^"]*)")?[^>]*></script>`,
      ).exec(page) ?? [];
    assert.equal(await desk.read(part('program')[1] ?? ''), '"program"');
    assert.equal(await desk.read(part('frame')[1] ?? ''), '"frame"');
    assert.equal(await desk.read(part('tools')[1] ?? ''), '"tools"');
    const [, classic = '', wasm = ''] = part('module');
    assert.equal((await stat(join(desk.folder, 'site', wasm))).size, 8);
    const [, base64 = ''] = /^self\.kanbao_part="(.*)";\n$/.exec(await desk.read(classic)) ?? [];
    assert.deepEqual(gunzipSync(Buffer.from(base64, 'base64')), await readFile(join(desk.folder, 'site', wasm)));
    assert.match(part('font')[1] ?? '', /^fonts\/kanbao-han-regular-[\da-f]{8}\.woff2\.js$/);
    assert.equal(part('font')[2], '400');
  });

  test('the quiet line speaks the language of the report', async () => {
    await desk.put('posts/a.md', 'Plain text.\n');
    await desk.pack();
    const page = await desk.read('a.html');
    assert.match(page, /data-webgl="This browser offers no WebGL 2[^"]*"/);
    assert.match(page, /<noscript><p role="status">This browser runs no scripts[^<]*<\/p><\/noscript>/);
  });

  test('fonts are cut to the characters of the report and of the words around it, bold ones to what is bold', async () => {
    await desk.put('posts/a.md', '看报 ABC é “😀”\n');
    await desk.pack();
    const [, , style = ''] = (await desk.read('a.html')).split('<style>');
    const faces = style.match(/@font-face\{.*?\}/g) ?? [];
    assert.equal(faces.length, 1);
    assert.match(faces[0] ?? '', /font-family:"Kanbao Han";font-weight:400;font-display:block/);
    const range = /unicode-range:([^;}]*)/.exec(faces[0] ?? '')?.[1] ?? '';
    const ranges = range.split(',').map((part) =>
      part
        .slice(2)
        .split('-')
        .map((digits) => parseInt(digits, 16)),
    );
    const covers = (/** @type {string} */ character) =>
      ranges.some(
        ([first = 0, last = first]) =>
          first <= Number(character.codePointAt(0)) && Number(character.codePointAt(0)) <= last,
      );
    const { quiet, around } = reader_messages('zh-CN');
    const own_words = [...Object.values(quiet), ...Object.values(around)].join('');
    for (const character of `“”报看${own_words.replace(/[ -~]/g, '')}`) {
      assert.ok(covers(character), `no font for ${character}`);
    }
    for (const character of '的龘囍') assert.equal(covers(character), own_words.includes(character), character);
    const [file] = /fonts\/kanbao-han-regular-[\da-f]{8}\.woff2/.exec(faces[0] ?? '') ?? [];
    assert.equal((await desk.read(file ?? '')).slice(0, 4), 'wOF2');
    assert.ok((await stat(join(desk.folder, 'site', file ?? ''))).size < 30_000);
    assert.equal((await desk.read('fonts/OFL.txt')) !== '', true);
  });

  test('an English report needs no Chinese font', async () => {
    await desk.put('posts/a.md', '“Plain” text.\n');
    await desk.pack();
    assert.doesNotMatch(await desk.read('a.html'), /@font-face/);
  });

  test('packing again writes nothing, and after a change only what changed', async () => {
    await desk.put('posts/a.md', '---\ndate: 2023-12-01\n---\n看报');
    await desk.put('posts/b.md', '---\ndate: 2023-11-01\n---\n看报');
    assert.ok((await desk.pack()).changed > 5);
    assert.equal((await desk.pack()).changed, 0);
    await desk.put('posts/b.md', '---\ndate: 2023-11-01\n---\n报看');
    const { changed } = await desk.pack();
    assert.equal(changed, 5, 'b.html, b.offline.html, both lists and the menu, which hold its summary');
  });

  test('what pages of an earlier release still use stays, beside what is new', async () => {
    await desk.put('posts/x.png', png(4, 3));
    await desk.put('posts/a.md', '看报 ![图](x.png)');
    await desk.pack();
    const earlier = await desk.files();
    const old_page = await desk.read('a.html');
    await desk.put('dist/kanbao.js', '"new program"');
    await desk.put('dist/kanbao.wasm', Uint8Array.of(0, 97, 115, 109, 2, 0, 0, 0));
    await desk.put('posts/x.png', png(5, 3));
    await desk.put('posts/a.md', '报纸的看法 ![图](x.png)');
    await desk.pack();
    const files = await desk.files();
    for (const name of earlier) assert.ok(files.includes(name), name);
    const page = await desk.read('a.html');
    for (const pattern of [
      /kanbao-[\da-f]{8}\.js/,
      /[\w-]+\.wasm\b/,
      /[\w-]+\.wasm\.js/,
      /images\/[^\t"]+/,
      /fonts\/[\w-]+\.woff2/,
    ]) {
      const [old_name = '', name = ''] = [old_page, page].map((html) => pattern.exec(html)?.[0]);
      assert.notEqual(name, old_name);
      assert.ok(files.includes(name) && files.includes(old_name), `${old_name} and ${name}`);
    }
  });

  test('an earlier site can be cleared of what is no longer in it', async () => {
    await desk.put('posts/a.md', '看报');
    for (const name of ['old.html', '2022/01/old.html']) await desk.put(`site/${name}`, 'old');
    await desk.put('posts/2023/b.md', '看报');
    const { site } = await desk.pack({ force: true });
    assert.equal(await desk.read('2022/01/old.html'), 'old');
    await site.prune();
    await assert.rejects(desk.read('old.html'));
    const folders = (await readdir(join(desk.folder, 'site'))).filter((name) => /^\d{4}$/.test(name));
    assert.deepEqual(folders, ['2023']);
    assert.match(await desk.read('a.html'), /看报/);
  });

  test('an empty report says so', async () => {
    await desk.put('posts/a.md', '');
    await desk.put('posts/b.md', '---\ntitle: 月报\n---\n\n');
    await desk.pack();
    assert.match(await desk.read('a.html'), /<title>a<\/title>[^]*This report is still empty\./);
    assert.match(await desk.read('b.html'), /这份报告还没有内容。/);
  });

  test('front matter that does not parse is warned of, told to the reader, and hides nothing else', async () => {
    await desk.put('posts/a.md', '---\ndate: 2023-12-01\ntitle: 月报: 第五期: 完\n---\n\n# 三大赛道\n\n看报\n');
    await desk.pack();
    assert.equal(desk.warnings.length, 1);
    assert.match(desk.warnings[0] ?? '', /^posts\/a\.md:3:8: the front matter does not parse/);
    const page = await desk.read('a.html');
    assert.match(page, /<title>三大赛道<\/title>/);
    assert.match(page, /<p class="notice">[^<]*第 3 行第 8 列[^]*看报/);
  });

  test('a missing title is the first heading, which is not shown twice, or else the name of the file', async () => {
    await desk.put('posts/a.md', '## 三大赛道\n看报');
    await desk.put('posts/report-3.md', '看报');
    await desk.pack();
    assert.match(await desk.read('a.html'), /<title>三大赛道<\/title>/);
    assert.equal((await desk.facts('a.html')).title, '');
    assert.equal((await desk.facts('report-3.html')).title, 'report-3');
  });

  test('a date or a language that cannot be read is warned of', async () => {
    await desk.put('posts/a.md', '---\ntitle: 月报\ndate: 年底\nlang: 中文\n---\n看报');
    await desk.pack();
    assert.match(desk.warnings[0] ?? '', /^posts\/a\.md:3: “年底” is not a date/);
    assert.match(desk.warnings[1] ?? '', /^posts\/a\.md:4: “中文” is not a language tag/);
    const { date, shown_date } = await desk.facts('a.html');
    assert.deepEqual([date, shown_date], ['', '年底']);
  });

  test('a report in GB18030 is shown as text, with a warning', async () => {
    await desk.put('posts/a.md', Uint8Array.of(0xbf, 0xb4, 0xb1, 0xa8));
    await desk.pack();
    assert.match(await desk.read('a.html'), /<p>看报<\/p>/);
    assert.match(desk.warnings[0] ?? '', /^posts\/a\.md:1: read as GB18030/);
  });

  test('files that are no text are all named, and no page is written', async () => {
    await desk.put('posts/a.md', Uint8Array.of(0xff, 0xff));
    await desk.put('posts/b.md', '看报');
    await desk.put('posts/c.md', Uint8Array.of(0xc0, 0x20));
    await assert.rejects(desk.pack(), { name: 'Problem', message: /posts\/a\.md: [^]*posts\/c\.md: / });
    await assert.rejects(desk.read('b.html'));
  });

  test('a report of ten megabytes is packed', async () => {
    await desk.put('posts/a.md', '看报说的是每个月的进展。\n\n'.repeat(270_000));
    await desk.pack();
    assert.ok((await desk.read('a.html')).length > 6_000_000);
  });

  test('a build that is not there is said with the cure', async () => {
    await desk.put('posts/a.md', '看报');
    const packer = new SitePacker({ dist: join(desk.folder, 'nothing'), cache: desk.folder });
    const packed = packer.pack([join(desk.folder, 'posts')], join(desk.folder, 'site'));
    await assert.rejects(packed, { name: 'Problem', message: /colours\.json is missing; run script\/build/ });
  });

  test('a template that asks for what no page has is said', async () => {
    await desk.put('dist/shell.html', '<p>{{weather}}</p>');
    await desk.put('posts/a.md', '看报');
    await assert.rejects(desk.pack(), { name: 'Problem', message: /\{\{weather\}\}/ });
  });

  test('a site that cannot be written is said', async () => {
    await desk.put('posts/a.md', '看报');
    await desk.put('site/a.html/b', 'a folder where the page should be');
    await assert.rejects(desk.pack({ force: true }), { name: 'Problem', message: /cannot be written/ });
  });
});
