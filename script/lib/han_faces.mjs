/**
 * The Chinese faces that come with kanbao, from which each report's own fonts are cut: Noto Sans SC, regular and bold, of the
 * characters that reports are written with (`cut_faces.mjs` says which), as WOFF2.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Problem } from '../../web/report/problem.js';
import { font_of_woff2 } from './woff2.mjs';

/** @typedef {'Regular' | 'Bold'} FaceStyle */

export const FACE_STYLES = /** @type {const} */ (['Regular', 'Bold']);

/** @param {FaceStyle} style @returns {string} name of its file in the build's folder of fonts */
export const face_file = (style) => `NotoSansSC-${style}.woff2`;

/**
 * Rejects with a Problem where the build has not made it.
 * @param {string} folder the build's fonts
 * @param {FaceStyle} style
 * @returns {Promise<{font: Buffer, woff2: Buffer}>} an OpenType font, plain and packed
 */
export async function read_han_face(folder, style) {
  const file = join(folder, face_file(style));
  const woff2 = await readFile(file).catch(() => {
    throw new Problem(`${file}: the build's font is missing; run script/build.`);
  });
  return { font: await font_of_woff2(woff2), woff2 };
}
