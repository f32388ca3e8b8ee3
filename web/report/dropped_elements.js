/** What is told of raw HTML that a report cannot have. */

/**
 * What it asks for in vain: its text stands by itself.
 * @param {string} file as it is called in warnings
 * @param {import('#border').ReportDescription} description
 */
export function dropped_warnings(file, { dropped }) {
  return dropped.map(
    ({ line, tag }) => `${file}:${line}: <${tag}> cannot be shown in a report; its text stays without it.`,
  );
}
