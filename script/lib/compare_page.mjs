/**
 * compare.html, which shows two reports of the site beside each other (web/compare/compare.js is its program), and the addresses
 * that lead there.
 */

import { compare_words } from '../../web/compare/compare_words.js';
import { escape_html } from '../../web/report/page.js';
import { sha256 } from './hash.mjs';
import { SITE_FILES, report_address } from './site_addresses.mjs';
import { site_page } from './site_page.mjs';

/** @typedef {import('./report_record.mjs').ListedReport} Report */

/**
 * @param {Report[]} reports the newest first; the page speaks the newest one's language
 * @param {object} needed
 * @param {import('./build.mjs').Build['compare']} needed.compare
 * @param {string} needed.faces CSS of the page's own Chinese face
 * @returns {string} HTML
 */
export function compare_page(reports, { compare: { style, program }, faces }) {
  const { language } = reports[0];
  const words = compare_words(language);
  const links = reports.slice(0, 2).map(({ name, title }) => link(report_address({ name }), title));
  const styles = [style, faces];
  return site_page({
    language,
    title: words.title,
    attributes: ` data-reports="${SITE_FILES.list_for_pages}"`,
    policy: policy(styles.map(sha256)),
    styles,
    head: ['<meta name="robots" content="noindex">', `<script src="${program}"></script>`],
    body: `<main><noscript><h1>${escape_html(words.title)}</h1>
<p>${escape_html(words.no_script)}</p>
<ul>
${[...links, link(SITE_FILES.archive, words.archive)].join('')}</ul></noscript></main>`,
  });
}

/** @param {string[]} styles SHA-256 in base64 */
function policy(styles) {
  return [
    "default-src 'none'",
    "script-src 'self'",
    'worker-src blob:',
    `style-src ${styles.map((style) => `'sha256-${style}'`).join(' ')}`,
    "frame-src 'self'",
    "font-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** @param {string} address @param {string} text */
const link = (address, text) => `<li><a href="${escape_html(address)}">${escape_html(text)}</a></li>\n`;

/**
 * @param {{name: string}} report that is read
 * @param {{previous?: {name: string}, next?: {name: string}}} neighbours
 * @returns {string | undefined} where it stands beside the one before it, or, the first one, beside the next; the older one left
 */
export function compare_address(report, { previous, next }) {
  const [older, newer] = previous ? [previous, report] : [report, next];
  if (!newer) return undefined;
  return `${SITE_FILES.compare}?left=${encodeURIComponent(older.name)}&right=${encodeURIComponent(newer.name)}`;
}
