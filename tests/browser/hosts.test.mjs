/** A packed site is files and nothing else: any static host serves it, under any path, and keeps old pages working. */

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';

import { start_static_server } from './lib/static_server.mjs';
import { until } from './lib/browser.mjs';
import { repository, sample_reports } from './lib/folders.mjs';
import { open_report, settle } from './lib/report_page.mjs';
import { served_reports } from './lib/served.mjs';

const run = promisify(execFile);

describe('hosts', () => {
  const served = served_reports();

  /**
   * @param {import('node:test').TestContext} context
   * @returns {Promise<string>} an empty folder that is gone after the test
   */
  async function new_folder(context) {
    const folder = await mkdtemp(join(tmpdir(), 'kanbao-hosts-'));
    context.after(() => rm(folder, { recursive: true, force: true }));
    return folder;
  }

  /** @param {string} address of a page that must be painted with all its images, without a complaint */
  async function assert_painted(address) {
    const watched = await served.browser.open_page();
    await open_report(watched, address);
    await settle(watched.page);
    const images = await watched.page.evaluate(async () => (await /** @type {any} */ (window).kanbao.stats()).images);
    assert.ok(images > 0, 'no image is painted');
    assert.equal(await watched.page.evaluate(() => document.querySelectorAll('[data-own-element]').length), 0);
    watched.watch.assert_quiet();
    await watched.close();
  }

  test('under a path with spaces and Chinese characters', async (context) => {
    const folder = await new_folder(context);
    await cp(served.site.folder, join(folder, '社区 blog/月报'), { recursive: true });
    const server = await start_static_server(folder);
    context.after(() => server.close());
    await assert_painted(new URL('社区 blog/月报/', server.url).href);
  });

  test("with Python's server, which compresses nothing and sends no cache headers", async (context) => {
    const python = spawn('python3', [
      '-u',
      '-m',
      'http.server',
      '0',
      '--bind',
      '127.0.0.1',
      '--directory',
      served.site.folder,
    ]);
    context.after(() => void python.kill());
    let said = '';
    for (const output of [python.stdout, python.stderr]) output.on('data', (chunk) => (said += chunk));
    await until(async () => /port \d+/.test(said), 'Python serves');
    await assert_painted(`http://127.0.0.1:${/port (\d+)/.exec(said)?.[1]}/`);
  });

  test('with a host that knows the type of hardly any file', async (context) => {
    const server = createServer(async (request, response) => {
      const name = decodeURIComponent((request.url ?? '/').slice(1)) || 'index.html';
      const known = { '.html': 'text/html', '.js': 'text/javascript' }[extname(name)];
      response.setHeader('Content-Type', known ?? 'application/octet-stream');
      response.end(await readFile(join(served.site.folder, name)));
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
    context.after(() => void server.close());
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    await assert_painted(`http://127.0.0.1:${port}/`);
  });

  test('what a page needs to be read and painted is asked for before any image, and once for all reports', async () => {
    const watched = await served.browser.open_page();
    await open_report(watched, /** @type {string} */ (served.site.pages[0]));
    await settle(watched.page);
    // As the page asks, not as the host answers.
    const first = watched.watch.requests.filter((url) => url.startsWith('http')).map((url) => new URL(url).pathname);
    const place = (/** @type {RegExp} */ name) => first.findIndex((path) => name.test(path));
    assert.ok(place(/\.js$/) > 0 && place(/\.wasm$/) > 0, String(first));
    assert.ok(Math.max(place(/\.js$/), place(/\.wasm$/)) < place(/^\/images\//), String(first));
    const before_second = served.site.requests.length;
    await open_report(watched, /** @type {string} */ (served.site.pages[1]));
    await settle(watched.page);
    const second = served.site.requests.slice(before_second).map(({ path }) => path);
    assert.deepEqual(
      second.filter((path) => /kanbao-\w+\.(js|wasm)/.test(path)),
      [],
    );
    await watched.close();
  });

  test('the module is compiled while it arrives', async () => {
    const watched = await served.browser.open_page({
      before_scripts: () => {
        const streamed = WebAssembly.compileStreaming;
        WebAssembly.compileStreaming = (/** @type {any[]} */ ...args) => {
          Object.assign(window, { is_streamed: true });
          return /** @type {any} */ (streamed)(...args);
        };
      },
    });
    await open_report(watched, served.site.url);
    assert.equal(await watched.page.evaluate(() => 'is_streamed' in window), true);
    await watched.close();
  });

  test('a new release is picked up, and a page of the old one goes on working', async (context) => {
    const folder = await new_folder(context);
    const build = join(folder, 'dist');
    await cp(join(repository, 'build/dist'), build, { recursive: true });
    const out = join(folder, 'site');
    const pack = async () => {
      const packer = `const { SitePacker } = await import(${JSON.stringify(join(repository, 'script/lib/site_packer.mjs'))});
        await new SitePacker({ dist: process.argv[1], cache: process.argv[2] }).pack([process.argv[3]], process.argv[4]);`;
      await run('node', [
        '--input-type=module',
        '-e',
        packer,
        build,
        join(repository, 'build/cache'),
        sample_reports,
        out,
      ]);
    };
    await pack();
    const old_files = await readdir(out);
    const [page] = old_files.filter((name) => /report-\d\.html$/.test(name));
    await rename(join(out, page), join(out, 'kept.html'));
    await writeFile(join(build, 'kanbao.js'), `${await readFile(join(build, 'kanbao.js'), 'utf8')}\n// newer\n`);
    await pack();
    for (const name of old_files) assert.ok((await readdir(out)).includes(name), `${name} is gone`);
    const program = async (/** @type {string} */ name) =>
      /kanbao-\w+\.js/.exec(await readFile(join(out, name), 'utf8'))?.[0];
    assert.notEqual(await program(page), await program('kept.html'));
    const server = await start_static_server(out);
    context.after(() => server.close());
    await assert_painted(`${server.url}kept.html`);
    await assert_painted(`${server.url}${page}`);
  });
});
