/** Where words stand in a text, as it is written. */

import { folded_text } from './folded_text.js';

/** @typedef {{begin: number, end: number}} Place in UTF-16 units */

/**
 * @param {string} written
 * @param {string[]} terms folded
 * @returns {Place[][]} for each term its places, in reading order
 */
export function found_places(written, terms) {
  const { text, begins, ends } = folded_text(written);
  return terms.map((term) =>
    occurrences(text, term).map((at) => ({ begin: begins[at], end: ends[at + term.length - 1] })),
  );
}

/** @param {string} text @param {string} term @returns {number[]} */
function occurrences(text, term) {
  const places = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) places.push(at);
  return places;
}

/** @param {Place[][]} by_term @returns {Place[]} in reading order; what overlaps is one */
export function joined_places(by_term) {
  /** @type {Place[]} */
  const joined = [];
  for (const { begin, end } of by_term.flat().sort((one, other) => one.begin - other.begin)) {
    const last = joined[joined.length - 1];
    if (last && begin < last.end) last.end = Math.max(last.end, end);
    else joined.push({ begin, end });
  }
  return joined;
}

/**
 * @typedef {object} Excerpt
 * @property {string} text a line
 * @property {Place[]} places in it
 * @property {boolean} is_begun whether something stands before it
 * @property {boolean} is_cut whether something stands behind it
 */

const [before, length] = [24, 96]; // characters of an excerpt, about

/**
 * @param {string} written lines of text
 * @param {Place[]} places in reading order
 * @returns {Excerpt} the words around the first of them; without any the beginning
 */
export function excerpt(written, places) {
  const first = places.length > 0 ? places[0].begin : 0;
  const begin = whole(written, first <= before ? 0 : first - before);
  const end = whole(written, Math.max(begin + length, places.length > 0 ? places[0].end : 0));
  const within = places.filter((place) => place.begin >= begin && place.end <= end);
  return {
    text: written.slice(begin, end).replace(/\s/g, ' '),
    places: within.map((place) => ({ begin: place.begin - begin, end: place.end - begin })),
    is_begun: begin > 0,
    is_cut: written.slice(end).trim() !== '',
  };
}

/** @param {string} written @param {number} place @returns {number} not between the halves of a character, nor before an accent */
function whole(written, place) {
  let moved = Math.min(place, written.length);
  while (moved < written.length && /^[\p{M}\p{Cf}\uDC00-\uDFFF]/u.test(written.slice(moved))) moved += 1;
  return moved;
}
