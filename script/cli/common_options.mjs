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
 * @param {string} describe
 * @returns {Option} a text; of one that is written twice the last counts
 */
export function text_option(describe) {
  return {
    type: 'string',
    requiresArg: true,
    describe,
    coerce: (given) => (Array.isArray(given) ? given.at(-1) : given),
  };
}

/**
 * @param {import('./cli_words.mjs').CliWords} words
 * @returns {Record<string, Option>} what a site is made with
 */
export function site_flags({ options }) {
  return {
    title: text_option(options.title),
    'base-url': text_option(options.base_url),
    language: text_option(options.language),
    config: text_option(options.config),
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
