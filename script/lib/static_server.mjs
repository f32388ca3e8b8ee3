/**
 * A static file server for looking at a packed site on this machine. It does what a plain static host does (right
 * content types, gzip, ETag and 304, an index page per folder) and nothing else, so that what works here works there.
 * It never leaves its folder, listens on the loopback address only and remembers what it was asked for.
 */

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip as gzip_callback } from 'node:zlib';

const compress = promisify(gzip_callback);

/** @type {Readonly<Record<string, string>>} */
const CONTENT_TYPES = {
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.otf': 'font/otf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** A name with its content's hash in it. A page never has one: `report-20231201.html` only looks so. */
const HASHED_NAME = /-[0-9a-f]{8}\.(?!html$)[a-z0-9]+$/;

const COMPRESSIBLE = /^(text\/|application\/(json|wasm|xml)|image\/(svg|bmp)|font\/(otf|ttf))/;

/**
 * @typedef {object} RequestRecord what was asked for and what it got
 * @property {string} method
 * @property {string} path the request's path and query, as sent
 * @property {number} status
 * @property {number} bytes length of the body that was sent, after compression
 * @property {string} type the answer's content type
 */

/**
 * @typedef {object} ServerOptions
 * @property {number} [port] 0 (the default) takes any free port
 * @property {boolean} [gzip] compress what is worth it when the client accepts it; true by default
 * @property {(record: RequestRecord) => void} [log] called once per request
 */

/**
 * @typedef {object} StaticServer
 * @property {string} url `http://localhost:PORT/`
 * @property {RequestRecord[]} requests every request so far, oldest first
 * @property {() => Promise<void>} close ends the server and the connections that are open
 */

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {Buffer} body
 */

/**
 * Serves the files of `dir` until closed. Rejects with the system's error (EADDRINUSE, EACCES …) when the port cannot
 * be had.
 * @param {string} dir
 * @param {ServerOptions} [options]
 * @returns {Promise<StaticServer>}
 */
export async function start_static_server(dir, { port = 0, gzip = true, log } = {}) {
  const root = resolve(dir);
  const compressed = new CompressedFiles();
  /** @type {RequestRecord[]} */
  const requests = [];

  const server = createServer(async (request, response) => {
    const method = request.method ?? 'GET';
    const path = request.url ?? '/';
    const answer = await answer_to(root, method, path, gzip ? compressed : undefined, request.headers);
    const body = method === 'HEAD' ? Buffer.alloc(0) : answer.body;
    const type = answer.headers['Content-Type'] ?? '';
    const record = { method, path, status: answer.status, bytes: body.length, type };
    requests.push(record);
    log?.(record);
    response.writeHead(answer.status, answer.headers);
    response.end(body);
  });

  await new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => done(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://localhost:${address.port}/`, requests, close: () => close_server(server) };
}

/**
 * @param {import('node:http').Server} server
 * @returns {Promise<void>}
 */
function close_server(server) {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

/**
 * @param {string} root absolute path of the folder
 * @param {string} method
 * @param {string} target path and query, as sent
 * @param {CompressedFiles | undefined} compressed undefined when nothing is to be compressed
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @returns {Promise<Answer>}
 */
async function answer_to(root, method, target, compressed, headers) {
  if (method !== 'GET' && method !== 'HEAD') {
    return { ...plain_answer(405, 'Only GET and HEAD are answered here.'), headers: { Allow: 'GET, HEAD' } };
  }
  const [path = '/', query] = target.split('?', 2);
  const file = file_for(root, path);
  if (file === undefined) return plain_answer(400, 'This address cannot be read.');
  try {
    if (!(await stat(file)).isDirectory()) return await file_answer(file, compressed, headers);
    if (path.endsWith('/')) return await file_answer(join(file, 'index.html'), compressed, headers);
    return { ...plain_answer(301, ''), headers: { Location: folder_address(path, query) } };
  } catch {
    return plain_answer(404, `There is no ${path} here.`);
  }
}

/**
 * The address of a folder with its closing slash. Slashes at the start are made one: `//host` would be another host.
 * @param {string} path
 * @param {string | undefined} query
 */
function folder_address(path, query) {
  const address = `${path.replace(/^\/+/, '/')}/`;
  return query === undefined ? address : `${address}?${query}`;
}

/**
 * The file that a request's path names, or undefined when it is malformed or climbs out of the folder.
 * @param {string} root
 * @param {string} path percent-encoded, begins with a slash
 * @returns {string | undefined}
 */
function file_for(root, path) {
  let decoded;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0')) return undefined;
  const file = resolve(root, `.${sep}${decoded}`);
  return file === root || file.startsWith(root.endsWith(sep) ? root : root + sep) ? file : undefined;
}

/**
 * @param {string} file
 * @param {CompressedFiles | undefined} compressed
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @returns {Promise<Answer>}
 */
async function file_answer(file, compressed, headers) {
  const content = await readFile(file);
  const type = CONTENT_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 20);
  const use_gzip = compressed !== undefined && COMPRESSIBLE.test(type) && accepts_gzip(headers);
  const etag = use_gzip ? `"${hash}-gzip"` : `"${hash}"`;
  /** @type {Record<string, string>} */
  const answer_headers = {
    'Content-Type': type,
    'Cache-Control': HASHED_NAME.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: etag,
    Vary: 'Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
  };
  if (matches(headers['if-none-match'], etag)) {
    return { status: 304, headers: answer_headers, body: Buffer.alloc(0) };
  }
  const body = use_gzip ? await compressed.get(hash, content) : content;
  if (use_gzip) answer_headers['Content-Encoding'] = 'gzip';
  answer_headers['Content-Length'] = String(body.length);
  return { status: 200, headers: answer_headers, body };
}

/**
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @returns {boolean}
 */
function accepts_gzip(headers) {
  const accepted = String(headers['accept-encoding'] ?? '').toLowerCase();
  return accepted.split(',').some((part) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/.test(part));
}

/**
 * @param {string | undefined} if_none_match
 * @param {string} etag
 * @returns {boolean}
 */
function matches(if_none_match, etag) {
  if (if_none_match === undefined) return false;
  return if_none_match.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
}

/**
 * @param {number} status
 * @param {string} text
 * @returns {Answer}
 */
function plain_answer(status, text) {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: Buffer.from(text && `${text}\n`) };
}

/** The compressed form of files by the hash of their content, made when first asked for; the oldest are let go. */
class CompressedFiles {
  static #LIMIT = 64;
  /** @type {Map<string, Buffer>} */
  #by_hash = new Map();

  /**
   * @param {string} hash
   * @param {Buffer} content
   * @returns {Promise<Buffer>}
   */
  async get(hash, content) {
    const known = this.#by_hash.get(hash);
    if (known) return known;
    const made = await compress(content);
    this.#by_hash.set(hash, made);
    const [oldest] = this.#by_hash.keys();
    if (this.#by_hash.size > CompressedFiles.#LIMIT && oldest !== undefined) this.#by_hash.delete(oldest);
    return made;
  }
}
