/**
 * The page of all tracks in all months: a row for each track, a column for each report that tells of tracks, the newest first.
 * It is a table; a script only sorts its rows.
 */

import { escape_html } from '../../web/report/page.js';
import { imprint_html, logos_html } from '../../web/report/page_surroundings.js';
import { reader_messages } from '../../web/report/report_language.js';
import { last_month_with, months_between, same_track, track_change, trend_of } from '../../web/report/track_history.js';
import { footer_from, logos_from } from './look_addresses.mjs';
import { SITE_FILES, report_address } from './site_addresses.mjs';
import { shown_faces } from './shown_faces.mjs';
import { list_page } from './site_page.mjs';

/** @typedef {import('./report_record.mjs').ListedReport} Report */
/** @typedef {Report['tracks'][number]} Track */
/** @typedef {import('../../web/report/report_language.js').ReaderMessages} ReaderMessages */

/**
 * @param {Report[]} reports the newest first; the page speaks the language of the first that has tracks
 * @param {object} site
 * @param {string} site.style CSS
 * @param {string} site.script
 * @param {import('./shown_faces.mjs').SliceFile[]} site.slices of the page's own Chinese face
 * @param {import('./build.mjs').Build['app']} [site.app]
 * @param {import('./site_look.mjs').SiteLook} site.look
 * @returns {string} HTML; empty where no report has tracks
 */
export function tracks_page(reports, { style, script, slices, app, look }) {
  const months = reports.filter(({ tracks }) => tracks.length > 0);
  if (months.length === 0) return '';
  const { language } = months[0];
  const messages = reader_messages(language);
  const { tracks: words, around } = messages;
  const body = `<nav id="bar" aria-label="${around.bar}"><a href="${SITE_FILES.archive}">${logos_html(logos_from(SITE_FILES.tracks, look))}${around.archive}</a></nav>
<main id="page"><article id="report">
<h1>${words.title}</h1>
<p id="sort-hint" hidden>${words.hint}</p>
<div class="wide" role="region" aria-label="${words.title}" tabindex="0">${new TracksTable(months, messages).html()}</div>
</article></main>
${imprint_html(around, { footer: footer_from(SITE_FILES.tracks, look), licences: SITE_FILES.licences })}`;
  return list_page({
    language,
    title: words.title,
    stands_alone: app === undefined,
    styles: [style, shown_faces(body, slices)],
    body,
    scripts: [script],
    app,
  });
}

class TracksTable {
  #months;
  #oldest_first;
  /** @type {Map<string, number>} how many reports are of a month */
  #count_of;
  #words;
  #overview;

  /**
   * @param {Report[]} months the newest first
   * @param {ReaderMessages} messages
   */
  constructor(months, { tracks, overview }) {
    this.#months = months;
    this.#oldest_first = [...months].reverse();
    this.#count_of = counts_of(months.map(month_of));
    this.#words = tracks;
    this.#overview = overview;
  }

  html() {
    const { track, trend } = this.#words;
    const columns = this.#months.map((_, place) => this.#month_heading(place)).join('');
    const head = `<tr>${heading(track)}<th scope="col">${trend}</th>${columns}</tr>`;
    const rows = all_tracks(this.#months).map((track) => this.#row(track));
    return `<table class="tracks">\n<thead>\n${head}\n</thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
  }

  /** @param {number} place */
  #month_heading(place) {
    const report = this.#months[place];
    const before = this.#months[place + 1];
    const missing = before ? months_between(before.date, report.date) - 1 : 0;
    const gap = missing > 0 ? `<br><small>${this.#words.gap(missing)}</small>` : '';
    const address = escape_html(report_address(report));
    const link = `<small><a href="${address}" title="${escape_html(report.title)}">${this.#words.report}</a></small>`;
    return heading(this.#month_name(report), `${link}${gap}`);
  }

  /** The day, too, where another report is of the same month. @param {Report} report */
  #month_name(report) {
    const month = month_of(report);
    return (this.#count_of.get(month) === 1 ? month : report.date) || this.#words.undated;
  }

  /** @param {Track} track as the newest report that has it says */
  #row(track) {
    const cells = this.#months.map((month, place) => this.#cell(track, month, place));
    return `<tr>${this.#name_cell(track)}${this.#trend_cell(track)}${cells.join('')}</tr>`;
  }

  /** @param {Track} track */
  #name_cell(track) {
    const report = /** @type {Report} */ (this.#months.find(({ tracks }) => tracks.includes(track)));
    const { url, issue, issue_name } = track;
    const name = `<a href="${escape_html(report_address(report) + url)}">${escape_html(track.name)}</a>`;
    const link = issue && `<br><small><a href="${escape_html(issue)}">${escape_html(issue_name)}</a></small>`;
    return `<th scope="row" data-key="${escape_html(track.name)}">${name}${link}</th>`;
  }

  /** @param {Track} track */
  #trend_cell(track) {
    const lines = track.figures.flatMap(({ name }) => {
      const points = trend_of(track, name, this.#oldest_first);
      return points.length > 0 ? [`<li>${trend_svg(points)}<small>${escape_html(name)}</small></li>`] : [];
    });
    return `<td>${lines.length > 0 ? `<ul class="trends">${lines.join('')}</ul>` : '—'}</td>`;
  }

  /** @param {Track} track @param {Report} month @param {number} place */
  #cell(track, month, place) {
    const told = same_track(month.tracks, track);
    if (!told || told.figures.length === 0) return '<td data-key="">—</td>';
    const before = last_month_with(told, this.#oldest_first, this.#months.length - 1 - place);
    const since_then = track_change(told, month, before);
    const { change, notes } = this.#overview;
    const figures = told.figures.map(({ name, text, value }, index) => {
      const note = since_then ? notes([change(since_then.differences[index])]) : '';
      return `<li>${escape_html(name)} <b>${value === null ? '—' : escape_html(text)}</b>${note}</li>`;
    });
    return `<td data-key="${told.figures.at(-1)?.value ?? ''}"><ul>${figures.join('')}</ul></td>`;
  }
}

/** @param {Report} report */
const month_of = ({ date }) => date.slice(0, 7);

/** @param {string[]} values */
function counts_of(values) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** @param {string} name @param {string} [below] HTML */
function heading(name, below = '') {
  return `<th scope="col" data-sorts><span data-words>${escape_html(name)}</span>${below}</th>`;
}

/**
 * @param {Report[]} months the newest first
 * @returns {Track[]} each once, as the newest report that has it says; the newest report's come first
 */
function all_tracks(months) {
  /** @type {Track[]} */
  const all = [];
  for (const track of months.flatMap(({ tracks }) => tracks)) {
    if (!same_track(all, track)) all.push(track);
  }
  return all;
}

/** As the engine's own writer makes it (src/document/html_writer.cpp). @param {{x: number, y: number}[]} points */
function trend_svg(points) {
  const line = points.map(({ x, y }) => `${rounded(x)},${rounded(1 - y)}`);
  const end = line[line.length - 1];
  return (
    '<svg class="trend" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">' +
    `<polyline points="${line.join(' ')}"/><polyline points="${end} ${end}"/></svg>`
  );
}

/** @param {number} number */
const rounded = (number) => Number(number.toFixed(6));
