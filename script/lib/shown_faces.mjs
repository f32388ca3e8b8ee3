/**
 * The Chinese face of a page whose text is known: of its slices (`font_slices`) those that the page shows something of, each
 * named for these characters only. All of them named in full are 49 kB, which few browsers ever use.
 */

import { unicode_range } from './font_subset.mjs';

/**
 * @typedef {object} SliceFile
 * @property {string} src address
 * @property {string} range of CSS: U+3001-3002,U+4E00
 */

/**
 * @param {SliceFile} slice
 * @param {import('./font_subset.mjs').FontSubset['family']} [family]
 * @returns {string} CSS
 */
export function face_rule({ src, range }, family = 'Kanbao Han') {
  return `@font-face{font-family:"${family}";font-display:block;src:url(${src}) format("woff2");unicode-range:${range}}\n`;
}

/**
 * @param {string} text
 * @param {SliceFile[]} slices
 * @returns {string} CSS
 */
export function shown_faces(text, slices) {
  const shown = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0).sort((a, b) => a - b);
  return slices
    .map(({ src, range }) => {
      const spans = spans_of(range);
      const own = shown.filter((character) => spans.some(([from, to]) => character >= from && character <= to));
      return own.length > 0 ? face_rule({ src, range: unicode_range(own) }) : '';
    })
    .join('');
}

/** @param {string} range @returns {[from: number, to: number][]} */
function spans_of(range) {
  return range.split(',').map((span) => {
    const [from, to = from] = span.replace('U+', '').split('-');
    return [parseInt(from, 16), parseInt(to, 16)];
  });
}
