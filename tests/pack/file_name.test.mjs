/** A file that is called after a title can be kept on every system. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { file_name } from '../../web/report/file_name.js';

/** @param {string} title */
function named(title) {
  return file_name(title, 'report-5', '.html');
}

describe('names of files', () => {
  test('a title stays as it is where every system keeps it', () => {
    assert.equal(named('【月报】第五期活动（11.4-12.1）'), '【月报】第五期活动（11.4-12.1）.html');
    assert.equal(named("Tom & Jerry's report, 100 %"), "Tom & Jerry's report, 100 %.html");
  });

  test('what some system forbids becomes a space, and folders cannot be left', () => {
    assert.equal(named('a/b\\c:d*e?f"g<h>i|j'), 'a b c d e f g h i j.html');
    assert.equal(named('../../etc/passwd'), 'etc passwd.html');
    assert.equal(named('line one\nline\ttwo\0'), 'line one line two.html');
  });

  test('dots and spaces at the ends, which Windows drops, are left out', () => {
    assert.equal(named(' .hidden. . '), 'hidden.html');
    assert.equal(named('看报…'), '看报….html');
  });

  test('names of devices on Windows get a mark', () => {
    for (const name of ['con', 'NUL', 'Com1', 'lpt9', 'aux', 'PRN']) assert.equal(named(name), `${name}_.html`);
    assert.equal(named('console'), 'console.html');
    // Windows looks at what stands before the first dot.
    for (const name of ['con.2023', 'nul .txt', 'COM1.a.b']) {
      assert.match(named(name), /^(con_\.2023|nul_ ?\.txt|COM1_\.a\.b)\.html$/);
    }
  });

  test('marks that turn the direction cannot hide the ending', () => {
    assert.equal(named('报告\u202elmth.exe'), '报告 lmth.exe.html');
    assert.equal(named('\u2066月报\u2069\ufeff'), '月报.html');
  });

  test('a long title is cut between characters, short enough for every file system', () => {
    for (const title of ['长'.repeat(300), '😀'.repeat(300), 'a'.repeat(300), `${'长'.repeat(39)}  . 尾`.repeat(3)]) {
      const name = named(title);
      assert.ok(Buffer.byteLength(name) <= 125, name);
      assert.equal(String(Buffer.from(name)), name, 'no half of a character');
      assert.match(name, /[^. ]\.html$/);
    }
    const families = named('👨‍👩‍👧‍👦'.repeat(30)).replace('.html', '');
    assert.equal(families.length % '👨‍👩‍👧‍👦'.length, 0, 'a family stays together');
  });

  test('the report’s own name stands in where nothing is left', () => {
    for (const title of ['', '...', '///', ' ', '\u202e']) assert.equal(named(title), 'report-5.html');
  });
});
