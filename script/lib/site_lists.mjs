/** Writes what belongs to a site as a whole: the list of its reports for people and for programs, the feed, view.html. */

import { archive_page } from './archive_page.mjs';
import { compare_page } from './compare_page.mjs';
import { feed_xml, sitemap_xml } from './feed.mjs';
import { sha256 } from './hash.mjs';
import { report_address } from './page_meta.mjs';
import { report_list } from './report_list.mjs';
import { reader_messages } from '../../web/report/report_language.js';
import { tracks_page } from './tracks_page.mjs';
import { view_page } from './view_page.mjs';

/** @typedef {import('./report_record.mjs').ListedReport} ListedReport */
/** @typedef {import('./site_packer.mjs').SiteOptions} SiteOptions */

/**
 * @typedef {object} ListNeeds
 * @property {import('./build.mjs').Build} build
 * @property {import('./site_folder.mjs').SiteFolder} site
 * @property {(name: string) => Promise<string>} article_of a report: its HTML, for the feed
 */

/**
 * @param {ListedReport[]} reports the newest first
 * @param {SiteOptions} options
 * @param {ListNeeds} needs
 */
export async function write_lists(reports, options, { build, site, article_of }) {
  const address = site_address(reports, options);
  const title = site_title(reports, options);
  const { style, view, search } = build;
  const feed = address && 'feed.xml';
  const shared = { faces: view.faces, hash: sha256 };
  const tracks = tracks_page(reports, { ...build.tracks, style: `${style}${build.tracks.style}`, ...shared });
  if (tracks) await site.write('tracks.html', tracks);
  const archive = archive_page(reports, { title, feed, tracks: tracks && 'tracks.html', style, search, ...shared });
  await site.write('archive.html', archive);
  await site.write('compare.html', compare_page(reports, { compare: build.compare, ...shared }));
  await site.write('reports.js', report_list(reports));
  await site.write('reports.json', reports_json(reports));
  await site.write('view.html', view_page({ build, ...shared }));
  if (!address) return;
  await site.write('feed.xml', feed_xml(await with_articles(reports, article_of), address));
  await site.write('sitemap.xml', sitemap_xml(reports, address.base_url));
}

/**
 * @param {ListedReport[]} reports
 * @param {SiteOptions} options
 * @returns {import('./page_meta.mjs').SiteAddress | undefined}
 */
export function site_address(reports, options) {
  const { base_url } = options;
  return base_url === undefined ? undefined : { base_url, title: site_title(reports, options) };
}

/**
 * @param {ListedReport[]} reports
 * @param {SiteOptions} options
 */
function site_title([newest], { title }) {
  return title || reader_messages(newest?.language ?? 'zh-CN').around.site;
}

/**
 * @param {ListedReport[]} reports
 * @param {ListNeeds['article_of']} article_of
 */
async function with_articles(reports, article_of) {
  const whole = [];
  for (const report of reports) whole.push({ ...report, article: await article_of(report.name) });
  return whole;
}

/** @param {ListedReport[]} reports */
function reports_json(reports) {
  const entries = reports.map(({ name, title, date, language, authors }) => {
    return { name, url: report_address({ name }), title, date, language, authors };
  });
  return `${JSON.stringify(entries, null, 2)}\n`;
}
