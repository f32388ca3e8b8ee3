/**
 * What a board's cells get beside their text: a button in each header, a mark before the word for a state, bars. They lie in
 * the cells' padding, beneath the ink, and are none of the report's text.
 */

import { element } from '../../report/element.js';
import { drawn } from '../tool_elements.js';

const round = 'M5 0a5 5 0 1 0 0 10a5 5 0 1 0 0-10z';

/** Told apart by their shapes, too: a tick, a half, a ring, a warning. In a field of 10 by 10. */
const shapes = {
  done: `${round}M2 5.2 4.2 7.4 8 3.6 7.1 2.7 4.2 5.6 2.9 4.3z`,
  active: `${round}M5 1.4a3.6 3.6 0 0 0 0 7.2z`,
  open: `${round}M5 1.4a3.6 3.6 0 1 0 0 7.2a3.6 3.6 0 1 0 0-7.2z`,
  halted: 'M5 .3 10 9.7H0zM4.3 3.4v3h1.4v-3zM4.3 7.2v1.3h1.4V7.2z',
};

/** @typedef {keyof typeof shapes} State */

/** @typedef {import('./board.js').Board} Board */
/** @typedef {import('../report_handle.js').ReportHandle} ReportHandle */

/**
 * A press anywhere on a header cell sorts, unless it selects or follows a link; the button is for keys and screen readers.
 * @param {ReportHandle} report
 * @param {Board} board
 * @param {import('./board_words.js').Words} words
 * @param {AbortSignal} signal
 */
export function add_sort_buttons(report, board, words, signal) {
  board.headings.forEach((heading, column) => {
    const name = words.sort(board.names[column] || String(column + 1));
    const button = element('button', { type: 'button', class: 'board-sort', 'aria-label': name });
    report.add(heading, button);
    // Else whoever goes from cell to cell would hear the button's name with each.
    heading.setAttribute('aria-label', board.names[column]);
  });
  const sort = (/** @type {MouseEvent} */ { target, detail }) => {
    const is_of_text = detail > 0 && String(getSelection()) !== '';
    const column = board.headings.findIndex((heading) => heading.contains(/** @type {Node} */ (target)));
    if (column >= 0 && !is_of_text && !(/** @type {Element} */ (target).closest('a'))) board.sort_by(column);
  };
  board.head.addEventListener('click', sort, { signal });
  signal.addEventListener('abort', () => {
    for (const name of ['aria-sort', 'aria-label']) board.headings.forEach((heading) => heading.removeAttribute(name));
  });
}

/** @param {ReportHandle} report @param {Board} board */
export function add_marks(report, board) {
  board.columns.forEach(({ kind, cells }, column) => {
    if (kind !== 'state') return;
    cells.forEach(({ state }, place) => {
      const cell = board.rows[place].cells[column];
      if (state && cell) report.add(cell, state_mark(state));
    });
  });
}

/** @param {State} state */
export function state_mark(state) {
  const mark = element('span', { class: 'board-mark', 'data-state': state, 'aria-hidden': 'true' });
  mark.append(drawn(shapes[state], 10));
  return mark;
}

/**
 * @param {ReportHandle} report
 * @param {Board} board
 * @returns {HTMLElement[]} to be removed again
 */
export function add_bars(report, board) {
  return board.columns.flatMap(({ kind, cells, has_bars }, column) => {
    if (!has_bars) return [];
    const fitting = cells.map((cell) => (cell.kind === kind ? cell.value : NaN));
    const most = Math.max(...fitting.filter((value) => value >= 0));
    const whole = kind === 'count' ? most : Math.max(1, most);
    return fitting.flatMap((value, place) => {
      const cell = board.rows[place].cells[column];
      if (!(value > 0) || !cell) return [];
      const bar = element('span', { class: 'board-bar', 'aria-hidden': 'true' });
      bar.style.inlineSize = `calc((100% - 2 * var(--cell-padding-x)) * ${value / whole})`;
      report.add(cell, bar);
      return [bar];
    });
  });
}
