/**
 * The line below the report that says why it is shown as a web page and not painted. The sentences stand in the line's
 * own attributes, in the report's language.
 */

/**
 * @typedef {'browser' | 'wasm' | 'webgl' | 'unreachable'
 *   | 'failed' | 'falsified' | 'long' | 'changed' | 'restyled' | 'context_lost'} Reason
 *   web/start.js says the first ones
 */

/** A failure that has a sentence of its own. */
export class Refusal extends Error {
  /**
   * @param {Reason} reason
   * @param {string} [detail] for the developer
   */
  constructor(reason, detail = reason) {
    super(detail);
    this.reason = reason;
  }
}

/**
 * @param {Reason | null} reason null takes the line away
 * @param {string} [detail] what the reader could report, such as an error's message
 */
export function say_quietly(reason, detail = '') {
  const line = document.querySelector('p#status');
  const sentence = reason === null ? '' : (line?.getAttribute(`data-${reason}`) ?? '');
  const text = sentence + (detail ? ` (${detail})` : '');
  // A line that stays the same is not announced again.
  if (line && line.textContent !== text) line.textContent = text;
}
