/** How the commands of script/ end. */

import { Problem } from '../../web/report/problem.js';

/**
 * Runs a command's main function: a Problem becomes a message and exit status 1, anything else is a fault of ours and
 * keeps its stack trace.
 * @param {() => Promise<void>} main
 */
export async function run_command(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  }
}
