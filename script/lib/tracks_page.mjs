/**
 * The page of all tracks in all months: a row for each track, a column for each report that tells of tracks, the newest first.
 * It is a table; a script only sorts its rows.
 */

import { app_links } from './app_manifest.mjs';
import { content_security_policy, escape_html } from '../../web/report/page.js';
import { imprint_html } from '../../web/report/page_surroundings.js';
import { reader_messages } from '../../web/report/report_language.js';
import { months_between, same_track, track_change, trend_of } from '../../web/report/track_history.js';
import { report_address } from './page_meta.mjs';
import { in_order_of_time } from './report_order.mjs';

/** @typedef {import('./report_record.mjs').ListedReport} Report */
/** @typedef {Report['tracks'][number]} Track */
/** @typedef {import('../../web/report/report_language.js').ReaderMessages} ReaderMessages */

/**
 * @param {Report[]} reports the newest first; the page speaks the language of the first that has tracks
 * @param {object} site
 * @param {string} site.style CSS
 * @param {string} site.script
 * @param {string} site.faces CSS of the page's own Chinese face
 * @param {import('./build.mjs').Build['app']} [site.app]
 * @param {(text: string) => string} site.hash SHA-256 in base64
 * @returns {string} HTML; empty where no report has tracks
 */
export function tracks_page(reports, { style, script, faces, app, hash }) {
  const months = reports.filter(({ tracks }) => tracks.length > 0);
  if (months.length === 0) return '';
  const { language } = months[0];
  const messages = reader_messages(language);
  const { tracks: words, around } = messages;
  const policy = content_security_policy({
    scripts: [script, ...(app ? [app.start] : [])].map(hash),
    styles: [hash(style), hash(faces)],
    stands_alone: app === undefined,
    is_app: app !== undefined,
  });
  return `<!doctype html>
<html lang="${escape_html(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape_html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${words.title}</title>
<link rel="icon" href="data:,">${app ? `\n${app_links(app.part)}` : ''}
<style>${style}</style>
<style>${faces}</style>
</head>
<body>
<nav id="bar" aria-label="${around.bar}"><a href="archive.html">${around.archive}</a></nav>
<main id="page"><article id="report">
<h1>${words.title}</h1>
<p id="sort-hint" hidden>${words.hint}</p>
<div class="wide" role="region" aria-label="${words.title}" tabindex="0">${new TracksTable(months, messages).html()}</div>
</article></main>
${imprint_html(around, { licences: 'licences.txt' })}
<script>${script}</script>${app ? `\n<script>${app.start}</script>` : ''}
</body>
</html>
`;
}

/**
 * Two reports of one month may be meant; who packs is told all the same.
 * @param {Report[]} reports the newest first
 * @returns {string[]}
 */
export function month_notes(reports) {
  const months = reports.filter(({ tracks, date }) => tracks.length > 0 && date !== '');
  return months.slice(1).flatMap(({ file, date }, place) => {
    const [other, month] = [months[place], date.slice(0, 7)];
    return other.date.startsWith(month)
      ? [`${other.file} and ${file} are both of ${month}: each has a column in tracks.html`]
      : [];
  });
}

class TracksTable {
  #months;
  #oldest_first;
  #words;
  #overview;

  /**
   * @param {Report[]} months the newest first
   * @param {ReaderMessages} messages
   */
  constructor(months, { tracks, overview }) {
    this.#months = months;
    this.#oldest_first = [...months].sort(in_order_of_time);
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
  #month_name({ date }) {
    const month = date.slice(0, 7);
    const is_alone = this.#months.filter((other) => other.date.startsWith(month)).length === 1;
    return (is_alone ? month : date) || this.#words.undated;
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
    const earlier = this.#oldest_first.slice(0, this.#months.length - 1 - place);
    const since_then = track_change(told, { now: month, earlier, url: '' });
    const { change, notes } = this.#overview;
    const figures = told.figures.map(({ name, text, value }, index) => {
      const note = since_then ? notes([change(since_then.differences[index])]) : '';
      return `<li>${escape_html(name)} <b>${value === null ? '—' : escape_html(text)}</b>${note}</li>`;
    });
    return `<td data-key="${told.figures.at(-1)?.value ?? ''}"><ul>${figures.join('')}</ul></td>`;
  }
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
