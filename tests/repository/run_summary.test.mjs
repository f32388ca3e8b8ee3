/**
 * Among what ctest prints, the slowest tests stand before its summary, and why others failed before their list; nothing else is
 * changed.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { REPOSITORY } from './files.mjs';

const FILTER = join(REPOSITORY, 'script/lib/run_summary.mjs');

/** @param {string} printed @returns {string} */
function filtered(printed) {
  const { status, stdout } = spawnSync(process.execPath, [FILTER], { input: printed, encoding: 'utf8' });
  assert.equal(status, 0);
  return stdout;
}

test('the slowest tests come before the summary, passed or failed', () => {
  const before = [
    'Test project /somewhere',
    '      Start  1: browser.ink.1.25',
    ' 1/3 Test  #2: unit.short .......................   Passed    0.26 sec',
    ' 2/3 Test  #1: browser.ink.1.25 .................***Failed   21.50 sec',
    'what it said: 900.0 sec',
    ' 3/3 Test  #3: lint.types .......................***Skipped   3.00 sec',
    '',
  ];
  const summary = ['67% tests passed, 1 tests failed out of 3', '', 'Total Test time (real) =  24.00 sec', ''];
  const list = ['The following tests FAILED:', '\t  1 - browser.ink.1.25 (Failed)', ''];
  assert.deepEqual(filtered([...before, ...summary, ...list].join('\n')).split('\n'), [
    ...before,
    'The slowest tests:',
    '    21.5 s  browser.ink.1.25',
    '     3.0 s  lint.types',
    '     0.3 s  unit.short',
    '',
    ...summary,
    'What failed in browser.ink.1.25:',
    '    what it said: 900.0 sec',
    '',
    ...list,
  ]);
});

test('no more than fifteen are shown', () => {
  const results = Array.from({ length: 20 }, (_, i) => `${i + 1}/20 Test #${i + 1}: test_${i} ... Passed ${i}.00 sec`);
  const printed = filtered([...results, '100% tests passed, 0 tests failed out of 20', ''].join('\n'));
  const shown = [...printed.matchAll(/^ +[\d.]+ s {2}(\S+)$/gm)].map(([, name]) => name);
  assert.equal(shown.length, 15);
  assert.deepEqual([shown[0], shown[14]], ['test_19', 'test_5']);
});

test('a test that is repeated is shown once, by its longest run', () => {
  const printed = filtered(
    [
      '        Test #1: unit.short .......   Passed    0.10 sec',
      '        Test #1: unit.short .......   Passed    0.40 sec',
      ' 1/1 Test #1: unit.short .......   Passed    0.20 sec',
      '100% tests passed, 0 tests failed out of 1',
      '',
    ].join('\n'),
  );
  assert.equal(printed.match(/^ +0\.4 s {2}unit\.short$/gm)?.length, 1);
  assert.equal(printed.match(/^ +[\d.]+ s {2}/gm)?.length, 1);
});

test('of a test that failed, the last forty lines come again', () => {
  const said = Array.from({ length: 100 }, (_, i) => `line ${i}`);
  const printed = filtered(
    [
      '        Test #1: unit.long .......***Failed    0.10 sec',
      ...said,
      '',
      '      Start  3: unit.next',
      'of nobody',
      ' 2/2 Test #2: unit.late .......***Timeout    9.10 sec',
      '50% tests passed, 2 tests failed out of 2',
      'The following tests FAILED:',
      '',
    ].join('\n'),
  );
  const again = printed.slice(printed.indexOf('What failed in unit.long:'), printed.indexOf('The following'));
  assert.deepEqual(again.split('\n'), [
    'What failed in unit.long:',
    ...said.slice(60).map((line) => `    ${line}`),
    '',
    'What failed in unit.late:',
    '',
    '',
  ]);
});

test('of checks that are told one by one, those that failed come again', () => {
  const printed = filtered(
    [
      '        Test #1: browser.a .......***Failed    0.10 sec',
      'ok 1 - this',
      '# Subtest: that',
      'not ok 2 - that',
      '  ---',
      '  duration_ms: 1.5',
      `  error: ${'1 !== 2 '.repeat(50)}`,
      '    at file.mjs:1',
      '  ...',
      'ok 3 - another',
      '  more of it',
      '0% tests passed, 1 tests failed out of 1',
      'The following tests FAILED:',
      '',
    ].join('\n'),
  );
  const again = printed.slice(printed.indexOf('What failed'), printed.indexOf('The following'));
  const [name, check, error = '', ...rest] = again.split('\n');
  assert.deepEqual([name, check, ...rest], ['What failed in browser.a:', '    not ok 2 - that', '', '']);
  assert.match(error, /^ {6}error: 1 !== 2 /);
  assert.equal(error.length, 204, 'a line is no longer than can be read');
});

test('what is no summary passes unchanged', () => {
  assert.equal(filtered('No tests were found!!!\n'), 'No tests were found!!!\n');
});
