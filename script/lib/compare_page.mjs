/**
 * compare.html, which shows two reports of the site beside each other (web/compare/compare.js is its program), and the addresses
 * that lead there.
 */

import { compare_words } from '../../web/compare/compare_words.js';
import { escape_html } from '../../web/report/page.js';
import { report_address } from './page_meta.mjs';

/** @typedef {import('./report_record.mjs').ListedReport} Report */

/**
 * @param {Report[]} reports the newest first; the page speaks the newest one's language
 * @param {object} needed
 * @param {import('./build.mjs').Build['compare']} needed.compare
 * @param {string} needed.faces CSS of the page's own Chinese face
 * @param {(text: string) => string} needed.hash SHA-256 in base64
 * @returns {string} HTML
 */
export function compare_page(reports, { compare: { style, program }, faces, hash }) {
  const language = reports[0]?.language ?? 'zh-CN';
  const words = compare_words(language);
  const links = reports.slice(0, 2).map(({ name, title }) => link(report_address({ name }), title));
  return `<!doctype html>
<html lang="${escape_html(language)}" data-reports="reports.js">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape_html(policy([style, faces].map(hash)))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escape_html(words.title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
<style>${faces}</style>
<script src="${program}"></script>
</head>
<body>
<main><noscript><h1>${escape_html(words.title)}</h1>
<p>${escape_html(words.no_script)}</p>
<ul>
${[...links, link('archive.html', words.archive)].join('')}</ul></noscript></main>
</body>
</html>
`;
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
  return `compare.html?left=${encodeURIComponent(older.name)}&right=${encodeURIComponent(newer.name)}`;
}
