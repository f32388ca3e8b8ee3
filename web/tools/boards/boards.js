/**
 * Makes boards of the report's tables: sorted by a press on a header cell, filtered, with bars, summed up and copied from a
 * panel, their headers in view. As long as nothing is asked for, a table is what its author wrote.
 */

import boards_css from '../../css/tools/boards.css';
import { restore_rows } from '../../report/table_rows.js';
import { bar_event } from '../contents_bar.js';
import { has_popovers } from '../tool_popover.js';
import { add_style } from '../tool_style.js';
import { choose_words } from '../tool_words.js';
import { Board, is_board } from './board.js';
import { board_frame } from './board_frame.js';
import { board_menu } from './board_menu.js';
import { print_as_written } from './board_print.js';
import { add_marks, add_sort_buttons } from './board_signs.js';
import { words_by_language } from './board_words.js';

/** @typedef {import('../report_handle.js').ReportHandle} ReportHandle */

const cells_at_a_time = 1000; // of many tables, each batch gives way to the reader

/** @type {import('../report_handle.js').AttachTool} */
export function attach(report, signal) {
  if (document.documentElement.dataset.chrome === 'none') return;
  const tables = Array.from(report.article.querySelectorAll('table')).filter(
    (table) => table.matches(':not(header) > .wide > [data-b]:not([data-spans])') && is_board(table),
  );
  if (tables.length === 0) return;
  add_style(boards_css, signal);
  const boards = new Boards(report, signal);
  const add_some = () => {
    if (signal.aborted) return;
    let cells = 0;
    while (tables.length > 0 && cells < cells_at_a_time) {
      cells += tables[0].rows.length * tables[0].rows[0].cells.length;
      boards.add(/** @type {HTMLTableElement} */ (tables.shift()));
    }
    boards.place_new();
    if (tables.length > 0) setTimeout(add_some);
  };
  add_some();
}

class Boards {
  /** @param {ReportHandle} report @param {AbortSignal} signal */
  constructor(report, signal) {
    this.report = report;
    this.signal = signal;
    this.words = choose_words(words_by_language);
    /** @type {Board[]} */
    this.boards = [];
    /** @type {(ReturnType<typeof board_frame>)[]} */
    this.frames = [];
    this.placed = 0;
    this.is_arranging = false;
    this.is_outdated = false;
    restore_rows(report.article);
    print_as_written(report, this.boards, signal);
    this.follow_page();
  }

  /** The frames lie where the tables do, whatever moves these. */
  follow_page() {
    const place = () => this.place();
    this.report.on_laid_out(place);
    this.report.on_state_changed(place);
    const keep_below_bar = () => this.frames.forEach((frame) => frame.keep_below_bar());
    document.addEventListener(bar_event, keep_below_bar, { signal: this.signal });
    const observer = new ResizeObserver(place);
    observer.observe(this.report.article);
    this.signal.addEventListener('abort', () => observer.disconnect());
  }

  /** All are asked where they are before any is moved. */
  place(frames = this.frames) {
    for (const place of frames.map((frame) => frame.placed())) place();
    for (const frame of frames) frame.refresh();
  }

  place_new() {
    this.place(this.frames.slice(this.placed));
    this.placed = this.frames.length;
  }

  /** @param {HTMLTableElement} table */
  add(table) {
    const { report, words, signal } = this;
    /** @type {() => void} */
    let refresh = () => {};
    const board = new Board(table, () => {
      refresh();
      void this.arrange();
    });
    add_sort_buttons(report, board, words, signal);
    add_marks(report, board);
    this.boards.push(board);
    const menu = has_popovers() ? board_menu(report, board, words, signal) : null;
    if (menu) refresh = menu.refresh;
    this.frames.push(board_frame(report, board, menu && menu.button, signal));
  }

  /** One arrangement is under way at a time, and the last one counts. */
  async arrange() {
    this.is_outdated = true;
    if (this.is_arranging) return;
    this.is_arranging = true;
    try {
      while (this.is_outdated) {
        this.is_outdated = false;
        await this.report.arrange({ tables: this.boards.flatMap((board) => board.order() || []) });
        this.place();
      }
    } finally {
      this.is_arranging = false;
    }
  }
}
