/** `kanbao build [PATH…]`: writes a site into a folder. */

import { load_reader } from '../lib/build.mjs';
import { BUILD_FOLDERS } from '../lib/build_folders.mjs';
import { counted } from '../lib/counted.mjs';
import { SitePacker } from '../lib/site_packer.mjs';
import { print_suggestions } from '../lib/track_suggestions.mjs';
import { told_report } from '../library/told_report.mjs';
import { paths_argument, site_flags, told_flags, text_option } from './common_options.mjs';
import { site_options, some_paths } from './site_options.mjs';
import { Told } from './told.mjs';

/**
 * @typedef {import('./site_options.mjs').GivenOptions & {
 *   force?: boolean, keep?: boolean, quiet?: boolean, json?: boolean, 'suggest-tracks'?: boolean
 * }} BuildOptions
 */

/**
 * @param {import('./cli_words.mjs').CliWords} words
 * @returns {import('./common_options.mjs').Command}
 */
export function build_command(words) {
  const { commands, options, examples } = words;
  return {
    command: 'build [paths..]',
    describe: commands.build,
    builder: (parser) =>
      parser
        .positional('paths', paths_argument(words))
        .options({
          out: { alias: 'o', ...text_option(options.out) },
          ...site_flags(words),
          app: { type: 'boolean', describe: options.app },
          strict: { type: 'boolean', describe: options.strict },
          force: { type: 'boolean', describe: options.force },
          keep: { type: 'boolean', describe: options.keep },
          'suggest-tracks': { type: 'boolean', describe: options.suggest_tracks },
          ...told_flags(words),
        })
        .example('kanbao build posts --out site', examples.build)
        .example('kanbao build posts --strict --base-url https://example.org/reports/', examples.build_strict),
    handler: (/** @type {BuildOptions} */ given) => {
      const told = new Told(given);
      return told.during(() => (given['suggest-tracks'] ? suggest(given) : build(given, told)));
    },
  };
}

/** @param {BuildOptions} given @param {Told} told */
async function build(given, told) {
  const { paths, out, options } = await site_options(given);
  const packer = new SitePacker({ ...BUILD_FOLDERS, ...told.packer_options });
  const { force, keep } = given;
  const { reports, changed } = await packer.pack(some_paths(paths, 'build'), out, { ...options, force, keep });
  const written = changed === 0 ? 'nothing has changed' : `${counted(changed, 'file')} written`;
  told.say(`${counted(reports.length, 'report')} in ${out}, ${written}`);
  told.outcome({ out, changed, reports: reports.map(told_report) });
}

/** @param {BuildOptions} given */
async function suggest(given) {
  const { paths, options } = await site_options(given);
  const reader = await load_reader(BUILD_FOLDERS.dist);
  const print = (/** @type {string} */ text) => console.log(text);
  await print_suggestions(some_paths(paths, 'build --suggest-tracks'), { reader, config: options.config, print });
}
