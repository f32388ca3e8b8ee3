/**
 * Cuts the Chinese face down to the characters of one report. The page names the result last in its font stack, with a
 * `unicode-range` of exactly these characters, so a browser fetches it only where the system has no Chinese font. What tools and
 * messages say is in a face of its own, the same for all reports, which such a browser fetches when they are first shown.
 * Cutting takes some time, so results are kept in a cache folder under a hash of everything that went in.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as harfbuzz from 'harfbuzzjs';
import cut_font from 'subset-font';

import { classic_part } from './classic_part.mjs';
import { read_han_face } from './han_faces.mjs';
import { content_hash, short_hash } from './hash.mjs';
import { replace_file } from './replace_file.mjs';
import { font_of, tables_of } from './sfnt.mjs';
import { VERTICAL_TABLES, woff2_of } from './woff2.mjs';

/** Features that set Chinese text: half-width marks, contextual spacing, proportional widths, kerning. */
export const FEATURES = ['halt', 'chws', 'palt', 'kern'];

/** Changes whenever the same input would be cut differently. */
const CUT_VERSION = '3';

/** @typedef {import('./han_faces.mjs').FaceStyle} FaceStyle */

const most_cut = 6000; // characters; a long report has 2,000

/** Where Chinese text may stand. */
const HAN = 'U+2E80-9FFF,U+FF00-FFEF';

/**
 * @typedef {object} FontSubset
 * @property {'Kanbao Han' | 'Kanbao Interface'} family
 * @property {string} url in the page
 * @property {400 | 700} weight
 * @property {number[]} characters code points that the subset holds, rising
 * @property {Uint8Array} bytes of the woff2 file
 */

/**
 * @typedef {object} Face
 * @property {Buffer} bytes an OpenType font
 * @property {Buffer} woff2 the same, packed
 * @property {string} hash
 * @property {Set<number>} characters every code point that the face has a glyph for
 */

export class FontSubsetter {
  #fonts;
  #cache;
  /** @type {Map<FaceStyle, Promise<Face>>} */
  #faces = new Map();

  /**
   * @param {string} fonts the build's
   * @param {string} cache folder for results
   */
  constructor(fonts, cache) {
    this.#fonts = fonts;
    this.#cache = cache;
  }

  /**
   * The subsets that a text needs: regular, and bold where some of it is bold. None for a text that the face adds
   * nothing to, such as plain English.
   * @param {{regular: string, bold: string}} text
   * @param {import('./site_folder.mjs').SiteFolder} site
   * @returns {Promise<FontSubset[]>}
   */
  async cut(text, site) {
    const regular = await this.#cut_one('Kanbao Han', 400, text.regular, site);
    const bold = await this.#cut_one('Kanbao Han', 700, text.bold, site);
    return [regular, bold].filter((subset) => subset !== undefined);
  }

  /**
   * @param {string} text of tools and messages; a browser thickens what is bold of it
   * @param {import('./site_folder.mjs').SiteFolder} site
   * @returns {Promise<FontSubset | undefined>}
   */
  cut_interface(text, site) {
    return this.#cut_one('Kanbao Interface', 400, text, site);
  }

  /**
   * @param {FontSubset['family']} family
   * @param {FontSubset['weight']} weight
   * @param {string} text
   * @param {import('./site_folder.mjs').SiteFolder} site
   * @returns {Promise<FontSubset | undefined>}
   */
  async #cut_one(family, weight, text, site) {
    const style = weight === 400 ? 'Regular' : 'Bold';
    const wanted = characters_of(text);
    if (wanted.length === 0) return undefined;
    const face = await this.#face(style);
    const characters = wanted.filter((character) => face.characters.has(character));
    if (characters.length === 0) return undefined;
    const bytes = await this.#cut_or_recall(face, characters);
    const stem = `${family}-${style}`.toLowerCase().replace(' ', '-');
    const url = `fonts/${stem}-${short_hash(bytes)}.woff2`;
    await site.write(url, bytes);
    await site.write(`${url}.js`, classic_part(bytes.toString('base64')));
    return { family, url, weight, characters, bytes };
  }

  /**
   * @param {Face} face
   * @param {number[]} characters
   * @returns {Promise<Buffer>}
   */
  async #cut_or_recall(face, characters) {
    // So many are no cut any more; it would take long, and HarfBuzz refuses most of them.
    if (characters.length > most_cut) return face.woff2;
    const key = content_hash([CUT_VERSION, face.hash, ...FEATURES, ...characters].join(' '));
    const file = join(this.#cache, `${key}.woff2`);
    const known = await readFile(file).catch(() => undefined);
    if (known) return known;
    const cut = await cut_face(face.bytes, String.fromCodePoint(...characters));
    await replace_file(file, cut);
    return cut;
  }

  /**
   * @param {FaceStyle} style
   * @returns {Promise<Face>}
   */
  #face(style) {
    const face = this.#faces.get(style) ?? read_face(this.#fonts, style);
    this.#faces.set(style, face);
    return face;
  }
}

