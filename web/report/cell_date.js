/** Dates as reports write them: `2023-10-16`, `10月16日`, `10.16（周一）`, `Oct 16, 2023`; of a span of time, its beginning. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekday = '\\s*\\(?\\s*(?:周|星期|礼拜)[一二三四五六日天]\\s*\\)?';
const time = '(?:[ T]*(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::\\d{2})?)?';
const until = '(?:\\s*(?:-|–|—|~|至|到).*)?';
const day_of_week = `(?:${weekday})?`;

/** Each finds year, month, day, hour and minute by name; what is not written is 0. */
const forms = [
  `(?<year>\\d{4})([-/.])(?<month>\\d{1,2})(?:\\2(?<day>\\d{1,2}))?`,
  `(?:(?<year>\\d{4}) ?年 ?)?(?<month>\\d{1,2}) ?月(?: ?(?:份|(?<day>\\d{1,2}) ?[日号]))?`,
  `(?<name>[a-z]{3,9})\\.? (?:(?<day>\\d{1,2})(?:st|nd|rd|th)?)(?:,? (?<year>\\d{4}))?`,
  `(?:(?<day>\\d{1,2}) )?(?<name>[a-z]{3,9})\\.?,? (?<year>\\d{4})`,
].map((form) => new RegExp(`^${form}${day_of_week}${time}${until}$`));
const year_alone = /^(?<year>\d{4}) ?年$/;
const month_and_day = '(?<month>\\d{1,2})[./-](?<day>\\d{1,2})';
/** Numbers that might be something else, but for the day of the week behind them. */
const with_weekday = new RegExp(`^${month_and_day}${weekday}${time}${until}$`);
const span = new RegExp(`^${month_and_day}\\s*(?:-|–|—|~|至|到)\\s*\\d{1,2}[./]\\d{1,2}$`);
const bare = new RegExp(`^${month_and_day}${time}${until}$`);

/**
 * @param {string} plain
 * @param {boolean} is_of_dates whether numbers that may be a day of a month are one
 * @returns {number | null} that grows with time; those without a year are before those with one
 */
export function read_date(plain, is_of_dates) {
  const sure = [...forms, year_alone, with_weekday, span];
  for (const form of is_of_dates ? [...sure, bare] : sure) {
    const found = form.exec(plain.toLowerCase());
    const date = found && date_of(found);
    if (date) return date;
  }
  return null;
}

/** @param {RegExpExecArray} found */
function date_of(found) {
  const { year = 0, month = 1, day = 0, hour = 0, minute = 0, name } = found.groups || {};
  const number = name === undefined ? Number(month) : months.indexOf(name.slice(0, 3)) + 1;
  if (number < 1 || number > 12 || Number(day) > 31) return null;
  return Number(year) * 372 + (number - 1) * 31 + Number(day) + (Number(hour) + Number(minute) / 60) / 24;
}
