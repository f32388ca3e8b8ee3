/** What the bar calls the reports before and after: their months, as short as they are told apart. */

/** @typedef {{title: string, date: string}} DatedTitle */

const longest_title = 16; // half-widths

/**
 * @param {(date: {year: number, month: number, day: number}) => string} worded 0 stands for what is not said
 * @param {string} date of the report between them
 * @param {{previous?: DatedTitle, next?: DatedTitle}} neighbours
 * @returns {{previous?: string, next?: string}}
 */
export function neighbour_labels(worded, date, { previous, next }) {
  const label = (/** @type {DatedTitle} */ one, /** @type {DatedTitle | undefined} */ other) => {
    const [year, month, day] = [0, 5, 8].map((place) => Number(one.date.slice(place).split('-')[0]));
    const others = [date, other?.date ?? ''];
    const is_of_same_month = others.some((another) => another.slice(0, 7) === one.date.slice(0, 7));
    if (!month || (is_of_same_month && (!day || others.includes(one.date)))) return cut_short(one.title);
    const is_of_same_year = date.slice(0, 4) === one.date.slice(0, 4);
    return worded({ year: is_of_same_year ? 0 : year, month, day: is_of_same_month ? day : 0 });
  };
  return { ...(previous && { previous: label(previous, next) }), ...(next && { next: label(next, previous) }) };
}

/** @param {string} title */
function cut_short(title) {
  let width = 0;
  const characters = [...title];
  const end = characters.findIndex((character) => (width += character > '\u2e80' ? 2 : 1) > longest_title);
  return end < 0 ? title : `${characters.slice(0, end).join('').trimEnd()}…`;
}
