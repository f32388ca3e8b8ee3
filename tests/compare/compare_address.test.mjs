/** The address of compare.html says what is shown, and nothing in it leads out of the site. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { framed_address, read_choice, written_choice } from '../../web/compare/compare_address.js';

test('both reports, scrolled together and not marked, where nothing else is asked for', () => {
  assert.deepEqual(read_choice('?left=a&right=b%20%26c'), {
    names: ['a', 'b &c'],
    is_together: true,
    is_marked: false,
  });
  assert.deepEqual(read_choice('').names, ['', '']);
});

test('what was chosen comes back', () => {
  for (const is_together of [true, false]) {
    for (const is_marked of [true, false]) {
      const choice = { names: ['一月', 'b?&=#/%'], is_together, is_marked };
      assert.deepEqual(read_choice(written_choice(choice, '?left=x&marks=1&together=0')), choice);
    }
  }
});

test('what else the address asks for stays', () => {
  const choice = { names: ['a', ''], is_together: true, is_marked: false };
  assert.equal(written_choice(choice, '?theme=dark&right=b'), '?theme=dark&left=a');
});

test('a name is a file of the site, whatever it is', () => {
  const site = 'https://example.org/reports/';
  for (const name of [
    '2024/上 册/a',
    '../secret',
    '2024/../../secret',
    '2024/./a',
    '//evil.org/x',
    'javascript:alert(1)',
    'a?b#c',
    'https://evil.org/',
    '..',
    '%2e%2e/x',
  ]) {
    const address = new URL(framed_address(name, ''), `${site}compare.html`);
    assert.equal(address.href.slice(0, site.length), site, name);
    assert.equal(decodeURIComponent(address.pathname.slice('/reports/'.length)), `${name}.html`);
    assert.equal(address.search, '?chrome=none');
  }
});

test('a theme that is asked for is the reports’, too', () => {
  assert.equal(framed_address('a', '?theme=dark'), 'a.html?chrome=none&theme=dark');
});
