/** Links to a packed report have the picture that is drawn of it, under an address of its own for each version; a cover comes first. */

import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { PNG } from 'pngjs';

import { content_hash } from '../../script/lib/hash.mjs';
import { attribute, elements } from './html_elements.mjs';
import { png } from './images_in_tests.mjs';
import { Desk } from './test_build.mjs';

const site = { base_url: 'https://example.org/reports/', title: '社区月报' };
const name = '第 1 期';

/** @param {{done?: number, more?: string, text?: string}} told */
const report = ({ done = 10, more = '', text = '看报' }) =>
  `---\ntitle: 月报\ndate: 2023-12-01\ntracks: [{name: 赛道, figures: {任务: 110, 完成: ${done}}}]\n${more}---\n看报\n\n${text}\n`;

describe('the picture for links to a packed report', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make_real();
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  /** @param {Parameters<typeof report>[0]} told @param {import('../../script/lib/site_packer.mjs').SiteOptions} [options] */
  async function pack(told, options = site) {
    await desk.put(`posts/${name}.md`, report(told));
    await desk.pack(options);
    const metas = elements(await desk.read(`${name}.html`), 'meta');
    return Object.fromEntries(metas.map((meta) => [attribute(meta, 'property'), attribute(meta, 'content')]));
  }

  /** @param {string | undefined} address @returns {Promise<{bytes: Buffer, hash: string}>} the file, and its hash in the address */
  async function file_of(address = '') {
    const { origin, pathname, search } = new URL(address);
    assert.equal(`${origin}${decodeURIComponent(pathname)}`, `${site.base_url}${name}.preview.png`);
    assert.match(search, /^\?[\da-f]{8}$/);
    return { bytes: await readFile(join(desk.folder, 'site', `${name}.preview.png`)), hash: search.slice(1) };
  }

  test('lies beside its page, is as large as the page says, and is told in words', async () => {
    const told = await pack({});
    const { bytes, hash } = await file_of(told['og:image']);
    const { width, height } = PNG.sync.read(bytes);
    assert.deepEqual([width, height], [1200, 630]);
    assert.deepEqual([told['og:image:width'], told['og:image:height']], ['1200', '630']);
    assert.equal(
      told['og:image:alt']?.replace(/\s/gu, ' '),
      '月报 2023年12月1日 · 社区月报 赛道 任务 110 → 完成 10（9%）',
    );
    assert.equal(hash, content_hash(bytes).slice(0, 8));
  });

  test('has another address once a figure is another, and the same one while it shows the same', async () => {
    const first = await file_of((await pack({}))['og:image']);
    const same = await file_of((await pack({ text: '后来补写的一段' }))['og:image']);
    assert.equal(same.hash, first.hash);
    assert.ok(same.bytes.equals(first.bytes));
    const other = await file_of((await pack({ done: 90 }))['og:image']);
    assert.notEqual(other.hash, first.hash);
    const [before, now] = [first, other].map(({ bytes }) => PNG.sync.read(bytes));
    assert.ok(!now.data.equals(before.data), 'what is seen is another');
    assert.equal(other.hash, content_hash(other.bytes).slice(0, 8));
  });

  test('is the cover where the author has chosen one, and none is drawn', async () => {
    await desk.put('posts/cover.png', png(4, 3));
    const told = await pack({ more: 'cover: cover.png\n' });
    assert.deepEqual(desk.warnings, []);
    assert.match(told['og:image'] ?? '', /^https:\/\/example\.org\/reports\/images\/cover-[\da-f]{8}\.png$/);
    const files = await desk.files();
    assert.ok(files.includes(String(told['og:image']).slice(site.base_url.length)));
    assert.deepEqual(
      files.filter((file) => file.includes('.preview.')),
      [],
    );
  });

  test('is not drawn for a site of which nobody knows where it will stand', async () => {
    const told = await pack({}, {});
    assert.equal(told['og:image'], undefined);
    assert.deepEqual(
      (await desk.files()).filter((file) => file.includes('.preview.')),
      [],
    );
  });
});
