/** Of the Chinese face a page that is known declares what it shows, and nothing else. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { shown_faces } from '../../script/lib/shown_faces.mjs';

const slices = [
  { src: '0.woff2', range: 'U+20-7E,U+3001' },
  { src: '1.woff2', range: 'U+4E00-4E03,U+770B,U+20000' },
  { src: '2.woff2', range: 'U+62A5' },
];

/** @param {string} text */
const declared = (text) =>
  [...shown_faces(text, slices).matchAll(/url\((.*?)\).*?unicode-range:([^}]*)/g)].map(([, src, range]) => [
    src,
    range,
  ]);

test('each slice that the text has something of is named for that', () => {
  assert.deepEqual(declared('看七一丁看、𠀀'), [
    ['0.woff2', 'U+3001'],
    ['1.woff2', 'U+4E00-4E01,U+4E03,U+770B,U+20000'],
  ]);
  assert.deepEqual(declared('报'), [['2.woff2', 'U+62A5']]);
});

test('a text that no slice knows anything of declares none', () => {
  assert.equal(shown_faces('é', slices), '');
});
