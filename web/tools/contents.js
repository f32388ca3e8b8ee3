/**
 * The report's outline at the reader's hand: beside the text it can be folded up, elsewhere a button in the bar opens it over
 * the page; `t` goes to it. It is there without this, too (web/report/contents_html.js).
 */

import contents_css from '../css/tools/contents.css';
import { open_around } from '../report/closed_details.js';
import { contents_selector } from '../report/contents_html.js';
import { bar_button } from './bar_buttons.js';
import { return_bar } from './contents_bar.js';
import { mark_current_section } from './contents_current.js';
import { store, stored } from '../report/stored_setting.js';
import { is_tall_frame } from './tall_frame.js';
import { on_key } from './tool_keys.js';
import { has_popovers, is_opening } from './tool_popover.js';
import { add_style } from './tool_style.js';
import { choose_words } from './tool_words.js';

const icon = 'M4 6h16M4 12h10M4 18h13';
const setting = 'contents';
const wide = '(min-width: 1200px)'; // css/contents.css
const least_margin = 220; // CSS px beside the text, of which the list has all but 52

/** @type {import('./report_handle.js').AttachTool} */
export function attach(report, signal) {
  const nav = document.querySelector(contents_selector);
  const is_wanted = document.documentElement.dataset.chrome !== 'none' && !is_tall_frame();
  if (!(nav instanceof HTMLElement) || !is_wanted) return;
  add_style(contents_css, signal);
  const { name, says } = choose_words({
    simplified: { name: '目录', says: '打开目录' },
    traditional: { name: '目錄', says: '開啟目錄' },
    english: { name: 'Contents', says: 'Open the contents' },
  });
  remember_folding(nav, signal);
  const open = make_reachable(nav, signal);
  const button = bar_button(report, { name, icon, order: 0, signal });
  if (button) {
    button.classList.add('contents');
    if (has_popovers()) button.popoverTargetElement = nav;
    else button.addEventListener('click', open);
  }
  on_key({ key: 't', says, act: open, signal });
  mark_current_section(report, nav, signal);
  const is_beside = () => matchMedia(wide).matches && !nav.hasAttribute('data-over');
  follow_margin(report, nav, signal, () => {
    if (button) button.hidden = is_beside();
    if (is_beside() && is_over_page(nav)) nav.hidePopover();
  });
  return_bar(report, signal);
}

/**
 * The reader may have chosen a column so wide that it leaves no margin for the list.
 * @param {import('./report_handle.js').ReportHandle} report
 * @param {HTMLElement} nav
 * @param {AbortSignal} signal
 * @param {() => void} on_change
 */
function follow_margin({ article }, nav, signal, on_change) {
  const observer = new ResizeObserver(() => {
    nav.toggleAttribute('data-over', article.getBoundingClientRect().left < least_margin);
    on_change();
  });
  for (const element of [article, document.documentElement]) observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());
}

/** @param {HTMLElement} nav */
const details_of = (nav) => /** @type {HTMLDetailsElement} */ (nav.querySelector('details'));

/** @param {HTMLElement} nav @param {AbortSignal} signal */
function remember_folding(nav, signal) {
  const details = details_of(nav);
  details.open = stored(setting) !== 'folded';
  const note = () => store(setting, details.open ? 'folded' : null); // as it is about to be
  nav.querySelector('summary')?.addEventListener('click', note, { signal });
}

/**
 * The focus goes to the current section's link, and comes back unless the reader chooses one, which leads it into the text.
 * @param {HTMLElement} nav
 * @param {AbortSignal} signal
 * @returns {() => void} opens it, or closes it again; where it is seen anyhow the focus goes into it
 */
function make_reachable(nav, signal) {
  /** @type {Element | null} */
  let before = null;
  const begin = () => {
    if (!nav.contains(document.activeElement)) before = document.activeElement;
    details_of(nav).open = true;
  };
  const go_back = () => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement) activeElement.blur();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  nav.addEventListener('beforetoggle', (event) => is_opening(event) && begin(), { signal });
  nav.addEventListener('toggle', (event) => {
    if (is_opening(event)) focus_current(nav);
    else if (nav.contains(document.activeElement) || document.activeElement === document.body) go_back();
  });
  nav.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !is_over_page(nav)) go_back();
  });
  nav.addEventListener('click', (event) => {
    const heading = chosen_heading(event);
    if (!heading) return;
    open_around(heading);
    before = null;
    if (is_over_page(nav)) nav.hidePopover();
  });
  return () => {
    if (is_over_page(nav)) return nav.hidePopover();
    if (nav.getClientRects().length === 0) return nav.showPopover();
    begin();
    focus_current(nav);
  };
}

/** @param {HTMLElement} nav */
const is_over_page = (nav) => has_popovers() && nav.matches(':popover-open');

/** @param {MouseEvent} event which the browser itself follows afterwards */
function chosen_heading({ target, ctrlKey, metaKey, shiftKey }) {
  const link = target instanceof Element && target.closest('a');
  if (!link || ctrlKey || metaKey || shiftKey) return null;
  return document.getElementById(decodeURIComponent(link.hash.slice(1)));
}

/** @param {HTMLElement} nav */
function focus_current(nav) {
  const link = /** @type {HTMLElement} */ (nav.querySelector('[aria-current]') || nav.querySelector('a'));
  nav.scrollTop += link.getBoundingClientRect().top - nav.getBoundingClientRect().top - nav.clientHeight / 2;
  link.focus();
}
