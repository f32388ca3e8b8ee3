/** Puts a report into the page in the place of the one that is there. */

import { contents_selector } from '../report/contents_html.js';
import { page_article } from './page_elements.js';

/**
 * @typedef {object} ReportParts
 * @property {string} title
 * @property {Iterable<Node>} article what it holds
 * @property {Iterable<Node>} contents the list of its headings, if it has one
 * @property {string} source Markdown, as it is embedded
 * @property {string} facts as they are embedded
 */

/** @param {ReportParts} report */
export function put_report({ title, article, contents, source, facts }) {
  document.title = title;
  page_article().replaceChildren(...article);
  document.querySelector(contents_selector)?.remove();
  document.querySelector('main#page')?.after(...contents);
  embed('script#source', source);
  embed('script#facts', facts);
}

/** @param {string} selector @param {string} text */
function embed(selector, text) {
  const holder = document.querySelector(selector);
  if (holder) holder.textContent = text;
}
