/** A name that every system keeps for a file that is called after a title. */

/** Windows has devices of these names, whatever follows the first dot. */
const reserved = /^(aux|com\d|con|lpt\d|nul|prn)(?= *(\.|$))/i;

const longest = 120; // bytes of UTF-8: file systems stop at 255, and folders come before

/**
 * @param {string} title
 * @param {string} otherwise the name where nothing of the title is left
 * @param {string} ending
 * @returns {string}
 */
export function file_name(title, otherwise, ending) {
  const kept = title
    .normalize('NFC')
    // Windows forbids these, the slash ends a folder's name everywhere, and marks of direction hide what an ending is.
    .replace(/[\p{Cc}"*/:<>?\\|\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .replace(/\s+/g, ' ');
  const name = shortened(kept.trim()).replace(/^[. ]+|[. ]+$/g, '');
  return `${name.replace(reserved, '$1_') || otherwise}${ending}`;
}

/**
 * Cut between what a reader takes for characters, where the browser knows them (Firefox before 125 does not).
 * @param {string} name
 */
function shortened(name) {
  const characters = Intl.Segmenter ? [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment) : name;
  const encoder = new TextEncoder();
  let bytes = 0;
  let kept = '';
  for (const character of characters) {
    bytes += encoder.encode(character).length;
    if (bytes > longest) break;
    kept += character;
  }
  return kept;
}
