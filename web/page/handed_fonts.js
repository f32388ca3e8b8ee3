/**
 * The page's own faces as bytes: a worker knows the system's fonts and none of the page's. Only faces that the browser has
 * loaded are needed, and it has their bytes in its cache.
 */

import { data_url_bytes } from '../report/data_url.js';
import { rescued_bytes } from './font_rescue.js';

/** @typedef {import('../engine/engine_worker.js').HandedFont} HandedFont */

export class HandedFonts {
  /** @type {Set<FontFace>} */
  #handed = new Set();
  #stack;

  /** @param {import('../engine/rasteriser.js').TextSetting} setting names the families that a report is set in */
  constructor({ families: { sans, mono } }) {
    this.#stack = `${sans},${mono}`;
  }

  /** @returns {Promise<HandedFont[]>} the faces that have been loaded since this was last asked; rejects where one is out of reach */
  async next() {
    const is_new = (/** @type {FontFace} */ face) => face.status === 'loaded' && !this.#handed.has(face);
    const faces = [...document.fonts].filter((face) => is_new(face) && this.#stack.includes(name_of(face)));
    for (const face of faces) this.#handed.add(face);
    return Promise.all(faces.map(handed));
  }
}

/** @param {FontFace} face @returns {Promise<HandedFont>} */
async function handed(face) {
  const { weight, unicodeRange } = face;
  return { family: name_of(face), weight, unicodeRange, bytes: rescued_bytes(face) ?? (await fetched_bytes(face)) };
}

/** Firefox gives the name as the style sheet has it. @param {FontFace} face */
const name_of = ({ family }) => family.replace(/^["']|["']$/g, '');

/** @param {FontFace} face */
async function fetched_bytes(face) {
  const url = url_of(face);
  if (url.startsWith('data:')) return data_url_bytes(url);
  const response = await fetch(url, { cache: 'force-cache' });
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  return response.arrayBuffer();
}

/** @param {FontFace} face @returns {string} */
function url_of(face) {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const own = rules.find((rule) => rule instanceof CSSFontFaceRule && is_rule_of(rule, face));
  const source = own instanceof CSSFontFaceRule ? own.style.getPropertyValue('src') : '';
  const url = /url\((["']?)([^]*?)\1\)/.exec(source)?.[2];
  if (!url) throw new Error(`no style sheet names ${face.family}`);
  return new URL(url, document.baseURI).href;
}

/**
 * @param {CSSFontFaceRule} rule
 * @param {FontFace} face
 */
function is_rule_of({ style }, { weight, unicodeRange }) {
  const rule_weight = style.getPropertyValue('font-weight') || 'normal';
  const named = { normal: '400', bold: '700' }[rule_weight];
  const has_weight = rule_weight === weight || named === weight;
  return has_weight && ranges(style.getPropertyValue('unicode-range')) === ranges(unicodeRange);
}

/** @param {string} written as browsers write it, each a little otherwise */
function ranges(written) {
  return written.replace(/\s/g, '').toUpperCase();
}
