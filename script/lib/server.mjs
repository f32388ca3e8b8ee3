/** The command `script/server [PATH…]`, once everything is built. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { BUILD_FOLDERS, SAMPLE_REPORTS, SERVED_SITE } from './build_folders.mjs';
import { Problem } from '../../web/report/problem.js';
import { run_command } from './run_command.mjs';
import { start_report_server } from './report_server.mjs';
import { SitePacker } from './site_packer.mjs';
import { terminal_lines } from './terminal_line.mjs';

const USAGE = `usage: script/server [PATH…]

Builds, packs the Markdown files or folders (the samples in assets/reports when none is given) and serves them
on http://localhost:8000/. PORT= chooses another port.`;

await run_command(async () => {
  const given = process.argv.slice(2);
  if (given.some((argument) => argument === '-h' || argument === '--help')) {
    console.log(USAGE);
    return;
  }
  const option = given.find((argument) => argument.startsWith('-'));
  if (option !== undefined) throw new Problem(`${option}: no such option.\n${USAGE}`);
  const port = chosen_port(process.env.PORT || '8000');
  const packer = new SitePacker({
    ...BUILD_FOLDERS,
    ...terminal_lines(process.stdout),
    warn: (line) => console.error(`warning: ${line}`),
  });
  const { url } = await start_report_server({
    packer,
    paths: given.length > 0 ? given : [SAMPLE_REPORTS],
    // Each server its own: two may run at a time.
    site: join(SERVED_SITE, String(port)),
    port,
    live: await readFile(join(BUILD_FOLDERS.dist, 'kanbao-live.js'), 'utf8'),
    log: (line) => console.log(`${new Date().toLocaleTimeString()}: ${line}`),
    report_error: (line) => console.error(`error: ${line}`),
  });
  console.log(`\n  ${url}\n\nFiles are packed again when they change. Press Ctrl-C to stop.`);
});

/**
 * @param {string} written
 * @returns {number}
 */
function chosen_port(written) {
  const port = Number(written);
  if (/^\d+$/.test(written) && port <= 65535) return port;
  throw new Problem(`PORT=${written} is not a port number (0 to 65535; 0 takes any free one).`);
}
