/**
 * The line below the report that says why it is shown as a web page and not painted. The sentences stand in the line's
 * own attributes, in the report's language.
 */

/** @typedef {import('../report/report_language.js').Reason} Reason */

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
