/** The server shows what is in the files now: it packs again when one changes, appears or goes. */

import assert from 'node:assert/strict';
import { rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { start_report_server } from '../../script/lib/report_server.mjs';
import { FolderWatcher } from '../../script/lib/watcher.mjs';
import { png } from './images_in_tests.mjs';
import { Desk } from './test_build.mjs';

describe('report server', () => {
  /** @type {Desk} */
  let desk;
  /** @type {string[]} */
  let told;
  /** @type {import('../../script/lib/report_server.mjs').ReportServer} */
  let server;

  beforeEach(async () => {
    desk = await Desk.make();
    told = [];
    await desk.put('posts/a.md', '看报 one');
    await desk.put('site/old.html', 'from another time');
    await desk.put('private.txt', 'outside');
    await symlink(join(desk.folder, 'private.txt'), join(desk.folder, 'site/link.txt'));
    server = await start(0);
  });
  afterEach(async () => {
    await server.close();
    await rm(desk.folder, { recursive: true });
  });

  /** @param {number} port */
  function start(port, packer = desk.packer) {
    return start_report_server({
      packer,
      settings: async () => ({ paths: [join(desk.folder, 'posts')] }),
      site: join(desk.folder, 'site'),
      port,
      log: (line) => told.push(line),
      report_error: (line) => told.push(`error: ${line}`),
    });
  }

  /** @param {string} path */
  async function page(path) {
    const answer = await fetch(server.url + path);
    return answer.status === 200 ? await answer.text() : String(answer.status);
  }

  /** @param {() => Promise<boolean> | boolean} condition */
  async function until(condition) {
    for (let tries = 0; tries < 200; ++tries) {
      if (await condition()) return;
      await sleep(50);
    }
    assert.fail(`waited in vain; told: ${told.join(' | ')}`);
  }

  test('what is saved in a new folder while it is packed is packed, too', async () => {
    await server.close();
    let packings = 0;
    const packer = Object.create(desk.packer, {
      pack: {
        value: async (/** @type {Parameters<typeof desk.packer.pack>} */ ...args) => {
          const packed = await desk.packer.pack(...args);
          packings += 1;
          if (packings === 2) await desk.put('posts/new/b.md', 'two');
          return packed;
        },
      },
    });
    server = await start(0, packer);
    await desk.put('posts/new/b.md', 'one');
    await until(async () => (await page('new/b.html')).includes('two</p>'));
  });

  test('the newest report is at the root, and nothing of an earlier site is left', async () => {
    assert.match(await page(''), /看报 one/);
    for (const left of ['old.html', 'link.txt']) assert.equal(await page(left), '404');
  });

  test('a changed file is packed again, which is said', async () => {
    await desk.put('posts/a.md', '看报 two');
    await until(async () => (await page('')).includes('看报 two'));
    await until(() => told.some((line) => /^packed again, \d+ files changed$/.test(line)));
  });

  test('a file that an editor saves by renaming is seen, and seen again', async () => {
    for (const text of ['two', 'three']) {
      await desk.put('draft', `看报 ${text}`);
      await rename(join(desk.folder, 'draft'), join(desk.folder, 'posts/a.md'));
      await until(async () => (await page('')).includes(`看报 ${text}`));
    }
  });

  test('a new file in a new folder becomes a page, once a folder is watched', async () => {
    await desk.put('posts/2024/b.md', '看报 new');
    await until(async () => (await page('2024/b.html')).includes('看报 new'));
  });

  test('an image that was missing is shown when it appears', async () => {
    await desk.put('posts/a.md', '看报 ![x](x.png)');
    await until(async () => (await page('')).includes('"broken":{"x.png"'));
    await desk.put('posts/x.png', png(4, 3));
    await until(async () => (await page('')).includes('"images":{"x.png"'));
  });

  test('a file that cannot be packed is named, and the site stays as it was until it can', async () => {
    await writeFile(join(desk.folder, 'posts/a.md'), Uint8Array.of(0xff, 0xff));
    await until(() => told.some((line) => /^error: .*a\.md: not a text/.test(line)));
    assert.match(await page(''), /看报 one/);
    await desk.put('posts/a.md', '看报 mended');
    await until(async () => (await page('')).includes('看报 mended'));
  });

  test('what is closed while it packs watches nothing afterwards, so that the program can end', async () => {
    const posts = join(desk.folder, 'posts');
    const changes = { of_closed: 0, of_open: 0 };
    const closed = new FolderWatcher(() => (changes.of_closed += 1));
    const open = new FolderWatcher(() => (changes.of_open += 1));
    closed.close();
    for (const watcher of [closed, open]) watcher.set_folders([posts]);
    await desk.put('posts/b.md', '看报');
    await until(() => changes.of_open > 0);
    for (const watcher of [closed, open]) watcher.close();
    assert.equal(changes.of_closed, 0);
  });

  test('a taken port is said with what to do', async () => {
    const port = Number(new URL(server.url).port);
    await assert.rejects(start(port), {
      name: 'Problem',
      message: new RegExp(`port ${port} is taken by another program .*--port \\d+`),
    });
  });
});
