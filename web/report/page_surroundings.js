/** The HTML around a report: the bar above it, its neighbours and the imprint below. Plain links, which need no script. */

import { contents_id } from './contents_html.js';
import { escape_html } from './page.js';

/** @typedef {import('./report_language.js').SurroundingWords} SurroundingWords */

/**
 * @typedef {object} Neighbour
 * @property {string} url
 * @property {string} title
 */

/**
 * @param {SurroundingWords} words
 * @param {object} links
 * @param {string} [links.archive] address of the list of all reports
 * @param {string} links.contents HTML of the report's outline, empty for none
 * @param {string} links.save address of the report as one file
 * @param {string} links.file_name under which the browser saves it
 * @returns {string} HTML
 */
export function bar_html(words, { archive, contents, save, file_name }) {
  const archive_link =
    archive === undefined ? '<span></span>' : `<a href="${escape_html(archive)}">${words.archive}</a>`;
  const link = `<a id="save" href="${escape_html(save)}" download="${escape_html(file_name)}">${words.save}</a>`;
  // Scripts bring a button of their own (web/tools/contents.js).
  const button = `<noscript><button type="button" popovertarget="${contents_id}">${words.contents}</button></noscript>`;
  return `<nav id="bar" aria-label="${words.bar}">${archive_link}${link}${contents && button}</nav>`;
}

/**
 * @param {SurroundingWords} words
 * @param {string} src address of the search's program
 * @returns {import('./page.js').PagePart} for a page of a site
 */
export function search_part(words, src) {
  return { name: 'search', src, data: { name: words.search, fault: words.search_fault } };
}

/**
 * @param {SurroundingWords} words
 * @param {{previous?: Neighbour, next?: Neighbour, compare?: string}} neighbours in the order of time; `compare`: address of
 *   the page that shows the report beside the one before, or, the first one, beside the next
 * @returns {string} HTML; empty for the only report
 */
export function neighbours_html(words, { previous, next, compare }) {
  const beside = previous ? words.beside_previous : words.beside_next;
  const links = [
    neighbour_link('prev', words.previous, previous),
    neighbour_link('next', words.next, next),
    compare === undefined ? '' : `<a class="beside" href="${escape_html(compare)}">${beside}</a>`,
  ].join('');
  return links === '' ? '' : `<nav id="neighbours" aria-label="${words.neighbours}">${links}</nav>\n`;
}

/**
 * @param {'prev' | 'next'} relation
 * @param {string} word
 * @param {Neighbour | undefined} neighbour
 */
function neighbour_link(relation, word, neighbour) {
  if (!neighbour) return '';
  return `<a rel="${relation}" href="${escape_html(neighbour.url)}"><span>${word}</span>${escape_html(neighbour.title)}</a>`;
}

/**
 * @param {SurroundingWords} words
 * @param {object} links
 * @param {string} [links.feed] address of the feed
 * @param {string} links.licences address of the notices
 * @returns {string} HTML
 */
export function imprint_html(words, { feed, licences }) {
  const subscribe = feed === undefined ? '' : `<a href="${escape_html(feed)}">${words.feed}</a>`;
  return `<footer id="imprint">${subscribe}<a href="${escape_html(licences)}">${words.licences}</a></footer>`;
}

/**
 * @param {SurroundingWords} words
 * @param {string} notices the text itself, for a page that holds everything
 * @returns {string} HTML
 */
export function own_imprint_html(words, notices) {
  const text = `<pre lang="en" tabindex="0">${escape_html(notices)}</pre>`;
  return `<footer id="imprint"><details><summary>${words.licences}</summary>${text}</details></footer>`;
}
