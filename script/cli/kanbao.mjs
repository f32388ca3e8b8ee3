#!/usr/bin/env node
/** The command `kanbao`: reads the command line and hands it to the command that is asked for, each in a file of its own. */

import { createRequire } from 'node:module';

import { hideBin } from 'yargs/helpers';

import { run_command } from '../lib/run_command.mjs';
import { VERSION } from '../lib/version.mjs';
import { Problem } from '../../web/report/problem.js';
import { build_command } from './build_command.mjs';
import { check_command } from './check_command.mjs';
import { cli_words } from './cli_words.mjs';
import { new_command } from './new_command.mjs';
import { preview_command } from './preview_command.mjs';
import { serve_command } from './serve_command.mjs';

// What yargs gives to `import` takes a Chinese character for as wide as a letter, so that its lines do not fit into a terminal.
const yargs = /** @type {typeof import('yargs').default} */ (createRequire(import.meta.url)('yargs'));

const most_columns = 100;
const commands = ['serve', 'build', 'new', 'check', 'preview'];

await run_command(async () => {
  const words = cli_words(process.env);
  const args = hideBin(process.argv);
  const parser = yargs(args);
  await parser
    .scriptName('kanbao')
    .locale(words.locale)
    .usage(words.usage)
    .command(serve_command(words))
    .command(build_command(words))
    .command(new_command(words))
    .command(check_command(words))
    .command(preview_command(words))
    .completion('completion', words.completion)
    .demandCommand(1, 1, words.no_command, words.no_command)
    .recommendCommands()
    .strict()
    .parserConfiguration({ 'camel-case-expansion': false })
    .version(`kanbao ${VERSION}`)
    .alias('help', 'h')
    .wrap(Math.min(most_columns, parser.terminalWidth() ?? most_columns))
    .epilogue(words.more)
    .fail((message, error) => {
      // What yargs finds wrong is the caller's to mend.
      if (error && error.name !== 'YError') throw error;
      throw new Problem(`${message ?? error.message}\n${words.ask_help(`kanbao ${named_command(args)}`.trim())}`);
    })
    .parseAsync();
});

/** @param {string[]} args @returns {string} empty where none is named */
function named_command([first = '']) {
  return commands.includes(first) ? first : '';
}
