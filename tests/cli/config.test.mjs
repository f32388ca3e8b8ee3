/** kanbao.config.json says for good what options say for once; options win, and what is wrong in it is told with its place. */

import assert from 'node:assert/strict';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { Ajv2020 } from 'ajv/dist/2020.js';

import { read_config } from '../../script/lib/config_file.mjs';
import { REPOSITORY } from '../pack/test_build.mjs';
import { Terminal, REPORT } from './terminal.mjs';

const CONFIG = {
  $schema: 'node_modules/kanbao/docs/config.schema.json',
  reports: ['monthly'],
  out: 'public/reports',
  title: '社区月报',
  'base-url': 'https://example.org/reports',
  language: 'zh-TW',
  app: true,
  strict: true,
  components: { Note: '<p>{text}</p>' },
};

test('a site is what the configuration says, from whichever folder it is named', async (context) => {
  const terminal = await Terminal.open(context);
  await terminal.put('blog/kanbao.config.json', JSON.stringify(CONFIG));
  await terminal.put('blog/monthly/a.md', `${REPORT}<Note text="说">\n`);
  const { status, stderr } = terminal.kanbao(['build', '--config', 'blog/kanbao.config.json']);
  assert.deepEqual([status, stderr], [0, '']);
  const page = await terminal.read('blog/public/reports/a.html');
  assert.match(page, /<html lang="zh-TW"/);
  assert.match(page, /<link rel="canonical" href="https:\/\/example\.org\/reports\/a\.html">/);
  assert.match(page, /<p data-b="\d+">说<\/p>/);
  assert.match(await terminal.read('blog/public/reports/archive.html'), /<title>社区月报<\/title>/);
  assert.ok((await readdir(join(terminal.folder, 'blog/public/reports'))).includes('service-worker.js'));
});

test('options win', async (context) => {
  const terminal = await Terminal.open(context);
  await terminal.put('kanbao.config.json', JSON.stringify(CONFIG));
  await terminal.put('posts/a.md', `${REPORT}![图](none.png)\n`);
  const options = [
    '--no-strict',
    '--no-app',
    '--title',
    '别的',
    '--language',
    'ja',
    '--base-url',
    'https://a.example/',
  ];
  const { status } = terminal.kanbao(['build', 'posts', '--out', 'there', ...options]);
  assert.equal(status, 0);
  const page = await terminal.read('there/a.html');
  assert.match(page, /<html lang="ja"/);
  assert.match(page, /canonical" href="https:\/\/a\.example\/a\.html"/);
  assert.match(await terminal.read('there/archive.html'), /<title>别的<\/title>/);
  assert.ok(!(await readdir(join(terminal.folder, 'there'))).includes('service-worker.js'));
});

test('a report that says its language keeps it', async (context) => {
  const terminal = await Terminal.open(context);
  await terminal.put('kanbao.config.json', '{"language": "en"}');
  await terminal.put('posts/a.md', REPORT.replace('author:', 'lang: zh-TW\nauthor:'));
  await terminal.put('posts/b.md', REPORT);
  assert.equal(terminal.kanbao(['build']).status, 0);
  assert.match(await terminal.read('site/a.html'), /<html lang="zh-TW"/);
  assert.match(await terminal.read('site/b.html'), /<html lang="en"/);
});

test('what is wrong is told with its place and left out, and the schema knows it, too', async () => {
  const schema = JSON.parse(await readFile(join(REPOSITORY, 'docs/config.schema.json'), 'utf8'));
  const is_valid = new Ajv2020({ strict: true }).compile(schema);
  assert.ok(is_valid(CONFIG), JSON.stringify(is_valid.errors));
  assert.deepEqual(read_config('c', JSON.stringify(CONFIG)).warnings, []);
  for (const [key, value, says] of /** @type {[string, unknown, RegExp][]} */ ([
    ['reports', 3, /^c:1:12: “reports” must be the path of a folder or file, or a list of them; it is left out\.$/],
    ['reports', ['a', 3], /“reports” must be/],
    ['reports', [], /“reports” must be/],
    ['out', ['a'], /^c:1:8: “out” must be a text; it is left out\.$/],
    ['title', '', /“title” must be a text/],
    ['language', 'no language', /“no language” is not a language tag \(write zh-CN or en\); it is left out/],
    [
      'base-url',
      '/reports/',
      /“base-url” \/reports\/: not an address; write it in full: https:\/\/example\.org\/reports\/; /,
    ],
    ['app', 'yes', /“app” must be true or false; it is left out/],
    ['strict', 1, /“strict” must be true or false/],
    ['colour', 'red', /“colour” means nothing here \(known: components, reports, out, title, .*\); take it out/],
  ])) {
    const { warnings, site } = read_config('c', JSON.stringify({ [key]: value }));
    assert.equal(warnings.length, 1, `${key}: ${value}`);
    assert.match(warnings[0] ?? '', says);
    assert.deepEqual(site.base_url ?? site[/** @type {'out'} */ (key)], undefined);
    assert.ok(!is_valid({ [key]: value }), `${key}: ${value}`);
  }
});

test('a configuration that is named must be there', async (context) => {
  const terminal = await Terminal.open(context);
  await mkdir(join(terminal.folder, 'posts'));
  const { status, stderr } = terminal.kanbao(['build', '--config', 'none.json']);
  assert.equal(status, 1);
  assert.match(stderr, /^error: none\.json cannot be read: /);
});
