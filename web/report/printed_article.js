/**
 * What an article says for paper alone (css/paper.css): the address of a link as people read it, where that differs from its
 * own, and which pictures are tall. On the screen nothing of it is seen.
 */

import { escape_html, unescape_html } from './page.js';

/** Columns, of which a Chinese character takes two: two lines. How a longer address begins and ends tells which it is. */
const longest_address = 160;
const longest_end = 40;

/** A picture so many times as high as it is wide is read from its top to its foot. */
const tall = 1.5;

const letters = /^[\p{L}\p{N}\p{M}·—“”‘’、。〈-】〔-〛]$/u;
/** What is not seen, or turns the characters beside it round. */
const unseen =
  /[\p{Default_Ignorable_Code_Point}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * @param {string} article HTML as our own writer makes it
 * @returns {string} HTML
 */
export function for_paper(article) {
  return article
    .replace(/<a href="(https?:[^"]*)"(?![^>]* class="address")/g, (link, href) => {
      const address = unescape_html(href);
      const shown = shortened_address(readable_address(address));
      return shown === address ? link : `${link} data-address="${escape_html(shown)}"`;
    })
    .replace(/<img (?=[^>]* width="([\d.]+)" height="([\d.]+)")/g, (image, width, height) =>
      Number(height) > tall * Number(width) ? `${image}data-tall ` : image,
    );
}

/**
 * @param {string} address
 * @returns {string} with letters in place of their bytes, wherever who copies them from paper means the same address
 */
export function readable_address(address) {
  // The bytes of ASCII stay as they are: some of its characters mean something else where they are not encoded.
  return address.replace(/(?:%[89a-f][\da-f])+/gi, (bytes) => {
    const text = decoded(bytes);
    // What has several spellings might be typed in another one; a mark would join the letter before.
    if (text === undefined || text.normalize('NFC') !== text || /^\p{M}/u.test(text)) return bytes;
    return [...text].map((character) => (is_readable(character) ? character : encodeURIComponent(character))).join('');
  });
}

/** @param {string} character */
const is_readable = (character) =>
  letters.test(character) && !unseen.test(character) && character.normalize('NFKC') === character;

/** @param {string} bytes percent-encoded @returns {string | undefined} undefined where they are no UTF-8 */
function decoded(bytes) {
  try {
    return decodeURIComponent(bytes);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} address
 * @returns {string} without its middle where it is too long
 */
export function shortened_address(address) {
  const pieces = address.match(/%[\da-f]{2}|./giu) ?? [];
  if (columns_of(pieces) <= longest_address) return address;
  const start = pieces.slice(0, fitting(pieces, longest_address - longest_end));
  const end = pieces.slice(pieces.length - fitting([...pieces].reverse(), longest_end));
  return `${start.join('')}…${end.join('')}`;
}

/** @param {string[]} pieces */
const columns_of = (pieces) => pieces.reduce((sum, piece) => sum + columns(piece), 0);

/** @param {string} piece of an address: a character or an encoded byte */
const columns = (piece) => (/^[\u2e80-\u{3ffff}]/u.test(piece) ? 2 : piece.length);

/** @param {string[]} pieces @param {number} room columns @returns {number} how many of the first ones have it */
function fitting(pieces, room) {
  let taken = 0;
  const first_beyond = pieces.findIndex((piece) => (taken += columns(piece)) > room);
  return first_beyond < 0 ? pieces.length : first_beyond;
}
