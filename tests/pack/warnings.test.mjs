/** Who packs is told of everything that readers would stumble over, with the file and the line where it can be mended. */

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { png } from './images_in_tests.mjs';
import { Desk, FRONT_MATTER } from './test_build.mjs';

describe('warnings', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make();
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  /**
   * @param {string} text of the only report
   * @returns {Promise<string[]>}
   */
  async function warnings_of(text) {
    await desk.put('posts/a.md', text);
    await desk.pack();
    return desk.warnings;
  }

  test('a report with nothing amiss makes none', async () => {
    await desk.put('posts/x.png', png(4, 3));
    const text = `${FRONT_MATTER}# 看报\n![图](x.png) [回到开头](#看报) [官网](https://example.org/a#b) [信](mailto:a@example.org)\n`;
    assert.deepEqual(await warnings_of(text), []);
  });

  test('a missing image', async () => {
    assert.deepEqual(await warnings_of(`${FRONT_MATTER}看报\n\n![图](none.png)\n`), [
      'posts/a.md:7: image none.png: there is no such image file.',
    ]);
  });

  test('tracks whose figures cannot be', async () => {
    const tracks = 'tracks:\n  - name: 挑战赛\n    figures: {任务: 很多, 完成: -1}\n  - name: 挑战赛\n';
    assert.deepEqual(await warnings_of(`---\ntitle: 月报\n${tracks}date: 2023-12-01\n---\n看报\n`), [
      'posts/a.md:5: track 挑战赛: 任务 “很多” is no number; it is shown as unknown.',
      'posts/a.md:5: track 挑战赛: 完成 “-1” is less than nothing; it is shown as unknown.',
      'posts/a.md:6: track 挑战赛 is named twice; the first one counts.',
    ]);
  });

  test('an image without alternative text', async () => {
    await desk.put('posts/x.png', png(4, 3));
    assert.deepEqual(await warnings_of(`${FRONT_MATTER}看报\n![](x.png)\n`), [
      'posts/a.md:6: image x.png: it has no alt text; write ![what it shows](…).',
    ]);
  });

  test('a link to a heading that this report does not have', async () => {
    assert.deepEqual(await warnings_of(`${FRONT_MATTER}# 看报\n[甲](#看报) [乙](#报看)\n`), [
      'posts/a.md:6: link #报看: this report has no heading with this id.',
    ]);
  });

  test('a link to a place that the author has named is good', async () => {
    assert.deepEqual(await warnings_of(`${FRONT_MATTER}<a id="here">看报</a>\n[甲](#here)\n`), []);
  });

  test('an element of raw HTML that is left out', async () => {
    assert.deepEqual(await warnings_of(`${FRONT_MATTER}看报 <blink>新</blink>\n`), [
      'posts/a.md:5: <blink> cannot be shown in a report; its text stays without it.',
    ]);
  });

  test('a summary of nothing', async () => {
    assert.deepEqual(await warnings_of(`${FRONT_MATTER}<summary>看报</summary>\n`), [
      'posts/a.md:5: <summary> cannot be shown there; its text stays without it.',
    ]);
  });

  test('a link to a heading that another report does not have', async () => {
    await desk.put('posts/2023/b.md', `${FRONT_MATTER}# 进展\n`);
    assert.deepEqual(await warnings_of(`${FRONT_MATTER}[甲](2023/b.md#进展)\n[乙](2023/b.md#none)\n`), [
      'posts/a.md:6: link 2023/b.md#none: 2023/b.md has no heading with this id.',
    ]);
  });

  test('a percent-encoded link is compared with the heading as it is written', async () => {
    const link = `#${encodeURIComponent('看报')}`;
    assert.deepEqual(await warnings_of(`${FRONT_MATTER}# 看报\n[甲](${link}) [乙](%E7%9C#看%)\n`), [
      'posts/a.md:6: link %E7%9C#看%: there is no such file.',
    ]);
  });

  test('a date that is yet to come, but not one that somewhere has come already', async () => {
    const dated = (/** @type {number} */ days) => {
      const date = new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
      return warnings_of(`---\ntitle: 月报\ndate: ${date}\n---\n看报`);
    };
    assert.match((await dated(3)).join(), /^posts\/a\.md:3: the date \d{4}-\d\d-\d\d is yet to come/);
    assert.deepEqual(await dated(1), []);
    assert.deepEqual(await dated(0), []);
  });

  test('a link to a file that is not part of the site', async () => {
    await desk.put('notes/c.md', '看报');
    await desk.put('posts/table.xlsx', 'cells');
    assert.deepEqual(await warnings_of(`${FRONT_MATTER}[甲](../notes/c.md)\n[乙](table.xlsx)\n[丙](gone.md#x)\n`), [
      'posts/a.md:5: link ../notes/c.md: this file is not part of the site; link to its address instead.',
      'posts/a.md:6: link table.xlsx: this file is not part of the site; link to its address instead.',
      'posts/a.md:7: link gone.md#x: there is no such file.',
    ]);
  });

  test('headings of one text, whose ids change when another is put before them', async () => {
    assert.deepEqual(await warnings_of(`${FRONT_MATTER}## Docs\n看报\n## docs\n### Docs\n## 别的\n`), [
      "posts/a.md:7: heading “docs”: the one on line 5 has the same id, so this one's is #docs-1.",
      "posts/a.md:8: heading “Docs”: the one on line 5 has the same id, so this one's is #docs-2.",
    ]);
  });

  test('no front matter', async () => {
    assert.deepEqual(await warnings_of('# 月报\n看报\n'), [
      'posts/a.md:1: there is no front matter; write title, date and author between two lines of ---.',
    ]);
  });

  test('front matter without a title', async () => {
    assert.deepEqual(await warnings_of('---\ndate: 2023-12-01\n---\n看报\n'), [
      "posts/a.md:1: the front matter has no title; the first heading or the file's name stands for it.",
    ]);
  });

  test('front matter without a date', async () => {
    assert.deepEqual(await warnings_of('---\ntitle: 月报\n---\n看报\n'), [
      'posts/a.md:1: the front matter has no date; write date: 2023-12-01.',
    ]);
  });

  test('all that is amiss is told at once, each in its own line', async () => {
    await desk.put('posts/b.md', '看报 ![](none.png)');
    assert.equal((await warnings_of('[x](#y)')).length, 5);
    assert.ok(
      desk.warnings.every((line) => /^posts\/[ab]\.md:1: [^\n]*\.$|^posts\/b\.md:1: .*\(…\)\.$/.test(line)),
      desk.warnings.join('\n'),
    );
  });
});

