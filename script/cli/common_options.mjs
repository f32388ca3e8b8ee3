/** Options that several commands have, so that they are the same in all. */

/** @typedef {import('yargs').Options} Option */

/**
 * @typedef {object} Command
 * @property {string} command with its arguments, as yargs writes them
 * @property {string} describe
 * @property {(parser: import('yargs').Argv<any>) => import('yargs').Argv<any>} builder
 * @property {(given: any) => Promise<void>} handler of what the builder declares
 */

/**
 * @param {import('./cli_words.mjs').CliWords} words
 * @returns {Record<string, Option>} what a site is made with
 */
export function site_flags({ options }) {
  return {
    title: { type: 'string', requiresArg: true, describe: options.title },
    'base-url': { type: 'string', requiresArg: true, describe: options.base_url },
    language: { type: 'string', requiresArg: true, describe: options.language },
    config: { type: 'string', requiresArg: true, normalize: true, describe: options.config },
  };
}

/**
 * @param {import('./cli_words.mjs').CliWords} words
 * @returns {Record<'quiet' | 'json', Option>} how much is told
 */
export function told_flags({ options }) {
  return {
    quiet: { type: 'boolean', describe: options.quiet },
    json: { type: 'boolean', conflicts: 'quiet', describe: options.json },
  };
}

/**
 * @param {import('./cli_words.mjs').CliWords} words
 * @returns {import('yargs').PositionalOptions}
 */
export function paths_argument({ options }) {
  return { type: 'string', array: true, normalize: false, describe: options.paths };
}
