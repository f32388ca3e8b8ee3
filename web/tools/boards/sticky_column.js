/** The first column of a table that is wider than the page: it stays while the others are scrolled past it. */

import { element } from '../../report/element.js';
import { seen_copy } from './seen_copy.js';

const widest = 0.45; // of the box: what stays leaves room for what moves

/**
 * @param {import('../report_handle.js').ReportHandle} report
 * @param {import('./board.js').Board} board
 */
export function sticky_column(report, board) {
  /** @type {HTMLElement | null} */
  let column = null;
  const remove = () => {
    if (column) column.remove();
    column = null;
  };
  /** @param {number} x CSS px by which the table is scrolled @returns {boolean} whether the column stays */
  const scroll = (x) => {
    const stays = x > 0 && board.headings[0].offsetWidth <= widest * board.box.clientWidth;
    if (!stays) remove();
    else if (!column) report.add(board.box, (column = column_of(board)));
    return stays;
  };
  const refresh = () => {
    if (!column) return;
    remove();
    scroll(board.box.scrollLeft);
  };
  return { scroll, refresh };
}

/** @param {import('./board.js').Board} board */
function column_of({ table, head, headings }) {
  const holder = element('div', { class: 'board-column', 'aria-hidden': 'true' });
  holder.style.width = `${table.offsetWidth}px`;
  holder.style.height = `${table.offsetHeight}px`;
  const copy = seen_copy(table, [head, table.tBodies[0]]);
  copy.style.width = `${headings[0].getBoundingClientRect().width}px`;
  Array.from(copy.rows).forEach((row, place) => {
    row.style.height = `${table.rows[place].getBoundingClientRect().height}px`;
    for (const cell of Array.from(row.cells).slice(1)) cell.remove();
  });
  holder.append(copy);
  return holder;
}
