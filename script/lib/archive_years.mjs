/**
 * How the list of all reports is divided: by year, the newest first, what has no date last. The newest years stand in one page,
 * as long as it does not become too long; each older one has a page of its own, or several if there are that many in it.
 */

import { by_year } from '../../web/report/report_list.js';

/** @typedef {import('./report_record.mjs').ListedReport} Report */

/** Reports in one page: monthly ones of sixteen years. */
const most_listed = 200;

/**
 * @typedef {object} ArchiveYear
 * @property {string} year empty for reports without a date
 * @property {number} part from 1, of a year that is divided; 0 for a whole one
 * @property {string} id of its list in a page
 * @property {string} page file name of its own page; empty for a year that stands in the first page
 * @property {Report[]} reports
 */

/**
 * @param {Report[]} reports the newest first
 * @returns {ArchiveYear[]} in the same order
 */
export function archive_years(reports) {
  const years = by_year(reports).flatMap(([year, of_year]) => parts_of(year, of_year));
  let listed = 0;
  const first_older = years.findIndex((year, place) => {
    listed += year.reports.length;
    return place > 0 && listed > most_listed;
  });
  return years.map((year, place) => (first_older < 0 || place < first_older ? { ...year, page: '' } : year));
}

/** @param {string} year @param {Report[]} reports @returns {ArchiveYear[]} */
function parts_of(year, reports) {
  const count = Math.ceil(reports.length / most_listed);
  return Array.from({ length: count }, (_, place) => {
    const name = (year || 'undated') + (place > 0 ? `-${place + 1}` : '');
    return {
      year,
      part: count > 1 ? place + 1 : 0,
      id: `list-${name}`,
      page: `archive-${name}.html`,
      reports: reports.slice(place * most_listed, (place + 1) * most_listed),
    };
  });
}
