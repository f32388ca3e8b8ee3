/** The picture for link previews: what stands in it, that it fits, and that every machine draws the same. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { PNG } from 'pngjs';

import { load_reader } from '../../script/lib/build.mjs';
import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';
import { PreviewPictures, preview_size } from '../../script/lib/preview_picture.mjs';
import { compose_report } from '../../web/report/report_composing.js';

describe('the picture for link previews', async () => {
  const reader = await load_reader(BUILD_FOLDERS.dist);
  const pictures = await PreviewPictures.load(BUILD_FOLDERS.dist);

  /** @param {string} source */
  const report_of = (source) =>
    compose_report(
      { file: 'a.md', name: 'a', source },
      reader,
      /** @type {any} */ ({ link: () => ({ foreign: true }) }),
    );

  /** @param {string} source */
  const drawn = async (source) =>
    PNG.sync.read(Buffer.from((await pictures.draw(await report_of(source), '社区月报')).png));

  /**
   * @param {PNG} png
   * @param {number} from y
   * @param {number} to y
   * @returns {number} how many pixels right of the edge's line are not white
   */
  function ink({ data, width }, from, to) {
    let count = 0;
    for (let y = from; y < to; y += 1) {
      for (let x = 40; x < width; x += 1) if (data[4 * (y * width + x)] < 200) count += 1;
    }
    return count;
  }

  const tracks = (/** @type {number} */ count) =>
    `tracks:\n${Array.from({ length: count }, (_, i) => `  - {name: 第 ${i + 1} 赛道, figures: {任务: 110, 完成: ${i}}}\n`).join('')}`;
  const report = (/** @type {string} */ title, /** @type {string} */ more = '') =>
    `---\ntitle: ${title}\ndate: 2023-12-01\n${more}---\n\n这个月里做了很多事。\n`;

  test('has the size that others ask for, the title above and the tracks below', async () => {
    const [bare, with_tracks] = [await drawn(report('十二月月报')), await drawn(report('十二月月报', tracks(2)))];
    for (const png of [bare, with_tracks]) {
      assert.deepEqual([png.width, png.height], [preview_size.width, preview_size.height]);
      assert.ok(ink(png, 36, 130) > 3000, 'the title');
    }
    assert.ok(ink(with_tracks, 250, 630) > ink(bare, 250, 630) + 3000, 'bars');
  });

  test('is the same each time', async () => {
    const source = report('十二月月报', tracks(3));
    const [a, b] = [await drawn(source), await drawn(source)];
    assert.ok(a.data.equals(b.data));
  });

  for (const [what, source] of [
    ['a long title and many tracks', report('很长的题目'.repeat(12), tracks(9))],
    ['a word without end', report('x'.repeat(300))],
    ['marks that are Markdown', report('"# a *b* [c](d) <e> $f$"')],
    ['characters that the font does not have', report('🎉 ✓ عربى')],
    ['nothing', '---\n---\n'],
  ]) {
    test(`stays within its edges and never fails: ${what}`, async () => {
      const png = await drawn(source);
      assert.equal(ink(png, 0, 10), 0);
      assert.equal(ink(png, preview_size.height - 10, preview_size.height), 0);
    });
  }

  test('tells of tracks by their whole and what has come of it, else of the report by its summary', async () => {
    const words = async (/** @type {string} */ source) =>
      (await pictures.draw(await report_of(source), '社区月报')).words;
    const told = await words(report('月报', 'tracks: [{name: 挑战赛, figures: {任务: 110, 认领: 100, 完成: 32}}]\n'));
    assert.match(told, /^月报 2023年12月1日 · 社区月报 挑战赛 任务.110 → 完成.32（29%）$/);
    assert.match(await words(report('月报')), /这个月里做了很多事。$/);
  });
});
