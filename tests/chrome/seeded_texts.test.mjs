/** The table of recorded lines is about the texts that the seed gives, and these are what they are meant to be. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { table_texts } from './lib/seeded_texts.mjs';
import * as words from './lib/words.mjs';

const table = readFileSync(new URL('lines.txt', import.meta.url), 'utf8');
const texts = table_texts();

test('the table holds the texts of the seed, in order', () => {
  const recorded = [...table.matchAll(/^text (\S+) \d+ (.*)$/gm)].map(([, kind, text]) => ({ kind, text }));
  assert.deepEqual(
    recorded,
    texts.map(({ kind, text }) => ({ kind, text })),
  );
});

test('each text is recorded at its widths, in one setting or both', () => {
  const rows = [...table.matchAll(/^lines (\S+) (\d+)/gm)];
  const widths_in = (/** @type {string} */ setting) =>
    rows.filter(([, name]) => name === setting).map(([, , width]) => Number(width));
  assert.deepEqual(
    widths_in('plain'),
    texts.flatMap(({ widths }) => widths),
  );
  assert.ok(widths_in('strict').length > 1000);
});

test('no text is there twice, and white space is as a page shows it', () => {
  assert.equal(new Set(texts.map(({ text }) => text)).size, texts.length);
  assert.deepEqual(
    texts.filter(({ text }) => /\s\s|^\s|\s$/.test(text)),
    [],
  );
});

test('everything that Chinese lines trip over occurs', () => {
  const all = texts.map(({ text }) => text).join('\n');
  const lists = Object.entries(words).filter(([name]) => !name.endsWith('_words') && !name.endsWith('_pairs'));
  const missing = lists.flatMap(([, list]) => list.filter((word) => !all.includes(word)));
  assert.deepEqual(missing, []);
  for (const pair of [...words.chinese_pairs, ...words.latin_pairs]) {
    for (const mark of pair) assert.ok(all.includes(mark), mark);
  }
});
