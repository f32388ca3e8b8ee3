/** The tools' buttons in the page's bar: an icon, and beside it, where there is room, its name. */

import bar_css from '../css/tools/bar_tools.css';
import { element } from '../report/element.js';
import { drawn } from './tool_elements.js';
import { add_style } from './tool_style.js';

/**
 * @param {import('./report_handle.js').ReportHandle} report
 * @param {object} button
 * @param {string} button.name what it is called and read as
 * @param {string} button.icon an SVG path in a field of 24 by 24, drawn as lines
 * @param {number} button.order its place among the others
 * @param {AbortSignal} button.signal takes it away
 * @returns {HTMLButtonElement | null} null where the page has no bar, or its embedder wants none
 */
export function bar_button(report, { name, icon, order, signal }) {
  const group = tools_in_bar(report, signal);
  if (!group) return null;
  const attributes = { type: 'button', title: name, 'data-order': String(order) };
  const button = /** @type {HTMLButtonElement} */ (element('button', attributes));
  button.append(drawn(icon), element('span', {}, name));
  const later = Array.from(group.children).find((other) => Number(other.getAttribute('data-order')) > order);
  group.insertBefore(button, later || null);
  signal.addEventListener('abort', () => button.remove());
  return button;
}

/** @param {import('./report_handle.js').ReportHandle} report @param {AbortSignal} signal */
function tools_in_bar(report, signal) {
  const bar = document.querySelector('nav#bar, section#opener > .bar');
  if (!bar || document.documentElement.dataset.chrome === 'none') return null;
  const present = bar.querySelector('.tools');
  if (present) return present;
  add_style(bar_css, signal);
  const group = element('span', { class: 'tools' });
  // What stood in the bar before stays where it is.
  report.add(bar, group, bar.querySelector('#save, #keep'));
  return group;
}
