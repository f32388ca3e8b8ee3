/**
 * Serves a folder whose files change to the browsers of this machine: `serve-static` finds, types and compares the files
 * and never leaves the folder; nothing may be shown without asking whether it is still so.
 */

import { createServer } from 'node:http';

import serve_static from 'serve-static';

/**
 * @typedef {object} FileServer
 * @property {string} url `http://localhost:PORT/`
 * @property {() => Promise<void>} close ends the server and the connections that are open
 */

/**
 * Rejects with the system's error (EADDRINUSE, EACCES …) when the port cannot be had.
 * @param {string} folder
 * @param {number} port 0 takes any free one
 * @returns {Promise<FileServer>}
 */
export async function serve_files(folder, port) {
  const files = serve_static(folder, { fallthrough: false, setHeaders: ask_each_time });
  const server = createServer((request, response) => {
    files(request, response, (error) => refuse(request.url ?? '/', response, error));
  });
  await new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => done(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://localhost:${address.port}/`, close: () => close_server(server) };
}

/** @param {import('node:http').ServerResponse} response */
function ask_each_time(response) {
  response.setHeader('Cache-Control', 'no-cache');
}

/**
 * @param {string} address as it was asked for
 * @param {import('node:http').ServerResponse} response
 * @param {{status?: number, message?: string}} [error] of serve-static; none where it has no file
 */
function refuse(address, response, { status = 404, message = '' } = {}) {
  const text = status === 404 ? `There is no ${address} here.\n` : `${address}: ${message}\n`;
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
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
