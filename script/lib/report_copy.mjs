/**
 * A report in a page that is not its own: index.html shows the newest one, which may lie in a folder. All that the report refers
 * to is then found from where that page lies, also what its author has written and nothing is known of.
 */

import { address_from, address_in_site, page_file } from './site_addresses.mjs';

/** @typedef {import('../../web/report/report_composing.js').Report} Report */

/**
 * @param {Report} report
 * @param {string} page file of the site
 * @param {import('../../web/report/report_composing.js').ReportReader} reader
 * @returns {Report} as that page shows it
 */
export function report_in_page(report, page, reader) {
  const own = page_file(report);
  if (!own.includes('/') || page === own) return report;
  const moved = (/** @type {string} */ url) => address_from(page, address_in_site(own, url));
  const reading = reader.read(report.source, report.facts.components);
  try {
    const facts = moved_facts(report.facts, reading.description.links, moved);
    return { ...report, facts, ...reading.complete(facts) };
  } finally {
    reading.close();
  }
}

/**
 * @param {Report['facts']} facts
 * @param {{url: string}[]} links as they are written
 * @param {(url: string) => string} moved
 * @returns {Report['facts']}
 */
function moved_facts(facts, links, moved) {
  const images = Object.entries(facts.images).map(([written, image]) => [written, { ...image, url: moved(image.url) }]);
  const targets = links
    .map(({ url }) => [url, moved(facts.links[url] ?? url)])
    .filter(([written, target]) => written !== target);
  const { months_url } = facts.overview;
  return {
    ...facts,
    images: Object.fromEntries(images),
    links: Object.fromEntries(targets),
    overview: { ...facts.overview, months_url: moved(months_url) },
  };
}
