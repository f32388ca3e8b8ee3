/**
 * From section to section by keys: `[` and `]`, and Alt with an arrow, which stays where keys of one letter are switched off.
 * The focus goes along, so that a screen reader says where the reader has come and the next Tab begins there.
 */

import headings_css from '../css/tools/headings.css';
import { closed_content } from '../report/closed_details.js';
import { on_key, typing } from './tool_keys.js';
import { has_popovers } from './tool_popover.js';
import { add_style } from './tool_style.js';
import { choose_words } from './tool_words.js';

const near = 24; // CSS px below the window's edge: a heading there has been reached

/** @type {import('./report_handle.js').AttachTool} */
export function attach(report, signal) {
  if (report.headings().length === 0) return;
  add_style(headings_css, signal);
  const { back, on } = choose_words({
    simplified: { back: '上一节', on: '下一节' },
    traditional: { back: '上一節', on: '下一節' },
    english: { back: 'Previous section', on: 'Next section' },
  });
  const go = section_walk(report);
  on_key({ key: '[', says: back, act: () => go(-1), signal });
  on_key({ key: ']', says: on, act: () => go(1), signal });
  const act = (/** @type {KeyboardEvent} */ event) => {
    const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
    const is_ours = /^Arrow(Up|Down)$/.test(key) && altKey && !ctrlKey && !metaKey && !shiftKey;
    if (!is_ours || (target instanceof Element && target.closest(typing))) return;
    event.preventDefault();
    go(key === 'ArrowUp' ? -1 : 1);
  };
  document.addEventListener('keydown', act, { signal });
}

/**
 * @param {import('./report_handle.js').ReportHandle} report
 * @returns {(step: 1 | -1) => void}
 */
function section_walk(report) {
  /** @type {{heading: HTMLElement, at: number} | null} where the last step led: at the page's end not to the window's edge */
  let last = null;
  return (step) => {
    if (is_in_popover(document.activeElement)) return;
    const headings = report.headings().filter((heading) => !heading.closest(closed_content));
    const from = last && last.at === scrollY ? headings.indexOf(last.heading) : -1;
    const heading = headings[from >= 0 ? from + step : beside_edge(headings, step)];
    if (!heading) return;
    report.reveal(heading);
    focus_on(heading);
    last = { heading, at: scrollY };
  };
}

/**
 * @param {HTMLElement[]} headings
 * @param {1 | -1} step
 * @returns {number} the next one below the window's upper edge, or the last one above it
 */
function beside_edge(headings, step) {
  const { scrollPaddingTop } = getComputedStyle(document.documentElement);
  const edge = (parseFloat(scrollPaddingTop) || 0) + (step > 0 ? near : 0);
  const below = headings.findIndex((heading) => heading.getBoundingClientRect().top > edge);
  const first = below < 0 ? headings.length : below;
  return step > 0 ? first : first - 1;
}

/** @param {Element | null} element in what stands over the page */
const is_in_popover = (element) => has_popovers() && element && element.closest(':popover-open');

/** @param {HTMLElement} heading can have the focus only while it has it */
function focus_on(heading) {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  const leave = () => {
    // Else the window has lost it, and the heading will have it again.
    if (document.activeElement === heading) return;
    heading.removeAttribute('tabindex');
    heading.removeEventListener('blur', leave);
  };
  heading.addEventListener('blur', leave);
}
