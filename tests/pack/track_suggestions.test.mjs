/** What is proposed as a report's tracks: what its sentences and tables say, word for word, and nothing else. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import { load_reader } from '../../script/lib/build.mjs';
import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';
import { print_suggestions } from '../../script/lib/track_suggestions.mjs';
import { read_front_matter } from '../../web/report/front_matter.js';
import { REPOSITORY } from './test_build.mjs';

describe('tracks are suggested', async () => {
  const reader = await load_reader(BUILD_FOLDERS.dist);
  const folder = await mkdtemp(join(tmpdir(), 'kanbao-tracks-'));
  after(() => rm(folder, { recursive: true }));

  /** @param {string} markdown @returns {Promise<string>} what is printed */
  async function printed(markdown) {
    const file = join(folder, 'report.md');
    await writeFile(file, markdown);
    /** @type {string[]} */
    const lines = [];
    await print_suggestions([file], { reader, print: (text) => lines.push(text) });
    assert.equal(await readFile(file, 'utf8'), markdown, 'the report stays as it was');
    return lines.join('\n').replace(file, 'report.md');
  }

  /** @param {string} markdown @returns {Promise<string[]>} `name: figure number, …`, as the front matter would be read */
  async function suggested(markdown) {
    const text = await printed(markdown);
    const { tracks, track_faults } = read_front_matter(text, 2);
    assert.deepEqual(track_faults, []);
    return tracks.map(
      ({ name, figures }) => `${name}: ${figures.map(({ name, text }) => `${name} ${text}`).join(', ')}`,
    );
  }

  const track = (/** @type {string} */ text, name = '挑战赛') => `## 【${name}】\n\n${text}\n\n赛道亮点：\n\n- 好\n\n`;

  for (const [sentence, figures] of [
    ['进度统计：报名270人，提交应用34个，加精项目 10 个', '报名 270, 提交应用 34, 加精项目 10'],
    [
      '发布110个开源贡献任务，109个任务完成认领，72个任务提交作品，32个任务已经完成。',
      '任务 110, 认领 109, 提交 72, 完成 32',
    ],
    ['共 18 个项目，**全部项目完成认领**', '项目 18, 认领 18'],
    ['目前进度：127人报名，其中10个项目加精', '报名 127, 加精 10'],
    ['浏览量3K+，完成情况超出预期，12名开发者很喜欢', ''],
  ]) {
    test(`from sentences: ${sentence}`, async () => {
      const text = `任务issue：https://github.com/a/b/issues/1\n\n${sentence}`;
      assert.deepEqual(await suggested(track(text)), [`挑战赛: ${figures}`]);
    });
  }

  test('from what the head of the report says of a track by its name', async () => {
    const head = '-  **挑战赛**：发布 5 个任务，3 个任务已完成；\n-  **别的**：发布 9 个任务\n\n';
    assert.deepEqual(await suggested(head + track('看板如图')), ['挑战赛: 任务 5, 完成 3']);
  });

  test('from the only row, or the last one that is a total, of a table in its section', async () => {
    const only = '| 日期 | 任务 | 完成 | 完成率 |\n|-|-|-|-|\n| 12.1 | 1,110 | 32 | 3% |';
    assert.deepEqual(await suggested(track(only)), ['挑战赛: 任务 1,110, 完成 32']);
    const total = '| 方向 | 任务 | 完成 |\n|-|-|-|\n| 框架 | 10 | 3 |\n| 套件 | 20 | 4 |\n| 合计 | 30 | 7 |';
    assert.deepEqual(await suggested(track(total)), ['挑战赛: 任务 30, 完成 7']);
    const parts = '| 方向 | 任务 | 完成 |\n|-|-|-|\n| 框架 | 10 | 3 |\n| 套件 | 20 | 4 |';
    assert.deepEqual(await suggested(track(parts)), [], 'nothing is added up');
  });

  test('from a table that has a row for each track', async () => {
    const table = '| 赛道 | 任务 | 完成 |\n|-|-|-|\n| 挑战赛 | 110 | 32 |\n| 集训营 | 18 | 17 |\n\n';
    assert.deepEqual(await suggested(`${table}${track('如上')}${track('如上', '集训营')}`), [
      '挑战赛: 任务 110, 完成 32',
      '集训营: 任务 18, 完成 17',
    ]);
  });

  test('with the words that say so, and the issue', async () => {
    assert.equal(
      await printed(track('任务issue：https://github.com/a/b/issues/1\n\n报名270人', '赛: 一')),
      `# report.md: look it over and copy it into the front matter
tracks:
   - name: "赛: 一"
     issue: https://github.com/a/b/issues/1
     figures:
        报名: 270 # 报名270人`,
    );
  });

  test('nowhere else: not where they are named already, nor where nothing is counted', async () => {
    assert.equal(await printed('---\ntracks: [{name: a}]\n---\n'), '# report.md: its front matter has tracks');
    assert.equal(await printed('## 活动\n\n报名270人'), '# report.md: nothing reads as a track with figures');
  });

  test('by the command, which needs no folder to write to', () => {
    const options = { cwd: REPOSITORY, encoding: /** @type {const} */ ('utf8') };
    const { status, stdout } = spawnSync('./script/pack', ['--suggest-tracks', 'assets/reports/posts'], options);
    assert.equal(status, 0);
    assert.match(stdout, /report-1\.md: its front matter has tracks\n/);
    const unreadable = spawnSync('./script/pack', ['--suggest-tracks', 'none.md'], options);
    assert.equal(unreadable.status, 1);
    assert.match(unreadable.stderr, /^error: none\.md/);
    const nothing = spawnSync('./script/pack', ['--suggest-tracks'], options);
    assert.equal(nothing.status, 1);
    assert.match(nothing.stderr, /^error: which reports\?/);
  });
});
