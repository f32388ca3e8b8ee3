/**
 * Pages that an earlier pack has left in the site's folder, of reports that are not there any more: nothing is removed from a site,
 * so who packs is told of them. Where such a report now has another name, its former page leads to it.
 */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { escape_html } from '../../web/report/page.js';
import { reader_messages } from '../../web/report/report_language.js';
import { SITE_FILES, name_key, report_address } from './site_addresses.mjs';
import { site_page } from './site_page.mjs';

/** @typedef {import('./report_record.mjs').ListedReport} ListedReport */
/** @typedef {import('./site_packer.mjs').Run} Run */
/** @typedef {{name: string, title: string, date: string}} FormerReport */

/**
 * To be called before the site's list of reports and their records are written anew.
 * @param {ListedReport[]} reports
 * @param {Pick<Run, 'site' | 'records' | 'hashes' | 'options'>} run
 * @returns {Promise<string[]>} what who packs is to know
 */
export async function tend_left_pages(reports, run) {
  const names = new Set(reports.map(({ name }) => name_key(name)));
  const gone = (await former_reports(run.site.path)).filter(({ name }) => !names.has(name_key(name)));
  const told = [];
  for (const former of gone) {
    const left = [`${former.name}.html`, `${former.name}.offline.html`].filter((file) =>
      existsSync(join(run.site.path, file)),
    );
    if (left.length > 0) told.push(await tend(former, left, reports, run));
  }
  return told;
}

/**
 * @param {FormerReport} former
 * @param {string[]} left its files
 * @param {ListedReport[]} reports
 * @param {Pick<Run, 'site' | 'records' | 'hashes' | 'options'>} run
 * @returns {Promise<string>}
 */
async function tend(former, left, reports, run) {
  const page = `${former.name}.html`;
  const now = renamed(former, reports);
  if (!now || !left.includes(page)) return advice(left);
  if (!(await is_as_packed(former.name, run))) {
    return `${page} is not as an earlier pack has written it, so it stays; its report is ${now.name}.html now`;
  }
  await run.site.write_aside(page, leading_page(now, run.options.base_url));
  const others = left.filter((file) => file !== page);
  const leads = `${page} leads to ${now.name}.html, where its report is now`;
  return others.length > 0 ? `${leads}; ${advice(others)}` : leads;
}

/** @param {string[]} files */
function advice(files) {
  const [are, their, them, pages] =
    files.length > 1 ? ['are', 'their', 'them', 'pages that lead'] : ['is', 'its', 'it', 'a page that leads'];
  return `${files.join(' and ')} ${are} left from an earlier pack without ${their} report: delete ${them}, or put ${pages} on there`;
}

/**
 * @param {string} site
 * @returns {Promise<FormerReport[]>} none where there is no list, or one that is not ours
 */
async function former_reports(site) {
  try {
    const list = JSON.parse(await readFile(join(site, SITE_FILES.list_for_programs), 'utf8'));
    return list.filter((/** @type {Partial<FormerReport> | null} */ entry) => {
      return [entry?.name, entry?.title, entry?.date].every(is_text) && !/[\\/\0]/.test(entry?.name ?? '');
    });
  } catch {
    return [];
  }
}

/** @param {unknown} value */
const is_text = (value) => typeof value === 'string';

/**
 * @param {FormerReport} former
 * @param {ListedReport[]} reports
 * @returns {ListedReport | undefined} the only one with the same title and date
 */
function renamed({ title, date }, reports) {
  const [one, ...others] = reports.filter((report) => report.title === title && report.date === date);
  return date !== '' && others.length === 0 ? one : undefined;
}

/**
 * @param {string} name of a report
 * @param {Pick<Run, 'site' | 'records' | 'hashes'>} run
 * @returns {Promise<boolean>} whether nobody else has written its page since
 */
async function is_as_packed(name, { site, records, hashes }) {
  const page = `${name}.html`;
  const written = (await records.read(name, 'pages'))?.files?.[page];
  return written !== undefined && written === hashes.of(join(site.path, page));
}

/**
 * @param {ListedReport} report
 * @param {string} [base_url] where the site will stand
 * @returns {string} HTML
 */
function leading_page(report, base_url) {
  const { title, language } = report;
  const address = escape_html(report_address(report));
  return site_page({
    language,
    title,
    policy: "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'",
    head: [
      `<meta http-equiv="refresh" content="0; url=${address}">`,
      '<meta name="robots" content="noindex">',
      `<link rel="canonical" href="${escape_html(report_address(report, base_url))}">`,
    ],
    body: `<p>${reader_messages(language).archive.moved}<a href="${address}">${escape_html(title)}</a></p>`,
  });
}
