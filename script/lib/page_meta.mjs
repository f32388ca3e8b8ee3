/** What a page tells search engines, chat windows and feed readers of itself. */

import { escape_html } from '../../web/report/page.js';
import { SITE_FILES, report_address } from './site_addresses.mjs';

/** @typedef {import('../../web/report/report_composing.js').Report} Report */

/**
 * @typedef {object} SiteAddress where the site will stand; needed for what must be a full address
 * @property {string} base_url ends with a slash
 * @property {string} title of the whole
 */

/**
 * @typedef {object} Preview a picture for links to the report
 * @property {string} url relative to the site
 * @property {number} [width] px
 * @property {number} [height]
 * @property {string} [words] that stand in it
 */

/**
 * @param {Report} report
 * @param {object} around
 * @param {string} [around.previous] address of the report before
 * @param {string} [around.next] address of the report after
 * @param {Preview} [around.preview]
 * @param {SiteAddress | undefined} site
 * @returns {string} HTML
 */
export function meta_html(report, { previous, next, preview }, site) {
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
    ...(site ? addressed(report, site, preview) : []),
  ].join('\n');
}

/**
 * The author's own cover comes before the picture that is drawn of the report.
 * @param {Report} report
 * @param {SiteAddress} site
 * @param {Preview} [preview]
 */
function addressed(report, site, preview) {
  const address = report_address(report, site.base_url);
  return [...place_metas(address, site, image_of(report, preview)), json_ld(report, site), feed_link(site)];
}

/**
 * @param {Pick<Report, 'cover' | 'images'>} report
 * @param {Preview} [preview]
 * @returns {Preview | undefined}
 */
function image_of({ cover, images: [first] }, preview) {
  return cover ? { url: cover } : (preview ?? (first && { url: first.url }));
}

/**
 * What a list of reports tells of itself; the picture of its newest one stands for it.
 * @param {object} list
 * @param {string} list.name of its file
 * @param {string} list.title
 * @param {string} list.description
 * @param {import('./report_record.mjs').ListedReport} list.newest
 * @param {Preview} [list.preview] of the newest
 * @param {SiteAddress | undefined} site
 * @returns {string} HTML
 */
export function list_meta_html({ name, title, description, newest, preview }, site) {
  return [
    meta('name', 'description', description),
    meta('property', 'og:type', 'website'),
    meta('property', 'og:title', title),
    meta('property', 'og:description', description),
    meta('property', 'og:locale', newest.language.replaceAll('-', '_')),
    ...(site ? [...place_metas(site.base_url + name, site, image_of(newest, preview)), feed_link(site)] : []),
  ].join('\n');
}

/**
 * @param {string} address
 * @param {SiteAddress} site
 * @param {Preview} [image]
 */
const place_metas = (address, { base_url, title }, image) => [
  link('canonical', address),
  meta('property', 'og:url', address),
  meta('property', 'og:site_name', title),
  ...(image ? image_metas(image, base_url) : []),
];

/** @param {SiteAddress} site */
const feed_link = ({ title }) =>
  `<link rel="alternate" type="application/atom+xml" title="${escape_html(title)}" href="${SITE_FILES.feed}">`;

/** @param {Preview} image @param {string} base_url */
const image_metas = ({ url, width, height, words }, base_url) => [
  meta('property', 'og:image', new URL(url, base_url).href),
  ...(width && height
    ? [meta('property', 'og:image:width', String(width)), meta('property', 'og:image:height', String(height))]
    : []),
  ...(words ? [meta('property', 'og:image:alt', words)] : []),
  meta('name', 'twitter:card', 'summary_large_image'),
];

/**
 * Where the report stands in its site and what it is, for search engines (schema.org).
 * @param {Report} report
 * @param {SiteAddress} site
 */
function json_ld(report, { base_url, title }) {
  const { summary, date, language, authors, tags } = report;
  const address = report_address(report, base_url);
  const list = { '@type': 'CollectionPage', name: title, url: `${base_url}${SITE_FILES.archive}` };
  const data = {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Report',
        '@id': address,
        url: address,
        name: report.title,
        headline: report.title,
        inLanguage: language,
        ...(summary ? { description: summary } : {}),
        ...(date ? { datePublished: date } : {}),
        ...(authors.length > 0 ? { author: authors.map(person) } : {}),
        ...(tags.length > 0 ? { keywords: tags } : {}),
        isPartOf: list,
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { '@type': 'ListItem', position: 1, name: title, item: list.url },
          { '@type': 'ListItem', position: 2, name: report.title, item: address },
        ],
      },
    ],
  };
  return `<script type="application/ld+json">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>`;
}

/** @param {import('../../web/report/front_matter.js').Author} author */
const person = ({ name, github }) => ({
  '@type': 'Person',
  name,
  ...(github ? { url: `https://github.com/${github}` } : {}),
});

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
