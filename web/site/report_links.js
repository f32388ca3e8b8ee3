/** Where the links to other reports stand, and of which of them other months are read. */

export const bar_selector = 'nav#bar';
export const menu_class = 'reports';

/** The list of all reports, in the bar. @returns {HTMLAnchorElement | null} */
export const archive_link = () => document.querySelector(`${bar_selector} .archive`);

/** @param {'prev' | 'next'} relation @returns {HTMLAnchorElement | null} in the bar */
export const neighbour_link = (relation) => document.querySelector(`${bar_selector} [rel="${relation}"]`);

/** @param {EventTarget | null} target @param {string} places selectors @returns {HTMLAnchorElement | null} to a report */
export function report_link(target, places) {
  const link = target instanceof Element ? target.closest('a[rel="prev"], a[rel="next"], a.report') : null;
  return link instanceof HTMLAnchorElement && link.closest(places) ? link : null;
}