/**
 * @param {Buffer} face
 * @param {string} text
 * @returns {Promise<Buffer>} woff2
 */
async function cut_face(face, text) {
  const order = /** @type {const} */ ({ keepFeatures: FEATURES, dropTables: VERTICAL_TABLES, targetFormat: 'sfnt' });
  return woff2_of(await cut_font(face, text, order));
}

/**
 * @param {FontSubset[]} subsets
 * @returns {string} CSS
 */
export function font_face_rules(subsets) {
  return subsets.map(font_face_rule).join('');
}

/** @param {FontSubset} subset */
function font_face_rule({ family, url, weight, characters }) {
  // Whatever tools say, there is one place to look for it.
  const range = family === 'Kanbao Interface' ? HAN : unicode_range(characters);
  return (
    `@font-face{font-family:"${family}";font-weight:${weight};font-display:block;` +
    `src:url(${url}) format("woff2");unicode-range:${range}}\n`
  );
}

/**
 * @param {number[]} characters rising
 * @returns {string} as CSS writes it: U+3001-3002,U+4E00
 */
export function unicode_range(characters) {
  /** @type {[number, number][]} */
  const spans = [];
  for (const character of characters) {
    const last = spans.at(-1);
    if (last && character === last[1] + 1) last[1] = character;
    else spans.push([character, character]);
  }
  return spans.map(([from, to]) => `U+${hex(from)}${to > from ? `-${hex(to)}` : ''}`).join(',');
}

/** @param {number} number */
function hex(number) {
  return number.toString(16).toUpperCase();
}

/** What only a Chinese font can show; a text without it is left to the fonts of the system. */
const CHINESE = /[\p{Script=Han}\u3000-\u30ff\uff00-\uffef]/u;

/** Emoji look better in the fonts of the system, in colour. Latin comes along, so that it fits the Chinese beside it. */
const OF_THE_SYSTEM = /(?!\p{ASCII})\p{Emoji_Presentation}/u;

/** Draws nothing by itself, except for spaces that are as wide as the font makes them. */
const SPACES = new Set([' ', '\u00a0', '\u3000']);
const INVISIBLE = /[\p{White_Space}\p{Cc}\p{Cf}]/u;

/**
 * @param {string} text
 * @returns {number[]} code points that a text of this font should hold, rising
 */
function characters_of(text) {
  if (!CHINESE.test(text)) return [];
  // By its space browsers know the font that sets the height of a line, which is another one's where it has none.
  const wanted = [...new Set([' ', ...text])].filter((character) => {
    return !OF_THE_SYSTEM.test(character) && (!INVISIBLE.test(character) || SPACES.has(character));
  });
  return wanted.map((character) => character.codePointAt(0) ?? 0).sort((a, b) => a - b);
}

/**
 * @param {string} fonts
 * @param {FaceStyle} style
 * @returns {Promise<Face>}
 */
async function read_face(fonts, style) {
  const { font: bytes, woff2 } = await read_han_face(fonts, style);
  // Of the whole face harfbuzz would keep a copy, in each thread.
  const blob = new harfbuzz.Blob(font_of(tables_of(bytes).filter(({ tag }) => tag === 'cmap' || tag === 'maxp')));
  const characters = new Set(new harfbuzz.Face(blob, 0).collectUnicodes());
  return { bytes, woff2, hash: short_hash(bytes), characters };
}
