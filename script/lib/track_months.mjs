/**
 * What all reports of a site say of their tracks, read before any of them is composed: a report shows how its figures have
 * changed since the reports before it.
 */

import { readFile } from 'node:fs/promises';

import { front_matter_of } from '../../web/report/front_matter.js';
import { decode_report } from '../../web/report/report_text.js';
import { read_date } from '../../web/report/report_date.js';
import { in_order_of_time } from './report_order.mjs';

/** @typedef {import('../../web/report/track_history.js').TrackMonth & {name: string, file: string}} NamedMonth */

export class TrackMonths {
  #months;

  /** @param {NamedMonth[]} months those that tell of tracks, the oldest first */
  constructor(months) {
    this.#months = months;
  }

  /** The page of all months, where there is anything to tell. */
  get url() {
    return this.#months.length > 0 ? 'tracks.html' : '';
  }

  /**
   * @param {{file: string}} report
   * @returns {NamedMonth[]} the months before it, the oldest first
   */
  before({ file }) {
    const place = this.#months.findIndex((month) => month.file === file);
    return this.#months.slice(0, Math.max(0, place));
  }
}

/**
 * @param {import('./report_files.mjs').ReportFile[]} files what cannot be read is left out: whoever composes it says why
 * @param {import('./report.mjs').ReportReader} reader
 * @returns {Promise<TrackMonths>}
 */
export async function read_track_months(files, reader) {
  const months = await Promise.all(files.map((file) => read_month(file, reader)));
  return new TrackMonths(months.flatMap((month) => month ?? []).sort(in_order_of_time));
}

/**
 * @param {import('./report_files.mjs').ReportFile} report
 * @param {import('./report.mjs').ReportReader} reader
 * @returns {Promise<NamedMonth | undefined>} undefined where there are no tracks
 */
async function read_month({ file, name }, reader) {
  const text = await readFile(file)
    .then((bytes) => decode_report(bytes, file).text)
    .catch(() => '');
  const reading = reader.read(text, []);
  const { tracks, date, is_draft } = front_matter_of(text, reading.description);
  reading.close();
  if (tracks.length === 0 || is_draft) return undefined;
  return { file, name, date: read_date(date, '').datetime, tracks };
}
