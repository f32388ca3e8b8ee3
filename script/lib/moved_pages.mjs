/** Pages at addresses that a report had before its file was given another name: they lead to where it is now. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { escape_html } from '../../web/report/page.js';
import { lies_within } from '../../web/report/site_paths.js';
import { reader_messages } from '../../web/report/report_language.js';
import { SITE_FILES, address_from, name_key, page_file, report_address } from './site_addresses.mjs';
import { site_page } from './site_page.mjs';

/** @typedef {import('./report_record.mjs').ListedReport} ListedReport */
/** @typedef {{name: string, title: string, date: string}} FormerReport */

/**
 * To be called before the site's list of reports is written anew.
 * @param {string} site absolute path
 * @returns {Promise<FormerReport[]>} none where there is no list, or one that is not ours
 */
export async function former_reports(site) {
  try {
    const list = JSON.parse(await readFile(join(site, SITE_FILES.list_for_programs), 'utf8'));
    return list.filter((/** @type {Partial<FormerReport> | null} */ entry) => {
      return [entry?.name, entry?.title, entry?.date].every(is_text) && is_name(entry?.name ?? '');
    });
  } catch {
    return [];
  }
}

/**
 * A page that somebody else has written stays theirs.
 * @param {ListedReport[]} reports that the site has now
 * @param {FormerReport[]} former those that it had
 * @param {Pick<import('./site_packer.mjs').Run, 'site' | 'options'> & {own: import('./own_files.mjs').OwnFiles}} where
 * @returns {Promise<string[]>} what who packs is to know
 */
export async function write_moved_pages(reports, former, { site, own, options }) {
  const by_key = new Map(reports.map((report) => [name_key(report.name), report]));
  const told = [];
  /** @type {Record<string, string>} */
  const moved = {};
  for (const [page, name] of Object.entries(leading(former, reports, own.moved))) {
    const report = by_key.get(name_key(name));
    const is_free = !by_key.has(name_key(page.replace(/\.html$/, '')));
    if (!report || !is_free || !own.may_write(page, site)) continue;
    await site.write(page, leading_page(page, report, options.base_url));
    moved[page] = report.name;
    if (own.moved[page] !== report.name) told.push(`${page} leads to ${page_file(report)}, where its report is now`);
  }
  own.moved = moved;
  return told;
}

/**
 * @param {FormerReport[]} former
 * @param {ListedReport[]} reports
 * @param {Record<string, string>} moved where pages of earlier times lead
 * @returns {Record<string, string>} where all of them are to lead
 */
function leading(former, reports, moved) {
  const names = new Set(reports.map(({ name }) => name_key(name)));
  const gone = former.filter(({ name }) => !names.has(name_key(name)));
  const renamed = new Map(gone.map((report) => [report.name, renamed_to(report, reports)?.name ?? '']));
  return Object.fromEntries([
    ...Object.entries(moved).map(([page, name]) => [page, renamed.get(name) ?? name]),
    ...[...renamed].map(([name, now]) => [page_file({ name }), now]),
  ]);
}

/** @param {string} name of a report, as anybody may have written it */
const is_name = (name) => !/[\\\0]/.test(name) && lies_within(name);

/** @param {unknown} value */
const is_text = (value) => typeof value === 'string';

/**
 * @param {FormerReport} former
 * @param {ListedReport[]} reports
 * @returns {ListedReport | undefined} the only one with the same title and date
 */
function renamed_to({ title, date }, reports) {
  const [one, ...others] = reports.filter((report) => report.title === title && report.date === date);
  return date !== '' && others.length === 0 ? one : undefined;
}

/**
 * @param {string} page its file
 * @param {ListedReport} report
 * @param {string} [base_url] where the site will stand
 * @returns {string} HTML
 */
function leading_page(page, report, base_url) {
  const { title, language } = report;
  const way = address_from(page, report_address(report));
  const address = escape_html(way);
  return site_page({
    language,
    title,
    policy: "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'",
    head: [
      `<meta http-equiv="refresh" content="0; url=${address}">`,
      '<meta name="robots" content="noindex">',
      `<link rel="canonical" href="${base_url === undefined ? address : escape_html(report_address(report, base_url))}">`,
    ],
    body: `<p>${reader_messages(language).archive.moved}<a href="${address}">${escape_html(title)}</a></p>`,
  });
}
