/**
 * The pieces by which text is found wherever it stands: each two characters that follow one another, where one of them is
 * Chinese, and each two and each three letters. The index holds all of them; a query asks for as few as tell it from the rest,
 * and what they lead to is compared with the text itself.
 */

import { Kind, kind_of } from './folded_text.js';

/**
 * @param {string} text folded
 * @returns {Set<string>}
 */
export function pieces_of(text) {
  /** @type {Set<string>} */
  const pieces = new Set();
  let [before_last, last] = ['', ''];
  for (const character of text) {
    const is_part = kind_of(character) >= Kind.letter;
    if (is_part && last !== '') {
      pieces.add(last + character);
      const are_letters = [before_last, last, character].every((one) => one !== '' && kind_of(one) === Kind.letter);
      if (are_letters) pieces.add(before_last + last + character);
    }
    [before_last, last] = is_part ? [last, character] : ['', ''];
  }
  return pieces;
}

/**
 * @param {string} term folded
 * @param {number} most
 * @returns {string[]} pieces that all stand wherever the term does: those that cover it, as far as they may be so many, then
 *   others; none where the term is too short to be found
 */
export function asked_pieces(term, most) {
  const stretches = stretches_of(term);
  const covering = stretches.flatMap((stretch, index) => covering_pieces(stretch, stretches[index + 1]));
  const all = Array.from(pieces_of(term)).filter((piece) => !is_part_of_longer(piece, term));
  return Array.from(new Set([...spread(covering, most), ...all])).slice(0, most);
}

/** @typedef {{kind: number, characters: string[]}} Stretch of one kind */

/** @param {string} term @returns {Stretch[]} with an empty one of another kind where marks stand between */
function stretches_of(term) {
  /** @type {Stretch[]} */
  const stretches = [];
  for (const character of term) {
    const kind = kind_of(character);
    const last = stretches[stretches.length - 1];
    if (last && last.kind === kind) last.characters.push(character);
    else stretches.push({ kind, characters: [character] });
  }
  return stretches;
}

/**
 * @param {Stretch} stretch
 * @param {Stretch | undefined} next
 * @returns {string[]}
 */
function covering_pieces({ kind, characters }, next) {
  if (kind < Kind.letter) return [];
  const length = kind === Kind.letter && characters.length > 2 ? 3 : 2;
  const pieces = [];
  for (let begin = 0; begin < characters.length && characters.length >= length; begin += length) {
    const from = Math.min(begin, characters.length - length);
    pieces.push(characters.slice(from, from + length).join(''));
  }
  // A single character is found with its neighbour of the other kind.
  const is_single = characters.length === 1 || next?.characters.length === 1;
  const meets = next !== undefined && next.kind >= Kind.letter;
  if (is_single && meets) pieces.push(characters[characters.length - 1] + next.characters[0]);
  return pieces;
}

/** Two letters tell less than the three around them. @param {string} piece @param {string} term */
function is_part_of_longer(piece, term) {
  const letters = Array.from(piece).every((character) => kind_of(character) === Kind.letter);
  return (
    letters &&
    piece.length === 2 &&
    Array.from(pieces_of(term)).some((other) => other.length > 2 && other.includes(piece))
  );
}

/**
 * @param {string[]} pieces
 * @param {number} most
 * @returns {string[]} as many of them, from the first to the last
 */
function spread(pieces, most) {
  if (pieces.length <= most) return pieces;
  return Array.from({ length: most }, (_, i) => pieces[Math.round((i * (pieces.length - 1)) / Math.max(1, most - 1))]);
}
