/** What a browser meets at `script/server`: right types, nothing out of date, nothing from outside the folder. */

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { serve_files } from '../../script/lib/file_server.mjs';

describe('file server', () => {
  /** @type {string} */
  let folder;
  /** @type {import('../../script/lib/file_server.mjs').FileServer} */
  let server;

  /**
   * @param {string} name within the site
   * @param {string | Uint8Array} content
   */
  const put = (name, content) => writeFile(join(folder, 'site', name), content);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-server-'));
    for (const name of ['site/sub', 'site-other']) await mkdir(join(folder, name), { recursive: true });
    for (const name of ['secret.txt', 'site-other/near.txt']) await writeFile(join(folder, name), 'outside');
    await put('index.html', '<p>看报</p>');
    await put('sub/index.html', '<p>sub</p>');
    server = await serve_files(join(folder, 'site'), 0);
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  /**
   * Sends a path as it is: fetch would tidy the dots away before the server sees them.
   * @param {string} path
   * @returns {Promise<string>} the whole answer
   */
  function raw_request(path) {
    return new Promise((done, failed) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      let text = '';
      socket
        .on('data', (data) => (text += data))
        .on('end', () => done(text))
        .on('error', failed);
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    });
  }

  test('gives a folder its index page', async () => {
    const answer = await fetch(server.url);
    assert.equal(answer.status, 200);
    assert.equal(await answer.text(), '<p>看报</p>');
  });

  test('sends the content types that a browser insists on', async () => {
    const types = {
      'page.html': 'text/html; charset=utf-8',
      'kanbao.js': 'text/javascript; charset=utf-8',
      'page.css': 'text/css; charset=utf-8',
      'kanbao.wasm': 'application/wasm',
      'report.md': 'text/markdown; charset=utf-8',
      'reports.json': 'application/json; charset=utf-8',
      'licences.txt': 'text/plain; charset=utf-8',
      'slice.woff2': 'font/woff2',
      'board.png': 'image/png',
      'board.avif': 'image/avif',
    };
    for (const [name, type] of Object.entries(types)) {
      await put(name, '看报');
      assert.equal((await fetch(server.url + name)).headers.get('content-type')?.toLowerCase(), type, name);
    }
  });

  test('serves every name that a report or an image may have, as its page writes it', async () => {
    for (const name of ['十二月 进展.png', 'Q&A.html', 'C#.html', 'a+b=c?.html', '100%.html']) {
      await put(name, name);
      const answer = await fetch(server.url + encodeURIComponent(name));
      assert.equal(answer.status, 200, name);
      assert.equal(await answer.text(), name);
    }
  });

  test('has everything asked for again, and answers 304 only as long as the file is the same', async () => {
    await put('kanbao-0123abcd.js', 'one');
    const first = await fetch(`${server.url}kanbao-0123abcd.js`);
    assert.equal(first.headers.get('cache-control'), 'no-cache');
    // As a browser asks; fetch alone would add that nothing kept will do.
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '', 'Cache-Control': 'max-age=0' };
    assert.equal((await fetch(`${server.url}kanbao-0123abcd.js`, { headers })).status, 304);
    await put('kanbao-0123abcd.js', 'changed');
    const again = await fetch(`${server.url}kanbao-0123abcd.js`, { headers });
    assert.equal(again.status, 200);
    assert.equal(await again.text(), 'changed');
  });

  test('gives the part of a file that is asked for', async () => {
    const answer = await fetch(`${server.url}index.html`, { headers: { Range: 'bytes=3-8' } });
    assert.equal(answer.status, 206);
    assert.equal(await answer.text(), '看报');
  });

  test('sends a folder without its slash to the address with one', async () => {
    const answer = await fetch(`${server.url}sub?theme=dark`, { redirect: 'manual' });
    assert.equal(answer.status, 301);
    assert.equal(answer.headers.get('location'), '/sub/?theme=dark');
    assert.match(await raw_request('//sub'), /\r\nLocation: \/sub\/\r\n/);
  });

  test('says what is not there', async () => {
    const answer = await fetch(`${server.url}no-such.html`);
    assert.equal(answer.status, 404);
    assert.equal(answer.headers.get('content-type'), 'text/plain; charset=utf-8');
    assert.match(await answer.text(), /There is no \/no-such\.html here/);
  });

  test('refuses other methods', async () => {
    const answer = await fetch(server.url, { method: 'POST', body: 'x' });
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.get('allow'), 'GET, HEAD');
  });

  test('never leaves its folder', async () => {
    const climbs = ['/../secret.txt', '/%2e%2e/secret.txt', '/sub/..%2f..%2fsecret.txt', '/../site-other/near.txt'];
    for (const path of climbs) {
      const answer = await raw_request(path);
      assert.match(answer, /^HTTP\/1\.1 4\d\d /, path);
      assert.doesNotMatch(answer, /outside/, path);
    }
  });

  test('survives addresses that cannot be decoded', async () => {
    assert.match(await raw_request('/%zz'), /^HTTP\/1\.1 400 /);
    assert.match(await raw_request('/a%00b'), /^HTTP\/1\.1 400 /);
  });

  test('says that the port is taken', async () => {
    await assert.rejects(serve_files(folder, Number(new URL(server.url).port)), { code: 'EADDRINUSE' });
  });
});
