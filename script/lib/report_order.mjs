/** The order of a site's reports. */

/** @typedef {{date: string, name: string}} Dated */

/**
 * Reports without a date come last; those of one date in the reverse order of their names, numbers by value.
 * @param {Dated} a
 * @param {Dated} b
 */
export function newest_first(a, b) {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  return b.name.localeCompare(a.name, 'en', { numeric: true }) || (a.name < b.name ? 1 : -1);
}

/** @param {Dated} a @param {Dated} b */
export const in_order_of_time = (a, b) => newest_first(b, a);
