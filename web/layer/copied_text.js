/**
 * What is copied or dragged out of the canvas's state is what the plain page would give: the same text, and HTML without
 * a trace of the transparent layer, which browsers would otherwise copy along as styles.
 */

import { closed_content } from '../report/closed_details.js';
import { tool_mark } from '../report/tool_border.js';
import { remove_parts } from './layer_parts.js';

const unseen_mark = 'data-kanbao-unseen';

/** Elements around the selection that belong to it: formatting, and what a part of a list or table needs. */
const kept_around =
  'a, abbr, b, big, cite, code, del, dfn, em, i, ins, kbd, mark, q, s, samp, small, strike, strong, sub, sup, tt, u, var, pre, h1, h2, h3, h4, h5, h6, blockquote';
const needs_parent = 'li, dt, dd, tr, thead, tbody, td, th, ul, ol, dl';
const kept_attributes = new Set([
  'href',
  'src',
  'alt',
  'title',
  'poster',
  'controls',
  'width',
  'height',
  'start',
  'colspan',
  'rowspan',
  'lang',
  'display',
]);

const addresses = new Set(['href', 'src', 'poster']);

/**
 * @param {object} parts
 * @param {HTMLElement} parts.article
 * @param {import('./article_watch.js').ArticleWatch} parts.watch
 * @param {() => boolean} parts.is_canvas
 * @param {AbortSignal} parts.signal
 */
export function copy_as_html_page({ article, watch, is_canvas, signal }) {
  /** @param {DataTransfer | null} data @returns {boolean} */
  const fill = (data) => {
    const selection = getSelection();
    if (!is_canvas() || !data || !selection || selection.isCollapsed) return false;
    if (!selection.containsNode(article, true)) return false;
    watch.quietly(() => data.setData('text/plain', text_with_alternatives(selection, article)));
    data.setData('text/html', selected_html(selection.getRangeAt(0), article));
    return true;
  };
  document.addEventListener('copy', (event) => fill(event.clipboardData) && event.preventDefault(), { signal });
  document.addEventListener(
    'dragstart',
    (event) => {
      const is_link_or_image = event.target instanceof Element && event.target.closest('a, img') !== null;
      if (!is_link_or_image) fill(event.dataTransfer);
    },
    { signal },
  );
}

/**
 * The alternative texts of images and the sources of formulas are copied with the text, so they stand in it while it is read;
 * what nobody sees is not.
 * @param {Selection} selection
 * @param {HTMLElement} article
 * @returns {string}
 */
function text_with_alternatives(selection, article) {
  /** @type {NodeListOf<HTMLElement | MathMLElement>} */
  const found = article.querySelectorAll('img, math');
  const others = [...found].filter((element) => selection.containsNode(element));
  const texts = others.map((element) => document.createTextNode(alternative_of(element)));
  others.forEach((element, i) => element.before(texts[i]));
  /** @type {NodeListOf<HTMLElement>} */
  const closed = article.querySelectorAll(closed_content);
  const hidden = [...others, ...closed];
  for (const element of hidden) element.style.display = 'none';
  const copied = selection.toString();
  for (const text of texts) text.remove();
  for (const element of hidden) element.style.display = '';
  // As browsers copy it: a space that keeps words together is one for the eye.
  return copied.replace(/\u00a0/g, ' ');
}

/** @param {HTMLElement | MathMLElement} element @returns {string} what its author has written for it */
function alternative_of(element) {
  if (element instanceof HTMLImageElement) return element.alt;
  const dollars = element.hasAttribute('display') ? '$$' : '$';
  return dollars + element.querySelector('annotation')?.textContent + dollars;
}

/**
 * @param {Range} range
 * @param {HTMLElement} article
 * @returns {string}
 */
function selected_html(range, article) {
  const unseen = unseen_around(range, article);
  for (const element of unseen) element.setAttribute(unseen_mark, '');
  // In a document of its own no image is fetched again.
  const holder = document.implementation.createHTMLDocument('').body;
  holder.append(with_surroundings(range, article));
  for (const element of unseen) element.removeAttribute(unseen_mark);
  remove_parts(holder);
  for (const element of holder.querySelectorAll(`[${tool_mark}], [${unseen_mark}], [popover]`)) element.remove();
  for (const element of holder.querySelectorAll('span[data-b], span.media, span.ruby, div.wide:not(.formula)')) {
    element.replaceWith(...element.childNodes);
  }
  for (const element of holder.querySelectorAll('*:not(math *)')) clean(element);
  return holder.innerHTML;
}

/**
 * What is not seen of the page around the article, such as names for which a phone has no room, is not copied.
 * @param {Range} range
 * @param {HTMLElement} article
 * @returns {Element[]} within the range
 */
function unseen_around(range, article) {
  if (article.contains(range.commonAncestorContainer)) return [];
  const around = [...document.querySelectorAll('body > :not(main) *')].filter((element) =>
    range.intersectsNode(element),
  );
  return around.filter((element) => element.getClientRects().length === 0);
}

/** @param {Range} range @param {HTMLElement} article @returns {Node} */
function with_surroundings(range, article) {
  /** @type {Node} */
  let content = range.cloneContents();
  const common = range.commonAncestorContainer;
  for (
    let around = element_of(common);
    around && around !== article && article.contains(around);
    around = around.parentElement
  ) {
    const first = content instanceof DocumentFragment ? content.firstElementChild : content;
    const is_kept = around.matches(kept_around) || (first instanceof Element && first.matches(needs_parent));
    if (!is_kept || around.matches('[data-kanbao-part]')) continue;
    const wrapper = around.cloneNode(false);
    wrapper.appendChild(content);
    content = wrapper;
  }
  return content;
}

/** @param {Node} node */
function element_of(node) {
  return node instanceof Element ? node : node.parentElement;
}

/** @param {Element} element */
function clean(element) {
  for (const { name, value } of [...element.attributes]) {
    if (!kept_attributes.has(name)) element.removeAttribute(name);
    else if (addresses.has(name)) element.setAttribute(name, new URL(value, document.baseURI).href);
  }
}
