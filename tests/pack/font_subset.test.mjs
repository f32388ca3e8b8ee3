/** The page's own face: exactly the characters of the report, kept for the next run. */

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

import cut_font from 'subset-font';

import { font_face_rules, FontSubsetter, unicode_range } from '../../script/lib/font_subset.mjs';
import { face_file } from '../../script/lib/han_faces.mjs';
import { SiteFolder } from '../../script/lib/site_folder.mjs';
import { REAL_BUILD } from './test_build.mjs';

describe('font subsets', () => {
  /** @type {string} */
  let folder;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-font-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  function subsetter() {
    return new FontSubsetter(join(REAL_BUILD, 'fonts'), join(folder, 'cache'));
  }

  test('regular and bold hold their own characters', async () => {
    const text = { regular: '看报，ABC😀', bold: '报' };
    const [regular, bold] = await subsetter().cut(text, new SiteFolder(join(folder, 'site')));
    assert.deepEqual(
      regular?.characters.map((code) => String.fromCodePoint(code)),
      [' ', 'A', 'B', 'C', '报', '看', '，'],
    );
    assert.deepEqual(
      bold?.characters.map((code) => String.fromCodePoint(code)),
      [' ', '报'],
    );
    assert.equal(bold?.weight, 700);
    const rules = font_face_rules(regular && bold ? [regular, bold] : []);
    assert.equal(rules.match(/@font-face/g)?.length, 2);
    assert.ok(rules.includes('unicode-range:U+20,U+41-43,U+62A5,U+770B,U+FF0C}'));
  });

  test('a character that the face lacks is not promised', async () => {
    const text = { regular: '看\u{2ffff}', bold: '' };
    const [regular] = await subsetter().cut(text, new SiteFolder(join(folder, 'site')));
    assert.deepEqual(regular?.characters, [0x20, 0x770b]);
  });

  test('what was cut once is not cut again', async () => {
    const text = { regular: '看报', bold: '' };
    await subsetter().cut(text, new SiteFolder(join(folder, 'site')));
    const [kept, ...others] = await readdir(join(folder, 'cache'));
    assert.deepEqual(others, []);
    await writeFile(join(folder, 'cache', kept ?? ''), 'kept from last time');
    const [again] = await subsetter().cut(text, new SiteFolder(join(folder, 'site')));
    assert.equal(String(again?.bytes), 'kept from last time');
  });

  test('a font that the build has not made is said', async () => {
    const lost = new FontSubsetter(join(folder, 'nothing'), join(folder, 'cache'));
    const cut = lost.cut({ regular: '看', bold: '' }, new SiteFolder(folder));
    await assert.rejects(cut, { name: 'Problem', message: /NotoSansSC-Regular\.woff2: .*run script\/build/ });
  });

  test('of more characters than any report has the whole face comes, at once', async () => {
    const all = Array.from({ length: 21_000 }, (_, place) => String.fromCodePoint(0x4e00 + place)).join('');
    const [cut] = await subsetter().cut({ regular: all, bold: '' }, new SiteFolder(join(folder, 'site')));
    assert.ok((cut?.characters.length ?? 0) > 10_000);
    assert.deepEqual(cut?.bytes, await readFile(join(REAL_BUILD, 'fonts', face_file('Regular'))));
    await assert.rejects(readdir(join(folder, 'cache')), { code: 'ENOENT' });
  });

  test('nothing comes along for lines from top to bottom, which no page has', async () => {
    const text = { regular: '看报', bold: '' };
    const [cut] = await subsetter().cut(text, new SiteFolder(join(folder, 'site')));
    const font = await cut_font(Buffer.from(cut?.bytes ?? []), '看报', { targetFormat: 'sfnt' });
    for (const tag of ['vhea', 'vmtx', 'VORG']) assert.equal(font.subarray(0, 300).indexOf(tag), -1, tag);
    assert.notEqual(font.subarray(0, 300).indexOf('hmtx'), -1);
  });

  test('ranges join neighbours', () => {
    assert.equal(unicode_range([0x3001, 0x3002, 0x4e00, 0x1f600]), 'U+3001-3002,U+4E00,U+1F600');
  });
});
