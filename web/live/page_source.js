/**
 * The page as its file has it, and what is done when the file is another: the report takes the place of the one that is shown,
 * with the reader where they were. Where more of the page has changed than its report, it is loaded again.
 */

import { contents_selector } from '../report/contents_html.js';
import { own_global } from '../report/tool_border.js';
import { end_tools, load_tools } from '../page/tools_loading.js';
import { put_report } from '../page/put_report.js';
import { place_by_words } from './place_by_words.js';

const style_type = 'text/css';
const font_parts = '[data-part="font"]';

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
  return new DOMParser().parseFromString(without_effect(await response.text()), 'text/html');
}

/**
 * A page that is parsed applies its styles, and its policy to them, which the page around it has neither of.
 * @param {string} html
 */
function without_effect(html) {
  return html
    .replace('http-equiv="Content-Security-Policy"', 'name="policy"')
    .replace(/<style>([^]*?)<\/style>/g, `<script type="${style_type}">$1</script>`);
}

/**
 * @param {Document} page
 * @returns {string} all that a report of other words leaves as it is
 */
function surroundings(page) {
  const [style] = styles(page);
  const parts = Array.from(page.querySelectorAll(`script[src]:not(${font_parts})`), ({ outerHTML }) => outerHTML);
  const body = /** @type {HTMLElement} */ (page.body.cloneNode(true));
  for (const selector of report_parts) body.querySelector(selector)?.remove();
  for (const other of body.querySelectorAll('p#status, script, noscript')) other.remove();
  body.querySelector('a#save')?.removeAttribute('download');
  return [page.documentElement.lang, style, ...parts, body.innerHTML.replace(/\s+/g, ' ')].join('\n');
}

/** @param {Document} page that was fetched @returns {string[]} the page's own, and its fonts */
function styles(page) {
  return Array.from(page.querySelectorAll(`script[type="${style_type}"]`), ({ textContent }) => textContent ?? '');
}

/** @param {Document} page */
function own_report(page) {
  const [, fonts] = styles(page);
  return [page.title, fonts, ...report_parts.map((selector) => page.querySelector(selector)?.outerHTML)].join('\n');
}

/** @param {Document} fresh */
function show_report(fresh) {
  const place = place_by_words(article());
  const change = () => {
    put_page(fresh);
    place.restore();
  };
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
function put_page(fresh) {
  const [, fonts = ''] = styles(fresh);
  add_fonts(fonts);
  for (const part of document.querySelectorAll(font_parts)) part.remove();
  document.head.append(...imported(fresh.querySelectorAll(font_parts)));
  document
    .querySelector('a#save')
    ?.setAttribute('download', fresh.querySelector('a#save')?.getAttribute('download') ?? '');
  put_report({
    title: fresh.title,
    article: imported(article(fresh).childNodes),
    contents: imported(fresh.querySelectorAll(contents_selector)),
    source: fresh.querySelector('script#source')?.textContent ?? '',
    facts: fresh.querySelector('script#facts')?.textContent ?? '',
  });
}

/** @param {Iterable<Node>} nodes of another document */
const imported = (nodes) => Array.from(nodes, (node) => document.importNode(node, true));

/** @param {Document} [page] */
function article(page = document) {
  return /** @type {HTMLElement} */ (page.querySelector('article#report'));
}

/** The page's policy knows the styles that it came with, and those that a script makes. @param {string} css */
function add_fonts(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
