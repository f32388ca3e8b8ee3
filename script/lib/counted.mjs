/** How many there are of something, in the words of the programs' own messages. */

/** @param {number} count @param {string} what @param {string} [plural] its ending */
export function counted(count, what, plural = 's') {
  return `${count} ${what}${count === 1 ? '' : plural}`;
}
