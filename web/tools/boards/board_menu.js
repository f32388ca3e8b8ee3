/** What can be done with a table as a whole, in a panel that a button at its corner opens. */

import { element } from '../../report/element.js';
import { copied } from '../clipboard.js';
import { drawn, on_words, text_button } from '../tool_elements.js';
import { tool_popover } from '../tool_popover.js';
import { add_bars, state_mark } from './board_signs.js';
import { total_of } from './column_kind.js';
import { as_markdown, cell_text, tab_separated } from './table_text.js';

/** @typedef {import('./board.js').Board} Board */
/** @typedef {import('./board_words.js').Words} Words */
/** @typedef {import('../report_handle.js').ReportHandle} ReportHandle */

const worth_filtering = 12; // rows
const panel_width = 320; // CSS px, as in css/tools/panel.css
const panel_gap = 12; // CSS px
const dots = 'M5 12h.01M12 12h.01M19 12h.01';

/**
 * @param {ReportHandle} report
 * @param {Board} board
 * @param {Words} words
 * @param {AbortSignal} signal
 * @returns {{button: HTMLElement, refresh: () => void}} `refresh` is to be called when other rows are seen
 */
export function board_menu(report, board, words, signal) {
  const name = words.options(board.names.join('、'));
  const button = /** @type {HTMLButtonElement} */ (
    element('button', { type: 'button', class: 'board-options', 'aria-label': name })
  );
  button.append(drawn(dots));
  const { panel } = tool_popover(report, { name, button, on_open: () => fill(), signal });
  panel.classList.add('board-panel');
  panel.addEventListener('beforetoggle', () => place_beside(panel, button));
  const content = menu_content(report, board, words);
  const fill = () => {
    if (!panel.firstChild) panel.append(...content.elements);
    content.refresh();
  };
  return { button, refresh: content.refresh };
}

/**
 * Where the window has room beside the table, so that what is filtered can be seen.
 * @param {HTMLElement} panel
 * @param {HTMLElement} button
 */
function place_beside(panel, button) {
  const { right, bottom } = button.getBoundingClientRect();
  const room = document.documentElement.clientWidth - right;
  if (room < panel_width + 2 * panel_gap) return;
  panel.style.setProperty('--kanbao-end', `${room - panel_width - panel_gap}px`);
  panel.style.setProperty('--kanbao-top', `${Math.max(panel_gap, bottom - 8)}px`);
}

/** @param {ReportHandle} report @param {Board} board @param {Words} words */
function menu_content(report, board, words) {
  const { columns, rows } = board;
  const status = element('p', { role: 'status' });
  const totals = element('dl');
  const field = filter_field(board, words);
  const as_written = text_button(words.as_written, () => {
    field.input.value = '';
    board.reset();
  });
  const refresh = () => {
    const seen = board.seen();
    status.textContent = seen.length < rows.length ? words.shown(seen.length, rows.length) : '';
    show_totals(totals, board, words, seen);
    as_written.disabled = !board.sorted && board.wanted === '';
  };
  const elements = [
    rows.length > worth_filtering ? field.label : '',
    columns.some(({ has_bars }) => has_bars) ? bars_switch(report, board, words) : '',
    columns.some(({ has_total }) => has_total) ? totals : '',
    columns.some(({ kind }) => kind === 'state') ? legend(board, words) : '',
    as_written,
    copy_button(words.tsv, board, words, status, tab_separated),
    copy_button(words.markdown, board, words, status, (texts) => as_markdown(texts, alignments(board))),
    status,
  ].filter(Boolean);
  return { elements, refresh };
}

/** @param {Board} board @param {Words} words */
function filter_field(board, words) {
  const label = element('label', {}, words.filter);
  const input = /** @type {HTMLInputElement} */ (element('input', { type: 'text', enterkeyhint: 'search' }));
  on_words(input, () => board.filter(input.value));
  label.append(input);
  return { label, input };
}

/** @param {ReportHandle} report @param {Board} board @param {Words} words */
function bars_switch(report, board, words) {
  const label = element('label');
  const box = /** @type {HTMLInputElement} */ (element('input', { type: 'checkbox' }));
  /** @type {HTMLElement[]} */
  let bars = [];
  box.addEventListener('change', () => {
    for (const bar of bars) bar.remove();
    bars = box.checked ? add_bars(report, board) : [];
  });
  label.append(box, words.bars);
  return label;
}

/** @param {HTMLElement} list @param {Board} board @param {Words} words @param {number[]} seen */
function show_totals(list, board, words, seen) {
  const entries = board.columns.flatMap((column, place) => {
    if (!column.has_total) return [];
    return [element('dt', {}, `${board.names[place]} ${words.total}`), element('dd', {}, total_of(column, seen))];
  });
  list.replaceChildren(...entries);
}

/** @param {Board} board @param {Words} words */
function legend(board, words) {
  const list = element('p', { class: 'board-legend' });
  const present = new Set(board.columns.flatMap(({ cells }) => cells.map(({ state }) => state)));
  for (const state of /** @type {const} */ (['done', 'active', 'open', 'halted'])) {
    if (!present.has(state)) continue;
    const entry = element('span');
    entry.append(state_mark(state), words.states[state]);
    list.append(entry);
  }
  return list;
}

/**
 * @param {string} name
 * @param {Board} board
 * @param {Words} words
 * @param {HTMLElement} status
 * @param {(rows: import('./table_text.js').CellText[][]) => string} text_of
 */
function copy_button(name, board, words, status, text_of) {
  return text_button(name, async () => {
    const text = text_of(board.cells().map((cells) => cells.map(cell_text)));
    status.textContent = (await copied(text, board.table)) ? words.copied : words.failed;
  });
}

/** @param {Board} board */
const alignments = ({ headings }) =>
  headings.map(
    ({ classList }) =>
      /** @type {const} */ (['left', 'center', 'right']).find((side) => classList.contains(`align-${side}`)) || '',
  );
