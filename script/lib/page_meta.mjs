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
 * @param {{url: string}} [around.previous] the report before
 * @param {{url: string}} [around.next] the report after
 * @param {string} [around.feed] address
 * @param {Preview} [around.preview]
 * @param {SiteAddress | undefined} site
 * @returns {string} HTML
 */
export function meta_html(report, { previous, next, feed = SITE_FILES.feed, preview }, site) {
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
    ...(previous === undefined ? [] : [link('prev', previous.url)]),
    ...(next === undefined ? [] : [link('next', next.url)]),
    ...(site ? addressed(report, site, { feed, preview }) : []),
  ].join('\n');
}

/**
 * @param {Report} report
 * @param {SiteAddress} site
 * @param {{feed: string, preview?: Preview}} around
 */
function addressed(report, site, { feed, preview }) {
  const address = report_address(report, site.base_url);
  const image = picture_for_links(report, { base_url: site.base_url, preview });
  return [...place_metas(address, site, image), json_ld(report, site), feed_link(site, feed)];
}

/**
 * The author's own cover comes before the picture that is drawn of the report.
 * @param {Pick<Report, 'name' | 'cover' | 'images'>} report
 * @param {{base_url: string, preview?: Preview}} around
 * @returns {Preview | undefined} with its full address
 */
function picture_for_links(report, { base_url, preview }) {
  const { cover, images } = report;
  if (!cover && preview) return { ...preview, url: new URL(preview.url, base_url).href };
  const url = cover || images[0]?.url;
  return url ? { url: new URL(url, report_address(report, base_url)).href } : undefined;
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
    ...(site ? listed_place({ name, newest, preview }, site) : []),
  ].join('\n');
}

/**
 * @param {Pick<Parameters<typeof list_meta_html>[0], 'name' | 'newest' | 'preview'>} list
 * @param {SiteAddress} site
 */
function listed_place({ name, newest, preview }, site) {
  const image = picture_for_links(newest, { base_url: site.base_url, preview });
  return [...place_metas(site.base_url + name, site, image), feed_link(site, SITE_FILES.feed)];
}

/**
 * @param {string} address
 * @param {SiteAddress} site
 * @param {Preview} [image] with its full address
 */
const place_metas = (address, { title }, image) => [
  link('canonical', address),
  meta('property', 'og:url', address),
  meta('property', 'og:site_name', title),
  ...(image ? image_metas(image) : []),
];

/** @param {SiteAddress} site @param {string} address */
const feed_link = ({ title }, address) =>
  `<link rel="alternate" type="application/atom+xml" title="${escape_html(title)}" href="${escape_html(address)}">`;

/** @param {Preview} image with its full address */
const image_metas = ({ url, width, height, words }) => [
  meta('property', 'og:image', url),
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
