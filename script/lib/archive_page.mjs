/** The list of all reports, a page without any script. */

import { content_security_policy, escape_html } from '../../web/report/page.js';
import { report_address } from './page_meta.mjs';
import { imprint_html } from '../../web/report/page_surroundings.js';
import { reader_messages } from '../../web/report/report_language.js';

/** @typedef {import('./report_record.mjs').ListedReport} Report */

/**
 * @param {Report[]} reports the newest first; the page speaks the newest one's language
 * @param {object} site
 * @param {string} site.title
 * @param {string} [site.feed] address
 * @param {string} site.tracks address of the page of all tracks; empty for none
 * @param {string} site.style CSS
 * @param {string} site.faces CSS of the page's own Chinese face
 * @param {(text: string) => string} site.hash SHA-256 in base64
 * @returns {string} HTML
 */
export function archive_page(reports, { title, feed, tracks, style, faces, hash }) {
  const language = reports[0]?.language ?? 'zh-CN';
  const { around } = reader_messages(language);
  const policy = content_security_policy({ scripts: [], styles: [hash(style), hash(faces)], stands_alone: true });
  return `<!doctype html>
<html lang="${escape_html(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape_html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape_html(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
<style>${faces}</style>
</head>
<body>
<main id="page"><article id="report">
<h1>${escape_html(title)}</h1>
${tracks ? `<p><a href="${tracks}">${reader_messages(language).tracks.title}</a></p>` : ''}
${by_year(reports)
  .map(
    ([year, of_year]) => `<h2>${escape_html(year || around.undated)}</h2>\n<ul>\n${of_year.map(entry).join('')}</ul>`,
  )
  .join('\n')}
</article></main>
${imprint_html(around, { feed, licences: 'licences.txt' })}
</body>
</html>
`;
}

/**
 * @param {Report[]} reports
 * @returns {[string, Report[]][]}
 */
function by_year(reports) {
  /** @type {Map<string, Report[]>} */
  const years = new Map();
  for (const report of reports) {
    const year = report.date.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), report]);
  }
  return [...years];
}

/** @param {Report} report */
function entry(report) {
  const { title, language, date } = report;
  const day = date ? `<br><time datetime="${date}">${date}</time>` : '';
  return `<li lang="${escape_html(language)}"><a href="${escape_html(report_address(report))}">${escape_html(title)}</a>${day}</li>\n`;
}
