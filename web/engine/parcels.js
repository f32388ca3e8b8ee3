/**
 * A long answer on its way from the worker: its lists come in parcels, each a message and so a task of its own, so that
 * reading them never holds the page's thread for long. The answer itself comes last, without them.
 */

/** Entries: some tens of milliseconds of reading on a slow machine. */
const most = 4000;

/**
 * @typedef {object} Parcel entries of a list
 * @property {string[]} path the names of the fields that lead to the list
 * @property {any[]} entries
 */

/**
 * @param {any} value whose long lists are emptied
 * @param {string[]} [path]
 * @returns {Generator<Parcel>} what they held
 */
export function* taken_parcels(value, path = []) {
  if (Array.isArray(value)) {
    while (value.length > most) yield { path, entries: value.splice(-most) };
  } else if (value?.constructor === Object) {
    for (const [name, field] of Object.entries(value)) yield* taken_parcels(field, [...path, name]);
  }
}

/**
 * @param {any} value
 * @param {Parcel[]} parcels in the order in which they were taken
 * @returns {boolean} false where they belong to something else
 */
export function put_back(value, parcels) {
  return parcels.reverse().every(({ path, entries }) => {
    const list = path.reduce((field, name) => field?.[name], value);
    return Array.isArray(list) && list.push(...entries) > 0;
  });
}
