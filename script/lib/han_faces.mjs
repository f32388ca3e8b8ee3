/**
 * The Chinese faces that come with kanbao, from which each report's own fonts are cut: Noto Sans SC, regular and bold, of the
 * characters that reports are written with (`cut_faces.mjs` says which), compressed.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

import { Problem } from '../../web/report/problem.js';

/** @typedef {'Regular' | 'Bold'} FaceStyle */

export const FACE_STYLES = /** @type {const} */ (['Regular', 'Bold']);

/** @param {FaceStyle} style @returns {string} name of its file in the build's folder of fonts */
export const face_file = (style) => `NotoSansSC-${style}.otf.br`;

/**
 * Rejects with a Problem where the build has not made it.
 * @param {string} folder the build's fonts
 * @param {FaceStyle} style
 * @returns {Promise<Buffer>} an OpenType font
 */
export async function read_han_face(folder, style) {
  const file = join(folder, face_file(style));
  const bytes = await readFile(file).catch(() => {
    throw new Problem(`${file}: the build's font is missing; run script/build.`);
  });
  return promisify(brotliDecompress)(bytes);
}
