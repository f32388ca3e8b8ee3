/** A report begun by `kanbao new` says nothing that has to be put right, and takes nothing from anybody. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

import { Terminal, REPORT } from './terminal.mjs';

test('a report is called after its title, packs without a warning and can be written on', async (context) => {
  const terminal = await Terminal.open(context);
  const { status, stdout } = terminal.kanbao(['new', '第六期月报', '--date', '2026-11-01']);
  assert.equal(status, 0);
  assert.match(stdout, /^posts\/第六期月报\.md: /);
  const text = await terminal.read('posts/第六期月报.md');
  assert.match(text, /^---\ntitle: 第六期月报\ndate: 2026-11-01\n/);
  assert.match(text, /^ {6}任务: —$/m);
  assert.match(text, /^## 下次例会$/m);
  const { status: checked, stdout: told } = terminal.kanbao(['check']);
  assert.equal(told, '1 report, nothing to put right\n');
  assert.equal(checked, 0);
});

test('its tracks are those of the newest report, their numbers still unknown', async (context) => {
  const terminal = await Terminal.open(context);
  const front = (/** @type {string} */ date, /** @type {string} */ track) =>
    `---\ntitle: 月报\ndate: ${date}\nauthor: 花花\ntracks:\n  - name: ${track}\n    issue: https://example.org/1\n    figures: {报名: 36, 完成: 3}\n---\n报\n`;
  await terminal.put('reports/b.md', front('2026-10-01', '创意赛'));
  await terminal.put('reports/a.md', front('2026-09-01', '旧的'));
  terminal.kanbao(['new', '十一月', 'reports', '--date', '2026-11-01']);
  const text = await terminal.read('reports/十一月.md');
  assert.match(text, /name: 创意赛\n {4}issue: https:\/\/example\.org\/1\n {4}figures:\n {6}报名: —\n {6}完成: —\n---/);
  assert.match(text, /^### 创意赛\n\nhttps:\/\/example\.org\/1\n/m);
  assert.doesNotMatch(text, /旧的/);
});

test('it speaks the language of its title, or that which is named', async (context) => {
  const terminal = await Terminal.open(context);
  terminal.kanbao(['new', 'November', '--date', '2026-11-01']);
  assert.match(await terminal.read('posts/November.md'), /^## Next meetup$/m);
  terminal.kanbao(['new', '十一月', 'there', '--language', 'zh-TW', '--date', '2026-11-01']);
  assert.match(await terminal.read('there/十一月.md'), /^賽道亮點：$/m);
  // What it says of highlights and risks is understood: one of the former, none of the latter.
  assert.equal(terminal.kanbao(['build', 'there']).stderr, '');
  const [overview] = /<table[^]*?<\/table>/.exec(await terminal.read('site/十一月.html')) ?? [];
  assert.match(overview ?? '', /亮点\s<a [^>]*>1<\/a>.*风险\s无/);
});

test('the day is today, and the folder that of the configuration, where nobody says otherwise', async (context) => {
  const terminal = await Terminal.open(context);
  await terminal.put('kanbao.config.json', '{"reports": "monthly"}');
  await terminal.put('monthly/a.md', REPORT);
  const day = () => spawnSync('date', ['+%F'], { encoding: 'utf8' }).stdout.trim();
  const before = day();
  terminal.kanbao(['new', '月报: “一”']);
  const written = /^date: (.*)$/m.exec(await terminal.read('monthly/月报 “一”.md'))?.[1];
  assert.ok([before, day()].includes(written ?? ''), written);
});

test('what is there already is never written over, and what cannot be is told', async (context) => {
  const terminal = await Terminal.open(context);
  await terminal.put('posts/月报.md', REPORT);
  for (const [args, says] of /** @type {[string[], RegExp][]} */ ([
    [['new', '月报'], /^error: posts\/月报\.md is there already; name another title/],
    [['new', ' '], /^error: a report needs a title/],
    [['new'], /^error: Not enough non-option arguments[^]*“kanbao new --help”/],
    [['new', 'x', '--date', 'tomorrow'], /^error: --date tomorrow: not a day; write 2026-12-01\.\n$/],
    [['new', 'x', '--date', '2026-13-01'], /^error: --date 2026-13-01: not a day/],
    [['new', 'x', '--language', 'no language'], /^error: --language no language: not a language tag/],
  ])) {
    const { status, stderr } = terminal.kanbao(args);
    assert.match(stderr, says);
    assert.equal(status, 1);
  }
  assert.equal(await terminal.read('posts/月报.md'), REPORT);
});
