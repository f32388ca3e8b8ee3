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
  /** @type {Map<string, {warning: string, line: number, column: number}[]>} */
  const by_file = new Map();
  for (const warning of warnings) {
    const { file, line, column } = placed_warning(warning);
    by_file.set(file, [...(by_file.get(file) ?? []), { warning, line, column }]);
  }
  return [...by_file.values()].flatMap((of_file) =>
    of_file.sort((a, b) => a.line - b.line || a.column - b.column).map(({ warning }) => warning),
  );
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
