/** Writes what belongs to a site as a whole: the list of its reports for people and for programs, the feed, view.html. */

import { archive_pages } from './archive_page.mjs';
import { compare_page } from './compare_page.mjs';
import { feed_xml, sitemap_xml } from './feed.mjs';
import { missing_page } from './missing_page.mjs';
import { report_list } from './report_list.mjs';
import { reports_json } from './reports_json.mjs';
import { SITE_FILES } from './site_addresses.mjs';
import { tracks_page } from './tracks_page.mjs';
import { view_page } from './view_page.mjs';

/** @typedef {import('./report_record.mjs').ListedReport} ListedReport */

/**
 * @typedef {object} ListNeeds
 * @property {import('./build.mjs').Build} build
 * @property {import('./site_folder.mjs').SiteFolder} site
 * @property {string} title of the site
 * @property {import('./page_meta.mjs').SiteAddress} [address]
 * @property {boolean} [is_app] whether readers' browsers keep the site
 * @property {(name: string) => Promise<string>} article_of a report: its HTML, for the feed
 * @property {Map<string, string>} pictures addresses of small pictures, by the names of their reports
 * @property {import('./page_meta.mjs').Preview} [preview] for links to the newest report
 */

/**
 * @param {ListedReport[]} reports the newest first
 * @param {ListNeeds} needs
 */
export async function write_lists(reports, { build, site, title, address, is_app, article_of, pictures, preview }) {
  const { view, search, look } = build;
  const app = is_app ? build.app : undefined;
  const style = `${build.list_style}${app?.style ?? ''}`;
  const { slices } = build;
  const tracks = tracks_page(reports, { ...build.tracks, style: `${style}${build.tracks.style}`, app, slices, look });
  if (tracks) await site.write(SITE_FILES.tracks, tracks);
  const around = { title, address, tracks: tracks && SITE_FILES.tracks, pictures, preview };
  const archive = archive_pages(reports, { ...around, style, search, app, slices, look });
  for (const { name, html } of archive) await site.write(name, html);
  await site.write(SITE_FILES.compare, compare_page(reports, { compare: build.compare, faces: view.faces }));
  await site.write(SITE_FILES.list_for_pages, report_list(reports));
  await site.write(SITE_FILES.list_for_programs, reports_json(reports));
  await site.write(SITE_FILES.view, view_page(build));
  await site.write(
    SITE_FILES.missing,
    missing_page(reports, { style: build.list_style, slices, base_url: address?.base_url }),
  );
  if (!address) return;
  await site.write(SITE_FILES.feed, feed_xml(await with_articles(reports, article_of), address));
  const lists = [...archive.map(({ name }) => name), ...(tracks ? [SITE_FILES.tracks] : [])];
  await site.write(SITE_FILES.site_map, sitemap_xml(reports, lists, address.base_url));
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
