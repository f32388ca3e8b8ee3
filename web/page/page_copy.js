/**
 * The page as a file, for a page that holds everything and stands where nothing can be fetched, itself included: what it has
 * become since it was opened is taken back.
 */

import { remove_additions } from '../report/tool_border.js';

/** An event on the window; `detail` is a copy of the root element, from which the program takes what it has done to it. */
export const copied_event = 'kanbao-copied';

/** Says how an element of the page's frame stands in this window. */
const momentary = ['class', 'style', 'width', 'height', 'data-over'];

/** @returns {Blob} HTML */
export function page_copy() {
  // In a document without scripts the content of `noscript` would be elements, and be written otherwise.
  const root = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
  remove_additions(root);
  for (const name of Object.keys(root.dataset)) delete root.dataset[name];
  root.setAttribute('data-kanbao', 'html');
  for (const element of Array.from(root.querySelectorAll('body > nav, canvas#canvas'))) {
    for (const name of momentary) element.removeAttribute(name);
  }
  dispatchEvent(new CustomEvent(copied_event, { detail: root }));
  return new Blob([`<!doctype html>\n${root.outerHTML}\n`], { type: 'text/html;charset=utf-8' });
}
