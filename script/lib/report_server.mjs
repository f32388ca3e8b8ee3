/** Packs reports into a folder, serves it, and packs again whenever one of the files it was made from changes. */

import { dirname, resolve } from 'node:path';

import { counted } from './counted.mjs';
import { Problem } from '../../web/report/problem.js';
import { report_folders } from './report_files.mjs';
import { serve_files } from './file_server.mjs';
import { LivePages } from './live_pages.mjs';
import { FolderWatcher } from './watcher.mjs';

/**
 * @typedef {object} ReportServerOptions
 * @property {import('./site_packer.mjs').SitePacker} packer
 * @property {() => Promise<ServedReports>} settings asked each time before it is packed
 * @property {string} site folder to write into; wholly the server's, what else lies in it is removed
 * @property {number} port 0 takes any free one
 * @property {string} [live] JavaScript by which the pages follow what is packed (web/live/live.js); they stay as they are without
 * @property {(line: string) => void} log told of every time it was packed again
 * @property {(line: string) => void} report_error told why it could not be packed again
 */

/**
 * @typedef {object} ServedReports
 * @property {string[]} paths Markdown files and folders
 * @property {import('./site_packer.mjs').SiteOptions} [options]
 */

/**
 * @typedef {object} ReportServer
 * @property {string} url
 * @property {() => Promise<void>} close
 */

/**
 * Rejects with a Problem when the reports cannot be packed or the port cannot be had. Later faults are reported, and the
 * site stays as it was.
 * @param {ReportServerOptions} options
 * @returns {Promise<ReportServer>}
 */
export async function start_report_server({ packer, settings, site, port, live, log, report_error }) {
  let { paths, options } = await settings();
  const first = await packer.pack(paths, site, { ...options, owns_folder: true });
  await first.site.prune();
  let { inputs } = first;
  const pages = live === undefined ? undefined : new LivePages(live);
  const server = await serve(site, port, pages);
  let work = Promise.resolve();
  const watcher = new FolderWatcher(() => {
    work = work.then(pack_again);
  });
  watcher.set_folders(await watched_folders(paths, site, inputs));

  async function pack_again() {
    try {
      ({ paths, options } = await settings());
      // A folder that is new is watched before it is read, so that what is saved meanwhile is not missed.
      const folders = await watched_folders(paths, site, inputs).catch(() => undefined);
      if (folders) watcher.set_folders(folders);
      const packed = await packer.pack(paths, site, { ...options, owns_folder: true });
      inputs = packed.inputs;
      watcher.set_folders(await watched_folders(paths, site, inputs));
      pages?.packed(packed.site.changed);
      if (packed.changed > 0) log(`packed again, ${counted(packed.changed, 'file')} changed`);
    } catch (error) {
      const trouble = error instanceof Problem ? error.message : String(/** @type {Error} */ (error).stack);
      pages?.failed(trouble);
      report_error(trouble);
    }
  }

  async function close() {
    watcher.close();
    await work;
    await server.close();
  }
  return { url: server.url, close };
}

/**
 * @param {string} site
 * @param {number} port
 * @param {LivePages} [pages]
 */
async function serve(site, port, pages) {
  try {
    return await serve_files(site, port, pages);
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    const cure = `choose another: --port ${port < 65535 ? port + 1 : 8001}`;
    if (code === 'EADDRINUSE') {
      throw new Problem(`port ${port} is taken by another program (perhaps another kanbao); stop it, or ${cure}`);
    }
    throw new Problem(`port ${port} cannot be served (${message}); ${cure}`);
  }
}

/**
 * @param {string[]} paths
 * @param {string} site
 * @param {string[]} inputs
 * @returns {Promise<Set<string>>}
 */
async function watched_folders(paths, site, inputs) {
  const folders = await report_folders(paths, site);
  return new Set([...folders, ...inputs.map((file) => dirname(file))].map((folder) => resolve(folder)));
}
