/** Plain text tables: the first column to the left, numbers to the right. */

/**
 * How wide a text stands in a terminal: Chinese characters take two columns.
 * @param {string} text
 */
const width_of = (text) => [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/u.test(character) ? 2 : 1), 0);

/**
 * @param {string[][]} rows the first holds the titles
 * @returns {string}
 */
export function text_table(rows) {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => width_of(row[i] ?? ''))));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => {
        const gap = ' '.repeat((widths[i] ?? 0) - width_of(cell));
        return i === 0 ? cell + gap : gap + cell;
      })
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/**
 * @param {number} value
 * @param {number} [digits]
 */
export const number_cell = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : '–');
