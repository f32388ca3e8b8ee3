/** What a page tells search engines, chat windows and feed readers of itself. */

import { escape_html } from '../../web/report/page.js';

/** @typedef {import('../../web/report/report_composing.js').Report} Report */

/**
 * @typedef {object} SiteAddress where the site will stand; needed for what must be a full address
 * @property {string} base_url ends with a slash
 * @property {string} title of the whole
 */

/**
 * @param {Report} report
 * @param {object} around
 * @param {string} [around.previous] address of the report before
 * @param {string} [around.next] address of the report after
 * @param {SiteAddress | undefined} site
 * @returns {string} HTML
 */
export function meta_html(report, { previous, next }, site) {
  const { title, summary, language, date, authors, tags } = report;
  return [
    ...(summary ? [meta('name', 'description', summary)] : []),
    ...authors.map(({ name }) => meta('name', 'author', name)),
    meta('property', 'og:type', 'article'),
    meta('property', 'og:title', title),
    ...(summary ? [meta('property', 'og:description', summary)] : []),
    meta('property', 'og:locale', language.replaceAll('-', '_')),
    ...(date ? [meta('property', 'article:published_time', date)] : []),
    ...tags.map((tag) => meta('property', 'article:tag', tag)),
    ...(previous === undefined ? [] : [link('prev', previous)]),
    ...(next === undefined ? [] : [link('next', next)]),
    ...(site ? addressed(report, site) : []),
  ].join('\n');
}

/**
 * @param {Report} report
 * @param {SiteAddress} site
 */
function addressed(report, { base_url, title }) {
  const address = report_address(report, base_url);
  const image = report.cover || report.images[0]?.url;
  return [
    link('canonical', address),
    meta('property', 'og:url', address),
    meta('property', 'og:site_name', title),
    ...(image ? [meta('property', 'og:image', new URL(image, base_url).href)] : []),
    `<link rel="alternate" type="application/atom+xml" title="${escape_html(title)}" href="feed.xml">`,
  ];
}

/**
 * @param {{name: string}} report
 * @param {string} [base_url]
 * @returns {string} relative to the site without a base
 */
export function report_address({ name }, base_url = '') {
  return `${base_url}${encodeURIComponent(name)}.html`;
}

/**
 * @param {'name' | 'property'} kind
 * @param {string} name
 * @param {string} content
 */
function meta(kind, name, content) {
  return `<meta ${kind}="${name}" content="${escape_html(content)}">`;
}

/**
 * @param {string} relation
 * @param {string} address
 */
function link(relation, address) {
  return `<link rel="${relation}" href="${escape_html(address)}">`;
}