describe('--strict', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make();
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  test('tells every warning, then fails, and the folder stays empty', async () => {
    await desk.put('posts/x.png', png(4, 3));
    await desk.put('posts/a.md', `${FRONT_MATTER}![图](x.png)\n![](x.png)\n[甲](#nowhere)\n`);
    await desk.put('posts/b.md', '看报');
    await assert.rejects(desk.pack({ strict: true }), {
      name: 'Problem',
      message: '3 warnings, and --strict: nothing was written.',
    });
    assert.deepEqual(desk.warnings.map((line) => line.slice(0, 'posts/a.md:1'.length)).sort(), [
      'posts/a.md:6',
      'posts/a.md:7',
      'posts/b.md:1',
    ]);
    assert.deepEqual(await desk.files(), []);
  });

  test('leaves an earlier site as it was', async () => {
    await desk.put('posts/a.md', `${FRONT_MATTER}看报`);
    await desk.pack({ strict: true });
    const [files, page] = [await desk.files(), await desk.read('a.html')];
    await desk.put('posts/a.md', `${FRONT_MATTER}报看 [x](#y)`);
    await assert.rejects(desk.pack({ strict: true }), { message: 'one warning, and --strict: nothing was written.' });
    assert.deepEqual(await desk.files(), files);
    assert.equal(await desk.read('a.html'), page);
  });
});
