/** What a reader has not been told yet of a site's reports. */

/** @typedef {import('./kept_files.js').KnownReport} KnownReport */

/**
 * @typedef {object} OpenPage
 * @property {string} [name] of the report that it shows, if it shows one
 * @property {string} [version]
 * @property {boolean} may_be_old whether it came before the reports' list did, or from what is kept
 */

/**
 * A report is new when it stands before all that were known: one that takes the last place because another has gone is not.
 * @param {KnownReport[]} reports the newest first
 * @param {string[] | null} known names of the reports of which the reader has been told; null before the first visit
 * @param {OpenPage} page
 * @returns {{newest?: KnownReport, changed?: KnownReport}}
 */
export function news_of(reports, known, { name, version, may_be_old }) {
  const own = reports.find((report) => report.name === name);
  if (may_be_old && own && own.version !== version) return { changed: own };
  const [newest] = reports;
  if (!newest || known === null || known.includes(newest.name) || own === newest) return {};
  return { newest };
}
