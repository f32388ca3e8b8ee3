/**
 * The report's outline as a list of links, written with the page, so that it needs no script. Wide windows show it beside the
 * text, others as a popover (css/contents.css). It stands behind the article: whoever looks for words, or comes by an
 * address that quotes some, finds them in the text first.
 */

import { escape_html } from './page.js';

/** @typedef {import('./report_composing.js').Heading} Heading */

/** No heading's id begins so, unless its author wants it: a report may well have a heading “Contents”. */
export const contents_id = 'kanbao-contents';
export const contents_selector = `nav#${contents_id}`;

const fewest = 3; // of fewer headings nobody needs a list
const few = 24; // as many can be taken in at a look, however deep they stand
const many = 200; // more than these do not come of a deeper level
const most = 1000; // as the topmost level alone

/**
 * @param {import('./report_language.js').SurroundingWords} words
 * @param {{title: string, headings: Heading[]}} report
 * @returns {string} HTML, empty for a report that needs no outline
 */
export function contents_html({ contents }, { title, headings }) {
  const entries = contents_entries(headings, title);
  if (entries.length === 0) return '';
  const list = `<details open><summary>${contents}</summary>${list_html(entries)}</details>`;
  return `<nav id="${contents_id}" aria-label="${contents}" popover>${list}</nav>`;
}

/**
 * Its two topmost levels, with deeper ones where that makes few entries, and without the second where it makes too many.
 * @param {Heading[]} headings of the report
 * @param {string} title
 * @returns {Heading[]} empty for a report that needs no outline
 */
export function contents_entries(headings, title) {
  const named = without_title(headings, title).filter(({ text }) => text.trim() !== '');
  const levels = [...new Set(named.map(({ level }) => level))].sort();
  const down_to = (/** @type {number} */ deepest) => named.filter(({ level }) => level <= deepest);
  const [top = 0, ...deeper] = levels;
  const fits = (/** @type {number} */ level, /** @type {number} */ index) =>
    down_to(level).length <= (index === 0 ? many : few);
  const entries = down_to(Math.max(top, ...deeper.filter(fits)));
  return entries.length < fewest || entries.length > most ? [] : entries;
}

/**
 * A first heading that entitles the whole report leads nowhere.
 * @param {Heading[]} headings
 * @param {string} title
 */
function without_title(headings, title) {
  const [first, ...others] = headings;
  const is_title = first?.level === 1 && (first.text === title || others.every(({ level }) => level > 1));
  return is_title ? others : headings;
}

/**
 * @param {Heading[]} entries those below another one stand in a list of their own within it
 * @returns {string} HTML
 */
function list_html(entries) {
  const items = [];
  for (let at = 0; at < entries.length;) {
    const { level, anchor, text } = entries[at];
    let end = at + 1;
    while (end < entries.length && entries[end].level > level) end += 1;
    const below = end > at + 1 ? list_html(entries.slice(at + 1, end)) : '';
    items.push(`<li><a href="#${encodeURIComponent(anchor)}">${escape_html(text)}</a>${below}</li>`);
    at = end;
  }
  return `<ul>${items.join('')}</ul>`;
}
