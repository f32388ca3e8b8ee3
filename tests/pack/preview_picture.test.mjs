/** The picture for link previews: what stands in it, that it fits, and that every machine draws the same. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { PNG } from 'pngjs';

import { load_reader, read_colours } from '../../script/lib/build.mjs';
import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';
import { PreviewPictures, preview_size } from '../../script/lib/preview_picture.mjs';
import { usual_look } from '../../script/lib/site_look.mjs';
import { compose_report } from '../../web/report/report_composing.js';

describe('the picture for link previews', async () => {
  const reader = await load_reader(BUILD_FOLDERS.dist);
  const look = usual_look(await read_colours(BUILD_FOLDERS.dist));
  const pictures = await PreviewPictures.load(BUILD_FOLDERS.dist, look);

  /** @param {string} source */
  const report_of = (source) =>
    compose_report(
      { file: 'a.md', name: 'a', source },
      reader,
      /** @type {any} */ ({ link: () => ({ foreign: true }) }),
    );

  /** @param {string} source @param {PreviewPictures} [by] */
  const drawn = async (source, by = pictures) =>
    PNG.sync.read(Buffer.from((await by.draw(await report_of(source), '社区月报')).png));

  /** @typedef {{red: number, green: number, blue: number}} Colour */
  /** @typedef {{x: [from: number, to: number], y: [from: number, to: number]}} Area */

  /** @type {Area} what lies right of the edge's line */
  const ground = { x: [16, 1200], y: [0, 630] };
  /** @type {Record<string, Area>} where nothing may stand; letters stand out of their lines by a hair */
  const margins = {
    left: { ...ground, x: [16, 62] },
    right: { ...ground, x: [1138, 1200] },
    top: { ...ground, y: [0, 36] },
    bottom: { ...ground, y: [594, 630] },
  };

  const is_ink = (/** @type {Colour} */ { red, green, blue }) => Math.min(red, green, blue) < 250;
  const is_dark = (/** @type {Colour} */ { red, green, blue }) => Math.max(red, green, blue) < 160;
  const is_blue = (/** @type {Colour} */ { red, blue }) => blue > red + 30;
  const is_deep_blue = (/** @type {Colour} */ { red, blue }) => blue > red + 65;

  /**
   * @param {PNG} png
   * @param {Area} area
   * @param {(colour: Colour) => boolean} counts
   * @returns {{x: number, y: number}[]} the pixels that count
   */
  function pixels({ data, width }, { x: [left, right], y: [top, bottom] }, counts) {
    const found = [];
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const [red, green, blue] = data.subarray(4 * (y * width + x));
        if (counts({ red, green, blue })) found.push({ x, y });
      }
    }
    return found;
  }

  /** @param {PNG} png @returns {number} bars one below the other */
  function bars(png) {
    const rows = new Set(pixels(png, ground, is_blue).map(({ y }) => y));
    return [...rows].filter((y) => !rows.has(y - 1)).length;
  }

  const tracks = (/** @type {number} */ count, name = '赛道', [whole, end] = ['任务', '完成']) =>
    `tracks:\n${Array.from({ length: count }, (_, i) => `  - {name: ${i + 1} ${name}, figures: {${whole}: 110, ${end}: ${i}}}\n`).join('')}`;
  const report = (/** @type {string} */ title, /** @type {string} */ more = '') =>
    `---\ntitle: ${title}\ndate: 2023-12-01\n${more}---\n\n这个月里做了很多事。\n`;

  test('has the size that others ask for, the title above and the tracks below', async () => {
    const [bare, with_tracks] = [await drawn(report('十二月月报')), await drawn(report('十二月月报', tracks(2)))];
    for (const png of [bare, with_tracks]) {
      assert.deepEqual([png.width, png.height], [1200, 630]);
      assert.ok(pixels(png, { ...ground, y: [36, 130] }, is_dark).length > 3000, 'the title');
    }
    assert.deepEqual([bars(bare), bars(with_tracks)], [0, 2]);
    assert.deepEqual(preview_size, { width: 1200, height: 630 }, 'what pages say of it');
  });

  test('has the look of its site: its ground, its links’ colour, its logo in the corner, and everything below it', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="32"><rect width="96" height="32" fill="#c02030"/></svg>';
    const bytes = Buffer.from(svg);
    const logo = { name: 'a.svg', bytes, data_url: `data:image/svg+xml;base64,${bytes.toString('base64')}` };
    const own = await PreviewPictures.load(BUILD_FOLDERS.dist, {
      ...look,
      grounds: { ...look.grounds, light: '#fffaf5' },
      accent: '#206040',
      own_colours: [{ role: 'heading', colour: { red: 80, green: 0, blue: 120, alpha: 255 } }],
      logos: [{ ...logo, scheme: '', width: 96, height: 32 }],
    });
    const colour_at = (/** @type {PNG} */ { data, width }, /** @type {number} */ x, /** @type {number} */ y) =>
      data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3).toString('hex');
    const is_logo = (/** @type {Colour} */ { red, green, blue }) => red > 150 && green < 90 && blue < 90;
    const is_purple = (/** @type {Colour} */ { red, green, blue }) => green < 40 && blue > red;
    for (const [title, count] of /** @type {[string, number][]} */ ([
      ['月报', 1],
      ['很长的题目'.repeat(40), 9],
    ])) {
      const png = await drawn(report(title, tracks(count)), own);
      assert.deepEqual([colour_at(png, 4, 300), colour_at(png, 1190, 10)], ['206040', 'fffaf5']);
      const seen = pixels(png, ground, is_logo);
      const edges = [seen[0], seen.at(-1)].map((place) => Object.values(place ?? {}));
      assert.deepEqual(edges, [
        [64, 36],
        [64 + 155, 36 + 51],
      ]);
      const title_pixels = pixels(png, ground, is_purple);
      assert.ok(title_pixels.length > 500 && (title_pixels[0]?.y ?? 0) > 88, 'the title, below the logo');
      const is_other = (/** @type {Colour} */ { red, green, blue }) => Math.min(red, green, blue) < 235;
      for (const [side, area] of Object.entries(margins)) assert.deepEqual(pixels(png, area, is_other), [], side);
      assert.equal(bars(png) >= Math.min(count, 4), true, 'every track that is told has its bar');
    }
  });

  test('is the same each time', async () => {
    const source = report('十二月月报', tracks(3));
    const [a, b] = [await drawn(source), await drawn(source)];
    assert.ok(a.data.equals(b.data));
  });

  test('shows another figure by a longer bar, and leaves the title as it was', async () => {
    const [less, more] = await Promise.all(
      [10, 90].map((done) => drawn(report('月报', `tracks: [{name: 赛道, figures: {任务: 100, 完成: ${done}}}]\n`))),
    );
    const above = 4 * 1200 * 150; // bytes
    assert.ok(less.data.subarray(0, above).equals(more.data.subarray(0, above)));
    const [short, long] = [less, more].map((png) => pixels(png, ground, is_deep_blue).length);
    assert.ok(short > 100 && Math.abs(long / short - 9) < 1, `${short} and ${long} pixels`);
  });

  test('is filled up to its margins where there is much to say', async () => {
    const png = await drawn(report('很长的题目'.repeat(40), tracks(9)));
    const seen = pixels(png, ground, is_ink);
    const edge = (/** @type {'x' | 'y'} */ axis, /** @type {'min' | 'max'} */ side) =>
      seen.reduce((far, pixel) => Math[side](far, pixel[axis]), seen[0][axis]);
    assert.ok(edge('x', 'min') < 70 && edge('x', 'max') > 1100, 'from left to right');
    assert.ok(edge('y', 'min') < 60 && edge('y', 'max') > 540, 'from above to below');
  });

  for (const [what, source, count] of /** @type {[string, string, number][]} */ ([
    ['a long title and many tracks', report('很长的题目'.repeat(12), tracks(9)), 4],
    ['a title like a page and many tracks', report('很长的题目'.repeat(40), tracks(9)), 4],
    [
      'names without end',
      report('很长的题目'.repeat(40), tracks(9, '很长的赛道'.repeat(9), ['任'.repeat(40), '完'.repeat(40)])),
      4,
    ],
    ['a name without end in a short report', report('题', tracks(1, 'w'.repeat(200))), 1],
    ['a word without end', report('x'.repeat(300)), 0],
    ['a description like a page', report('题', `description: ${'很长的说明。'.repeat(300)}\n`), 0],
    ['marks that are Markdown', report('"# a *b* [c](d) <e> $f$"'), 0],
    ['characters that the font does not have', report('🎉 ✓ عربى'), 0],
    ['nothing', '---\n---\n', 0],
  ])) {
    test(`stays within its edges, cuts nothing, and never fails: ${what}`, async () => {
      const png = await drawn(source);
      for (const [side, area] of Object.entries(margins)) assert.deepEqual(pixels(png, area, is_ink), [], side);
      assert.equal(bars(png), count, 'every track that is told has its bar');
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
