/** What docs/publishing.md tells to type, write and import works as it stands there; so do the steps of action.yml. */

import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';

import { parse } from 'yaml';

import { read_config } from '../../script/lib/config_file.mjs';
import { REPOSITORY } from '../pack/test_build.mjs';
import { install_package } from './installed_package.mjs';
import { REPORT } from './terminal.mjs';

const guide = await readFile(join(REPOSITORY, 'docs/publishing.md'), 'utf8');

/** @param {string} language @returns {string[]} the guide's blocks of it */
function blocks(language) {
  return [...guide.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].flatMap(([, name, text = '']) =>
    name === language ? [text] : [],
  );
}

describe('docs/publishing.md', () => {
  /** @type {string} */
  let folder;
  /** @type {NodeJS.ProcessEnv} */
  let env;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-guide-'));
    const program = await install_package(folder);
    await mkdir(join(folder, 'bin'));
    await writeFile(join(folder, 'bin/kanbao'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
    // What the action would have npm install is there.
    await writeFile(join(folder, 'bin/npm'), '#!/bin/sh\necho "$@" >> npm.log\n');
    for (const name of ['kanbao', 'npm']) await chmod(join(folder, 'bin', name), 0o755);
    const path = [join(folder, 'bin'), process.env.PATH].join(delimiter);
    env = { ...process.env, PATH: path, XDG_CACHE_HOME: join(folder, 'caches'), LC_ALL: 'C.UTF-8' };
    await mkdir(join(folder, 'posts'));
    await writeFile(join(folder, 'posts/a.md'), REPORT);
  });
  after(() => rm(folder, { recursive: true }));

  /** @param {string} script @param {NodeJS.ProcessEnv} [more] */
  function shell(script, more = {}) {
    return spawnSync('bash', ['-e', '-c', script], { cwd: folder, env: { ...env, ...more }, encoding: 'utf8' });
  }

  test('its commands write the folders that it names', async () => {
    const commands = blocks('sh').filter((block) => block.startsWith('kanbao '));
    assert.equal(commands.length, 2);
    for (const command of commands) assert.deepEqual(shell(command).stderr, '');
    assert.ok((await readdir(join(folder, 'site'))).includes('feed.xml'));
    assert.ok((await readdir(join(folder, 'public/reports'))).includes('index.html'));
  });

  test('its library example runs', async () => {
    const example = blocks('js').find((block) => block.includes('render(')) ?? '';
    await writeFile(join(folder, 'example.mjs'), example);
    const { stdout } = await promisify(execFile)(process.execPath, ['example.mjs'], { cwd: folder, env });
    assert.match(stdout, /^月报 \d+ 1 0 0\n$/);
  });

  test('its configuration says nothing that means nothing', () => {
    const [example = ''] = blocks('json');
    const { site, warnings } = read_config('kanbao.config.json', example);
    assert.deepEqual(warnings, []);
    assert.equal(Object.keys(site).length, Object.keys(JSON.parse(example)).length - 1);
  });

  test('its workflow is one that GitHub reads, and the table has the inputs of the action', async () => {
    const [example = ''] = blocks('yaml');
    const { jobs, permissions } = parse(example);
    assert.deepEqual(permissions, { contents: 'read', pages: 'write', 'id-token': 'write' });
    assert.match(jobs.reports.steps.at(-1).uses, /\/kanbao@v\d+$/);
    const { inputs } = parse(await readFile(join(REPOSITORY, 'action.yml'), 'utf8'));
    const table = [...guide.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    assert.deepEqual(table, Object.keys(inputs));
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
      const { status, stdout } = shell(run, variables);
      done.push({ name, status, stdout });
      if (status !== 0) break;
    }
    return done;
  }

  test('the action checks and builds where it will stand', async () => {
    await rm(join(folder, 'site'), { recursive: true, force: true });
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
      await readFile(join(folder, 'site/a.html'), 'utf8'),
      /href="https:\/\/example\.org\/reports\/a\.html"/,
    );
    assert.match(await readFile(join(folder, 'npm.log'), 'utf8'), / kanbao\n$/);
  });

  test('a warning stands beside its line, and ends the action only where that is asked for', async () => {
    await writeFile(join(folder, 'posts/b.md'), `${REPORT}![图](none.png)\n`);
    const mild = await act({ PACKAGE: 'kanbao', OUT: 'site', STRICT: 'false' });
    assert.match(mild[1]?.stdout ?? '', /^::warning file=posts\/b\.md,line=7::image none\.png/);
    assert.equal(mild.at(-1)?.name, 'Build');
    const strict = await act({ PACKAGE: 'kanbao', OUT: 'site', STRICT: 'true' });
    assert.deepEqual([strict.at(-1)?.name, strict.at(-1)?.status], ['Check', 1]);
    await rm(join(folder, 'posts/b.md'));
  });
});
