/** Which headings a report's outline has, and how it stands in the page. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { contents_entries, contents_html } from '../../web/report/contents_html.js';
import { bar_html } from '../../web/report/page_surroundings.js';
import { reader_messages } from '../../web/report/report_language.js';

const { around } = reader_messages('zh-CN');

/** @param {string} marks a letter for each heading, its place in the alphabet the level @param {string} [first] */
function headings(marks, first) {
  return [...marks].map((mark, index) => {
    const text = index === 0 && first ? first : `${mark}${index}`;
    return { line: index + 1, level: mark.charCodeAt(0) - 96, anchor: text, text };
  });
}

/** @param {string} marks @param {string} [title] */
const entries = (marks, title = '月报') => contents_entries(headings(marks), title).map(({ text }) => text[0]);

describe('the outline of a report', () => {
  test('has two levels where there are many headings, deeper ones where they are few', () => {
    assert.equal(entries('abcdbcd').join(''), 'bcdbcd');
    assert.equal(entries(`a${'bccd'.repeat(8)}`).join(''), 'bcc'.repeat(8));
  });

  test('lets the second level go where it makes too many', () => {
    assert.equal(entries(`a${'b'.repeat(80)}${'c'.repeat(120)}`).length, 200);
    assert.equal(entries(`a${'b'.repeat(80)}${'c'.repeat(121)}`).join(''), 'b'.repeat(80));
  });

  test('begins with the topmost level that there is', () => {
    assert.equal(entries('cdcd').join(''), 'cdcd');
    assert.equal(entries('cbb').join(''), 'cbb');
  });

  test('leaves out the heading that entitles the report, and no other', () => {
    assert.equal(entries('abbb').join(''), 'bbb');
    assert.equal(entries('aaab').join(''), 'aaab');
    const titled = contents_entries(headings('aaab', '月报'), '月报');
    assert.deepEqual(
      titled.map(({ text }) => text),
      ['a1', 'a2', 'b3'],
    );
  });

  test('is none for fewer than three headings, nor for more than anybody reads', () => {
    for (const marks of ['', 'a', 'bb', 'abb']) {
      assert.equal(contents_html(around, { title: '', headings: headings(marks) }), '');
    }
    assert.equal(entries('b'.repeat(1000)).length, 1000);
    assert.equal(entries('b'.repeat(1001)).length, 0);
  });

  test('leaves out a heading without words', () => {
    const nameless = headings('bbbb').map((heading, index) => (index === 1 ? { ...heading, text: ' ' } : heading));
    assert.equal(contents_entries(nameless, '').length, 3);
  });

  test('is a list within a list, of links to the headings', () => {
    const texts = ['进展', '<b> & "c"', '致谢'];
    const written = texts.map((text, index) => ({
      line: 1,
      level: 2 + (index % 2),
      anchor: index === 1 ? 'b--c' : text,
      text,
    }));
    assert.equal(
      contents_html(around, { title: '', headings: written }),
      '<nav id="kanbao-contents" aria-label="目录" popover><details open><summary>目录</summary>' +
        '<ul><li><a href="#%E8%BF%9B%E5%B1%95">进展</a>' +
        '<ul><li><a href="#b--c">&lt;b&gt; &amp; &quot;c&quot;</a></li></ul></li>' +
        '<li><a href="#%E8%87%B4%E8%B0%A2">致谢</a></li></ul></details></nav>',
    );
  });

  test('speaks the language of the report', () => {
    const english = reader_messages('en').around;
    assert.match(
      contents_html(english, { title: '', headings: headings('bbb') }),
      /aria-label="Contents".*<summary>Contents</,
    );
  });

  test('has a button in the bar that needs no script, where there is an outline', () => {
    const links = { save: 'a.html', file_name: 'a.html' };
    const button = '<noscript><button type="button" popovertarget="kanbao-contents">目录</button></noscript></nav>';
    assert.ok(bar_html(around, { ...links, contents: '<nav>' }).endsWith(button));
    assert.doesNotMatch(bar_html(around, { ...links, contents: '' }), /button/);
  });
});
