/** A font that is written as WOFF2 is the same font: an independent reader finds each of its tables as it was. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';

import cut_font from 'subset-font';

import { read_han_face } from '../../script/lib/han_faces.mjs';
import { font_of_woff2, woff2_of } from '../../script/lib/woff2.mjs';
import { REAL_BUILD, REPOSITORY } from './test_build.mjs';

const letters = join(REPOSITORY, 'node_modules/vitepress/dist/client/theme-default/fonts/inter-roman-latin.woff2');

/**
 * @param {Buffer} font
 * @returns {Map<string, string>} what each table holds, in hexadecimal digits
 */
function tables_of(font) {
  return new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, place) => {
      const entry = 12 + 16 * place;
      const [offset, length] = [font.readUInt32BE(entry + 8), font.readUInt32BE(entry + 12)];
      return [font.toString('latin1', entry, entry + 4), font.toString('hex', offset, offset + length)];
    }),
  );
}

/** @param {Uint8Array} font @returns {Promise<Buffer>} as Google's decoder unpacks it */
async function unpacked(font) {
  return cut_font(Buffer.from(font), '', { keepAllGlyphs: true, targetFormat: 'sfnt' });
}

describe('a font as WOFF2', () => {
  /** @type {Buffer} */
  let font;
  /** @type {Buffer} */
  let written;
  before(async () => {
    const { font: face } = await read_han_face(join(REAL_BUILD, 'fonts'), 'Regular');
    // Harfbuzz writes the tables of a font that it has written in the same way again.
    font = await unpacked(
      await cut_font(face, '看报 kanbao，——', { targetFormat: 'sfnt', keepFeatures: ['halt', 'kern'] }),
    );
    written = woff2_of(font);
  });

  test('holds every table, and says in its head that an encoder made it', async () => {
    const before_it = tables_of(font);
    const after_it = tables_of(await unpacked(written));
    assert.deepEqual([...after_it.keys()], [...before_it.keys()]);
    for (const [tag, content] of before_it) {
      if (tag !== 'head') assert.equal(after_it.get(tag), content, tag);
    }
    const flags = (/** @type {Map<string, string>} */ tables) => parseInt(tables.get('head')?.slice(32, 36) ?? '', 16);
    assert.equal(flags(after_it), flags(before_it) | 0x800);
  });

  test('tells its own sizes, in whole words', () => {
    assert.equal(written.toString('latin1', 0, 8), 'wOF2OTTO');
    assert.equal(written.readUInt32BE(8), written.length);
    assert.equal(written.length % 4, 0);
    assert.equal(written.readUInt32BE(16), font.length);
  });

  test('is not much larger than with the slowest compression', async () => {
    const slowest = await cut_font(font, '', { keepAllGlyphs: true, targetFormat: 'woff2' });
    assert.ok(written.length < 1.01 * slowest.length, `${written.length} and ${slowest.length} bytes`);
  });

  test('is read again, but for the mark of the encoder and the checksums', async () => {
    const [before_it, after_it] = [tables_of(font), tables_of(await font_of_woff2(written))];
    before_it.delete('head');
    after_it.delete('head');
    assert.deepEqual(after_it, before_it);
  });

  test('only what has such outlines is written so', async () => {
    const other = await unpacked(await readFile(letters));
    assert.throws(() => woff2_of(other), { name: 'Problem', message: /CFF/ });
    assert.throws(() => woff2_of(Buffer.alloc(4)), { name: 'Problem' });
  });
});
