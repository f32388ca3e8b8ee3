/** Of which links other months are read. */

export const menu_class = 'reports';

/** @param {EventTarget | null} target @param {string} places selectors @returns {HTMLAnchorElement | null} to a report */
export function report_link(target, places) {
  const link = target instanceof Element ? target.closest('a[rel="prev"], a[rel="next"], a.report') : null;
  return link instanceof HTMLAnchorElement && link.closest(places) ? link : null;
}
