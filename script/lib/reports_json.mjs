/** reports.json: the list of all reports for other programs, as docs/reports.schema.json says. */

import { listed_picture } from './report_picture.mjs';
import { offline_address, report_address } from './site_addresses.mjs';

/** @typedef {import('./report_record.mjs').ListedReport} ListedReport */

/** Of the schema. It changes only where what was there before becomes something else. */
const version = 1;

/**
 * @param {ListedReport[]} reports the newest first
 * @returns {string} JSON
 */
export function reports_json(reports) {
  return `${JSON.stringify(reports.map(entry), null, 2)}\n`;
}

/** @param {ListedReport} report */
function entry(report) {
  const { name, title, date, language, summary, authors, tags, tracks } = report;
  return {
    version,
    name,
    url: report_address(report),
    offline: offline_address(report),
    title,
    date,
    language,
    summary,
    authors,
    tags,
    image: listed_picture(report) || null,
    tracks: tracks.map(track_entry),
  };
}

/** @param {ListedReport['tracks'][number]} track */
function track_entry({ name, id, issue, figures }) {
  return { name, id, issue, figures: figures.map(({ name: figure, value, text }) => ({ name: figure, value, text })) };
}
