/** What is only for later is not asked for unasked where the reader saves data. */

/** @returns {boolean} whether the reader asks, by their browser, for as little as can be to be sent */
export function saves_data() {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  return !!connection && !!connection.saveData;
}
