/** The command `script/server [PATH…]`, once everything is built: packs, serves, and packs again on every change. */

import { dirname, resolve } from 'node:path';

import { BUILD_FOLDERS, SAMPLE_REPORTS, SERVED_SITE } from './build_folders.mjs';
import { Problem, run_command } from './problem.mjs';
import { report_folders } from './report_files.mjs';
import { SitePacker } from './site_packer.mjs';
import { start_static_server } from './static_server.mjs';
import { FolderWatcher } from './watcher.mjs';

/** @typedef {import('./site_packer.mjs').PackResult} PackResult */

await run_command(async () => {
  const given = process.argv.slice(2);
  const option = given.find((argument) => argument.startsWith('-'));
  if (option !== undefined) throw new Problem(`${option}: no such option.\nusage: script/server [PATH…]`);
  const paths = given.length > 0 ? given : [SAMPLE_REPORTS];
  const port = chosen_port();
  const packer = new SitePacker({
    ...BUILD_FOLDERS,
    log: (line) => console.log(`packed ${line}`),
    warn: (line) => console.error(`warning: ${line}`),
  });
  const first = await packer.pack(paths, SERVED_SITE);
  await first.site.prune();
  const { url } = await serve(port);
  await keep_packed(packer, paths, first);
  console.log(`\n  ${url}\n\nFiles are packed again when they change. Press Ctrl-C to stop.`);
});

/** @returns {number} */
function chosen_port() {
  const written = process.env.PORT || '8000';
  const port = Number(written);
  if (/^\d+$/.test(written) && port <= 65535) return port;
  throw new Problem(`PORT=${written} is not a port number (0 to 65535; 0 takes any free one).`);
}

/** @param {number} port */
async function serve(port) {
  try {
    return await start_static_server(SERVED_SITE, { port });
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    const cure = `choose another: PORT=${port < 65535 ? port + 1 : 8001} script/server`;
    if (code === 'EADDRINUSE') {
      throw new Problem(`port ${port} is taken by another program (perhaps a second script/server); stop it, or ${cure}`);
    }
    if (code === 'EACCES') throw new Problem(`port ${port} needs more rights than you have; ${cure}`);
    throw new Problem(`port ${port} cannot be served: ${message}`);
  }
}

/**
 * A change that comes while packing is packed afterwards. A file that cannot be packed is named, and the site stays as
 * it was.
 * @param {SitePacker} packer
 * @param {string[]} paths
 * @param {PackResult} first
 */
async function keep_packed(packer, paths, first) {
  let work = Promise.resolve();
  const watcher = new FolderWatcher(() => {
    work = work.then(pack_again);
  });
  watcher.set_folders(await watched_folders(paths, first.inputs));

  async function pack_again() {
    try {
      const { inputs, changed } = await packer.pack(paths, SERVED_SITE);
      watcher.set_folders(await watched_folders(paths, inputs));
      if (changed > 0) console.log(`${new Date().toLocaleTimeString()}: packed again, ${changed} files changed`);
    } catch (error) {
      console.error(`error: ${error instanceof Problem ? error.message : /** @type {Error} */ (error).stack}`);
    }
  }
}

/**
 * @param {string[]} paths
 * @param {string[]} inputs
 * @returns {Promise<Set<string>>}
 */
async function watched_folders(paths, inputs) {
  const folders = await report_folders(paths, SERVED_SITE);
  return new Set([...folders, ...inputs.map(dirname)].map((folder) => resolve(folder)));
}
