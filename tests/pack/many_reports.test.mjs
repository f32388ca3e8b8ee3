/** Many reports are made by several threads: the site is the same as if one had made it, and what fails names its report. */

import assert from 'node:assert/strict';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { SitePacker } from '../../script/lib/site_packer.mjs';
import { png } from './images_in_tests.mjs';
import { Desk, REAL_BUILD } from './test_build.mjs';

const count = 24;

describe('many reports', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make_real();
    await desk.put('posts/a.png', png(4, 3));
    await desk.put('posts/b.png', png(4, 3));
    for (let number = 1; number <= count; number += 1) {
      const head = `---\ntitle: 第${number}期\ndate: 2023-01-${String(number).padStart(2, '0')}\n---\n`;
      const picture = `![图](${number % 2 ? 'a' : 'b'}.png)`;
      await desk.put(`posts/r${number}.md`, `${head}# 进展\n看报 ${picture} [上期](r${number - 1}.md#进展)\n`);
    }
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  /**
   * @param {string} name of the site's folder
   * @param {number} threads
   * @param {string} [dist]
   */
  async function pack(name, threads, dist = REAL_BUILD) {
    /** @type {string[]} */
    const lines = [];
    const warn = (/** @type {string} */ line) => lines.push(line.replaceAll(`${desk.folder}/`, ''));
    const cache = join(desk.folder, `cache-${name}`);
    const packer = new SitePacker({ dist, cache, threads, log: (line) => lines.push(line), warn });
    const { reports, changed } = await packer.pack([join(desk.folder, 'posts')], join(desk.folder, name));
    return { lines, reports, changed };
  }

  test('become the same site, with the same words, whoever makes them', async () => {
    const [alone, together] = [await pack('alone', 1), await pack('together', 3)];
    assert.deepEqual(together.reports, alone.reports);
    assert.deepEqual(together.lines.sort(), alone.lines.sort());
    assert.equal(together.changed, alone.changed);
    const names = (await readdir(join(desk.folder, 'alone'), { recursive: true })).sort();
    assert.deepEqual((await readdir(join(desk.folder, 'together'), { recursive: true })).sort(), names);
    for (const name of names.filter((path) => path.includes('.'))) {
      const [one, other] = await Promise.all(
        ['alone', 'together'].map((site) => readFile(join(desk.folder, site, name))),
      );
      assert.ok(one.equals(other), name);
    }
    assert.equal((await pack('together', 3)).changed, 0);
  });

  test('of which some are no text are named in their order, and no page is written', async () => {
    for (const name of ['r3', 'r7']) await desk.put(`posts/${name}.md`, Uint8Array.of(0xff, 0xff));
    await assert.rejects(pack('site', 2), {
      name: 'Problem',
      message: /posts\/r3\.md: not a text[^]*\nerror: .*r7\.md: /,
    });
    await assert.rejects(readFile(join(desk.folder, 'site/r1.html')), { code: 'ENOENT' });
  });

  /** @param {string} what the module does in place of reading a report whose text holds 坏 */
  async function broken_build(what) {
    const dist = join(desk.folder, 'dist');
    await cp(REAL_BUILD, dist, { recursive: true });
    const glue = await readFile(join(dist, 'kanbao-node.cjs'), 'utf8');
    await writeFile(join(dist, 'real-node.cjs'), glue);
    await writeFile(
      join(dist, 'kanbao-node.cjs'),
      `const { TextEncoder: Encoder } = globalThis;
      globalThis.TextEncoder = class extends Encoder {
        encode(text) { if (text.includes('坏')) ${what}; return super.encode(text); }
      };
      module.exports = require('./real-node.cjs');`,
    );
    return dist;
  }

  test('of which one ends its thread are not waited for: it is named', async () => {
    const dist = await broken_build('process.exit(9)');
    await desk.put('posts/r5.md', '# 坏\n');
    await assert.rejects(pack('site', 2, dist), {
      name: 'Problem',
      message: /posts\/r5\.md: its thread has ended \(9\)/,
    });
  });

  test('of which one meets a fault of ours are told with its stack, in one thread or several', async () => {
    const dist = await broken_build("throw new RangeError('too far')");
    await desk.put('posts/r5.md', '# 坏\n');
    for (const threads of [1, 2]) {
      await assert.rejects(pack('site', threads, dist), (/** @type {Error} */ error) => {
        assert.match(error.message, /posts\/r5\.md: too far$/);
        assert.match(String(/** @type {Error} */ (error.cause).stack), /kanbao-node\.cjs/);
        return error.name === 'Error';
      });
    }
  });
});
