/**
 * The reports of the site, for whoever lets a reader choose among them: they lie in a script of their own, because a page may
 * fetch nothing from a disk, and are asked for when somebody chooses, because a long row of reports has a long list.
 */

import { run_script } from './page_parts.js';

/**
 * @typedef {object} ListedReport
 * @property {string} name
 * @property {string} title
 * @property {string} date `2023-12-01`, `2023-12`, or empty
 * @property {string} holds in a few words
 */

/**
 * @template {{date: string}} Dated
 * @param {Dated[]} list
 * @returns {[year: string, reports: Dated[]][]} in the order of the list; the year is empty for those without a date
 */
export function by_year(list) {
  /** @type {Map<string, Dated[]>} */
  const years = new Map();
  for (const report of list) {
    const year = report.date.slice(0, 4);
    const reports = years.get(year) || [];
    reports.push(report);
    years.set(year, reports);
  }
  return Array.from(years);
}

/** @type {Promise<ListedReport[]> | null} */
let asked = null;

/**
 * @param {string} address of the script
 * @returns {Promise<ListedReport[]>} the newest first; rejects where the list cannot be had, and may then be asked again
 */
export function report_list(address) {
  asked = asked || load(address);
  asked.catch(() => (asked = null));
  return asked;
}

/** @param {string} address @returns {Promise<ListedReport[]>} */
function load(address) {
  return new Promise((resolve, reject) => {
    run_script(address, () => {
      const list = Reflect.get(window, 'kanbao_reports');
      if (Array.isArray(list)) resolve(list.map(([name, title, date, holds = '']) => ({ name, title, date, holds })));
      else reject(new Error(`${address} did not arrive`));
    });
  });
}
