/** What is told of many reports stays readable: a line each for few, else how far it has come. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { PackProgress } from '../../script/lib/pack_progress.mjs';
import { terminal_lines } from '../../script/lib/terminal_line.mjs';

/** @type {any} */
const report = { name: 'a', title: '月报', images: [{}], remote_images: [{ url: 'https://a.cn/b.png' }] };
/** @type {any} */
const pages = { font_size: 1000, offline_size: 2000, left_out: [{ url: 'media/c.mp4', size: 2_100_000 }] };

/** @param {number} total @param {(line: string) => void} [show] @returns {string[]} */
function told(total, show) {
  /** @type {string[]} */
  const lines = [];
  const progress = new PackProgress((line) => lines.push(line), show);
  progress.begin('wrote the pages of', total);
  for (let count = 0; count < total; count += 1) {
    progress.tell_written(report, pages);
    progress.count();
  }
  progress.end();
  return lines;
}

describe('progress', () => {
  test('of few reports is a line for each, and what is to be said of it', () => {
    assert.deepEqual(told(1), [
      'a.html: 月报 (1 image, fonts 1 kB, offline file 2 kB)',
      '  https://a.cn/b.png stays where it is, also for the offline file',
      '  media/c.mp4 (2.1 MB) is not in the offline file',
    ]);
    assert.equal(told(20).length, 60);
  });

  test('of many reports is counted, in a log every tenth of the way', () => {
    const lines = told(2000);
    assert.equal(lines.length, 12);
    assert.equal(lines[0], 'wrote the pages of 200 of 2000 reports');
    assert.deepEqual(lines.slice(-3), [
      'wrote the pages of 2000 of 2000 reports',
      'left on other sites, also for the offline files: 2000 addresses',
      'too large for the offline files: 2000 files',
    ]);
  });

  test('on a terminal one line changes, and is gone at the end', () => {
    /** @type {string[]} */
    const shown = [];
    assert.equal(told(30, (line) => shown.push(line)).length, 2);
    assert.equal(shown.length, 30);
    assert.equal(shown[14], `${'█'.repeat(12)}${'░'.repeat(12)} wrote the pages of 15 of 30 reports`);
    assert.equal(shown[29], '');
  });

  test('a line that changes fits the terminal, and lines that stay are not mixed with it', () => {
    /** @type {string[]} */
    const written = [];
    const write = (/** @type {any} */ text) => written.push(text) > 0;
    const { log, show } = terminal_lines({ isTTY: true, columns: 10, write });
    show?.('read 1 of 40 reports');
    log('warned');
    assert.deepEqual(written, ['\r\u001b[Kread 1 of', '\r\u001b[Kwarned\n']);
  });

  test('a file or a pipe has no line that changes', () => {
    /** @type {string[]} */
    const written = [];
    const write = (/** @type {any} */ text) => written.push(text) > 0;
    const { log, show } = terminal_lines({ isTTY: false, columns: 80, write });
    log('read');
    assert.deepEqual([written, show], [['read\n'], undefined]);
  });
});
