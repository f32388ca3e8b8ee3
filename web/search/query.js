/** What somebody looks for: words with blank between them, all of which must be there, each wherever it stands. */

import { folded_text } from './folded_text.js';
import { asked_pieces } from './text_pieces.js';

/**
 * @typedef {object} Query
 * @property {string[]} terms folded
 * @property {string[]} pieces that the index is asked for; none where the terms are too short
 * @property {boolean} is_exact whether whatever holds the pieces holds the terms
 */

/** Each is a file or two, or, on a site of thousands of reports, four. */
const most_pieces = 3;

/** @param {string} written @returns {Query} */
export function read_query(written) {
  const terms = written
    .split(/\s+/)
    .map((term) => folded_text(term).text)
    .filter((term) => term !== '');
  const each = Math.max(1, Math.floor(most_pieces / Math.max(1, terms.length)));
  const asked = terms.flatMap((term) => asked_pieces(term, each)).slice(0, most_pieces);
  const pieces = Array.from(new Set(asked));
  return { terms, pieces, is_exact: terms.length === pieces.length && terms.every((term) => pieces.includes(term)) };
}
