/**
 * The page's own Chinese faces where the style sheet's way to them failed: a page without an origin may not fetch fonts,
 * but their bytes can come as classic scripts.
 */

import { part_bytes } from '../report/page_parts.js';
import { name_of } from './face_rules.js';

/** @type {WeakMap<FontFace, Uint8Array<ArrayBuffer>>} */
const rescued = new WeakMap();

/** @param {FontFace} face @returns {Uint8Array<ArrayBuffer> | undefined} a copy, if it was rescued */
export const rescued_bytes = (face) => rescued.get(face)?.slice();

/** @type {WeakSet<FontFace>} */
const tried = new WeakSet();

/** @returns {Promise<FontFace[]>} those that have come in place of faces that failed, when each is there or has failed for good */
export async function rescue_fonts() {
  const failed = [...document.fonts].filter((face) => face.status === 'error' && !tried.has(face));
  for (const face of failed) tried.add(face);
  const faces = await Promise.all(failed.map((face) => rescue(face).catch(() => [])));
  return faces.flat();
}

/** @param {FontFace} face @returns {Promise<FontFace[]>} none where the page does not have its bytes */
async function rescue(face) {
  const { family, weight, unicodeRange } = face;
  const is_its = `[data-family="${name_of(face)}"][data-weight="${weight}"]`;
  const part = document.querySelector(`script[data-part="font"]${is_its}`);
  if (!(part instanceof HTMLScriptElement)) return [];
  const bytes = await part_bytes(part);
  const loaded = await new FontFace(family, bytes.slice(), { weight, unicodeRange }).load();
  rescued.set(loaded, bytes);
  document.fonts.add(loaded);
  return [loaded];
}
