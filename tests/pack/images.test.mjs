/** Images are known by their bytes, measured as a browser shows them, and copied under names a static host serves well. */

import assert from 'node:assert/strict';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { read_image_file } from '../../script/lib/image_file.mjs';
import { fake_reader } from './fake_reader.mjs';
import * as images from './images_in_tests.mjs';
import { Desk, FRONT_MATTER } from './test_build.mjs';

/** @param {Uint8Array} bytes */
function measured(bytes) {
  const image = read_image_file(bytes, fake_reader);
  return image && [image.format, image.size];
}

describe('image files', () => {
  const size = { width: 40, height: 30 };
  for (const [format, bytes] of /** @type {const} */ ([
    ['png', images.png(40, 30)],
    ['jpeg', images.jpeg(40, 30)],
    ['gif', images.gif(40, 30)],
    ['bmp', images.bmp(40, 30)],
    ['webp', images.webp(40, 30)],
    ['avif', images.avif(40, 30)],
    ['svg', images.svg('width="40" height="30"')],
  ])) {
    test(`${format} is recognised and measured`, () => assert.deepEqual(measured(bytes), [format, size]));
  }

  test('a photograph that was taken upright has the size that is seen', () => {
    assert.deepEqual(measured(images.jpeg(40, 30, 6)), ['jpeg', { width: 30, height: 40 }]);
    assert.deepEqual(measured(images.jpeg(40, 30, 8)), ['jpeg', { width: 30, height: 40 }]);
    assert.deepEqual(measured(images.jpeg(40, 30, 3)), ['jpeg', size]);
  });

  // Chromium's naturalWidth and naturalHeight, to which tests/browser/images_painted.test.mjs compares more.
  test('a drawing without a size has the one that browsers give it, in the proportions of its view box', () => {
    assert.deepEqual(measured(images.svg('viewBox="0 0 40 30"')), ['svg', { width: 200, height: 150 }]);
    assert.deepEqual(measured(images.svg('viewBox="0 0 400 100" width="100%"')), ['svg', { width: 300, height: 75 }]);
    assert.deepEqual(measured(images.svg('width="100%"')), ['svg', { width: 300, height: 150 }]);
  });

  test('a file that ends behind its size has it', () => {
    const { length } = images.png(40, 30);
    assert.deepEqual(measured(images.png(40, 30).subarray(0, length - 4)), ['png', size]);
  });

  test('other files are no images', () => {
    for (const text of ['', 'hello', '<html><svg width="1"></html>', '%PDF-1.7', 'root:x:0:0:root:/root:/bin/sh']) {
      assert.equal(measured(Buffer.from(text)), undefined, text);
    }
  });

  test('a header that is cut off or states no size is damage', () => {
    assert.deepEqual(measured(images.png(40, 30).subarray(0, 14)), ['png', undefined]);
    assert.deepEqual(measured(images.jpeg(40, 30).subarray(0, 6)), ['jpeg', undefined]);
    assert.deepEqual(measured(images.png(0, 0)), ['png', undefined]);
    assert.deepEqual(measured(images.svg('width="0" height="30"')), ['svg', undefined]);
  });
});

