/** Packs reports into a folder, serves it, and packs again whenever one of the files it was made from changes. */

import { counted } from './counted.mjs';
import { Problem } from '../../web/report/problem.js';
import { serve_files } from './file_server.mjs';
import { LivePages } from './live_pages.mjs';
import { PackingLoop } from './packing_loop.mjs';

/**
 * @typedef {object} ReportServerOptions
 * @property {import('./site_packer.mjs').SitePacker} packer
 * @property {import('./packing_loop.mjs').PackingLoopOptions['settings']} settings asked each time before it is packed
 * @property {string} site folder to write into; wholly the server's, what else lies in it is removed
 * @property {number} port 0 takes any free one
 * @property {string} [live] JavaScript by which the pages follow what is packed (web/live/live.js); they stay as they are without
 * @property {(line: string) => void} log told of every time it was packed again
 * @property {(line: string) => void} report_error told why it could not be packed again
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
  const pages = live === undefined ? undefined : new LivePages(live);
  const loop = new PackingLoop({
    packer,
    settings,
    site,
    packed: ({ changed, site: folder }) => {
      pages?.packed(folder.changed);
      if (changed > 0) log(`packed again, ${counted(changed, 'file')} changed`);
    },
    failed: (trouble) => {
      pages?.failed(trouble);
      report_error(trouble);
    },
  });
  try {
    const first = await loop.begin();
    await first.site.prune();
    const server = await serve(site, port, pages);
    return { url: server.url, close: () => loop.end().then(server.close) };
  } catch (error) {
    await loop.end();
    throw error;
  }
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
