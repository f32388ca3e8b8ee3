/** The elements of the page's template, and the report that it carries as text. */

import { unescape_embedded } from '../report/embedded_text.js';

/**
 * Headings have ids of their own making, so the page's elements are named with their tags.
 * @template {HTMLElement} Kind
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function page_element(selector, kind) {
  const element = document.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`the page has no ${selector}`);
  return element;
}

/** @returns {HTMLElement} */
export function page_article() {
  return page_element('article#report', HTMLElement);
}

/** @returns {{source: string, facts: string}} the Markdown, and what the packer found out about it */
export function embedded_report() {
  return { source: embedded_text('script#source'), facts: embedded_text('script#facts') };
}

/** @param {string} selector */
function embedded_text(selector) {
  return unescape_embedded(page_element(selector, HTMLElement).textContent ?? '');
}
