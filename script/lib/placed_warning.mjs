/** A warning taken apart, for programs that show it where it belongs. */

/**
 * @typedef {object} PlacedWarning
 * @property {string} file empty where it is of no file
 * @property {number} line from 1; 0 where it is of no line
 * @property {number} column from 1; 0 where it is of the whole line
 * @property {string} message
 */

/**
 * @param {string} warning `FILE:LINE: what` or `FILE:LINE:COLUMN: what`
 * @returns {PlacedWarning}
 */
export function placed_warning(warning) {
  const [, file = '', line, column, message = warning] = /^(.+?):(\d+)(?::(\d+))?: (.*)$/s.exec(warning) ?? [];
  return { file, line: Number(line ?? 0), column: Number(column ?? 0), message };
}

/**
 * As a file is read from top to bottom, whoever noticed what.
 * @param {string[]} warnings
 * @returns {string[]} file by file, in the order in which the files come first; of each by line and column
 */
export function in_order_of_lines(warnings) {
  const placed = warnings.map((warning) => ({ warning, ...placed_warning(warning) }));
  const ranks = new Map([...new Set(placed.map(({ file }) => file))].map((file, rank) => [file, rank]));
  const rank_of = (/** @type {PlacedWarning} */ { file }) => ranks.get(file) ?? 0;
  placed.sort((a, b) => rank_of(a) - rank_of(b) || a.line - b.line || a.column - b.column);
  return placed.map(({ warning }) => warning);
}

/**
 * An annotation of GitHub Actions.
 * @param {'warning' | 'error'} kind
 * @param {PlacedWarning} warning
 * @returns {string} a workflow command
 */
export function github_annotation(kind, { file, line, column, message }) {
  const place = Object.entries({ file, line, col: column })
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
  return `::${kind}${place.length > 0 ? ` ${place.join(',')}` : ''}::${escaped(message)}`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
