/** Sections of two reports belong together by their names, within their parents, in the order in which both have them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { match_sections, section_key } from '../../web/compare/section_matching.js';

/** @param {string[]} headings as Markdown writes them */
function sections(...headings) {
  const named = headings.map((heading) => {
    const [, signs = '', name = ''] = /^(#+) (.*)$/.exec(heading) ?? [];
    return { level: signs.length, name };
  });
  return [{ level: 0, name: '' }, ...named];
}

/** @param {string[]} left @param {string[]} right @returns {string[]} rows: `left | right`, what one lacks as – */
function rows(left, right) {
  const [l, r] = [sections(...left), sections(...right)];
  const name = (/** @type {{name: string}[]} */ all, /** @type {number | null} */ index) =>
    index === null ? '–' : all[index].name || '^';
  return match_sections(l, r).map((row) => `${name(l, row.left)} | ${name(r, row.right)}`);
}

test('what is before all headings belongs together, whatever the titles say', () => {
  assert.deepEqual(rows([], []), ['^ | ^']);
  assert.deepEqual(rows(['## 进展'], ['## 进展']), ['^ | ^', '进展 | 进展']);
});

test('letters and digits tell a name, not its marks, its width or its case', () => {
  assert.equal(section_key('【开源贡献 个人挑战赛】'), section_key('开源贡献个人挑战赛：'));
  assert.equal(section_key('ＡＰＩ　１'), section_key('api-1'));
  assert.equal(section_key('Été'), section_key('ÉTÉ'));
  assert.notEqual(section_key('一、进展'), section_key('二、进展'));
  assert.equal(section_key(' 🎉 '), '🎉', 'a name without any is itself');
  assert.notEqual(section_key('🎉'), section_key('✨'));
});

test('a section that one report lacks stands alone, where it is', () => {
  assert.deepEqual(rows(['## 甲', '## 乙', '## 丙'], ['## 甲', '## 丙', '## 丁']), [
    '^ | ^',
    '甲 | 甲',
    '乙 | –',
    '丙 | 丙',
    '– | 丁',
  ]);
});

test('of sections that have changed places the longest row in order counts', () => {
  assert.deepEqual(rows(['## 甲', '## 乙', '## 丙'], ['## 丙', '## 甲', '## 乙']), [
    '^ | ^',
    '– | 丙',
    '甲 | 甲',
    '乙 | 乙',
    '丙 | –',
  ]);
});

test('one name below two parents is two sections', () => {
  assert.deepEqual(rows(['## 甲', '### 亮点', '## 乙', '### 亮点'], ['## 乙', '### 亮点', '### 风险']), [
    '^ | ^',
    '甲 | –',
    '亮点 | –',
    '乙 | 乙',
    '亮点 | 亮点',
    '– | 风险',
  ]);
});

test('levels may be left out, and begin deep', () => {
  assert.deepEqual(rows(['#### 深', '## 甲', '##### 更深'], ['## 甲', '### 更深']), [
    '^ | ^',
    '深 | –',
    '甲 | 甲',
    '更深 | 更深',
  ]);
});

test('thousands of sections without one in common are told at once', () => {
  const many = (/** @type {string} */ name) => Array.from({ length: 3000 }, (_, index) => `## ${name}${index}`);
  assert.equal(match_sections(sections(...many('a')), sections(...many('b'))).length, 6001);
});
