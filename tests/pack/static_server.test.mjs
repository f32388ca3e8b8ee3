/** The local server answers like a plain static host and never gives a file from outside its folder. */

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { start_static_server } from '../../script/lib/static_server.mjs';

describe('static server', () => {
  /** @type {string} */
  let folder;
  /** @type {import('../../script/lib/static_server.mjs').StaticServer} */
  let server;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-server-'));
    await mkdir(join(folder, 'site/sub'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'outside');
    await mkdir(join(folder, 'site-other'));
    await writeFile(join(folder, 'site-other/near.txt'), 'outside');
    await writeFile(join(folder, 'site/index.html'), '<p>看报</p>');
    await writeFile(join(folder, 'site/kanbao.wasm'), Buffer.alloc(4096));
    await writeFile(join(folder, 'site/进展.png'), Buffer.alloc(64));
    await writeFile(join(folder, 'site/sub/index.html'), '<p>sub</p>');
    server = await start_static_server(join(folder, 'site'));
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
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.equal(await answer.text(), '<p>看报</p>');
  });

  test('sends the content types that a browser insists on', async () => {
    assert.equal((await fetch(`${server.url}kanbao.wasm`)).headers.get('content-type'), 'application/wasm');
    assert.equal((await fetch(`${server.url}进展.png`)).headers.get('content-type'), 'image/png');
  });

  test('compresses what is worth it, and only for those who accept it', async () => {
    const squeezed = await fetch(`${server.url}kanbao.wasm`, { headers: { 'Accept-Encoding': 'br, gzip' } });
    assert.equal(squeezed.headers.get('content-encoding'), 'gzip');
    assert.equal((await squeezed.arrayBuffer()).byteLength, 4096);
    assert.ok((server.requests.at(-1)?.bytes ?? 4096) < 200);
    for (const accepted of ['identity', 'gzip;q=0', 'br, gzip; q=0.0']) {
      const plain = await fetch(`${server.url}kanbao.wasm`, { headers: { 'Accept-Encoding': accepted } });
      assert.equal(plain.headers.get('content-encoding'), null, accepted);
    }
  });

  test('leaves everything uncompressed when told so', async () => {
    const plain_server = await start_static_server(join(folder, 'site'), { gzip: false });
    const answer = await fetch(`${plain_server.url}kanbao.wasm`, { headers: { 'Accept-Encoding': 'gzip' } });
    assert.equal(answer.headers.get('content-encoding'), null);
    await plain_server.close();
  });

  test('answers 304 to a known ETag and 200 once the file has changed', async () => {
    const first = await fetch(`${server.url}sub/`);
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
    assert.equal((await fetch(`${server.url}sub/`, { headers })).status, 304);
    await writeFile(join(folder, 'site/sub/index.html'), '<p>changed</p>');
    const again = await fetch(`${server.url}sub/`, { headers });
    assert.equal(again.status, 200);
    assert.equal(await again.text(), '<p>changed</p>');
  });

  test('lets a browser keep what has a hash in its name, and asks it to check everything else', async () => {
    await writeFile(join(folder, 'site/kanbao-0123abcd.js'), '1');
    await writeFile(join(folder, 'site/report-20231201.html'), '1');
    const kept = await fetch(`${server.url}kanbao-0123abcd.js`);
    assert.match(kept.headers.get('cache-control') ?? '', /immutable/);
    for (const name of ['report-20231201.html', 'kanbao.wasm']) {
      assert.equal((await fetch(server.url + name)).headers.get('cache-control'), 'no-cache');
    }
  });

  test('sends a folder without its slash to the address with one', async () => {
    const answer = await fetch(`${server.url}sub?theme=dark`, { redirect: 'manual' });
    assert.equal(answer.status, 301);
    assert.equal(answer.headers.get('location'), '/sub/?theme=dark');
    assert.match(await raw_request('//sub'), /\r\nLocation: \/sub\/\r\n/);
  });

  test('says 404 for what is not there', async () => {
    const answer = await fetch(`${server.url}no-such.html`);
    assert.equal(answer.status, 404);
    assert.match(await answer.text(), /no-such\.html/);
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
      assert.match(answer, /^HTTP\/1\.1 400 /, path);
      assert.doesNotMatch(answer, /outside/, path);
    }
  });

  test('survives addresses that cannot be decoded', async () => {
    assert.match(await raw_request('/%zz'), /^HTTP\/1\.1 400 /);
    assert.match(await raw_request('/a%00b'), /^HTTP\/1\.1 400 /);
  });

  test('remembers and reports every request', async () => {
    /** @type {string[]} */
    const lines = [];
    const own = await start_static_server(join(folder, 'site'), { log: (r) => lines.push(`${r.status} ${r.path}`) });
    await fetch(`${own.url}index.html?x=1`);
    await fetch(`${own.url}nothing`);
    assert.deepEqual(lines, ['200 /index.html?x=1', '404 /nothing']);
    assert.deepEqual(
      own.requests.map((r) => r.status),
      [200, 404],
    );
    await own.close();
  });

  test('says that the port is taken', async () => {
    const port = Number(new URL(server.url).port);
    await assert.rejects(start_static_server(folder, { port }), { code: 'EADDRINUSE' });
  });
});
