/** `kanbao serve [PATH…]`: shows reports in the browser of this machine while they are written. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { BUILD_FOLDERS, SERVED_SITES } from '../lib/build_folders.mjs';
import { start_report_server } from '../lib/report_server.mjs';
import { SitePacker } from '../lib/site_packer.mjs';
import { Problem } from '../../web/report/problem.js';
import { paths_argument, site_flags, text_option } from './common_options.mjs';
import { site_options } from './site_options.mjs';
import { Told } from './told.mjs';

const usual_port = '8000';

/** @typedef {import('./site_options.mjs').GivenOptions & {port?: string, open?: boolean, quiet?: boolean, samples?: string}} ServeOptions */

/**
 * @param {import('./cli_words.mjs').CliWords} words
 * @returns {import('./common_options.mjs').Command}
 */
export function serve_command(words) {
  const { commands, options, examples } = words;
  return {
    command: 'serve [paths..]',
    describe: commands.serve,
    builder: (parser) =>
      parser
        .positional('paths', paths_argument(words))
        .options({
          port: { alias: 'p', ...text_option(options.port) },
          open: { type: 'boolean', default: can_open(), defaultDescription: 'true', describe: options.open },
          ...site_flags(words),
          quiet: { type: 'boolean', describe: options.quiet },
          // What a checkout shows where nobody says which reports (script/server).
          samples: { ...text_option(''), hidden: true },
        })
        .example('kanbao serve', examples.serve)
        .example('kanbao serve ../blog/posts --port 8080 --no-open', examples.serve_folder),
    handler: serve,
  };
}

/** @param {ServeOptions} given */
async function serve(given) {
  const port = chosen_port(given.port ?? (process.env.PORT || usual_port));
  const told = new Told(given);
  const packer = new SitePacker({ ...BUILD_FOLDERS, ...told.packer_options });
  const { url } = await start_report_server({
    packer,
    settings: async () => {
      const { paths, options } = await site_options(given);
      return { paths: paths.length > 0 ? paths : [given.samples ?? '.'], options };
    },
    // Each server its own: two may run at a time.
    site: join(SERVED_SITES, String(port)),
    port,
    live: await readFile(join(BUILD_FOLDERS.dist, 'kanbao-live.js'), 'utf8'),
    log: (line) => told.say(`${new Date().toLocaleTimeString()}: ${line}`),
    report_error: (line) => console.error(`error: ${line}`),
  });
  console.log(`\n  ${url}\n\nWhat is saved is shown at once. Press Ctrl-C to stop.`);
  if (given.open) await (await import('open')).default(url);
}

/** @returns {boolean} whether somebody sits before a screen that a browser can open on */
function can_open() {
  const { CI, DISPLAY, WAYLAND_DISPLAY, SSH_CONNECTION } = process.env;
  const has_screen = process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
  return process.stdout.isTTY && !CI && !SSH_CONNECTION && has_screen;
}

/**
 * @param {string} written
 * @returns {number}
 */
function chosen_port(written) {
  const port = Number(written);
  if (/^\d+$/.test(written) && port <= 65535) return port;
  throw new Problem(`${written} is not a port number (0 to 65535; 0 takes any free one).`);
}
