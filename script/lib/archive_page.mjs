/** The list of all reports. Its one script shows the field of the search (web/search/archive_start.js); the list needs none. */

import { app_links } from './app_manifest.mjs';
import { content_security_policy, escape_html, part_element } from '../../web/report/page.js';
import { report_address } from './page_meta.mjs';
import { imprint_html, search_part } from '../../web/report/page_surroundings.js';
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
 * @param {import('./build.mjs').Build['search']} site.search
 * @param {import('./build.mjs').Build['app']} [site.app]
 * @param {(text: string) => string} site.hash SHA-256 in base64
 * @returns {string} HTML
 */
export function archive_page(reports, { title, feed, tracks, style, faces, search, app, hash }) {
  const language = reports[0]?.language ?? 'zh-CN';
  const { around } = reader_messages(language);
  const policy = content_security_policy({
    scripts: [search, ...(app ? [app] : [])].map(({ start }) => hash(start)),
    styles: [style, faces, search.style].map(hash),
    is_app: app !== undefined,
  });
  return `<!doctype html>
<html lang="${escape_html(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape_html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape_html(title)}</title>
<link rel="icon" href="data:,">${app ? `\n${app_links(app.part)}` : ''}
<style>${style}</style>
<style>${faces}</style>
<style>${search.style}</style>
${part_element(search_part(around, search.src))}
</head>
<body>
<main id="page"><article id="report" lang="${escape_html(language)}">
<h1>${escape_html(title)}</h1>
${tracks ? `<p><a href="${tracks}">${reader_messages(language).tracks.title}</a></p>` : ''}
${search_html(around)}
${by_year(reports)
  .map(
    ([year, of_year]) => `<h2>${escape_html(year || around.undated)}</h2>\n<ul>\n${of_year.map(entry).join('')}</ul>`,
  )
  .join('\n')}
</article></main>
${imprint_html(around, { feed, licences: 'licences.txt' })}
<script>${search.start}</script>${app ? `\n<script>${app.start}</script>` : ''}
</body>
</html>
`;
}

/** @param {import('../../web/report/report_language.js').SurroundingWords} words */
function search_html({ search }) {
  const field = `<input type="search" id="sought" enterkeyhint="search" autocomplete="off">`;
  return `<div id="search" class="search" role="search" hidden><label for="sought">${search}</label>${field}</div>`;
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
