/**
 * What is kept of a report that has been composed: what lists, checks and other reports' pages need to know of it, and
 * all that went into it, so that it is composed again only when something of that has become different.
 */

import { isDeepStrictEqual } from 'node:util';

import { content_hash } from './hash.mjs';

/** @typedef {import('../../web/report/report_composing.js').Report} Report */
/** @typedef {import('../../web/report/report_composing.js').LinkOutcome} LinkOutcome */
/** @typedef {import('./report_files.mjs').ReportFile} ReportFile */

/** @typedef {Omit<Report, 'source' | 'facts' | 'article' | 'characters'>} ListedReport what is known of every report at once */

/**
 * @typedef {object} ReportRecord
 * @property {string} told hash of what was told to whoever composed it
 * @property {[file: string, hash: string | null][]} files that were read, and those that were looked for and not there
 * @property {[url: string, outcome: LinkOutcome][]} links
 * @property {import('./report_images.mjs').FileUrls} own_urls
 * @property {import('./report_images.mjs').FileUrls} given_urls
 * @property {string} composed hash of the whole
 * @property {ListedReport} report
 */

/**
 * @typedef {object} ComposedReport the whole, which is read again only to write pages and the feed
 * @property {Report} report
 * @property {import('./placed_files.mjs').PlacedFile[]} files of its images and media
 */

/**
 * @param {ReportFile} file with all that is known before it is read
 * @param {string} program hash of the build and of the packer itself
 * @returns {string}
 */
export function told_hash(file, program) {
  return content_hash(JSON.stringify([program, file]));
}

/**
 * @param {Report} report
 * @returns {ListedReport}
 */
export function listed({ source: _source, facts: _facts, article: _article, characters: _characters, ...report }) {
  return report;
}

/**
 * @param {ReportRecord} record
 * @param {ReportFile} file
 * @param {object} now
 * @param {string} now.program hash of the build and of the packer itself
 * @param {import('./file_hashes.mjs').FileHashes} now.hashes
 * @param {import('./report_links.mjs').ReportLinks} now.links
 * @returns {boolean} whether composing the report again would give the same
 */
export function is_current(record, file, { program, hashes, links }) {
  return (
    record.told === told_hash(file, program) &&
    record.files.every(([path, hash]) => hashes.of(path) === hash) &&
    record.links.every(([url, outcome]) => isDeepStrictEqual(links.resolve(file.file, url), outcome))
  );
}
