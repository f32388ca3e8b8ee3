/**
 * The page as its file has it, and what is done when the file is another: the report takes the place of the one that is shown,
 * with the reader where they were. Where more of the page has changed than its report, it is loaded again.
 */

import { contents_selector } from '../report/contents_html.js';
import { own_global } from '../report/tool_border.js';
import { end_tools, load_tools } from '../page/tools_loading.js';
import { reading_place } from './reading_place.js';

/** What belongs to the report. */
const report_parts = ['article#report', contents_selector, 'script#source', 'script#facts'];

export class PageSource {
  /** @type {Promise<Document>} as it was when it was loaded, or renewed */
  #shown = fetched_page();

  async renew() {
    const fresh = await fetched_page();
    const shown = await this.#shown;
    this.#shown = Promise.resolve(fresh);
    if (!fresh.querySelector('article#report') || surroundings(shown) !== surroundings(fresh)) return location.reload();
    if (own_report(shown) !== own_report(fresh)) show_report(fresh);
  }
}

/** @returns {Promise<Document>} */
async function fetched_page() {
  const response = await fetch(location.pathname, { cache: 'no-store' });
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/**
 * @param {Document} page
 * @returns {string} all that a report of other words leaves as it is
 */
function surroundings(page) {
  const [style] = page.querySelectorAll('style');
  const parts = Array.from(page.querySelectorAll('script[src]'), ({ outerHTML }) => outerHTML);
  const body = /** @type {HTMLElement} */ (page.body.cloneNode(true));
  for (const selector of report_parts) body.querySelector(selector)?.remove();
  for (const line of body.querySelectorAll('p#status, script')) line.remove();
  return [page.documentElement.lang, style?.textContent, ...parts, body.innerHTML.replace(/\s+/g, ' ')].join('\n');
}

/** @param {Document} page */
function own_report(page) {
  const fonts = page.querySelectorAll('style')[1]?.textContent;
  return [page.title, fonts, ...report_parts.map((selector) => page.querySelector(selector)?.outerHTML)].join('\n');
}

/** @param {Document} fresh */
function show_report(fresh) {
  const change = () => put_report(fresh);
  end_tools();
  // Where nothing is painted, no program knows of the report.
  const settled = own_global('kanbao')?.renew?.(change);
  if (settled) void settled.then(load_tools);
  else {
    change();
    load_tools();
  }
}

/** @param {Document} fresh */
function put_report(fresh) {
  const article = /** @type {HTMLElement} */ (document.querySelector('article#report'));
  const place = reading_place(article);
  add_fonts(fresh.querySelectorAll('style')[1]?.textContent ?? '');
  document.title = fresh.title;
  for (const name of ['script#source', 'script#facts']) {
    const holder = document.querySelector(name);
    if (holder) holder.textContent = fresh.querySelector(name)?.textContent ?? '';
  }
  article.replaceChildren(...document.importNode(fresh.querySelector('article#report') ?? article, true).childNodes);
  document.querySelector(contents_selector)?.remove();
  const contents = fresh.querySelector(contents_selector);
  if (contents) document.querySelector('main#page')?.after(document.importNode(contents, true));
  place.restore();
}

/** The page's policy knows the styles that it came with, and those that a script makes. @param {string} css */
function add_fonts(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
