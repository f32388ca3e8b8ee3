/**
 * The page's Save link is a plain link to the report as one file, which the browser saves. Where that does not work it is
 * changed: a page without an origin of its own may not name what it downloads, so the file opens in a window of its own
 * and there saves itself.
 */

import { is_opaque } from '../engine/opaque_page.js';

/** To be called when the page is parsed. */
export function tend_save_link() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector('a#save'));
  if (!link) return;
  if (!is_opaque) {
    if (location.hash === '#save' && link.pathname === location.pathname) link.click();
  } else if (link.protocol === 'file:') {
    link.hidden = true; // the reader has the file
  } else {
    link.hash = 'save';
    link.target = '_blank';
    link.rel = 'noopener';
    link.removeAttribute('download');
  }
}
