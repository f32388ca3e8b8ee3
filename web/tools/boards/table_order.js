/** In which order a table's rows stand when they are sorted by a column, and which of them a filter leaves. */

/** @typedef {import('./column_kind.js').Column} Column */

/** @typedef {import('../../report/cell_value.js').CellValue} CellValue */

/** @typedef {'ascending' | 'descending'} Direction */

/** Chinese by its sounds, numbers within words by their value. */
const words = new Intl.Collator('zh-Hans-u-co-pinyin', { numeric: true });

/**
 * What the column is not made of follows what it is; what is empty comes last, either way. Rows that are alike stay as they
 * were written.
 * @param {Column} column
 * @param {Direction} direction
 * @returns {number[]} the places of the rows, counted in their author's order
 */
export function sorted_places({ kind, cells }, direction) {
  const sign = direction === 'ascending' ? 1 : -1;
  const has_words = kind === 'text' || kind === 'state';
  const by_words = (/** @type {CellValue} */ a, /** @type {CellValue} */ b) => words.compare(a.text, b.text);
  const rank = (/** @type {CellValue} */ cell) => (cell.kind === 'empty' ? 2 : cell.kind === kind ? 0 : 1);
  const compared = (/** @type {CellValue} */ a, /** @type {CellValue} */ b) => {
    if (rank(a) !== rank(b)) return rank(a) - rank(b);
    if (rank(a) > 0) return rank(a) > 1 ? 0 : by_words(a, b);
    return sign * (a.value - b.value || (has_words ? by_words(a, b) : 0));
  };
  return cells.map((_, place) => place).sort((a, b) => compared(cells[a], cells[b]) || a - b);
}

/**
 * @param {string[][]} rows the texts of their cells
 * @param {string} wanted words, of which a row must hold all
 * @returns {number[]} the places of those that do
 */
export function filtered_places(rows, wanted) {
  const parts = folded(wanted).split(/\s+/).filter(Boolean);
  const is_wanted = (/** @type {string[]} */ cells) => {
    const text = folded(cells.join('\n'));
    return parts.every((part) => text.includes(part));
  };
  return rows.flatMap((cells, place) => (is_wanted(cells) ? [place] : []));
}

/** @param {string} text */
const folded = (text) => text.normalize('NFKC').toLowerCase();
