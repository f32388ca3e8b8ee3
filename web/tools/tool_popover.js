/**
 * A panel that a button opens over the page: the browser's own popover, which Escape and a press beside it close. The focus
 * goes into it and comes back.
 */

import panel_css from '../css/tools/panel.css';
import { element } from '../report/element.js';
import { is_tall_frame } from './tall_frame.js';
import { add_style } from './tool_style.js';

/** @returns {boolean} whether this browser has popovers; where not, tools that need one stay away */
export const has_popovers = () => 'popover' in HTMLElement.prototype;

/**
 * @typedef {object} ToolPopover
 * @property {HTMLElement} panel to be filled
 * @property {(takes_focus?: boolean) => void} open
 * @property {() => void} close
 */

/**
 * @param {import('./report_handle.js').ReportHandle} report
 * @param {object} popover
 * @param {string} popover.name for who cannot see it
 * @param {HTMLButtonElement | null} popover.button that opens and closes it
 * @param {string} [popover.css] its own style sheet. It is added when it is first opened: a sheet has the browser look at every
 *   element of the page again
 * @param {() => void} [popover.on_open] called before it is seen
 * @param {HTMLElement} [popover.first] in it, which gets the focus; else the panel itself does
 * @param {boolean} [popover.stays] whether a press beside it leaves it open
 * @param {AbortSignal} popover.signal takes it away
 * @returns {ToolPopover}
 */
export function tool_popover(report, { name, button, css = '', on_open = () => {}, first, stays = false, signal }) {
  const panel = named_panel(name, stays ? 'manual' : 'auto');
  report.add(document.body, panel);
  const is_open = () => panel.matches(':popover-open');
  /** @type {Element | null} */
  let before = null;
  const open = (takes_focus = true) => {
    const focus = () => takes_focus && (first || panel).focus({ preventScroll: true });
    if (is_open()) return void focus();
    for (const sheet of [panel_css, css]) add_style(sheet, signal);
    on_open();
    before = document.activeElement;
    panel.classList.toggle('beside', is_tall_frame());
    if (button) place_below(panel, button);
    panel.showPopover();
    focus();
  };
  // What a press beside it has given the focus keeps it.
  const return_focus = () => {
    const is_lost = document.activeElement === document.body || panel.contains(document.activeElement);
    if (!is_lost) return;
    // The page itself cannot be given the focus, and what is hidden keeps it for a while.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    // What had it may have been in a panel that this one has closed.
    const is_there = before instanceof HTMLElement && before.getClientRects().length > 0;
    const target = is_there ? before : button || document.querySelector('.tools button');
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  };
  const close = () => {
    if (!is_open()) return;
    panel.hidePopover();
    return_focus();
  };
  // In the same task, so that the button never says anything else than what is seen.
  panel.addEventListener('beforetoggle', (event) => {
    if (button) button.setAttribute('aria-expanded', String(is_opening(event)));
  });
  panel.addEventListener('toggle', (event) => {
    if (!is_opening(event)) return_focus();
  });
  if (stays) panel.addEventListener('keydown', (event) => close_by_key(event, close));
  if (button) tie(button, panel, () => (is_open() ? close() : open()));
  return { panel, open, close };
}

/** @param {Event} event a popover's @returns {boolean} whether it opens, or has opened */
export const is_opening = (event) => /** @type {ToggleEvent} */ (event).newState === 'open';

/** @param {string} name @param {string} kind of popover */
function named_panel(name, kind) {
  return element('div', { popover: kind, class: 'panel', tabindex: '-1', role: 'dialog', 'aria-label': name });
}

/** @param {HTMLButtonElement} button @param {HTMLElement} panel @param {() => void} toggle */
function tie(button, panel, toggle) {
  button.setAttribute('aria-expanded', 'false');
  button.popoverTargetElement = panel;
  button.addEventListener('click', (event) => {
    event.preventDefault();
    toggle();
  });
}

/** @param {KeyboardEvent} event @param {() => void} close */
function close_by_key(event, close) {
  if (event.key !== 'Escape') return;
  event.preventDefault(); // or a field of search empties itself
  close();
}

/**
 * Beside its button while that is in view, else at the window's corner; on phones the style sheet has it at the thumb.
 * @param {HTMLElement} panel
 * @param {HTMLElement} button
 */
function place_below(panel, button) {
  const { bottom, right } = button.getBoundingClientRect();
  const top = bottom > 0 && bottom < innerHeight ? bottom + 4 : 12;
  panel.style.setProperty('--kanbao-top', `${top}px`);
  panel.style.setProperty('--kanbao-end', `${Math.max(12, document.documentElement.clientWidth - right)}px`);
}
