/** `kanbao check [PATH…]`: all warnings of reports, for people, for programs, or beside the lines of a pull request. */

import { BUILD_FOLDERS } from '../lib/build_folders.mjs';
import { counted } from '../lib/counted.mjs';
import { github_annotation, placed_warning } from '../lib/placed_warning.mjs';
import { SitePacker } from '../lib/site_packer.mjs';
import { Problem } from '../../web/report/problem.js';
import { paths_argument, site_flags } from './common_options.mjs';
import { site_options } from './site_options.mjs';

/** @typedef {import('../lib/placed_warning.mjs').PlacedWarning} PlacedWarning */
/** @typedef {import('./site_options.mjs').GivenOptions & {format?: string, quiet?: boolean}} CheckOptions */

/**
 * @param {import('./cli_words.mjs').CliWords} words
 * @returns {import('./common_options.mjs').Command}
 */
export function check_command(words) {
  const { commands, options, examples } = words;
  return {
    command: 'check [paths..]',
    describe: commands.check,
    builder: (parser) =>
      parser
        .positional('paths', paths_argument(words))
        .options({
          format: { choices: ['text', 'json', 'github'], default: 'text', requiresArg: true, describe: options.format },
          ...site_flags(words),
          quiet: { type: 'boolean', describe: options.quiet },
        })
        .example('kanbao check posts', examples.check)
        .example('kanbao check posts --format github', examples.check_github),
    handler: check,
  };
}

/** @param {CheckOptions} given */
async function check(given) {
  /** @type {PlacedWarning[]} */
  const warnings = [];
  const tell_line = given.format === 'text' ? console.log : undefined;
  const packer = new SitePacker({
    ...BUILD_FOLDERS,
    log: given.quiet ? undefined : tell_line,
    warn(line) {
      const warning = placed_warning(line);
      warnings.push(warning);
      tell_line?.(`warning: ${line}`);
      if (given.format === 'github') console.log(github_annotation('warning', warning));
    },
  });
  try {
    const { paths, options } = await site_options(given);
    // All warnings are told, and the exit status says whether there are any.
    const reports = await packer.check(paths.length > 0 ? paths : ['.'], { ...options, strict: false });
    const found = warnings.length === 0 ? 'nothing to put right' : counted(warnings.length, 'warning');
    if (!given.quiet) tell_line?.(`${counted(reports.length, 'report')}, ${found}`);
    const listed = reports.map(({ file, name, title }) => ({ file, name, title }));
    if (given.format === 'json') print({ reports: listed, warnings });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (given.format === 'json') print({ reports: [], warnings, error: error.message });
    if (given.format === 'github') console.log(github_annotation('error', placed_warning(error.message)));
    throw error;
  }
  if (warnings.length > 0) process.exitCode = 1;
}

/** @param {unknown} value */
function print(value) {
  console.log(JSON.stringify(value, null, 2));
}
