/**
 * What only shows when reports are looked at together, or today: links to headings that are not there, equal ids, two of one
 * month, one of a day that is yet to come.
 */

/** @typedef {import('./report_record.mjs').ListedReport} Report */

/**
 * @param {Report[]} reports all that are packed together
 * @returns {string[]} `FILE:LINE: what`
 */
export function heading_warnings(reports) {
  const by_name = new Map(reports.map((report) => [report.name, report]));
  return reports.flatMap((report) => [...equal_headings(report), ...dead_anchors(report, by_name)]);
}

/**
 * Links to the second of two headings of one text need its number, which changes when another is put before it.
 * @param {Report} report
 */
function equal_headings({ file, headings }) {
  /** @type {Map<string, number>} */
  const lines = new Map();
  /** @type {string[]} */
  const warnings = [];
  for (const { text, anchor, line } of headings) {
    const [, id = '', number = ''] = /^(.+)-(\d+)$/.exec(anchor) ?? [];
    const first = text.endsWith(number) ? undefined : lines.get(id);
    if (first !== undefined) {
      warnings.push(
        `${file}:${line}: heading “${text}”: the one on line ${first} has the same id, so this one's is #${anchor}.`,
      );
    }
    lines.set(anchor, line);
  }
  return warnings;
}

/** Ids that are no heading's: the top of the page, which every browser knows, and footnotes. */
const OTHER_IDS = /^(top|fn(ref)?:.*)?$/;

/**
 * @param {Report} report
 * @param {Map<string, Report>} by_name
 */
function dead_anchors({ file, name, links }, by_name) {
  return links.flatMap(({ line, url, target }) => {
    const { headings = [], places = [] } = by_name.get(target.report ?? name) ?? {};
    const is_known = places.includes(target.anchor) || headings.some(({ anchor }) => anchor === target.anchor);
    if (OTHER_IDS.test(target.anchor) || is_known) return [];
    const place = target.report === undefined ? 'this report' : `${target.report}.md`;
    return [`${file}:${line}: link ${url}: ${place} has no heading with this id.`];
  });
}

/**
 * A date that is yet to come is a slip more often than not, and puts the report before all others.
 * @param {Report[]} reports
 * @param {Date} now
 * @returns {string[]} `FILE:LINE: what`
 */
export function date_warnings(reports, now) {
  // Somewhere it is tomorrow already.
  const tomorrow = new Date(now.getTime() + 24 * 60 * 60 * 1000).toISOString();
  return reports.flatMap(({ file, date, date_line }) =>
    date > tomorrow.slice(0, date.length)
      ? [`${file}:${date_line}: the date ${date} is yet to come, and the report stands before all others until then.`]
      : [],
  );
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
