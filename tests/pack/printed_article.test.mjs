/** Addresses on paper are what people read, never such that another one is meant. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { for_paper, readable_address, shortened_address } from '../../web/report/printed_article.js';

const encoded = (/** @type {string} */ text) => `https://example.org/${encodeURIComponent(text)}`;

describe('an address on paper', () => {
  test('has letters in place of their bytes', () => {
    for (const text of ['飞桨', 'é', '第5期—框架', 'こんにちは', '월보']) {
      assert.equal(readable_address(encoded(text)), `https://example.org/${text}`);
    }
    assert.equal(
      readable_address('https://example.org/%e9%a3%9e?q=%E6%A1%A8#%E9%A3%9E'),
      'https://example.org/飞?q=桨#飞',
    );
  });

  test('leads to the same place when it is typed', () => {
    for (const text of ['飞桨', 'é', 'a/b?c#d%20', '飞 桨', '飞\u202e桨', '（上）']) {
      assert.equal(new URL(readable_address(encoded(text))).href, new URL(encoded(text)).href);
    }
  });

  for (const [what, kept] of /** @type {const} */ ([
    ['what means something else where it is not encoded', '%2F%3F%23%25%20%26'],
    ['what turns its neighbours round', '%E2%80%AE'],
    ['letters that run from right to left', '%D8%A7%D7%90'],
    ['what is not seen', '%E2%80%8B%C2%AD%E3%85%A4'],
    ['blanks', '%C2%A0%E3%80%80'],
    ['signs that look like those of addresses', '%EF%BC%8F%EF%BC%9F%E2%88%95'],
    ['a mark that would join the letter before', '%CC%81'],
    ['what has several spellings', '%E1%84%92%E1%85%A1'],
    ['bytes that are no UTF-8', '%E9%A3%C4%E3'],
  ])) {
    test(`keeps encoded ${what}`, () => {
      const address = `https://example.org/e${kept}`;
      assert.equal(readable_address(address), address);
    });
  }

  test('that is very long lacks its middle, never a part of an encoded byte', () => {
    assert.equal(shortened_address(encoded('a'.repeat(140))), encoded('a'.repeat(140)));
    for (const piece of ['a', '%2F', '飞', '%20x']) {
      const address = `https://example.org/${piece.repeat(200)}?last`;
      const [start = '', end = '', ...others] = shortened_address(address).split('…');
      assert.deepEqual(others, []);
      assert.ok(address.startsWith(start) && address.endsWith(end) && end.endsWith('?last'));
      assert.doesNotMatch(start, /%.?$/);
      assert.ok(start.length + end.length <= 160 && start.length + end.length > 70, `${start} ${end}`);
    }
  });

  test('is said by its link where it is another; bare addresses and others stay as they are', () => {
    const link = (/** @type {string} */ attributes) => `<p><a ${attributes} rel="noopener noreferrer">文</a></p>`;
    assert.match(
      for_paper(link('href="https://example.org/%E9%A3%9E?a=1&amp;b=2"')),
      /href="https:\/\/example.org\/%E9%A3%9E\?a=1&amp;b=2" data-address="https:\/\/example.org\/飞\?a=1&amp;b=2" rel/,
    );
    for (const html of [
      link('href="https://example.org/plain"'),
      link('href="#%E9%A3%9E"'),
      '<a href="https://example.org/%E9%A3%9E" rel="noopener noreferrer" class="address">https://example.org/%E9%A3%9E</a>',
    ]) {
      assert.equal(for_paper(html), html);
    }
  });

  test('and pictures that are read from top to foot are told from others', () => {
    const picture = (/** @type {number} */ width, /** @type {number} */ height) =>
      for_paper(`<img src="a.png" alt="" width="${width}" height="${height}" data-i="1">`);
    assert.match(picture(300, 2400), /<img data-tall src/);
    for (const html of [picture(300, 400), picture(1200, 900), for_paper('<img src="a.png" alt="">')]) {
      assert.doesNotMatch(html, /data-tall/);
    }
  });
});
