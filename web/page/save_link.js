/**
 * The page's Save link is a plain link to the report as one file, which the browser saves. Where that does not work it is
 * changed: a page without an origin of its own may not name what it downloads, so the file opens in a window of its own
 * and there saves itself. That file, on a disk, gives a copy of itself.
 */

import { is_opaque } from '../engine/opaque_page.js';
import { part_element } from '../report/page_parts.js';
import { page_copy } from './page_copy.js';

/** To be called when the page is parsed. */
export function tend_save_link() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector('a#save'));
  if (!link) return;
  if (!is_opaque) {
    if (location.hash === '#save' && link.pathname === location.pathname) link.click();
  } else if (link.protocol === 'file:') {
    const program = part_element('program');
    const is_whole = program && !program.src;
    link.hidden = !is_whole; // what another page leads to may not have come along
    if (is_whole) link.addEventListener('click', save_copy);
  } else {
    link.hash = 'save';
    link.target = '_blank';
    link.rel = 'noopener';
    link.removeAttribute('download');
  }
}

/** @param {MouseEvent} event on the link */
function save_copy(event) {
  event.preventDefault();
  const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
  const copy = document.createElement('a');
  copy.href = URL.createObjectURL(page_copy());
  copy.download = link.download;
  copy.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(copy.href), 60_000);
}
