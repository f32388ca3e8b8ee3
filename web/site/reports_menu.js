/**
 * The link to the list of all reports opens, where scripts run, a menu of them: by year, each with its date and what it holds,
 * the one that is read marked. `m` opens it, too. With a modifier the link is what it was.
 */

import menu_css from '../css/site/reports_menu.css';
import { archive_link } from '../report/bar_links.js';
import { part_element } from '../report/page_parts.js';
import { bring_interface_faces } from '../search/interface_faces.js';
import { has_popovers, is_opening } from '../tools/tool_popover.js';
import { choose_words } from '../tools/tool_words.js';
import { menu_class } from './report_links.js';
import { ReportYears } from './report_years.js';

const simplified = {
  name: '各期月报',
  says: '打开各期月报',
  all: '月报总表',
  undated: '日期不详',
  waits: '正在读取…',
  failed: '各期的清单没有下载成功，请稍后再试。',
  count: (/** @type {number} */ count) => `${count} 期`,
};
/** @type {typeof simplified} */
const traditional = {
  name: '各期月報',
  says: '開啟各期月報',
  all: '月報總表',
  undated: '日期不詳',
  waits: '正在讀取…',
  failed: '各期的清單沒有下載成功，請稍後再試。',
  count: (count) => `${count} 期`,
};
/** @type {typeof simplified} */
const english = {
  name: 'Reports',
  says: 'Open the menu of reports',
  all: 'The page of all reports',
  undated: 'Without a date',
  waits: 'Being read…',
  failed: 'The list did not arrive; try again later.',
  count: (count) => (count === 1 ? 'one report' : `${count} reports`),
};

/** @typedef {typeof simplified} MenuWords */

/** @type {import('./main.js').AttachSiteTool} */
export function attach({ report, on_key, tool_popover }, signal) {
  const link = archive_link();
  if (!link || !has_popovers()) return;
  const words = choose_words({ simplified, traditional, english });
  const years = new ReportYears(link, words);
  const search = part_element('search');
  const begin = () => {
    place_below(panel, link);
    if (panel.childElementCount === 0) panel.append(...years.elements);
    void years.load();
    if (search) bring_interface_faces(search);
  };
  const { panel, open, close } = tool_popover(report, {
    name: words.name,
    button: null,
    css: menu_css,
    on_open: begin,
    signal,
  });
  panel.classList.add(menu_class);
  panel.addEventListener('keydown', (event) => step_by_key(panel, event));
  panel.addEventListener('click', (event) => {
    if (!is_current(event)) return;
    event.preventDefault();
    close();
  });
  panel.addEventListener('toggle', (event) => is_opening(event) && years.focus_read());
  become_button(link, panel, signal, () => (panel.matches(':popover-open') ? close() : open()));
  on_key({ key: 'm', says: words.says, act: open, signal });
}

/** @param {MouseEvent} event @returns {boolean} whether the report that is there is wanted here */
function is_current(event) {
  const { target } = event;
  return target instanceof Element && target.closest('[aria-current]') !== null && !has_modifier(event);
}

/** @param {MouseEvent | KeyboardEvent} event */
const has_modifier = ({ ctrlKey, metaKey, shiftKey, altKey }) => ctrlKey || metaKey || shiftKey || altKey;

/**
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} panel
 * @param {AbortSignal} signal makes it a link again
 * @param {() => void} toggle
 */
function become_button(link, panel, signal, toggle) {
  const attributes = { role: 'button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' };
  for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
  panel.addEventListener('beforetoggle', (event) => link.setAttribute('aria-expanded', String(is_opening(event))));
  // The browser itself closes what is pressed beside, before the click comes.
  let was_open = false;
  const note = () => (was_open = panel.matches(':popover-open'));
  const act = (/** @type {MouseEvent} */ event) => {
    if (has_modifier(event)) return;
    event.preventDefault();
    if (!was_open) toggle();
    was_open = false;
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    link.click();
  };
  link.addEventListener('pointerdown', note, { signal });
  link.addEventListener('click', act, { signal });
  link.addEventListener('keydown', press, { signal });
  signal.addEventListener('abort', () => {
    for (const name of Object.keys(attributes)) link.removeAttribute(name);
  });
}

/**
 * Up, down, Home and End go through years and reports; Tab does, too.
 * @param {HTMLElement} panel
 * @param {KeyboardEvent} event
 */
function step_by_key(panel, event) {
  const stops = Array.from(panel.querySelectorAll('summary, details[open] a, .all'));
  const at = stops.findIndex((stop) => stop === document.activeElement);
  /** @type {Record<string, number>} */
  const places = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: stops.length - 1 };
  const place = places[event.key];
  if (place === undefined || has_modifier(event)) return;
  event.preventDefault();
  const stop = stops[place];
  if (stop instanceof HTMLElement) stop.focus();
}

/**
 * Below the link while that is in view, else at the window's corner; on phones the style sheet has it at the thumb.
 * @param {HTMLElement} panel
 * @param {HTMLElement} link
 */
function place_below(panel, link) {
  const { left, bottom } = link.getBoundingClientRect();
  panel.style.setProperty('--kanbao-top', `${bottom > 0 && bottom < innerHeight ? bottom + 4 : 12}px`);
  panel.style.setProperty('--kanbao-start', `${Math.max(12, left - 16)}px`);
}
