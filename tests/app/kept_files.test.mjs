/** By which addresses a kept file is found, and which are not a site's own. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { KeptFiles } from '../../web/app/kept_files.js';

const scope = 'https://example.org/%E7%9C%8B/';
const deep = '2024/%E4%B8%8A%20%E5%86%8C/%E6%B7%B1';
const files = new KeptFiles(
  {
    language: 'zh-CN',
    folders: ['', '2024/上 册'],
    files: [
      { name: '月报 1.html', hash: '01', mark: 'm1', title: '一', report: '月报 1' },
      { name: 'index.html', hash: '01', mark: 'm1' },
      { name: '2024/上 册/深.html', hash: '03', mark: 'm3', title: '深', report: '2024/上 册/深' },
      { name: 'archive.html', hash: '02', mark: 'm2', title: '全部' },
      { name: 'images/图(1)&2-0123abcd.png' },
    ],
  },
  scope,
);

/** @param {string} address @returns {string | undefined} */
const found = (address) => files.find(new URL(address, scope).href)?.name;

test('a file is found however its address is written, whatever is asked of it', () => {
  const own = '月报 1.html';
  for (const address of ['月报 1.html', '%E6%9C%88%E6%8A%A5%201.html?find=a#b', './月报 1.html#下期']) {
    assert.equal(found(address), own, address);
  }
  for (const address of ['images/图(1)&2-0123abcd.png', `images/${encodeURIComponent('图(1)&2-0123abcd.png')}`]) {
    assert.equal(found(address), 'images/图(1)&2-0123abcd.png');
  }
});

test('a host may leave .html out, and index.html', () => {
  assert.equal(found('月报 1'), '月报 1.html');
  assert.equal(found('archive?lang=en'), 'archive.html');
  assert.equal(found(''), 'index.html');
  assert.equal(found('index'), 'index.html');
});

test('nothing else is found, nor anything beside the site', () => {
  for (const address of ['月报 2.html', '/archive.html', 'other/archive.html', 'archive.html/', '%E6%.html']) {
    assert.equal(found(address), undefined, address);
  }
  assert.equal(found('https://example.com/%E7%9C%8B/archive.html'), undefined);
});

test('pages lie in the folders that the site names', () => {
  const could_be = (/** @type {string} */ address) => files.could_be_page(new URL(address, scope).href);
  for (const address of ['', 'a.html', '?x=/', '2024/上 册/b.html', '2024/%E4%B8%8A%20%E5%86%8C/b']) {
    assert.equal(could_be(address), true, address);
  }
  for (const address of ['a%2Fb', 'a/b.html', '2024/b.html', '上 册/b.html', '/a.html', '/2024/上 册/b.html']) {
    assert.equal(could_be(address), false, address);
  }
});

test('what carries no hash is kept with it', () => {
  assert.deepEqual(
    files.all.map((file) => files.key(file).replace(scope, '')),
    [
      '%E6%9C%88%E6%8A%A5%201.html?01',
      'index.html?01',
      `${deep}.html?03`,
      'archive.html?02',
      `images/${encodeURIComponent('图(1)&2-0123abcd.png')}`,
    ],
  );
});

test('pages are told of reports, readers of places', () => {
  assert.deepEqual(files.reports, [
    { name: '月报 1', title: '一', url: '%E6%9C%88%E6%8A%A5%201.html', version: 'm1' },
    { name: '2024/上 册/深', title: '深', url: `${deep}.html`, version: 'm3' },
  ]);
  assert.deepEqual(
    files.places.map(({ title }) => title),
    ['一', '深', '全部'],
  );
});
