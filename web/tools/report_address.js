/** Under which address a report is shared: where it is published, as far as the page knows. */

import { look_choices } from '../report/tool_border.js';

/** @returns {string} without what an embedder asks of the page, or a reader */
export function report_address() {
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="canonical"]'));
  const address = new URL(canonical ? canonical.href : location.href);
  for (const name of ['chrome', 'height', 'lang', 'find', ...Object.keys(look_choices)]) {
    address.searchParams.delete(name);
  }
  address.hash = '';
  return address.href;
}
