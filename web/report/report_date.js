/** Reads a report's date as people write it and words it as the report's language does. */

const WRITTEN = /^(\d{4})(?:[-/.]|\s*年\s*)(\d{1,2})(?:(?:[-/.]|\s*月\s*)(\d{1,2}))?(?:\s*[日月])?(?:[T\s].*)?$/;

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * @typedef {object} ReportDate
 * @property {string} datetime `2023-12-01`, or `2023-12` where no day is given; empty when it could not be read
 * @property {string} shown for the reader; what was written when it could not be read
 */

/**
 * A time of day is left out: a report is of a day or of a month.
 * @param {string} written
 * @param {string} language BCP 47
 * @returns {ReportDate}
 */
export function read_date(written, language) {
  const match = WRITTEN.exec(written);
  const [year, month, day] = [match?.[1], match?.[2], match?.[3]].map((part) => Number(part ?? 0));
  if (!match || !year || !month || !is_date(year, month, day ?? 0)) return { datetime: '', shown: written };
  const parts = [String(year).padStart(4, '0'), two_digits(month), ...(day ? [two_digits(day)] : [])];
  return { datetime: parts.join('-'), shown: worded(year, month, day ?? 0, language) };
}

/** @param {number} number */
function two_digits(number) {
  return String(number).padStart(2, '0');
}

/**
 * @param {number} year
 * @param {number} month from 1
 * @param {number} day 0 when not given
 */
function is_date(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day || 1));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1;
}

/**
 * @param {number} year
 * @param {number} month from 1
 * @param {number} day 0 when not given
 * @param {string} language
 */
function worded(year, month, day, language) {
  if (/^(zh|ja)\b/i.test(language)) return `${year}年${month}月${day ? `${day}日` : ''}`;
  return `${day ? `${day} ` : ''}${MONTHS[month - 1]} ${year}`;
}
