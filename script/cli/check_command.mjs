/** `kanbao check [PATH…]`: all warnings of reports, for people, for programs, or beside the lines of a pull request. */

import { BUILD_FOLDERS } from '../lib/build_folders.mjs';
import { counted } from '../lib/counted.mjs';
import { SitePacker } from '../lib/site_packer.mjs';
import { told_report } from '../library/told_report.mjs';
import { paths_argument, site_flags } from './common_options.mjs';
import { site_options } from './site_options.mjs';
import { Told } from './told.mjs';

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
    handler: (/** @type {CheckOptions} */ given) => {
      const told = new Told({ ...given, asked: true });
      return told.during(() => check(given, told));
    },
  };
}

/** @param {CheckOptions} given @param {Told} told */
async function check(given, told) {
  const { paths, options } = await site_options(given);
  const packer = new SitePacker({ ...BUILD_FOLDERS, ...told.packer_options });
  // All warnings are told, and the exit status says whether there are any.
  const reports = await packer.check(paths.length > 0 ? paths : ['.'], { ...options, strict: false });
  const count = told.warnings.length;
  told.say(`${counted(reports.length, 'report')}, ${count === 0 ? 'nothing to put right' : counted(count, 'warning')}`);
  told.outcome({ reports: reports.map(told_report) });
  if (count > 0) process.exitCode = 1;
}
