/** Pictures of which no pixel can be told from its neighbours: whatever scales or moves them by a part of a pixel is found out. */

import { PNG } from 'pngjs';

/**
 * @param {number} width
 * @param {number} height
 * @returns {Buffer} a PNG file, grey
 */
export function noise_png(width, height) {
  const picture = new PNG({ width, height });
  const grey = Buffer.alloc(width * height);
  let state = width * 31 + height;
  for (let i = 0; i < grey.length; i += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    grey[i] = state >>> 31 ? 235 : 20;
  }
  picture.data = grey;
  const options = { colorType: 0, inputColorType: 0, bitDepth: 8, deflateLevel: 1, filterType: 0 };
  return PNG.sync.write(picture, /** @type {any} */ (options));
}
