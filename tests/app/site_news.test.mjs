/** Which news a reader is told: what is new to them, and nothing twice. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { news_of } from '../../web/app/site_news.js';

/** @param {...string} names the newest first, each with its version behind a stroke */
const reports = (...names) =>
  names.map((name) => {
    const [own = '', version = '1'] = name.split('/');
    return { name: own, title: own, url: `${own}.html`, version };
  });

const page = { name: 'a', version: '1', may_be_old: false };

test('who comes for the first time is told nothing', () => {
  assert.deepEqual(news_of(reports('b', 'a'), null, page), {});
});

test('a report before all that were known is new, except in its own page', () => {
  const list = reports('c', 'b', 'a');
  assert.equal(news_of(list, ['b', 'a'], page).newest?.name, 'c');
  assert.equal(news_of(list, ['b', 'a'], { may_be_old: false }).newest?.name, 'c');
  assert.deepEqual(news_of(list, ['b', 'a'], { ...page, name: 'c' }), {});
  assert.deepEqual(news_of(list, ['c', 'b', 'a'], page), {});
});

test('a report is not new because another has gone', () => {
  assert.deepEqual(news_of(reports('b', 'a'), ['c', 'b'], page), {});
  assert.deepEqual(news_of(reports('c', 'a', 'z'), ['c', 'b', 'a'], page), {});
});

test('a page that may be old is compared with the list, any other is newer than it', () => {
  const list = reports('b', 'a/2');
  assert.equal(news_of(list, ['b', 'a'], { ...page, may_be_old: true }).changed?.name, 'a');
  assert.deepEqual(news_of(list, ['b', 'a'], page), {});
  assert.deepEqual(news_of(list, ['b', 'a'], { ...page, version: '2', may_be_old: true }), {});
  assert.deepEqual(news_of(list, ['b', 'a'], { ...page, name: 'older', may_be_old: true }), {});
});

test('of a change and a new report the change is told first', () => {
  const news = news_of(reports('c', 'a/2'), ['a'], { ...page, may_be_old: true });
  assert.deepEqual([news.changed?.name, news.newest], ['a', undefined]);
});

test('a list of no reports has no news', () => {
  assert.deepEqual(news_of([], ['a'], page), {});
});
