/** Composes the reports of a site, as far as what is kept of an earlier run is not as good. */

import { isDeepStrictEqual } from 'node:util';

import { is_current } from './report_record.mjs';
import { newest_first } from './report_order.mjs';
import { ReportLinks } from './report_links.mjs';

/** @typedef {import('./report_record.mjs').ReportRecord} ReportRecord */
/** @typedef {import('./report_files.mjs').ReportFile} ReportFile */
/** @typedef {import('./report_images.mjs').FileUrls} FileUrls */
/** @typedef {import('./site_packer.mjs').Run} Run */

/** @typedef {{place: number, file: ReportFile, urls: FileUrls}} Wanted */

/**
 * @param {ReportFile[]} files
 * @param {Run} run
 * @returns {Promise<ReportRecord[]>} the newest report first
 */
export async function compose_reports(files, run) {
  const records = await current_records(files, run);
  const missing = files.flatMap((file, place) => (records[place] ? [] : [{ place, file, urls: {} }]));
  await compose(missing, records, run);
  const composed = /** @type {ReportRecord[]} */ (records);
  await compose(named_otherwise(files, composed), records, run);
  return composed.sort((a, b) => newest_first(a.report, b.report));
}

/**
 * @param {ReportFile[]} files
 * @param {Run} run
 * @returns {Promise<(ReportRecord | undefined)[]>} undefined where the report is to be composed
 */
async function current_records(files, { records, hashes, program }) {
  const links = new ReportLinks(files);
  const found = [];
  for (const file of files) {
    const record = records.has(file.name, 'report') ? await records.read(file.name, 'record') : undefined;
    found.push(record && is_current(record, file, { program, hashes, links }) ? record : undefined);
  }
  return found;
}

/**
 * @param {Wanted[]} wanted
 * @param {(ReportRecord | undefined)[]} records takes what is composed
 * @param {Run} run
 */
async function compose(wanted, records, { crew, hashes, progress }) {
  if (wanted.length === 0) return;
  progress.begin('read', wanted.length);
  const work = wanted.map(({ file, urls }) => ({ file: file.file, task: { file, urls } }));
  await crew.compose_all(work, ({ record, news }, done) => {
    records[wanted[done].place] = record;
    hashes.learn(news);
    progress.count();
  });
}

/**
 * Equal files become one, whatever they are called: the first report that names one gives it its address, wherever others
 * call it otherwise.
 * @param {ReportFile[]} files
 * @param {ReportRecord[]} records of the same reports
 * @returns {Wanted[]} reports with another address than that
 */
function named_otherwise(files, records) {
  /** @type {Map<string, string>} */
  const first_urls = new Map();
  for (const { own_urls } of records) {
    for (const [hash, url] of Object.entries(own_urls)) if (!first_urls.has(hash)) first_urls.set(hash, url);
  }
  return files.flatMap((file, place) => {
    const { own_urls, given_urls } = records[place];
    const others = Object.entries(own_urls).filter(([hash, url]) => first_urls.get(hash) !== url);
    const urls = Object.fromEntries(others.map(([hash]) => [hash, first_urls.get(hash) ?? '']));
    return isDeepStrictEqual(urls, given_urls) ? [] : [{ place, file, urls }];
  });
}
