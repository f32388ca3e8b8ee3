/** The workflow that the guide shows, and the action that it calls: its inputs as they are told, and its steps, acted here. */

import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { parse } from 'yaml';

import { REPOSITORY } from '../pack/test_build.mjs';
import { block_of, read_chapter } from './guide_chapters.mjs';
import { GuideDesk } from './guide_desk.mjs';
import { REPORT } from './terminal.mjs';

describe('the action', () => {
  /** @type {GuideDesk} */
  let desk;
  /** @type {import('./guide_desk.mjs').Place} */
  let here;
  before(async () => {
    desk = await GuideDesk.make();
    here = await desk.place('repository');
    await here.put('posts/a.md', REPORT);
  });
  after(() => desk.close());

  test('its workflow is one that GitHub reads, and the table has the inputs of the action', async () => {
    const { jobs, permissions } = parse(await block_of('publishing', 'yaml'));
    assert.deepEqual(permissions, { contents: 'read', pages: 'write', 'id-token': 'write' });
    assert.match(jobs.reports.steps.at(-1).uses, /\/kanbao@v\d+$/);
    const { inputs } = parse(await readFile(join(REPOSITORY, 'action.yml'), 'utf8'));
    for (const language of /** @type {const} */ (['en', 'zh'])) {
      const guide = await read_chapter('publishing', language);
      const [, lines = ''] = /^\| (?:input|输入)\S* .*\n\|.*\n((?:\|.*\n)*)/m.exec(guide) ?? [];
      const table = [...lines.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
      assert.deepEqual(table, Object.keys(inputs), language);
    }
  });

  /**
   * The steps of the action that are commands, one after the other, with what they are told.
   * @param {Record<string, string>} told by the names of the steps' variables
   */
  async function act(told) {
    const { runs } = parse(await readFile(join(REPOSITORY, 'action.yml'), 'utf8'));
    const commands = runs.steps.filter((/** @type {{run?: string}} */ { run }) => run !== undefined);
    const done = [];
    for (const { name, run, env: names } of commands) {
      const variables = Object.fromEntries(Object.keys(names).map((key) => [key, told[key] ?? '']));
      const { status, stdout } = here.shell(run, variables);
      done.push({ name, status, stdout });
      if (status !== 0) break;
    }
    return done;
  }

  test('the action checks and builds where it will stand', async () => {
    await rm(join(here.folder, 'site'), { recursive: true, force: true });
    const done = await act({ PACKAGE: 'kanbao', OUT: 'site', STRICT: 'false', ADDRESS: 'https://example.org/reports' });
    assert.deepEqual(
      done.map(({ name, status }) => [name, status]),
      [
        ['Install', 0],
        ['Check', 0],
        ['Build', 0],
      ],
    );
    assert.match(
      await readFile(join(here.folder, 'site/a.html'), 'utf8'),
      /href="https:\/\/example\.org\/reports\/a\.html"/,
    );
    assert.match(await readFile(join(desk.folder, 'npm.log'), 'utf8'), / kanbao\n$/);
  });

  test('a warning stands beside its line, and ends the action only where that is asked for', async () => {
    await writeFile(join(here.folder, 'posts/b.md'), `${REPORT}![图](none.png)\n`);
    const mild = await act({ PACKAGE: 'kanbao', OUT: 'site', STRICT: 'false' });
    assert.match(mild[1]?.stdout ?? '', /^::warning file=posts\/b\.md,line=7::image none\.png/);
    assert.equal(mild.at(-1)?.name, 'Build');
    const strict = await act({ PACKAGE: 'kanbao', OUT: 'site', STRICT: 'true' });
    assert.deepEqual([strict.at(-1)?.name, strict.at(-1)?.status], ['Check', 1]);
    await rm(join(here.folder, 'posts/b.md'));
  });
});
