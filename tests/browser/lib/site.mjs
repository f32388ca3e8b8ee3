/**
 * A packed site for a test: made by script/pack in a folder of its own, served as a static host would. Reports that
 * several tests open are packed once (`packed_sites.mjs`).
 */

import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { start_static_server } from './static_server.mjs';
import { repository, sample_reports } from './folders.mjs';
import { pack_into } from './packed_sites.mjs';

/**
 * @typedef {object} Site
 * @property {string} folder
 * @property {string} url ends with a slash
 * @property {string[]} pages addresses of the reports, the newest first
 * @property {import('./static_server.mjs').RequestRecord[]} requests what the server was asked for
 * @property {() => Promise<void>} close
 */

/**
 * @param {string[]} [paths] Markdown files or folders; by default the samples
 * @param {string[]} [options] of script/pack
 * @returns {Promise<Site>}
 */
export async function pack_site(paths = [sample_reports], options = []) {
  if (!existsSync(join(repository, 'build/dist/kanbao.wasm'))) {
    throw new Error('build/dist holds no kanbao.wasm: run script/build first.');
  }
  const folder = await mkdtemp(join(tmpdir(), 'kanbao-site-'));
  await pack_into(folder, paths, options);
  const server = await start_static_server(folder);
  const pages = (await report_names(folder)).map((name) => `${server.url}${name}.html`);
  const close = async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, url: server.url, pages, requests: server.requests, close };
}

/**
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function report_names(folder) {
  const listing = JSON.parse(await readFile(join(folder, 'reports.json'), 'utf8'));
  /** @type {{name: string}[]} */
  const reports = Array.isArray(listing) ? listing : listing.reports;
  return reports.map((report) => report.name);
}
