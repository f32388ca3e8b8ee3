/** The command `script/pack PATH… --out DIR`. */

import { parseArgs } from 'node:util';

import { load_reader } from './build.mjs';
import { BUILD_FOLDERS } from './build_folders.mjs';
import { counted } from './counted.mjs';
import { Problem } from '../../web/report/problem.js';
import { run_command } from './run_command.mjs';
import { SitePacker } from './site_packer.mjs';
import { print_suggestions } from './track_suggestions.mjs';
import { terminal_lines } from './terminal_line.mjs';
import { VERSION } from './version.mjs';

const USAGE = `usage: script/pack PATH… --out DIR [--base-url URL] [--title TEXT] [--config FILE] [--app] [--strict]
       script/pack --suggest-tracks PATH…

Writes a static site into DIR: two pages for each Markdown file (a folder means every .md below it), NAME.html and
NAME.offline.html, which holds everything; index.html with the newest report, archive.html with the list of all,
and what they need. Upload DIR to any static host.

  --base-url URL   where the site will stand: adds a feed, a site map and what needs full addresses
  --title TEXT     what the list of all reports and the feed are called
  --config FILE    how a blog's own elements are shown, in place of the kanbao.config.json nearest to each report
  --app            after one visit the twelve newest reports can be read without a network, and the site can be installed
  --strict         a warning is a failure, and nothing is written
  --suggest-tracks prints what the front matter could say of each track, from tables and sentences; changes nothing
  --version        says which version of kanbao this is`;

await run_command(async () => {
  const { paths, out, help, version, suggest, options } = read_arguments(process.argv.slice(2));
  if (help) {
    console.log(USAGE);
    return;
  }
  if (version) {
    console.log(`kanbao ${VERSION}`);
    return;
  }
  if (suggest) {
    const reader = await load_reader(BUILD_FOLDERS.dist);
    return print_suggestions(paths, { reader, config: options.config, print: (text) => console.log(text) });
  }
  if (paths.length === 0 || out === undefined || out === '') throw new Problem(`what to pack, and where?\n${USAGE}`);
  const packer = new SitePacker({
    ...BUILD_FOLDERS,
    ...terminal_lines(process.stdout),
    warn: (line) => console.error(`warning: ${line}`),
  });
  const { reports, changed } = await packer.pack(paths, out, options);
  const written = changed === 0 ? 'nothing has changed' : `${counted(changed, 'file')} written`;
  console.log(`${counted(reports.length, 'report')} in ${out}, ${written}`);
});

/** @param {string[]} args */
function read_arguments(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: 'string', short: 'o' },
        'base-url': { type: 'string' },
        title: { type: 'string' },
        config: { type: 'string' },
        app: { type: 'boolean' },
        strict: { type: 'boolean' },
        'suggest-tracks': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
    const { out, app, strict, title, config, help = false, version = false } = values;
    return {
      suggest: values['suggest-tracks'],
      paths: positionals,
      out,
      help,
      version,
      options: { app, strict, title, config, base_url: base_url(values['base-url']) },
    };
  } catch (error) {
    throw new Problem(`${/** @type {Error} */ (error).message}\n${USAGE}`);
  }
}

/** @param {string | undefined} written */
function base_url(written) {
  if (written === undefined) return undefined;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Problem(`--base-url ${written}: not an address; write it in full: https://example.org/reports/`);
  }
  return url.href.replace(/[?#].*$/, '').replace(/\/*$/, '/');
}
