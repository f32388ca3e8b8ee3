/** What the page and the bundle of the reading tools agree upon: they are two programs that share nothing but the page. */

/** An attribute on every element that a tool has put into the article: it is none of the report's. */
export const tool_mark = 'data-kanbao-tool';

/**
 * Takes away what tools have put into a page, and what they have written on elements that are not theirs: which section is read,
 * and what is heard for a header that has a button.
 * @param {ParentNode} page
 */
export function remove_additions(page) {
  for (const addition of Array.from(page.querySelectorAll(`[${tool_mark}]`))) addition.remove();
  for (const link of Array.from(page.querySelectorAll('body > nav a'))) link.removeAttribute('aria-current');
  for (const heading of Array.from(page.querySelectorAll('article th'))) heading.removeAttribute('aria-label');
}

/** An event on the article, in the task in which the canvas and the elements have taken a new layout. */
export const laid_out_event = 'kanbao-laid-out';

/**
 * An event on the window: `kanbao_rooms` has become another list of blank above blocks, which the next layout leaves. That one
 * tells which it has left, by `detail` of its event.
 */
export const rooms_event = 'kanbao-rooms';

/** In the stack of an error that a tool throws (script/lib/bundle.mjs names the bundle so, wherever it comes from). */
export const tools_source = 'kanbao-tools.js';

/**
 * What a reader may choose of the look, by an attribute `data-…` of the root, the address (`?size=18`) or a stored choice: the
 * values of each as alternatives of a regular expression.
 * @type {Record<string, string>}
 */
export const look_choices = {
  theme: 'auto|light|dark',
  size: '14|16|18|20|24',
  measure: 'narrow|normal|wide',
  align: 'ragged|justify',
  font: 'sans|serif',
};

/**
 * What a program of ours has put on the window. An element of a report by that name, such as a heading's, is no answer, though
 * the browser gives it for one.
 * @param {string} name
 * @returns {any} undefined where nobody has put anything there
 */
export function own_global(name) {
  return Object.prototype.hasOwnProperty.call(window, name) ? Reflect.get(window, name) : undefined;
}
