/**
 * Serves a folder whose files change to the browsers of this machine: `serve-static` finds, types and compares the files
 * and never leaves the folder; nothing may be shown without asking whether it is still so.
 */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

import serve_static from 'serve-static';

import { EVENTS_ADDRESS } from './live_pages.mjs';
import { SITE_FILES } from './site_addresses.mjs';

/**
 * @typedef {object} FileServer
 * @property {string} url `http://localhost:PORT/`
 * @property {() => Promise<void>} close ends the server and the connections that are open
 */

/**
 * Rejects with the system's error (EADDRINUSE, EACCES …) when the port cannot be had.
 * @param {string} folder
 * @param {number} port 0 takes any free one
 * @param {import('./live_pages.mjs').LivePages} [pages] what they have besides their files
 * @returns {Promise<FileServer>}
 */
export async function serve_files(folder, port, pages) {
  const files = serve_static(folder, { fallthrough: false, setHeaders: ask_each_time });
  const server = createServer(async (request, response) => {
    const address = request.url ?? '/';
    if (pages && address.startsWith(`${EVENTS_ADDRESS}?`)) return pages.listen(request, response);
    const html = pages && (await page_at(folder, address));
    if (html) return send_page(pages.with_script(html), request, response);
    files(request, response, async (error) => {
      const missing = error?.status === 404 ? await page_at(folder, `/${SITE_FILES.missing}`) : undefined;
      if (missing === undefined) return refuse(address, response, error);
      response.statusCode = 404;
      send_page(missing, request, response);
    });
  });
  await new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => done(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://localhost:${address.port}/`, close: () => close_server(server) };
}

/**
 * @param {string} folder
 * @param {string} address
 * @returns {Promise<string | undefined>} HTML; undefined for what is no page to be read, or none of the folder
 */
async function page_at(folder, address) {
  try {
    const path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const is_page = name.endsWith('.html') && !name.endsWith('.offline.html') && !/[\\/]\.|\0/.test(name);
    return is_page ? await readFile(join(folder, name), 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} html
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function send_page(html, { method }, response) {
  ask_each_time(response);
  response.setHeader('Content-Type', 'text/html; charset=utf-8').end(method === 'HEAD' ? undefined : html);
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
