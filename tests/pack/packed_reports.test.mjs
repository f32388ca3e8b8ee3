/** Reports packed with the real module: what the build has made and what packing does with it fit together. */

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { SitePacker } from '../../script/lib/site_packer.mjs';
import { elements, running_scripts } from './html_elements.mjs';
import { png } from './images_in_tests.mjs';
import { FRONT_MATTER, make_build, REAL_BUILD, REPOSITORY } from './test_build.mjs';

describe('the real module', () => {
  /** @type {string} */
  let folder;
  /** @type {string[]} */
  let warnings;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-real-'));
  });
  after(() => rm(folder, { recursive: true }));

  /**
   * @param {string} path
   * @param {import('../../script/lib/site_packer.mjs').SiteOptions} [options]
   */
  function pack(path, options) {
    warnings = [];
    const warn = (/** @type {string} */ line) => warnings.push(line.replaceAll(`${folder}/`, ''));
    const packer = new SitePacker({ dist: REAL_BUILD, cache: join(folder, 'cache'), warn });
    return packer.pack([path], join(folder, 'site'), options);
  }

  /**
   * @param {string | Uint8Array} text
   * @returns {Promise<string>} the page
   */
  async function page_of(text) {
    await writeFile(join(folder, 'report.md'), text);
    await pack(join(folder, 'report.md'));
    return readFile(join(folder, 'site/report.html'), 'utf8');
  }

  test('an image with a space in its path is text, which is said with its line', async () => {
    const page = await page_of(`${FRONT_MATTER}看报\n\n![进度](../images/进度 看板.png) \`![a](b c.png)\`\n`);
    assert.ok(page.includes('![进度](../images/进度 看板.png)'));
    assert.deepEqual(warnings, [
      'report.md:7: image ../images/进度 看板.png: a path with a space in it makes no image; ' +
        'write ![…](<../images/进度 看板.png>).',
    ]);
  });

  test('a cover and tags are told to who links to the page, and a cover that is not there to who packs', async () => {
    await writeFile(join(folder, 'cover.png'), png(4, 3));
    const head = '---\ntitle: 看报\ndate: 2023-12-01\ntags: [甲, 乙]\n';
    await writeFile(join(folder, 'report.md'), `${head}cover: cover.png\n---\n看报\n`);
    await pack(join(folder, 'report.md'), { base_url: 'https://example.org/' });
    const page = await readFile(join(folder, 'site/report.html'), 'utf8');
    assert.match(page, /<meta property="og:image" content="https:\/\/example\.org\/images\/[^"]+\.png">/);
    assert.match(page, /<meta property="article:tag" content="乙">/);
    await page_of(`${head}cover: none.png\n---\n看报\n`);
    assert.deepEqual(warnings, ['report.md:1: cover none.png: there is no such image file.']);
  });

  test('a draft is not packed, and links to it lead to nothing', async () => {
    const drafts = join(folder, 'drafts');
    await mkdir(drafts);
    await writeFile(join(drafts, 'a.md'), `${FRONT_MATTER}看报 [b](b.md)\n`);
    await writeFile(join(drafts, 'secret.png'), png(5, 3));
    await writeFile(join(drafts, 'b.md'), '---\ntitle: B\ndate: 2023-12-01\ndraft: true\n---\n![稿](secret.png)\n');
    const before = await readdir(join(folder, 'site/images')).catch(() => []);
    const { reports } = await pack(drafts);
    assert.deepEqual(await readdir(join(folder, 'site/images')).catch(() => []), before);
    assert.deepEqual(
      reports.map(({ name }) => name),
      ['a'],
    );
    assert.match(warnings.join(), /a\.md:5: link b\.md: this file is not part of the site/);
    await assert.rejects(pack(join(drafts, 'b.md')), /every report is a draft/);
  });

  test('the sample reports are packed without a word of warning even by --strict, all their images with them', async () => {
    const { reports } = await pack(join(REPOSITORY, 'assets/reports'), { strict: true });
    assert.deepEqual(warnings, []);
    assert.deepEqual(
      reports.map(({ date }) => date),
      ['2023-12-01', '2023-11-03', '2023-09-25', '2023-09-22', '2023-08-11'],
    );
    const index = await readFile(join(folder, 'site/index.html'), 'utf8');
    const sources = [...index.matchAll(/<img src="(.*?)"[^>]* width="\d+" height="\d+"/g)].map(([, url]) => url);
    const files = await readdir(join(folder, 'site/images'));
    assert.ok(sources.length >= 3);
    for (const url of sources) assert.ok(files.includes(decodeURIComponent(url ?? '').replace('images/', '')), url);
  });

  test('title, date and authors of the front matter head the page', async () => {
    const page = await page_of(
      '---\ntitle: 月报\ndate: 2023-12-01\nauthor: {name: 花花, github: Tulip-hua}\n---\n看报\n',
    );
    assert.match(page, /<h1[^>]*>月报<\/h1>/);
    assert.match(page, /<time datetime="2023-12-01">2023年12月1日<\/time> <a href="https:\/\/github\.com\/Tulip-hua"/);
  });

  test('a date that cannot be read is shown as it was written', async () => {
    const page = await page_of('---\ntitle: 月报\ndate: 年底\n---\n看报\n');
    assert.match(page, /<p class="byline"[^>]*>年底<\/p>/);
    assert.match(warnings[0] ?? '', /“年底” is not a date/);
  });

  test('lines of warnings count the front matter', async () => {
    const page = await page_of('---\ntitle: 月报\ndate: 2023-12-01\n---\n\n看报\n\n![看板](none.png)\n');
    assert.deepEqual(warnings, ['report.md:8: image none.png: there is no such image file.']);
    assert.match(page, /看板[^]*找不到图片文件/);
  });

  test('a fault in the front matter has its line and column, and the text is there', async () => {
    const page = await page_of('---\ndate: 2023-12-01\ntitle: 月报: 第五期: 完\n---\n看报\n');
    assert.match(warnings[0] ?? '', /^report\.md:3:8: the front matter does not parse/);
    assert.match(page, /class="notice"[^>]*>[^<]*第 3 行第 8 列[^]*看报/);
  });

  test('an address with spaces and Chinese finds its file', async () => {
    await writeFile(join(folder, '进展 图.png'), png(4, 3));
    for (const written of ['<进展 图.png>', '%E8%BF%9B%E5%B1%95%20%E5%9B%BE.png']) {
      const page = await page_of(`${FRONT_MATTER}看报 ![x](${written})`);
      assert.deepEqual(warnings, []);
      assert.match(page, /<img src="images\/[^"]+\.png"[^>]* width="4" height="3"/);
    }
  });

  test('an empty file and one of ten megabytes become pages', async () => {
    assert.match(await page_of(''), /class="notice"[^>]*>This report is still empty\./);
    const page = await page_of('看报说的是每个月的**进展**。\n\n'.repeat(240_000));
    assert.equal(page.match(/<strong>进展<\/strong>/g)?.length, 240_000);
  });

  test('a module that was cut off while it was copied is said, with the cure', async () => {
    const dist = await make_build(folder);
    await writeFile(join(dist, 'kanbao-node.cjs'), await readFile(join(REAL_BUILD, 'kanbao-node.cjs')));
    await writeFile(join(dist, 'kanbao.wasm'), (await readFile(join(REAL_BUILD, 'kanbao.wasm'))).subarray(0, 1000));
    await writeFile(join(folder, 'report.md'), '看报');
    const packer = new SitePacker({ dist, cache: join(folder, 'cache') });
    const packed = packer.pack([join(folder, 'report.md')], join(folder, 'site'));
    await assert.rejects(packed, { name: 'Problem', message: /does not start; run script\/build again/ });
  });

  test('nothing of an attack is left but its text', async () => {
    const page = await page_of(
      '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1))\n',
    );
    const article = /<article[^]*<\/article>/.exec(page)?.[0] ?? '';
    assert.doesNotMatch(article, /<script|onerror|javascript:|style=/i);
    assert.equal(running_scripts(page).length, 1);
    assert.equal(elements(page, 'script').length, page.split('</script>').length - 1);
  });
});
