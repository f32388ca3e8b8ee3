/**
 * The page's own faces as bytes: a worker knows the system's fonts and none of the page's. Only faces that the browser has
 * loaded are needed, and it has their bytes in its cache.
 */

import { data_url_bytes } from '../report/data_url.js';
import { address_of, face_rules, name_of, range_of, same_range } from './face_rules.js';
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

  /** @param {FontFace} face @returns {boolean} whether a report may be set in it */
  is_of_report(face) {
    return this.#stack.includes(name_of(face));
  }

  /** @returns {Promise<HandedFont[]>} the faces that have been loaded since this was last asked; rejects where one is out of reach */
  async next() {
    const is_new = (/** @type {FontFace} */ face) => face.status === 'loaded' && !this.#handed.has(face);
    const faces = [...document.fonts].filter((face) => is_new(face) && this.is_of_report(face));
    for (const face of faces) this.#handed.add(face);
    return Promise.all(faces.map(handed));
  }
}

/** @param {FontFace} face @returns {Promise<HandedFont>} */
async function handed(face) {
  const { weight, unicodeRange } = face;
  return { family: name_of(face), weight, unicodeRange, bytes: rescued_bytes(face) ?? (await fetched_bytes(face)) };
}

/** @param {FontFace} face */
async function fetched_bytes(face) {
  const rule = face_rules().find((one) => is_rule_of(one, face));
  const url = rule ? address_of(rule) : '';
  if (!url) throw new Error(`no style sheet names ${face.family}`);
  if (url.startsWith('data:')) return data_url_bytes(url);
  const response = await fetch(url, { cache: 'force-cache' });
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  return response.arrayBuffer();
}

/**
 * @param {CSSFontFaceRule} rule
 * @param {FontFace} face
 */
function is_rule_of(rule, { weight, unicodeRange }) {
  const written = rule.style.getPropertyValue('font-weight') || 'normal';
  const named = { normal: '400', bold: '700' }[written];
  return (written === weight || named === weight) && range_of(rule) === same_range(unicodeRange);
}
