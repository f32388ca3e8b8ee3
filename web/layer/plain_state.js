/** A page as it was written: what it has become by being shown on a canvas is taken out of it. */

import { restore_rows } from '../report/table_rows.js';
import { remove_parts } from './layer_parts.js';
import { painted_mark } from './painted_marks.js';

const marks = [painted_mark, 'data-own-element', 'data-selected'];
// A long report has many elements: they are gone through once, by the browser.
const marked = `${marks.map((mark) => `[${mark}]`).join()}, article#report[style], article#report [style]`;

/** @param {HTMLElement} page its root */
export function restore_plain_state(page) {
  page.setAttribute('data-kanbao', 'html');
  // A saved page's own policy may keep its styles from having any effect.
  for (const element of Array.from(page.querySelectorAll(marked))) {
    for (const mark of marks) element.removeAttribute(mark);
    if (element.closest('article#report')) element.removeAttribute('style');
  }
  remove_parts(page);
  const article = page.querySelector('article#report');
  if (article) restore_rows(article);
}
