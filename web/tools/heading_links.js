/**
 * Gives each heading a link to itself. It is for the mouse, to copy the heading's address: its sign is the style sheet's, so
 * that it is neither read aloud, nor copied, nor found.
 */

/** @type {import('./report_handle.js').AttachTool} */
export function attach(report) {
  for (const heading of report.headings()) report.add(heading, link_to(heading.id));
}

/** @param {string} id */
function link_to(id) {
  const link = document.createElement('a');
  link.className = 'self';
  link.href = `#${encodeURIComponent(id)}`;
  link.tabIndex = -1;
  link.setAttribute('aria-hidden', 'true');
  return link;
}
