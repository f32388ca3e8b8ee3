/**
 * A panel that a button opens over the page: the browser's own popover, which Escape and a press beside it close. The focus goes
 * into it and comes back.
 */

import panel_css from '../css/tools/panel.css';
import { add_style } from './tool_style.js';

/** @returns {boolean} whether this browser has popovers; where not, tools that need one stay away */
export const has_popovers = () => 'popover' in HTMLElement.prototype;

/**
 * @typedef {object} ToolPopover
 * @property {HTMLElement} panel to be filled
 * @property {() => void} open
 * @property {() => void} close
 */

/**
 * @param {import('./report_handle.js').ReportHandle} report
 * @param {object} popover
 * @param {string} popover.name for who cannot see it
 * @param {HTMLButtonElement | null} popover.button that opens and closes it
 * @param {() => void} [popover.on_open] called before it is seen
 * @param {AbortSignal} popover.signal takes it away
 * @returns {ToolPopover}
 */
export function tool_popover(report, { name, button, on_open = () => {}, signal }) {
  add_style(panel_css, signal);
  const panel = document.createElement('div');
  panel.popover = 'auto';
  panel.className = 'panel';
  panel.tabIndex = -1;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', name);
  report.add(document.body, panel);
  const is_open = () => panel.matches(':popover-open');
  /** @type {Element | null} */
  let before = null;
  const open = () => {
    if (is_open()) return;
    on_open();
    before = document.activeElement;
    if (button) place_below(panel, button);
    panel.showPopover();
    panel.focus({ preventScroll: true });
  };
  const close = () => {
    if (is_open()) panel.hidePopover();
  };
  panel.addEventListener('toggle', (event) => {
    const is_opening = /** @type {ToggleEvent} */ (event).newState === 'open';
    if (button) button.setAttribute('aria-expanded', String(is_opening));
    // What a press beside it has given the focus keeps it.
    const is_lost = document.activeElement === document.body || panel.contains(document.activeElement);
    if (!is_opening && is_lost && before instanceof HTMLElement) before.focus({ preventScroll: true });
  });
  if (button) {
    button.setAttribute('aria-expanded', 'false');
    button.popoverTargetElement = panel;
    button.addEventListener('click', (event) => {
      event.preventDefault();
      if (is_open()) close();
      else open();
    });
  }
  return { panel, open, close };
}

/**
 * Beside its button while that is in view, else at the window's corner; on phones the style sheet has it at the thumb.
 * @param {HTMLElement} panel
 * @param {HTMLElement} button
 */
function place_below(panel, button) {
  const { bottom, right } = button.getBoundingClientRect();
  const top = bottom > 0 && bottom < innerHeight ? bottom + 4 : 12;
  panel.style.setProperty('--panel-top', `${top}px`);
  panel.style.setProperty('--panel-end', `${Math.max(12, document.documentElement.clientWidth - right)}px`);
}
