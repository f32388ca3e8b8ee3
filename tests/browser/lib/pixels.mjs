/** Screenshots as numbers: luminance, crops, correlation, and pictures of what differs. */

import { PNG } from 'pngjs';

/**
 * @typedef {object} Area whole device pixels, from the picture's top left corner
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 */

/** A decoded screenshot. Luminance is computed once, because every comparison reads it. */
export class Picture {
  /** @param {PNG} png */
  constructor(png) {
    this.png = png;
    this.width = png.width;
    this.height = png.height;
    /** one number a pixel, 0 to 255 */
    this.luminance = luminance_of(png);
  }

  /** @param {Buffer} bytes of a PNG file */
  static decode(bytes) {
    return new Picture(PNG.sync.read(bytes));
  }

  /** @returns {Buffer} */
  encode() {
    return PNG.sync.write(this.png);
  }

  /**
   * @param {Area} area parts outside the picture are left out
   * @returns {Picture}
   */
  crop(area) {
    const part = clip(area, this);
    const png = new PNG({ width: Math.max(1, part.width), height: Math.max(1, part.height) });
    if (part.width > 0 && part.height > 0) {
      PNG.bitblt(this.png, png, part.x, part.y, part.width, part.height, 0, 0);
    }
    return new Picture(png);
  }
}

/** @param {PNG} png */
function luminance_of(png) {
  const count = png.width * png.height;
  const values = new Float32Array(count);
  for (let i = 0, at = 0; i < count; i += 1, at += 4) {
    values[i] =
      0.2126 * /** @type {number} */ (png.data[at]) +
      0.7152 * /** @type {number} */ (png.data[at + 1]) +
      0.0722 * /** @type {number} */ (png.data[at + 2]);
  }
  return values;
}

/**
 * @param {Area} area
 * @param {{width: number, height: number}} bounds
 * @returns {Area}
 */
export function clip(area, bounds) {
  const x = Math.max(0, area.x);
  const y = Math.max(0, area.y);
  return {
    x,
    y,
    width: Math.min(bounds.width, area.x + area.width) - x,
    height: Math.min(bounds.height, area.y + area.height) - y,
  };
}

/**
 * How alike two pictures are within an area: 1 for the same shapes, whatever their contrast; 0 for nothing in common.
 * Two blank areas are alike; a blank one and one with ink are not.
 * @param {Picture} a
 * @param {Picture} b
 * @param {Area} area
 * @param {Area[]} [masks] what does not count
 * @returns {number}
 */
export function correlation(a, b, area, masks = []) {
  const { x, y, width, height } = clip(clip(area, a), b);
  const near = masks.filter((mask) => overlaps(mask, area));
  let count = 0,
    sum_a = 0,
    sum_b = 0,
    sum_aa = 0,
    sum_bb = 0,
    sum_ab = 0;
  for (let row = y; row < y + height; row += 1) {
    const here = near.filter((mask) => row >= mask.y && row < mask.y + mask.height);
    for (let column = x; column < x + width; column += 1) {
      if (here.some((mask) => column >= mask.x && column < mask.x + mask.width)) continue;
      const value_a = /** @type {number} */ (a.luminance[row * a.width + column]);
      const value_b = /** @type {number} */ (b.luminance[row * b.width + column]);
      count += 1;
      sum_a += value_a;
      sum_b += value_b;
      sum_aa += value_a * value_a;
      sum_bb += value_b * value_b;
      sum_ab += value_a * value_b;
    }
  }
  const variance_a = Math.max(0, sum_aa / count - (sum_a / count) ** 2);
  const variance_b = Math.max(0, sum_bb / count - (sum_b / count) ** 2);
  const least = 1e-3;
  if (variance_a < least || variance_b < least) return variance_a < least && variance_b < least ? 1 : 0;
  return (sum_ab / count - (sum_a / count) * (sum_b / count)) / Math.sqrt(variance_a * variance_b);
}

/**
 * @param {Area} a
 * @param {Area} b
 */
export function overlaps(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/**
 * The standard deviation of luminance within an area: near 0 where nothing is painted.
 * @param {Picture} picture
 * @param {Area} area
 * @returns {number}
 */
export function contrast(picture, area) {
  const { x, y, width, height } = clip(area, picture);
  let sum = 0,
    squares = 0;
  for (let row = y; row < y + height; row += 1) {
    for (let column = x; column < x + width; column += 1) {
      const value = /** @type {number} */ (picture.luminance[row * picture.width + column]);
      sum += value;
      squares += value * value;
    }
  }
  const count = width * height;
  return count > 0 ? Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2)) : 0;
}

/**
 * @param {Picture} picture
 * @param {Area} area
 * @returns {number[]} red, green and blue of the pixel that is least like what most of the area is
 */
export function ink_colour(picture, area) {
  const { png } = picture.crop(area);
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (let at = 0; at < png.data.length; at += 4) {
    const colour = png.data.subarray(at, at + 3).join();
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const colours = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour.split(',').map(Number));
  const distance = (/** @type {number[]} */ colour) =>
    Math.max(...colour.map((value, i) => Math.abs(value - colours[0][i])));
  return colours.reduce((farthest, colour) => (distance(colour) > distance(farthest) ? colour : farthest));
}

/**
 * The mean luminance of each row within a band of columns.
 * @param {Picture} picture
 * @param {number} left
 * @param {number} right not included
 * @returns {Float64Array} one number a row
 */
export function row_means(picture, left, right) {
  const means = new Float64Array(picture.height);
  for (let row = 0; row < picture.height; row += 1) {
    let sum = 0;
    for (let column = left; column < right; column += 1) {
      sum += /** @type {number} */ (picture.luminance[row * picture.width + column]);
    }
    means[row] = sum / (right - left);
  }
  return means;
}

/**
 * Where they are the same: grey; where `b` is darker: red; where it is lighter: blue.
 * @param {Picture} a
 * @param {Picture} b
 * @returns {Picture}
 */
export function difference(a, b) {
  const png = new PNG({ width: Math.min(a.width, b.width), height: Math.min(a.height, b.height) });
  for (let row = 0; row < png.height; row += 1) {
    for (let column = 0; column < png.width; column += 1) {
      const value_a = /** @type {number} */ (a.luminance[row * a.width + column]);
      const change = /** @type {number} */ (b.luminance[row * b.width + column]) - value_a;
      const base = 200 + value_a / 5;
      const at = (row * png.width + column) * 4;
      png.data[at] = Math.max(0, base - Math.max(0, change));
      png.data[at + 1] = Math.max(0, base - Math.abs(change));
      png.data[at + 2] = Math.max(0, base - Math.max(0, -change));
      png.data[at + 3] = 255;
    }
  }
  return new Picture(png);
}

/**
 * The viewport as it is on the screen, in device pixels.
 * @param {import('playwright-core').CDPSession} cdp
 * @returns {Promise<Picture>}
 */
export async function photograph(cdp) {
  const { data } = await cdp.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
  return Picture.decode(Buffer.from(data, 'base64'));
}
