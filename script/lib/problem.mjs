/**
 * Something that the person who ran a command can put right. Its message says what is wrong, where, and what to do;
 * the commands print it without a stack trace and end with status 1.
 */
export class Problem extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'Problem';
  }
}

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
