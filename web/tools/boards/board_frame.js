/**
 * What lies around a table and not in it: its options' button, and its header once that has left the window. The frame lies
 * over the table; what is in view of the header is kept there by the browser alone, so that scrolling runs no script.
 */

import { element } from '../../report/element.js';
import { covered_by_bar } from '../contents_bar.js';
import { seen_copy } from './seen_copy.js';
import { sticky_column } from './sticky_column.js';

/** @typedef {import('./board.js').Board} Board */

/**
 * @param {import('../report_handle.js').ReportHandle} report
 * @param {Board} board
 * @param {HTMLElement | null} button
 * @param {AbortSignal} signal
 * @returns {BoardFrame}
 */
export function board_frame(report, board, button, signal) {
  const frame = element('div', { class: 'board-frame' });
  if (button) frame.append(button);
  report.add(/** @type {Element} */ (board.box.parentElement), frame, board.box.nextSibling);
  return new BoardFrame(report, board, frame, signal);
}

class BoardFrame {
  /**
   * @param {import('../report_handle.js').ReportHandle} report
   * @param {Board} board
   * @param {HTMLElement} frame
   * @param {AbortSignal} signal
   */
  constructor(report, board, frame, signal) {
    this.board = board;
    this.element = frame;
    /** @type {HTMLElement | null} */
    this.strip = null;
    this.column = sticky_column(report, board);
    board.box.addEventListener('scroll', () => this.scroll(), { passive: true, signal });
    // Either alone would not tell of a jump past it.
    const observer = new IntersectionObserver(() => this.show_header(is_header_wanted(board)), { threshold: [0, 1] });
    observer.observe(board.head);
    observer.observe(board.table);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  /** @returns {() => void} puts the frame where the table is; what asks the page where that is has been done */
  placed() {
    const { box, table } = this.board;
    const around = this.element.offsetParent;
    if (!around) return () => {};
    const { left, top } = around.getBoundingClientRect();
    const place = box.getBoundingClientRect();
    const width = Math.min(place.width, table.getBoundingClientRect().width);
    return () => {
      const { style } = this.element;
      style.left = `${place.left - left}px`;
      style.top = `${place.top - top}px`;
      style.width = `${width}px`;
      style.height = `${table.offsetHeight}px`;
    };
  }

  /** What is painted or seen of the table is another. */
  refresh() {
    if (this.strip) this.show_header(is_header_wanted(this.board));
    this.column.refresh();
  }

  /** @param {boolean} is_wanted */
  show_header(is_wanted) {
    if (this.strip) this.strip.remove();
    this.strip = is_wanted ? header_strip(this.board) : null;
    if (!this.strip) return;
    this.element.append(this.strip);
    this.keep_below_bar();
    this.scroll();
  }

  keep_below_bar() {
    if (this.strip) this.strip.style.top = `${covered_by_bar()}px`;
  }

  /** Sideways: the header goes along, but for a first column that stays. */
  scroll() {
    const x = this.board.box.scrollLeft;
    const stays = this.column.scroll(x);
    if (!this.strip) return;
    const header = /** @type {HTMLElement} */ (this.strip.firstElementChild);
    header.style.transform = `translateX(${-x}px)`;
    const first = /** @type {HTMLElement | null} */ (header.querySelector('th'));
    if (first) first.style.transform = stays ? `translateX(${x}px)` : '';
  }
}

/** @param {Board} board @returns {boolean} whether the reader is in a long table, below its header */
function is_header_wanted({ head, table }) {
  const { bottom, height } = table.getBoundingClientRect();
  return head.getBoundingClientRect().top < 0 && bottom > 0 && height > innerHeight / 2;
}

/**
 * To be seen only: who reads with a screen reader, or searches, has the header itself.
 * @param {Board} board
 */
function header_strip(board) {
  const strip = element('div', { class: 'board-header', 'aria-hidden': 'true' });
  strip.append(seen_copy(board.table, [board.head]));
  strip.addEventListener('click', ({ clientX }) => {
    const column = board.headings.findIndex((heading) => {
      const { left, right } = heading.getBoundingClientRect();
      return clientX >= left && clientX < right;
    });
    if (column >= 0) board.sort_by(column);
  });
  return strip;
}
