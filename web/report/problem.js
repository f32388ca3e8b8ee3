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
