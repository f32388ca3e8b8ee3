/** The command `script/pack PATH… --out DIR`. */

import { parseArgs } from 'node:util';

import { BUILD_FOLDERS } from './build_folders.mjs';
import { Problem, run_command } from './problem.mjs';
import { SitePacker } from './site_packer.mjs';

const USAGE = `usage: script/pack PATH… --out DIR

Writes a static site into DIR: one page for each Markdown file (a folder means every .md below it),
index.html with the newest report, and what they need. Upload DIR to any static host.`;

await run_command(async () => {
  const { paths, out, help } = read_arguments(process.argv.slice(2));
  if (help) {
    console.log(USAGE);
    return;
  }
  if (paths.length === 0 || out === undefined || out === '') throw new Problem(`what to pack, and where?\n${USAGE}`);
  const packer = new SitePacker({
    ...BUILD_FOLDERS,
    log: (line) => console.log(line),
    warn: (line) => console.error(`warning: ${line}`),
  });
  const { reports, changed } = await packer.pack(paths, out);
  console.log(`${reports.length} ${reports.length === 1 ? 'report' : 'reports'} in ${out}, ${changed} files written`);
});

/** @param {string[]} args */
function read_arguments(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: 'string', short: 'o' }, help: { type: 'boolean', short: 'h' } },
    });
    return { paths: positionals, out: values.out, help: values.help ?? false };
  } catch (error) {
    throw new Problem(`${/** @type {Error} */ (error).message}\n${USAGE}`);
  }
}
