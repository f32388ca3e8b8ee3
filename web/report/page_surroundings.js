/** The HTML around a report: the bar above it, its neighbours and the imprint below. Plain links, which need no script. */

import { contents_id } from './contents_html.js';
import { escape_html } from './page.js';

/** @typedef {import('./report_language.js').SurroundingWords} SurroundingWords */

/**
 * @typedef {object} Neighbour
 * @property {string} url
 * @property {string} title
 * @property {string} label its month, or what else is short and tells it apart
 */

/**
 * @typedef {object} ShownLogo
 * @property {'light' | 'dark' | ''} scheme in which it is shown; empty for both
 * @property {string} src
 * @property {number} width CSS px
 * @property {number} height
 */

/** @typedef {{text: string, links: {text: string, url: string}[]}} OwnFooter what a site says of itself below each page */

/**
 * @param {SurroundingWords} words
 * @param {object} links
 * @param {ShownLogo[]} [links.logos] the site's own
 * @param {string} [links.archive] address of the list of all reports
 * @param {Neighbour} [links.previous]
 * @param {Neighbour} [links.next]
 * @param {string} links.contents HTML of the report's outline, empty for none
 * @param {string} links.save address of the report as one file
 * @param {string} links.file_name under which the browser saves it
 * @returns {string} HTML
 */
export function bar_html(words, { logos = [], archive, previous, next, contents, save, file_name }) {
  const reports = [
    archive_html(words, archive, logos_html(logos)),
    month_link('prev', words.previous, previous),
    month_link('next', words.next, next),
  ].join('');
  const link = `<a id="save" href="${escape_html(save)}" download="${escape_html(file_name)}">${words.save}</a>`;
  // Scripts bring a button of their own (web/tools/contents.js).
  const button = `<noscript><button type="button" popovertarget="${contents_id}">${words.contents}</button></noscript>`;
  return `<nav id="bar" aria-label="${words.bar}"><span class="reports">${reports}</span>${link}${contents && button}</nav>`;
}

/**
 * A file has no other reports beside it, but its site's logo.
 * @param {SurroundingWords} words
 * @param {string | undefined} archive address
 * @param {string} logo HTML
 */
function archive_html(words, archive, logo) {
  if (archive === undefined) return logo && `<span class="archive">${logo}</span>`;
  return `<a class="archive" href="${escape_html(archive)}">${logo}${words.archive}</a>`;
}

/**
 * They stand beside words that say where they lead, and say nothing themselves.
 * @param {ShownLogo[]} logos
 * @returns {string} HTML
 */
export function logos_html(logos) {
  const image = (/** @type {ShownLogo} */ { scheme, src, width, height }) =>
    `<img class="${['logo', scheme].filter(Boolean).join(' ')}" src="${escape_html(src)}" width="${width}" height="${height}" alt="">`;
  return logos.map(image).join('');
}

/**
 * Its title is for who wants to know more than the month; narrow windows show the arrow alone (css/bar.css).
 * @param {'prev' | 'next'} relation
 * @param {string} word
 * @param {Neighbour | undefined} neighbour
 */
function month_link(relation, word, neighbour) {
  if (!neighbour) return '';
  const { url, title, label } = neighbour;
  const name = escape_html([word, ...(title.startsWith(label.replace(/…$/, '')) ? [] : [label]), title].join(' '));
  const attributes = `rel="${relation}" href="${escape_html(url)}" title="${name}" aria-label="${name}"`;
  return `<a ${attributes}><span>${escape_html(label)}</span></a>`;
}

/**
 * @param {{name: string}} report
 * @param {string} src address of the tools that only pages of a site have
 * @returns {import('./page.js').PagePart}
 */
export function site_part({ name }, src) {
  return { name: 'site', src, data: { report: name } };
}

/**
 * @param {SurroundingWords} words
 * @param {string} src address of the search's program
 * @param {string} [faces] address of Chinese faces that what is found may need
 * @returns {import('./page.js').PagePart} for a page of a site
 */
export function search_part(words, src, faces) {
  const said = { name: words.search, fault: words.search_fault };
  return { name: 'search', src, data: faces === undefined ? said : { ...said, faces } };
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
 * @param {OwnFooter} [links.footer] the site's own
 * @param {string} [links.feed] address of the feed
 * @param {string} links.licences address of the notices
 * @returns {string} HTML
 */
export function imprint_html(words, { footer, feed, licences }) {
  const subscribe = feed === undefined ? '' : `<a href="${escape_html(feed)}">${words.feed}</a>`;
  const notices = `<a href="${escape_html(licences)}">${words.licences}</a>`;
  return `<footer id="imprint">${footer_html(footer)}${subscribe}${notices}</footer>`;
}

/**
 * @param {SurroundingWords} words
 * @param {string} notices the text itself, for a page that holds everything
 * @param {OwnFooter} [footer] the site's own
 * @returns {string} HTML
 */
export function own_imprint_html(words, notices, footer) {
  const text = `<pre lang="en" tabindex="0">${escape_html(notices)}</pre>`;
  const details = `<details><summary>${words.licences}</summary>${text}</details>`;
  return `<footer id="imprint">${footer_html(footer)}${details}</footer>`;
}

/** @param {OwnFooter | undefined} footer @returns {string} HTML */
function footer_html(footer) {
  if (!footer) return '';
  const text = footer.text && `<span>${escape_html(footer.text)}</span>`;
  const links = footer.links.map(({ text: name, url }) => `<a href="${escape_html(url)}">${escape_html(name)}</a>`);
  return `<p class="own">${[text, ...links].join('')}</p>`;
}
