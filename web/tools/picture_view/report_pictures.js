/** The pictures of a report as the view shows them, one after the other. */

import { tool_mark } from '../../report/tool_border.js';

/**
 * @typedef {object} ReportPicture
 * @property {HTMLImageElement} element the article's
 * @property {string} address
 * @property {string} caption what the author says of it; may be empty
 * @property {boolean} is_drawing of shapes, which have no pixels
 * @property {number} section pictures between the same two headings have the same
 */

const least_side = 48; // CSS px: what is smaller is a sign among words
const few_words = 80; // characters
const headings = 'h1, h2, h3, h4, h5, h6';

/** @param {Element} article @returns {ReportPicture[]} in reading order */
export function pictures_of(article) {
  let section = 0;
  /** @type {ReportPicture[]} */
  const pictures = [];
  for (const element of Array.from(article.querySelectorAll(`${headings}, img`))) {
    if (!(element instanceof HTMLImageElement)) section += 1;
    else if (is_picture(element)) pictures.push({ element, section, ...told_of(element) });
  }
  return pictures;
}

/** @param {HTMLImageElement} element */
function told_of(element) {
  const address = element.currentSrc || element.src;
  return { address, is_drawing: /^data:image\/svg|\.svg([?#]|$)/i.test(address), caption: caption_of(element) };
}

/**
 * What the author has written as its caption, else the few words that stand with it in its paragraph, else what it is said to
 * show.
 * @param {HTMLImageElement} element
 */
function caption_of(element) {
  const figure = element.closest('figure');
  const caption = figure && figure.querySelector('figcaption');
  if (caption) return text_of(caption);
  const paragraph = element.closest('p');
  const is_alone = paragraph && paragraph.querySelectorAll('img').length === 1;
  const beside = is_alone ? text_of(paragraph).replace(/[:：]$/, '') : '';
  return element.title || (beside.length <= few_words ? beside : '') || element.alt;
}

/** @param {Element} element @returns {string} the report's text in it */
function text_of(element) {
  const own = /** @type {Element} */ (element.cloneNode(true));
  for (const addition of Array.from(own.querySelectorAll(`[${tool_mark}]`))) addition.remove();
  return (own.textContent || '').trim();
}

/** @param {HTMLImageElement} element @returns {boolean} whether there is something to be seen larger, as far as is known yet */
function is_picture(element) {
  if (element.complete && element.naturalWidth === 0) return false;
  const width = Number(element.getAttribute('width')) || element.naturalWidth;
  const height = Number(element.getAttribute('height')) || element.naturalHeight;
  return Math.max(width, height) >= least_side;
}

/** @param {HTMLImageElement} element @returns {boolean} whether a press on it opens the view: a link stays a link */
export function opens_view(element) {
  return is_picture(element) && !element.closest('a, summary, label');
}
