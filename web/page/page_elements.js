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

/** @returns {string} BCP 47: in which the page speaks to its reader, the report's unless its line has another (view.html) */
export function spoken_language() {
  const speaking = page_element('p#status', HTMLElement).closest('[lang]');
  return speaking?.getAttribute('lang') ?? '';
}

/** @type {WeakSet<HTMLCanvasElement>} given to an engine, whose context they keep for as long as they live */
const used_canvases = new WeakSet();

/** @returns {HTMLCanvasElement} in place of the page's one where that is used: exchanging it has all elements styled anew */
export function unused_canvas() {
  const former = page_element('canvas#canvas', HTMLCanvasElement);
  const canvas = used_canvases.has(former) ? exchanged(former) : former;
  used_canvases.add(canvas);
  return canvas;
}

/** @param {HTMLCanvasElement} former */
function exchanged(former) {
  const canvas = document.createElement('canvas');
  canvas.id = former.id;
  canvas.setAttribute('aria-hidden', 'true');
  former.replaceWith(canvas);
  return canvas;
}

/**
 * The Markdown, and what the packer found out about it.
 * @returns {{source: string, facts: import('../report/components.js').PageFacts}}
 */
export function embedded_report() {
  const facts = JSON.parse(embedded_text('script#facts'));
  return { source: unescape_embedded(embedded_text('script#source')), facts };
}

/** @param {string} selector */
function embedded_text(selector) {
  return page_element(selector, HTMLElement).textContent ?? '';
}
