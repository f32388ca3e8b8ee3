/** A table that its reader may sort and filter: what it holds, in its author's order, and what is to be seen of it. */

import { number_of } from '../../report/table_rows.js';
import { column_of } from './column_kind.js';
import { filtered_places, sorted_places } from './table_order.js';
import { cell_text } from './table_text.js';

/** @typedef {import('./table_order.js').Direction} Direction */

const fewest_rows = 3;
const most_rows = 2000; // more would hold the page up

/** @param {HTMLTableElement} table @returns {boolean} whether it has a header, and rows that are worth sorting */
export function is_board(table) {
  const rows = table.tBodies.length > 0 ? table.tBodies[0].rows.length : 0;
  return table.tHead !== null && rows >= fewest_rows && rows <= most_rows;
}

export class Board {
  /** @param {HTMLTableElement} table @param {() => void} on_change what is to be seen of it is another */
  constructor(table, on_change) {
    this.table = table;
    this.on_change = on_change;
    this.box = /** @type {HTMLElement} */ (table.parentElement);
    this.head = /** @type {HTMLTableSectionElement} */ (table.tHead);
    this.headings = Array.from(this.head.rows[0].cells);
    this.names = this.headings.map((heading) => cell_text(heading).text.trim());
    this.rows = Array.from(table.tBodies[0].rows).sort((a, b) => number_of(a) - number_of(b));
    this.texts = this.rows.map((row) => Array.from(row.cells, (cell) => cell_text(cell).text));
    this.columns = this.names.map((name, place) =>
      column_of(
        name,
        this.texts.map((texts) => texts[place] || ''),
      ),
    );
    /** @type {{column: number, direction: Direction} | null} */
    this.sorted = null;
    this.wanted = '';
  }

  /** Up, down, as written. @param {number} column */
  sort_by(column) {
    const { sorted } = this;
    const is_same = sorted !== null && sorted.column === column;
    if (!is_same) this.sort({ column, direction: 'ascending' });
    else this.sort(sorted.direction === 'ascending' ? { column, direction: 'descending' } : null);
  }

  /** @param {Board['sorted']} sorted null as written */
  sort(sorted) {
    this.sorted = sorted;
    this.headings.forEach((heading, column) => {
      if (sorted && sorted.column === column) heading.setAttribute('aria-sort', sorted.direction);
      else heading.removeAttribute('aria-sort');
    });
    this.on_change();
  }

  /** All of it as written. */
  reset() {
    this.wanted = '';
    this.sort(null);
  }

  /** @param {string} wanted */
  filter(wanted) {
    this.wanted = wanted;
    this.on_change();
  }

  /** @returns {{places: number[], left: Set<number>}} of all rows, from the top; and of those that the filter leaves */
  arranged() {
    const { sorted } = this;
    const places = sorted
      ? sorted_places(this.columns[sorted.column], sorted.direction)
      : this.rows.map((_, place) => place);
    return { places, left: new Set(filtered_places(this.texts, this.wanted)) };
  }

  /** @returns {number[]} the places of the rows that are seen, from the top */
  seen() {
    const { places, left } = this.arranged();
    return places.filter((place) => left.has(place));
  }

  /** @returns {import('../../report/table_rows.js').TableOrder | null} null as written */
  order() {
    const { places, left } = this.arranged();
    if (!this.sorted && left.size === places.length) return null;
    const numbers = (/** @type {number[]} */ of) => of.map((place) => number_of(this.rows[place]));
    const hidden = places.filter((place) => !left.has(place));
    return { table: number_of(this.table), rows: numbers(places), hidden: numbers(hidden) };
  }

  /** @returns {HTMLTableCellElement[][]} what is seen, the header first */
  cells() {
    return [this.headings, ...this.seen().map((place) => Array.from(this.rows[place].cells))];
  }
}
