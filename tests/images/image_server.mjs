/**
 * A server that gives images in every way a server can go wrong, a page that loads them with the real loader, worker
 * and module, and a second origin that grants nobody its bytes.
 */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';

import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = process.env.KANBAO_DIST ?? join(root, 'build/dist');

/**
 * @param {string} kind
 * @param {Buffer} body
 */
function png_chunk(kind, body) {
  const data = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const frame = Buffer.alloc(data.length + 8);
  frame.writeUInt32BE(body.length, 0);
  data.copy(frame, 4);
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  frame.writeUInt32BE(~crc >>> 0, frame.length - 4);
  return frame;
}

/**
 * A PNG of one colour.
 * @param {number} width
 * @param {number} height
 * @param {number[]} rgba
 * @param {{rows?: number, extra?: Buffer}} [options] `rows` really there; `extra` chunks behind the pixels
 */
export function png(width, height, rgba, { rows = height, extra = Buffer.alloc(0) } = {}) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), ...Array(width).fill(Buffer.from(rgba))]);
  const pixels = deflateSync(Buffer.concat(Array(rows).fill(row)));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const chunks = [png_chunk('IHDR', header), png_chunk('IDAT', pixels), extra, png_chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...chunks]);
}

/**
 * The picture with chunks between its header and its pixels.
 * @param {Buffer} picture
 * @param {Buffer[]} chunks
 */
const with_chunks = (picture, ...chunks) => Buffer.concat([picture.subarray(0, 33), ...chunks, picture.subarray(33)]);

/** @param {number[]} numbers 32 bits each */
function words(...numbers) {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.entries()) bytes.writeUInt32BE(number >>> 0, index * 4);
  return bytes;
}

/** An ICC profile with Display P3's primaries and sRGB's curve (ICC.1:2022, 7.2, 7.3 and 10). */
function display_p3() {
  const text = (/** @type {string} */ string) => Buffer.from(string, 'latin1');
  const curve = Buffer.concat([text('para'), words(0, 0x30000, 0x26666, 0xf2a7, 0x0d59, 0x13d0, 0x0a5b)]);
  const point = (/** @type {number[]} */ ...xyz) => Buffer.concat([text('XYZ '), words(0, ...xyz)]);
  const words_about_it = Buffer.concat([text('desc'), words(0, 5), text('test\0'), Buffer.alloc(79)]);
  /** @type {[string, Buffer][]} */
  const tags = [
    ['desc', words_about_it],
    ['wtpt', point(0xf6d6, 0x10000, 0xd32d)],
    ['rXYZ', point(0x83df, 0x3dbf, -69)],
    ['gXYZ', point(0x4abf, 0xb137, 0x0ab9)],
    ['bXYZ', point(0x2838, 0x110b, 0xc8b9)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  let offset = 132 + tags.length * 12;
  const table = tags.map(([name, body]) =>
    Buffer.concat([text(name), words((offset += body.length) - body.length, body.length)]),
  );
  const head = Buffer.concat([
    words(offset, 0, 0x02100000),
    text('mntrRGB XYZ '),
    Buffer.alloc(12),
    text('acsp'),
    Buffer.alloc(28),
    words(0xf6d6, 0x10000, 0xd32d),
    Buffer.alloc(48),
    words(tags.length),
  ]);
  return Buffer.concat([head, ...table, ...tags.map(([, body]) => body)]);
}

/** @param {Buffer} profile */
const profile_chunk = (profile) => png_chunk('iCCP', Buffer.concat([Buffer.from('screen\0\0'), deflateSync(profile)]));

/** A small picture in a long file. */
function long_png() {
  const noise = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 251));
  return png(64, 32, [1, 2, 3, 255], { extra: png_chunk('teXt', noise) });
}

