/** The feed and the site map: lists for programs, in which every address is a full one. */

import { Feed } from 'feed';

import { with_full_addresses } from './full_addresses.mjs';
import { SITE_FILES, report_address } from './site_addresses.mjs';

/** @typedef {import('./report_record.mjs').ListedReport} ListedReport */
/** @typedef {ListedReport & {article: string}} Report */
/** @typedef {import('./page_meta.mjs').SiteAddress} SiteAddress */

/** Reports without a date stand at the beginning of time, so that the same reports always give the same feed. */
const unknown_date = '1970-01-01';

/**
 * @param {Report[]} reports the newest first
 * @param {SiteAddress} site
 * @returns {string} Atom, with each report in full
 */
export function feed_xml(reports, { base_url, title }) {
  const feed = new Feed({
    id: base_url,
    link: base_url,
    title,
    // Atom wants an author for every entry (RFC 4287, 4.1.1); this one stands for reports that name none.
    author: { name: title },
    language: reports[0]?.language,
    updated: moment(reports.find(({ date }) => date !== '')?.date ?? ''),
    feedLinks: { atom: `${base_url}${SITE_FILES.feed}` },
    generator: 'kanbao',
    copyright: '',
  });
  for (const report of reports) {
    const address = report_address(report, base_url);
    feed.addItem({
      id: address,
      link: address,
      title: report.title,
      description: report.summary,
      content: with_full_addresses(without_charts(report.article), address),
      // The library escapes quotation marks alone.
      category: categories(report).map((term) => ({ term: escape_xml(term) })),
      date: moment(report.date),
      author: report.authors.map(({ name, github }) => ({
        name,
        link: github ? `https://github.com/${github}` : undefined,
      })),
    });
  }
  return feed.atom1();
}

/**
 * Readers of feeds have none of the page's style, without which its drawings are black boxes. Their numbers stand beside them.
 * @param {string} article HTML as our own writer makes it
 */
function without_charts(article) {
  return article.replace(/<span class="chart" aria-hidden="true">(?:<svg [^]*?<\/svg>)*<\/span>/g, '');
}

/** What it is about, as its author says. @param {ListedReport} report */
const categories = ({ tags, tracks }) => [...new Set([...tags, ...tracks.map(({ name }) => name)])];

/**
 * @param {ListedReport[]} reports
 * @param {string[]} lists names of the pages that list them
 * @param {string} base_url
 * @returns {string} XML
 */
export function sitemap_xml(reports, lists, base_url) {
  const pages = reports.map((report) => ({ address: report_address(report, base_url), date: report.date }));
  const list_pages = lists.map((name) => ({ address: base_url + name, date: '' }));
  const entries = [...pages, ...list_pages].map(({ address, date }) => {
    return `  <url><loc>${escape_xml(address)}</loc>${date ? `<lastmod>${date}</lastmod>` : ''}</url>\n`;
  });
  const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="${schema}">\n${entries.join('')}</urlset>\n`;
}

/** @param {string} date `2023-12-01`, `2023-12` or empty */
function moment(date) {
  return new Date(`${(date || unknown_date).padEnd(10, '-01')}T00:00:00Z`);
}

/** @param {string} text */
function escape_xml(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
