/** Three reports that share some of their sections, and what a reader sees of two of them in compare.html. */

import assert from 'node:assert/strict';

import { until } from './browser.mjs';

/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('./browser.mjs').WatchedPage} WatchedPage */

const sentence = '社区里的开发者认领了任务，导师及时给出意见，作品陆续合入主干。';

/** @param {string} title @param {string} date @param {string} body */
const report = (title, date, body) => `---\ntitle: ${title}\ndate: ${date}\n---\n\n${body}\n`;

export const compared_reports = {
  'september.md': report('九月月报', '2023-10-01', `${sentence}\n\n## 进展\n\n发布任务100个。`),
  'october.md': report(
    '十月月报：两行才写得完的一个很长很长的标题，好让两份报告的开头不一样高',
    '2023-11-01',
    `${sentence}

## 进展

发布任务111个，其中提交60个，完成13个。

### 框架

${sentence.repeat(6)}

### 套件

Reviewers answer within two days.

## 只在十月

${sentence.repeat(4)}

<details><summary>细节</summary>

${`${sentence}\n\n`.repeat(3)}
</details>

## 下月计划

${sentence}`,
  ),
  'november.md': report(
    '十一月月报',
    '2023-12-01',
    `${sentence}

## 【进展】

发布任务110个，其中提交72个，完成32个。

### 框架

${sentence}

### 套件

Reviewers answer within one day.

## 下月计划

${sentence.repeat(8)}

### 只在十一月

${sentence}`,
  ),
};

/**
 * @param {WatchedPage} watched
 * @param {'canvas' | 'html'} [state] in which both reports are
 * @returns {Promise<Frame[]>} the reports, when their sections are aligned
 */
export async function aligned_frames({ page }, state = 'canvas') {
  await until(async () => page.frames().length === 3, 'two reports are framed');
  const frames = page.frames().slice(1);
  const shown = async (/** @type {Frame} */ frame) =>
    (await frame.evaluate(() => document.documentElement.dataset.kanbao).catch(() => '')) === state;
  for (const frame of frames) await until(() => shown(frame), `a report is shown as ${state}`, 60_000);
  await until(async () => differences(await both(frames, places)).every((far) => far <= 1), 'the sections are aligned');
  return frames;
}

/** @template Value @param {Frame[]} frames @param {() => Value} ask runs in each @returns {Promise<Value[]>} */
export const both = (frames, ask) => Promise.all(frames.map((frame) => frame.evaluate(ask)));

/** Runs in a report. @returns {Record<string, number>} where its sections begin and the page ends, CSS px from its top */
export function places() {
  const headings = [...document.querySelectorAll('#report > :is(h2, h3)')];
  /** @type {Record<string, number>} */
  const found = { end: document.documentElement.scrollHeight };
  for (const heading of headings) {
    const range = document.createRange();
    range.selectNodeContents(heading);
    found[(heading.textContent ?? '').replace(/[【】]/g, '')] = range.getBoundingClientRect().top + scrollY;
  }
  return found;
}

/** @param {Record<string, number>[]} both @returns {number[]} how far apart is what both have, CSS px */
export function differences([left, right]) {
  const shared = Object.keys(left).filter((name) => name in right);
  assert.ok(shared.length >= 2, 'both have something in common');
  return shared.map((name) => Math.abs(left[name] - right[name]));
}

/** Runs in a report. @returns {Record<string, string[]>} the words that are marked */
export function marked_words() {
  const kinds = ['added', 'removed'];
  const ranges = (/** @type {string} */ kind) => [...(CSS.highlights.get(`kanbao-${kind}`) ?? [])];
  return Object.fromEntries(kinds.map((kind) => [kind, ranges(kind).map((range) => String(range))]));
}
