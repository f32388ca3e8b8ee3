/** The address of view.html itself: it names the report that is open, so that it can be kept and sent on. */

import { open_around } from '../report/closed_details.js';

/** @returns {string | null} address of the report that the page is to open */
export function asked_address() {
  return new URLSearchParams(location.search).get('src');
}

/** @param {string} address of the report that is open, empty for files */
export function remember_address(address) {
  const page = new URL(location.href);
  const is_same = page.searchParams.get('src') === address;
  page.searchParams.delete('src');
  if (address) page.searchParams.set('src', address);
  if (!is_same) page.hash = '';
  try {
    history.replaceState(null, '', page);
  } catch {
    // A sandbox, or file://, lets no page change its address.
  }
}

/** Goes to the heading that the address names: the browser has looked for it before the report was there. */
export function go_to_fragment() {
  const id = decodeURIComponent(location.hash.slice(1));
  const heading = document.getElementById(id);
  if (!heading) return;
  open_around(heading);
  heading.scrollIntoView();
}
