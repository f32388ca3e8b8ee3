/** Codes of emoji become what GitHub shows for them, wherever a report's words are shown. */

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import { load_reader } from '../../script/lib/build.mjs';
import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';
import { emoji_named } from '../../web/report/emoji_table.js';
import { compose_report } from '../../web/report/report_composing.js';
import { Desk } from './test_build.mjs';

const reader = await load_reader(BUILD_FOLDERS.dist);

/** @param {string} source @param {import('../../web/report/emoji_facts.js').EmojiTable} table */
function composed(source, table = emoji_named) {
  return compose_report({ file: 'a.md', name: 'a', source }, reader, {
    image: async () => ({ remote: true }),
    media: async () => ({ remote: true }),
    link: () => ({ foreign: true }),
    emoji_table: async () => table,
    formula_maker: async () => assert.fail('there is no formula'),
    highlighter: async () => null,
  });
}

const never = () => assert.fail('there is no code');

describe('a name', () => {
  test('is what GitHub has for it', () => {
    assert.equal(emoji_named('tada'), '🎉');
    assert.equal(emoji_named('+1'), '👍');
    assert.equal(emoji_named('-1'), '👎');
    assert.equal(emoji_named('cn'), '🇨🇳');
    assert.equal(emoji_named('heart'), '❤️');
  });

  test('that GitHub has a picture of its own for, or nothing, is none', () => {
    for (const name of ['octocat', 'shipit', '30', 'constructor', '__proto__']) {
      assert.equal(emoji_named(name), undefined, name);
    }
  });
});

describe('a report with codes', () => {
  test('shows the emoji in its article, headings, title and summary', async () => {
    const report = await composed('# 发布 :tada:\n\n谢谢 :+1:，`:tada:` 与 10:30:45 与 :octocat: 不变。\n');
    assert.equal(report.title, '发布 🎉');
    assert.equal(report.summary, '谢谢 👍，:tada: 与 10:30:45 与 :octocat: 不变。');
    assert.deepEqual(report.headings, [{ line: 1, level: 1, anchor: '发布-tada', text: '发布 🎉' }]);
    assert.match(report.article, /<h1 id="发布-tada"[^>]*>发布 🎉<\/h1>/);
    assert.match(report.article, /谢谢 👍，<code>:tada:<\/code> 与 10:30:45 与 :octocat: 不变。/);
    assert.deepEqual(report.facts.emoji, { tada: '🎉', '+1': '👍' });
    assert.ok(report.characters.regular.includes('👍'));
  });

  test('shows them in what its front matter says', async () => {
    const front = '---\ntitle: 月报:tada:与 1:100:2\ndescription: "摘要 :+1::+1:"\ndate: 2024-01-01\n---\n';
    const report = await composed(`${front}甲\n`);
    assert.equal(report.title, '月报🎉与 1:100:2');
    assert.equal(report.facts.title, report.title);
    assert.equal(report.summary, '摘要 👍👍');
    assert.deepEqual(report.warnings, []);
  });

  test('is read without the table where nothing may be one', async () => {
    const report = await composed('# a:b:c\n\n甲：乙: `:tada:`\n\n```\n:tada:\n```\n', never);
    assert.deepEqual(report.facts.emoji, {});
  });

  test('keeps its codes where the table did not arrive', async () => {
    const report = await composed('# 发布 :tada:\n', () => undefined);
    assert.equal(report.title, '发布 :tada:');
    assert.match(report.article, />发布 :tada:<\/h1>/);
  });
});

describe('a site', () => {
  /** @type {Desk} */
  let desk;
  before(async () => {
    desk = await Desk.make_real();
  });
  after(() => rm(desk.folder, { recursive: true }));

  test('names a report with its emoji, in its pages and in the feed', async () => {
    await desk.put('posts/a.md', '---\ntitle: "发布 :tada:"\ndate: 2024-01-01\n---\n\n:+1: 谢谢\n');
    await desk.pack({ base_url: 'https://example.org/' });
    assert.deepEqual(desk.warnings, []);
    for (const file of ['a.html', 'a.offline.html', 'archive.html', 'feed.xml', 'reports.json']) {
      const text = await desk.read(file);
      assert.ok(text.includes('发布 🎉'), file);
    }
    assert.ok((await desk.read('feed.xml')).includes('👍 谢谢'));
    assert.deepEqual((await desk.facts('a.html')).emoji, { '+1': '👍', tada: '🎉' });
  });
});
