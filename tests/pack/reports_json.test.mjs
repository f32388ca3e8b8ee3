/** reports.json, which other programs read: as docs/reports.schema.json says, whatever the reports are like. */

import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { Ajv2020 } from 'ajv/dist/2020.js';

import { block_of } from '../cli/guide_chapters.mjs';
import { png } from './images_in_tests.mjs';
import { Desk, REPOSITORY } from './test_build.mjs';

const schema = JSON.parse(await readFile(join(REPOSITORY, 'docs/reports.schema.json'), 'utf8'));
const address = {
  type: /** @type {const} */ ('string'),
  validate: (/** @type {string} */ url) => URL.canParse(url, 'https://a.cn/'),
};
const validate = new Ajv2020({
  strict: true,
  allErrors: true,
  allowUnionTypes: true,
  formats: { 'uri-reference': address },
}).compile(schema);

/** @param {unknown} value @returns {string[]} what the schema does not allow */
function faults_of(value) {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the list of all reports for programs', () => {
  /** @type {Desk} */
  let desk;
  /** @type {any[]} */
  let list;
  before(async () => {
    desk = await Desk.make_real();
    await desk.put('posts/sign.png', png(16, 16));
    await desk.put('posts/x.png', png(100, 80));
    await desk.put(
      'posts/第 1 期.md',
      '---\ntitle: 八周\ndate: 2023-12-01\nauthor: {name: 花花, github: Tulip-hua}\ndescription: 进展\ntags: [社区]\n' +
        'tracks:\n  - {name: 赛, id: contest, issue: https://a.cn/1, figures: {任务: 3K+, 提交: 很多, 完成: —}}\n  - {name: 营}\n---\n' +
        '![](sign.png) ![](x.png)\n',
    );
    await desk.put('posts/b.md', '看报\n');
    await desk.put('posts/c.md', '---\ntitle: c\ndate: 2023-11\ncover: https://a.cn/c.png\n---\n');
    await desk.pack();
    list = JSON.parse(await desk.read('reports.json'));
  });
  after(() => rm(desk.folder, { recursive: true }));

  test('is as its schema says', () => {
    assert.deepEqual(faults_of(list), []);
    assert.equal(list.length, 3);
  });

  test('tells of a report all that lists show', () => {
    const { image, ...entry } = list[0];
    assert.match(image, /^images\/x-[\da-f]{8}\.png$/);
    const name = '第 1 期';
    assert.deepEqual(entry, {
      version: 1,
      name,
      url: `${encodeURIComponent(name)}.html`,
      offline: `${encodeURIComponent(name)}.offline.html`,
      title: '八周',
      date: '2023-12-01',
      language: 'zh-CN',
      summary: '进展',
      authors: [{ name: '花花', github: 'Tulip-hua' }],
      tags: ['社区'],
      tracks: [
        {
          name: '赛',
          id: 'contest',
          issue: 'https://a.cn/1',
          figures: [
            { name: '任务', value: 3000, text: '3K+' },
            { name: '提交', value: null, text: '' },
            { name: '完成', value: null, text: '' },
          ],
        },
        { name: '营', id: '营', issue: '', figures: [] },
      ],
    });
  });

  test('leads to files that are there', async () => {
    for (const { url, offline, image } of list) {
      const local = [url, offline, ...(image?.startsWith('images/') ? [image] : [])];
      for (const file of local) await readFile(join(desk.folder, 'site', decodeURIComponent(file)));
    }
    assert.deepEqual([list[1].image, list[2].image], ['https://a.cn/c.png', null]);
  });

  test('is as its description shows it', async () => {
    const shown = JSON.parse(await block_of('publishing', 'json'));
    assert.deepEqual(faults_of(shown), []);
    assert.deepEqual(Object.keys(shown[0]), Object.keys(list[0]));
  });

  for (const [what, spoil, fault] of /** @type {[string, (entry: any) => void, string][]} */ ([
    ['another version', (entry) => (entry.version = 2), '/0/version must be equal to constant'],
    [
      'a figure below nothing',
      (entry) => (entry.tracks[0].figures[0].value = -1),
      '/0/tracks/0/figures/0/value must be >= 0',
    ],
    ['no tracks', (entry) => delete entry.tracks, "/0 must have required property 'tracks'"],
    [
      'a date in words',
      (entry) => (entry.date = '十二月'),
      '/0/date must match pattern "^(\\d{4}-\\d{2}(-\\d{2})?)?$"',
    ],
  ])) {
    test(`its schema notices ${what}`, () => {
      const [entry] = structuredClone(list);
      spoil(entry);
      assert.deepEqual(faults_of([entry]), [fault]);
    });
  }
});
