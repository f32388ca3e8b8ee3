/**
 * A folder served to a test as a good static host serves it: compressed, with ETags, and what has a hash in its name
 * kept by the browser for ever. It listens on this machine only and remembers what it was asked for.
 */

import { createServer } from 'node:http';

import compression from 'compression';
import serve_static from 'serve-static';

/** A name with its content's hash in it. A page never has one: `report-20231201.html` only looks so. */
const HASHED_NAME = /-[0-9a-f]{8}\.(?!html$)[a-z0-9]+$/;

/**
 * @typedef {object} RequestRecord what was asked for and what it got
 * @property {string} path the request's path and query, as sent
 * @property {number} status
 */

/**
 * @typedef {object} StaticServer
 * @property {string} url `http://localhost:PORT/`
 * @property {RequestRecord[]} requests every request so far, oldest first
 * @property {() => Promise<void>} close ends the server and the connections that are open
 */

/**
 * @param {string} folder
 * @param {(path: string, response: import('node:http').ServerResponse) => boolean} [answered] is asked first: whether it has
 *   answered, or will, or leaves who asks without an answer
 * @returns {Promise<StaticServer>}
 */
export async function start_static_server(folder, answered = () => false) {
  /** @type {RequestRecord[]} */
  const requests = [];
  const compress = compression();
  const files = serve_static(folder, { dotfiles: 'allow', setHeaders: set_caching });
  const server = createServer((request, response) => {
    requests.push({
      path: request.url ?? '/',
      get status() {
        return response.statusCode;
      },
    });
    if (answered(request.url ?? '/', response)) return;
    compress(request, response, () => files(request, response, () => response.writeHead(404).end()));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://localhost:${port}/`, requests, close: () => close_server(server) };
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {string} file
 */
function set_caching(response, file) {
  const caching = HASHED_NAME.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
  response.setHeader('Cache-Control', caching);
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
