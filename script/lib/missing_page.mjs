/**
 * The page that static hosts show for an address without a file (`404.html`), at whatever depth that address is: its style stands
 * in it, and its links are full addresses where it is known where the site stands. Else they lead from the site's own
 * folder, where most addresses are that somebody mistypes.
 */

import { escape_html } from '../../web/report/page.js';
import { words_in } from '../../web/report/words_in.js';
import { sha256 } from './hash.mjs';
import { SITE_FILES, report_address } from './site_addresses.mjs';
import { shown_faces } from './shown_faces.mjs';
import { site_page } from './site_page.mjs';
import { site_words } from './site_words.mjs';

const most_reports = 5;

/**
 * @param {import('./report_record.mjs').ListedReport[]} reports the newest first; the page speaks its language
 * @param {object} site
 * @param {string} site.style CSS
 * @param {import('./shown_faces.mjs').SliceFile[]} site.slices of the page's own Chinese face
 * @param {string} [site.base_url] where the site will stand; ends with a slash
 * @returns {string} HTML
 */
export function missing_page(reports, { style, slices, base_url = '' }) {
  const [{ language }] = reports;
  const words = words_in(language, site_words);
  const entries = reports.slice(0, most_reports).map((report) => entry(report, base_url));
  const body = `<main id="page"><article id="report" lang="${escape_html(language)}">
<h1>${words.missing}</h1>
<p>${words.why}</p>
<h2>${words.reports}</h2>
<ul>
${entries.join('\n')}
</ul>
<p><a href="${escape_html(base_url + SITE_FILES.archive)}">${words.archive}</a></p>
</article></main>`;
  const faces = slices.map(({ src, range }) => ({ src: base_url + src, range }));
  const styles = [style, shown_faces(body, faces)];
  return site_page({
    language,
    title: words.missing,
    policy: policy_of(styles),
    styles,
    body,
    head: ['<meta name="robots" content="noindex">'],
  });
}

/** @param {string[]} styles CSS */
function policy_of(styles) {
  const hashes = styles.map((style) => `'sha256-${sha256(style)}'`).join(' ');
  return `default-src 'none'; style-src ${hashes}; font-src 'self'; img-src data:; base-uri 'none'; form-action 'none'`;
}

/** @param {import('./report_record.mjs').ListedReport} report @param {string} base_url */
function entry(report, base_url) {
  const { title, date, language } = report;
  const link = `<a href="${escape_html(report_address(report, base_url))}">${escape_html(title)}</a>`;
  const day = date && ` <time datetime="${escape_html(date)}">${escape_html(date)}</time>`;
  return `<li lang="${escape_html(language)}">${link}${day}</li>`;
}
