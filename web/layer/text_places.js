/**
 * Places in a block's text as C++ counts them (src/display/text_layer.h): UTF-16 units without white space, an image, a
 * formula, a ruby, a video or a sound being one: an object. Here they are found among the block's text nodes and objects.
 */

import { tool_mark } from '../report/tool_border.js';

/**
 * @typedef {object} Piece a text node or an object of a block, and how far it was searched, from its end
 * @property {Text | Element} node
 * @property {string} text as it was before anything was inserted
 * @property {number} first the place in the block's text at which it begins
 * @property {number} place reached
 * @property {number} offset of that place in `text`
 */

/** Selects them. */
export const objects = 'img, math, .ruby, video, audio';

const all_white_space = /[ \n\t\r]+/g;

/** @param {string} character */
export const is_white_space = (character) => /^[ \n\t\r]$/.test(character);

/** @param {string} text */
export const text_without_space = (text) => text.replace(all_white_space, '');

/** @param {HTMLElement} block @returns {Piece[]} in reading order */
export function pieces_of(block) {
  const pieces = [];
  let first = 0;
  const walker = own_nodes(block);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node instanceof Text ? node.data : '\uFFFC';
    const length = text_without_space(text).length;
    if (length === 0) continue;
    const place = first + length;
    pieces.push({ node: /** @type {Text | Element} */ (node), text, first, place, offset: text.length });
    first = place;
  }
  return pieces;
}

/**
 * The block's text nodes and objects, those of blocks within it and what tools have added left out.
 * @param {HTMLElement} block
 */
export function own_nodes(block) {
  return document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node instanceof Text || /** @type {Element} */ (node).matches(objects)) return NodeFilter.FILTER_ACCEPT;
    // What a formula holds is in its own namespace.
    if (!(node instanceof HTMLElement) || node.localName === 'ruby') return NodeFilter.FILTER_REJECT;
    const is_own = node.dataset.b === undefined && !node.hasAttribute(tool_mark);
    return is_own ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_REJECT;
  });
}

/**
 * @param {Piece[]} pieces
 * @param {number} place
 * @returns {number} the index of the piece that holds it; -1 when there is none
 */
export function piece_at(pieces, place) {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].first <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Goes back from where the last search ended: marks come from the last to the first.
 * @param {Piece} piece
 * @param {number} place
 * @returns {number} the offset of the character at that place in the piece's text
 */
export function offset_in(piece, place) {
  while (piece.place > place) {
    piece.offset -= 1;
    if (!is_white_space(piece.text[piece.offset])) piece.place -= 1;
  }
  return piece.offset;
}
