/**
 * reports.js, the list of which pages of the site let a reader choose (web/report/report_list.js): a script, because pages on a
 * disk may run one and fetch nothing. It is loaded when somebody chooses, and small, because a row of reports grows long.
 */

/** @typedef {import('./report_record.mjs').ListedReport} Report */

const longest_beginning = 24; // characters of a summary
const most_tracks = 4;

/**
 * @param {Report[]} reports the newest first
 * @returns {string}
 */
export function report_list(reports) {
  const entries = reports.map((report) => {
    const { name, title, date } = report;
    return JSON.stringify([name, title, date, digest(report)]);
  });
  return `self.kanbao_reports=[\n${entries.join(',\n')}\n];\n`;
}

/**
 * @param {Report} report
 * @returns {string} what has come of each of its tracks, or how it begins
 */
function digest({ tracks, summary }) {
  const results = tracks.flatMap(({ figures }) => figures.filter(({ value }) => value !== null).slice(-1));
  if (results.length === 0) return beginning(summary);
  const told = results.slice(0, most_tracks).map(({ name, text }) => `${name} ${text}`);
  return [...told, ...(results.length > most_tracks ? ['…'] : [])].join(' · ');
}

/** @param {string} summary */
function beginning(summary) {
  const characters = [...summary];
  if (characters.length <= longest_beginning) return summary;
  return `${characters.slice(0, longest_beginning).join('').trimEnd()}…`;
}