describe('images of a report', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make();
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  /** @param {string} folder */
  async function site_files(folder) {
    return (await readdir(join(desk.folder, 'site', folder)).catch(() => [])).sort();
  }

  test('a path may climb, and the ending tells what the file really is', async () => {
    await desk.put('images/board.png', images.jpeg(40, 30));
    await desk.put('posts/a.md', `${FRONT_MATTER}![board](../images/board.png)`);
    await desk.pack();
    const [file] = await site_files('images');
    assert.match(file ?? '', /^board-[\da-f]{8}\.jpg$/);
    const placed = { url: `images/${file}`, width: 40, height: 30 };
    assert.deepEqual((await desk.facts('a.html')).images, { '../images/board.png': placed });
    assert.deepEqual(desk.warnings, []);
  });

  test('equal files are one, and a name is made safe for every host', async () => {
    await desk.put('posts/进展 图 (1)?.png', images.png(4, 3));
    await desk.put('posts/copy.png', images.png(4, 3));
    await desk.put('posts/a.md', '![x](进展%20图%20%281%29%3F.png) ![y](copy.png)');
    await desk.pack();
    const [file, ...others] = await site_files('images');
    assert.deepEqual(others, []);
    assert.match(file ?? '', /^进展-图-1--[\da-f]{8}\.png$/);
    assert.deepEqual(
      Object.values((await desk.facts('a.html')).images).map(({ url }) => url),
      Array(2).fill(`images/${encodeURIComponent(file ?? '')}`),
    );
  });

  test('a query behind the path does not hide the file', async () => {
    await desk.put('posts/a.png', images.png(4, 3));
    await desk.put('posts/a.md', '![x](a.png?raw=true)');
    await desk.pack();
    assert.equal((await site_files('images')).length, 1);
  });

  test('remote images stay where they are', async () => {
    await desk.put('posts/a.md', `${FRONT_MATTER}![x](https://example.org/a.png) ![y](//example.org/b.png)`);
    await desk.pack();
    assert.deepEqual(desk.warnings, []);
    const { images: placed, broken } = await desk.facts('a.html');
    assert.deepEqual([placed, broken], [{}, {}]);
  });

  test('a missing image is warned of with its line, and the reader is told in the language of the report', async () => {
    await desk.put('posts/a.md', `${FRONT_MATTER}\n看报\n\n![x](../images/none.png)\n`);
    await desk.put('posts/b.md', '---\ntitle: Report\ndate: 2023-12-01\n---\nEnglish text\n![x](none.png)\n');
    await desk.pack();
    assert.deepEqual(desk.warnings.sort(), [
      'posts/a.md:8: image ../images/none.png: there is no such image file.',
      'posts/b.md:6: image none.png: there is no such image file.',
    ]);
    assert.deepEqual((await desk.facts('a.html')).broken, { '../images/none.png': '找不到图片文件' });
    assert.deepEqual((await desk.facts('b.html')).broken, { 'none.png': 'there is no such image file' });
  });

  test('an image without alternative text is warned of with its line, wherever it lies', async () => {
    await desk.put('posts/a.png', images.png(4, 3));
    await desk.put('posts/a.md', `${FRONT_MATTER}\n![](a.png)\n\n![图](a.png) ![ ](https://example.org/b.png)\n`);
    await desk.pack();
    assert.deepEqual(desk.warnings, [
      'posts/a.md:6: image a.png: it has no alt text; write ![what it shows](…).',
      'posts/a.md:8: image https://example.org/b.png: it has no alt text; write ![what it shows](…).',
    ]);
  });

  test('a file that is no image is never published', async () => {
    await desk.put('secret.txt', 'root:x:0:0');
    await desk.put('posts/empty.png', '');
    await desk.put('posts/a.md', `${FRONT_MATTER}![x](../secret.txt)\n![y](empty.png)\n![z](.)`);
    await desk.pack();
    assert.deepEqual(await site_files('images'), []);
    assert.equal(desk.warnings.length, 3);
    assert.match(desk.warnings[0] ?? '', /posts\/a\.md:5: image \.\.\/secret\.txt: this file is not an image/);
  });

  test('a damaged image and an absolute path are told', async () => {
    await desk.put('posts/cut.png', images.png(4, 3).subarray(0, 14));
    await desk.put(
      'posts/a.md',
      `${FRONT_MATTER}![x](cut.png)\n![y](/images/a.png)\n![z](file:///a.png)\n![w](C:\\a.png)`,
    );
    await desk.pack();
    assert.match(desk.warnings[0] ?? '', /:5: image cut\.png: this image file is damaged/);
    assert.match(desk.warnings[1] ?? '', /:6: image \/images\/a\.png: the path .* relative to the Markdown file/);
    assert.equal(desk.warnings.length, 4);
  });
});
