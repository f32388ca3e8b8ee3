/** The samples tell the published reports' facts in their own words: no long run of Han characters is the same. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { no_real_reports, real_reports_folder } from '../browser/lib/folders.mjs';
import { FIRST, SECOND } from './sample_reports.mjs';

const PUBLISHED = join(real_reports_folder ?? '', 'posts');
const skip = (real_reports_folder === undefined || !existsSync(PUBLISHED)) && no_real_reports;
const LONGEST_RUN = 12;

/** Names must be the same in both, so they do not count. */
const NAMES =
  /开源贡献个人挑战赛|大模型应用与创意赛|飞桨护航计划集训营|飞桨黑客松第五期活动|基于文心一言API的文档知识问答系统|深度学习开发指南——.*?(?=\])/g;

/** @param {string} text @returns {string[]} the Han characters of each line of prose, all else dropped */
function prose(text) {
  const lines = text.split('\n').filter((line) => !line.startsWith('|') && !line.startsWith('#'));
  return lines.map((line) =>
    line
      .replace(NAMES, '\n')
      .replace(/https?:\S+/g, '')
      .replace(/[^\n\p{Script=Han}]/gu, ''),
  );
}

/** @param {string} text @param {string[]} published @returns {string[]} runs longer than allowed that stand in both */
function shared_runs(text, published) {
  const length = LONGEST_RUN + 1;
  const runs = prose(text).flatMap((line) =>
    Array.from({ length: Math.max(0, line.length - length + 1) }, (_, at) => line.slice(at, at + length)),
  );
  return runs.filter((run) => !run.includes('\n') && published.some((line) => line.includes(run)));
}

describe('own words, not those that were published', { skip }, () => {
  for (const report of [FIRST, SECOND]) {
    test(`${report.name} says it otherwise than what was published`, () => {
      const published = [FIRST, SECOND].flatMap(({ name }) => prose(readFileSync(join(PUBLISHED, name), 'utf8')));
      assert.ok(published.join('').length > 1000);
      assert.deepEqual(shared_runs(report.text, published), []);
    });
  }
});

test('a copied sentence is found, whatever stands between its characters', () => {
  const text = '十场直播，**都在同一个**房间里、一起看完了';
  assert.ok(shared_runs(text, prose('那十场直播都在同一个房间里一起看完')).length > 0);
  assert.deepEqual(shared_runs('同一个房间', prose(text)), []);
});
