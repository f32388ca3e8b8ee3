/** The guide as a site that kanbao makes: nothing amiss in it, every link leads somewhere, and every option is told. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { parse } from 'parse5';

import { REPOSITORY } from '../pack/test_build.mjs';
import { chapters, GUIDE, read_chapter } from './guide_chapters.mjs';

/** @typedef {import('parse5').DefaultTreeAdapterTypes.ChildNode} ChildNode */

const LANGUAGES = /** @type {const} */ (['zh', 'en']);
const COMMANDS = ['serve', 'build', 'new', 'check', 'preview'];

describe('the guide', () => {
  /** @type {string} */
  let site;
  before(async () => {
    site = await mkdtemp(join(tmpdir(), 'kanbao-guide-site-'));
    const { status, stderr } = spawnSync(join(REPOSITORY, 'script/docs'), ['--out', site], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.doesNotMatch(stderr, /warning/);
  });
  after(() => rm(site, { recursive: true }));

  test('has the same chapters in both languages, and begins with the first', async () => {
    const names = await chapters();
    for (const language of LANGUAGES) {
      assert.deepEqual((await readdir(join(GUIDE, language))).sort(), names.map((name) => `${name}.md`).sort());
    }
    const listed = JSON.parse(await readFile(join(site, 'reports.json'), 'utf8'));
    const found = listed.map((/** @type {{name: string}} */ { name }) => name);
    assert.deepEqual(found.slice(0, 2), ['zh/your-first-report', 'zh/writing']);
    assert.deepEqual(
      [...found].sort(),
      LANGUAGES.flatMap((language) => names.map((name) => `${language}/${name}`)).sort(),
    );
  });

  test('leads from each chapter to the same one in the other language, and from the first to all', async () => {
    for (const name of await chapters()) {
      assert.ok((await read_chapter(name, 'en')).includes(`](../zh/${name}.md)`), name);
      assert.ok((await read_chapter(name, 'zh')).includes(`](../en/${name}.md)`), name);
      if (name === 'your-first-report') continue;
      for (const language of LANGUAGES) {
        assert.ok((await read_chapter('your-first-report', language)).includes(`](${name}.md)`), name);
      }
    }
  });

  test('every link, picture and script of its pages is there, with the heading that is asked for', async () => {
    const pages = (await readdir(site, { recursive: true }))
      .filter((name) => name.endsWith('.html'))
      .map((name) => join(site, name));
    assert.ok(pages.length > 16);
    /** @type {Map<string, {ids: Set<string>, addresses: string[]}>} */
    const seen = new Map();
    for (const page of pages) seen.set(page, contents(await readFile(page, 'utf8')));
    for (const [page, { addresses }] of seen) {
      for (const address of addresses) {
        const url = new URL(address, `file://${page}`);
        if (url.protocol !== 'file:' || address.startsWith('?')) continue;
        const target = address.startsWith('#') ? page : decodeURIComponent(url.pathname);
        const told = `${relative(site, page)}: ${address}`;
        assert.ok(existsSync(target), told);
        const id = decodeURIComponent(url.hash.slice(1));
        if (id && target.endsWith('.html') && id !== 'save') assert.ok(seen.get(target)?.ids.has(id), told);
      }
    }
  });

  for (const language of LANGUAGES) {
    test(`tells of every command and option: ${language}`, async () => {
      const text = await read_chapter('options', language);
      const known = new Set();
      for (const command of COMMANDS) {
        assert.match(text, new RegExp(`\`kanbao ${command}[ \`]`), command);
        for (const option of options_of(command)) known.add(option);
      }
      for (const option of known) assert.match(text, new RegExp(`\`${option}\``), option);
      const told = [...text.matchAll(/`(--[a-z-]+)`/g)].map(([, option]) => option);
      assert.deepEqual(
        told.filter((option) => !known.has(option)),
        [],
        'and of no other',
      );
    });

    test(`tells of every property of kanbao.config.json: ${language}`, async () => {
      const text = await read_chapter('options', language);
      const schema = JSON.parse(await readFile(join(REPOSITORY, 'docs/config.schema.json'), 'utf8'));
      const { look, ...others } = schema.properties;
      const names = [
        ...Object.keys(others),
        ...Object.keys(look.properties),
        ...Object.keys(look.properties.colours.properties),
      ];
      for (const name of names) assert.match(text, new RegExp(`["\`]${name.replace('$', '\\$')}["\`]`), name);
    });
  }
});

/** @param {string} command @returns {string[]} its options, as its help lists them; one that is on by itself is told by what ends it */
function options_of(command) {
  const program = join(REPOSITORY, 'script/cli/kanbao.mjs');
  const options = /** @type {const} */ ({ encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  const { stdout } = spawnSync(process.execPath, [program, command, '--help'], options);
  return [...stdout.matchAll(/^ +(?:-\w, )?(--[a-z-]+) /gm)].map(([, option = '']) =>
    option === '--open' ? '--no-open' : option,
  );
}

/** @param {string} html @returns {{ids: Set<string>, addresses: string[]}} */
function contents(html) {
  /** @type {Set<string>} */
  const ids = new Set();
  /** @type {string[]} */
  const addresses = [];
  const visit = (/** @type {ChildNode} */ node) => {
    if (!('attrs' in node)) return;
    for (const { name, value } of node.attrs) {
      if (name === 'id') ids.add(value);
      else if ((name === 'href' || name === 'src') && value !== '') addresses.push(value);
    }
    node.childNodes.forEach(visit);
  };
  parse(html).childNodes.forEach(visit);
  return { ids, addresses };
}