/** Greyscale 8 × 8 with the DC coefficient 0: a mid grey. */
export function jpeg() {
  const segment = (/** @type {number} */ marker, /** @type {number[]} */ body) => [
    0xff,
    marker,
    0,
    body.length + 2,
    ...body,
  ];
  const zeros = (/** @type {number} */ count) => Array(count).fill(0);
  return Buffer.from([
    ...[0xff, 0xd8],
    ...segment(0xdb, [0, ...Array(64).fill(1)]),
    ...segment(0xc0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0, 1, ...zeros(15), 0]),
    ...segment(0xc4, [0x10, 1, ...zeros(15), 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...[0x3f, 0xff, 0xd9],
  ]);
}

function bmp() {
  const file = Buffer.alloc(54 + 8);
  file.write('BM');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(2, 18);
  file.writeInt32LE(1, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.set([0, 0, 255, 0, 255, 0], 54); // blue green red: red, then green
  return file;
}

/** @param {number} frames */
function gif(frames) {
  const head = [...Buffer.from('GIF89a'), 2, 0, 2, 0, 0x81, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255];
  const frame = [0x21, 0xf9, 4, 0, 10, 0, 0, 0, 0x2c, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 3, 0x44, 0x34, 0x05, 0];
  return Buffer.from([...head, ...Array(frames).fill(frame).flat(), 0x3b]);
}

/** Lossy WebP of one pixel. */
const webp = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" onload="top.document.title='ran'">
  <script>top.document.title = 'ran'</script><rect width="40" height="20" fill="#00f"/></svg>`;

const whole = png(8, 4, [255, 0, 0, 255]);

function corrupt_jpeg() {
  const file = jpeg();
  file.fill(0xff, 2 + 69 + 13 + 5, 2 + 69 + 13 + 21); // more Huffman codes than there can be
  return file;
}

function corrupt_png() {
  const file = Buffer.from(whole);
  file.fill(0xff, 43, 60);
  return file;
}

/** @type {Record<string, Buffer | string>} files by name; each type is sent as the name says, right or wrong */
const files = {
  'red.png': whole,
  'photo.jpg': jpeg(),
  'dots.bmp': bmp(),
  'still.gif': gif(1),
  'moving.gif': gif(2),
  'one.webp': webp,
  'shapes.svg': svg,
  'jpeg-inside.png': jpeg(),
  'wide.png': png(600, 2, [0, 255, 0, 255]),
  'clear.png': png(2, 2, [200, 100, 50, 128]),
  'p3.png': with_chunks(png(8, 4, [200, 100, 50, 255]), profile_chunk(display_p3())),
  'codes.png': with_chunks(png(8, 4, [200, 100, 50, 255]), png_chunk('cICP', Buffer.from([12, 13, 0, 1]))),
  'damaged-profile.png': with_chunks(whole, png_chunk('iCCP', Buffer.from('screen\0\0no zlib'))),
  'empty.png': '',
  'cut.png': whole.subarray(0, whole.length - 20),
  'cut-in-header.png': whole.subarray(0, 20),
  'corrupt.jpg': corrupt_jpeg(),
  'corrupt.png': corrupt_png(),
  'page.png': '<!DOCTYPE html><html><body>登录</body></html>',
  'zero.png': png(0, 0, [], { rows: 0 }),
  'bomb.png': png(12000, 9000, [], { rows: 1 }),
  'words.png': 'These are words and no picture.',
  'slow.png': long_png(),
};

const page = `<!DOCTYPE html><meta charset="utf-8"><title>images</title><body></body>
<script type="module" src="/tests/images/image_page.js"></script>`;

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob: 'self'; connect-src *; img-src * data:";

/** @param {string} name */
function type_of(name) {
  if (name.endsWith('.js') || name.endsWith('.cjs')) return 'text/javascript';
  if (name.endsWith('.wasm')) return 'application/wasm';
  return name.endsWith('.svg') ? 'image/svg+xml' : `image/${name.split('.').pop()}`;
}

/** @param {string} path */
function repository_file(path) {
  const places = { '/kanbao.cjs': join(dist, 'kanbao-node.cjs'), '/kanbao.wasm': join(dist, 'kanbao.wasm') };
  const known = Object.entries(places).find(([name]) => name === path);
  if (known) return readFileSync(known[1]);
  return /^\/(web\/[a-z]+|tests\/images)\/[a-z_]+\.js$/.test(path) ? bundled(join(root, path)) : null;
}

/**
 * No browser knows the module #border by its name.
 * @param {string} file
 */
function bundled(file) {
  const options = { bundle: true, write: /** @type {const} */ (false), format: /** @type {const} */ ('esm') };
  return Buffer.from(buildSync({ entryPoints: [file], external: ['/web/*'], ...options }).outputFiles[0].contents);
}

/**
 * @param {string} path
 * @param {import('node:http').ServerResponse} response
 */
function misbehave(path, response) {
  const half = files['slow.png'].length / 2;
  response.setHeader('content-type', 'image/png');
  response.setHeader('content-length', files['slow.png'].length);
  if (path === '/forbidden.png') return response.writeHead(403, { 'content-length': 0 }).end();
  response.write(files['slow.png'].slice(0, half));
  if (path === '/aborts.png') setTimeout(() => response.destroy(), 100);
  return response;
}

/**
 * @typedef {object} ImageServer
 * @property {string} url of the page
 * @property {Map<string, number>} requests by path
 * @property {() => void} go_on lets waits.png arrive completely
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<ImageServer>} */
export async function start_image_server() {
  /** @type {Map<string, number>} */
  const requests = new Map();
  /** @type {import('node:http').ServerResponse[]} */
  const waiting = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    requests.set(path, (requests.get(path) ?? 0) + 1);
    response.setHeader('cache-control', 'max-age=600');
    if (['/aborts.png', '/stalls.png', '/waits.png', '/forbidden.png'].includes(path)) {
      misbehave(path, response);
      if (path === '/waits.png') waiting.push(response);
      return;
    }
    const body = path === '/' ? page : (files[path.slice(1)] ?? repository_file(path));
    if (path === '/') response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', path === '/' ? 'text/html' : type_of(path));
    response.writeHead(body === null ? 404 : 200).end(body ?? 'no such file');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    requests,
    go_on: () => waiting.forEach((response) => response.end(files['slow.png'].slice(files['slow.png'].length / 2))),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
