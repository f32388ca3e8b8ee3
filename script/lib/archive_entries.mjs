/** What the list of all reports tells of each: its picture, title and date, and how its tracks stand, or its summary. */

import { escape_html } from '../../web/report/page.js';
import { reader_messages } from '../../web/report/report_language.js';
import { shortened } from '../../web/report/summary.js';
import { last_month_with, track_change } from '../../web/report/track_history.js';
import { list_size, listed_picture } from './report_picture.mjs';
import { report_address } from './site_addresses.mjs';

/** @typedef {import('./report_record.mjs').ListedReport} Report */
/** @typedef {Report['tracks'][number]} Track */

const most_tracks = 6;

export class ArchiveEntries {
  #pictures;
  /** @type {Report[]} those that tell of tracks, the oldest first */
  #months;
  /** @type {Map<Report, number>} */
  #places;

  /**
   * @param {Report[]} reports of the whole site, the newest first
   * @param {Map<string, string>} pictures addresses of small pictures, by the names of their reports
   */
  constructor(reports, pictures) {
    this.#pictures = pictures;
    this.#months = reports.filter(({ tracks }) => tracks.length > 0).reverse();
    this.#places = new Map(this.#months.map((report, place) => [report, place]));
  }

  /** @param {Report} report @returns {string} HTML */
  html(report) {
    const { title, language, date } = report;
    const day = date ? `<br><time datetime="${date}">${date}</time>` : '';
    const link = `<a href="${escape_html(report_address(report))}">${escape_html(title)}</a>`;
    const head = `<div class="head">${link}${day}</div>`;
    return `<li lang="${escape_html(language)}">${this.#picture(report)}<div>${head}${this.#content(report)}</div></li>\n`;
  }

  /** The title beside it says what it is of. @param {Report} report */
  #picture(report) {
    const url = this.#pictures.get(report.name) || listed_picture(report);
    const { width, height } = list_size;
    return url && `<img src="${escape_html(url)}" alt="" width="${width}" height="${height}" loading="lazy">`;
  }

  /** @param {Report} report */
  #content(report) {
    const { tracks, summary, language } = report;
    if (tracks.length === 0) return summary && `<p>${escape_html(shortened(summary))}</p>`;
    const lines = tracks.slice(0, most_tracks).map((track) => this.#track(track, report));
    const left = tracks.length - most_tracks;
    if (left > 0) lines.push(reader_messages(language).archive.more_tracks(left));
    return `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`;
  }

  /**
   * Its last figure against the whole, and how it has changed.
   * @param {Track} track
   * @param {Report} report
   */
  #track(track, report) {
    const name = escape_html(track.name);
    const last = track.figures.at(-1);
    if (!last) return name;
    const whole = track.figures.length > 1 ? ` / ${number_of(track.figures[0])}` : '';
    return `${name} <b>${escape_html(last.name)} ${number_of(last)}</b>${whole}${this.#change(track, report)}`;
  }

  /** @param {Track} track @param {Report} report */
  #change(track, report) {
    const told = track_change(track, report, last_month_with(track, this.#months, this.#places.get(report)));
    if (!told) return '';
    const { notes, change, since } = reader_messages(report.language).overview;
    const difference = told.differences[told.differences.length - 1];
    const is_long_ago = told.since !== '' && difference !== null;
    return notes(is_long_ago ? [change(difference), `${since} ${told.since}`] : [change(difference)]);
  }
}

/** @param {Track['figures'][number]} figure */
const number_of = ({ value, text }) => (value === null ? '—' : escape_html(text));
