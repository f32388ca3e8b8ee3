/**
 * Whoever goes from month to month from within a section comes to the section of that name: the links in the bar and in the
 * menu lead there, from the moment in which they are followed. Where the other report has none, its beginning is shown, and
 * the anchor that leads nowhere is taken out of its address.
 */

import { bar_selector } from '../report/bar_links.js';
import { contents_selector } from '../report/contents_html.js';
import { menu_class, report_link } from './report_links.js';

/** The last one comes before a link is copied, or opened elsewhere. */
const followed_by = ['click', 'auxclick', 'contextmenu'];

/** @type {import('./main.js').AttachSiteTool} */
export function attach({ report }, signal) {
  const lead_on = (/** @type {Event} */ { target }) => {
    const link = report_link(target, `${bar_selector}, .${menu_class}`);
    if (link) link.hash = section_read(report);
  };
  for (const event of followed_by) document.addEventListener(event, lead_on, { signal, capture: true });
}

/**
 * The section that the contents mark, unless another one is called the same: then a number in its anchor tells it apart, by which
 * another report calls another one. There the section around it is meant.
 * @param {import('../tools/report_handle.js').ReportHandle} report
 * @returns {string} its hash; empty for the first section, as whose beginning that of the next report is seen
 */
function section_read(report) {
  const nav = document.querySelector(contents_selector);
  const names = report.headings().map(({ textContent }) => textContent);
  let link = nav && nav.querySelector('a[aria-current]');
  while (link && names.filter((name) => link && name === link.textContent).length > 1) link = link_around(link);
  return link instanceof HTMLAnchorElement && nav && link !== nav.querySelector('a') ? link.hash : '';
}

/** @param {Element} link @returns {Element | null} to the section that holds it */
function link_around(link) {
  const item = link.closest('li li');
  const around = item && item.parentElement && item.parentElement.closest('li');
  return around ? around.querySelector('a') : null;
}

/** What an address quotes is the browser's. */
export function drop_dead_anchor() {
  const { hash, href } = location;
  if (hash === '' || /^#top$|:~:/.test(hash) || leads_somewhere(hash.slice(1))) return;
  history.replaceState(history.state, '', href.slice(0, href.indexOf('#')));
}

/** @param {string} anchor percent-encoded */
function leads_somewhere(anchor) {
  try {
    const name = decodeURIComponent(anchor);
    return document.getElementById(name) !== null || document.getElementsByName(name).length > 0;
  } catch {
    return false;
  }
}
