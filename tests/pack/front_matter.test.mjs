/** The head of a report: values stay as written, and what does not parse is told with its place. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { read_front_matter } from '../../web/report/front_matter.js';

describe('front matter', () => {
  test('title, date, author and co-authors of a real report', () => {
    const yaml = [
      'title: 【月报】第五期活动（11.4-12.1）',
      'date: 2023-12-01',
      'author:',
      '   name: 梦师傅',
      '   github: Ligoml',
      'co_authors:',
      '   - name: 花花',
      '     github: Tulip-hua',
    ].join('\n');
    assert.deepEqual(read_front_matter(yaml, 2), {
      title: '【月报】第五期活动（11.4-12.1）',
      date: '2023-12-01',
      language: '',
      description: '',
      tags: [],
      cover: '',
      is_draft: false,
      authors: [
        { name: '梦师傅', github: 'Ligoml' },
        { name: '花花', github: 'Tulip-hua' },
      ],
      tracks: [],
      track_faults: [],
      lines: { title: 2, date: 3, author: 4, co_authors: 7 },
    });
  });

  test('an author may be a bare name, and a list may stand where one was expected', () => {
    assert.deepEqual(read_front_matter('author: 花花', 2).authors, [{ name: '花花', github: '' }]);
    const both = read_front_matter('author: [A, {name: B, github: b}]\nco_authors: C', 2).authors;
    assert.deepEqual(
      both.map(({ name }) => name),
      ['A', 'B', 'C'],
    );
  });

  test('a list of authors, tags as a list or with commas, a cover, a draft', () => {
    const front = read_front_matter('authors: [A, {github: b}]\ntags: [看报, b]\ncover: ../x.png\ndraft: true', 2);
    assert.deepEqual(
      front.authors.map(({ name }) => name),
      ['A', 'b'],
    );
    assert.deepEqual([front.tags, front.cover, front.is_draft], [['看报', 'b'], '../x.png', true]);
    assert.deepEqual(read_front_matter('tags: a, b、c\ndraft: false', 2).tags, ['a', 'b', 'c']);
    assert.equal(read_front_matter('draft: false', 2).is_draft, false);
  });

  test('an account is known by its name, its @ or its address, and nothing else becomes a link', () => {
    const accounts = ['Ligoml', '"@Ligoml"', 'https://github.com/Ligoml/', '"../evil"', 'a b'].map(
      (written) => read_front_matter(`author: {name: X, github: ${written}}`, 2).authors[0]?.github,
    );
    assert.deepEqual(accounts, ['Ligoml', 'Ligoml', 'Ligoml', '', '']);
    assert.deepEqual(read_front_matter('author: {github: Ligoml}', 2).authors, [{ name: 'Ligoml', github: 'Ligoml' }]);
  });

  test('a description is one line, whatever lines it was written on', () => {
    assert.equal(read_front_matter('description: |\n  看报\n  说明', 2).description, '看报 说明');
    assert.equal(read_front_matter('description: [a, b]', 2).description, '');
  });

  test('dates and numbers stay the text that was written', () => {
    const values = read_front_matter('title: 2023.10\ndate: 2023-12-01T08:00:00Z', 2);
    assert.equal(values.title, '2023.10');
    assert.equal(values.date, '2023-12-01T08:00:00Z');
  });

  test('a folded title is one line', () => {
    assert.equal(read_front_matter('title: >\n  first\n  second\n', 2).title, 'first second');
  });

  test('unknown keys, empty values and no values at all are no fault', () => {
    assert.equal(read_front_matter('tags: [a, b]\ntitle:\nsidebar: false', 2).fault, undefined);
    assert.equal(read_front_matter('', 2).fault, undefined);
    assert.equal(read_front_matter('# only a comment', 2).fault, undefined);
  });

  test('what does not parse is told with line and column in the file', () => {
    const { fault, title } = read_front_matter('title: a\nauthor: [b\ndate: c', 2);
    assert.equal(title, '');
    assert.ok(fault);
    assert.equal(fault.line, 4);
    assert.ok(fault.column >= 1);
    assert.doesNotMatch(fault.message, /\n|at line/);
    const colon = read_front_matter('date: x\ntitle: 月报: 第五期: 完', 2).fault;
    assert.deepEqual([colon?.line, colon?.column], [3, 8]);
  });

  test('a text or a list instead of keys is a fault', () => {
    assert.match(read_front_matter('just words', 2).fault?.message ?? '', /key: value/);
    assert.match(read_front_matter('- a\n- b', 2).fault?.message ?? '', /key: value/);
  });

  test('aliases that unfold without end are a fault, not a hang', () => {
    const rows = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let i = 1; i < 12; ++i) {
      const before = String.fromCharCode(96 + i);
      const name = String.fromCharCode(97 + i);
      rows.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`);
    }
    assert.match(read_front_matter(rows.join('\n'), 2).fault?.message ?? '', /alias/i);
  });
});
