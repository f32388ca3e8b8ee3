/**
 * Which part of the report the canvas is to show: what is in view and a screen above and below, more where that costs
 * little memory, less where a screen costs much; ended between blocks, so that none is painted in part.
 */

/**
 * @typedef {import('./visible_band.js').Band} Band
 * @typedef {import('#border').LayerUnit} LayerUnit
 */

/**
 * @typedef {object} Situation
 * @property {Band & {zoom: number}} view what the reader sees, CSS px of the document
 * @property {Band} article where the report lies, CSS px of the document
 * @property {LayerUnit[]} units of the layout that is to be shown
 * @property {number} max_size device px, the greatest width and height of a picture
 * @property {number} ratio device px per CSS px, without the zoom of a pinch
 * @property {boolean} is_hasty whether the picture is waited for: then it reaches little farther than the screen
 */

/**
 * @typedef {object} PicturePlan
 * @property {Band} article as above
 * @property {Band} reach what would be painted if blocks could be cut, CSS px of the document
 * @property {Band} band what is painted, on whole device px
 * @property {LayerUnit[]} units that lie in it whole
 * @property {number} scale device px per CSS px
 */

const ink_overhang = 16; // CSS px around the column: fills and italics reach beyond it
const most_device_pixels = 24e6; // of the canvas; 96 MB
const cheap_device_pixels = 6e6; // 24 MB, with which a report of usual length is painted whole

/** @param {Situation} situation @returns {PicturePlan | null} null where no block lies in reach whole */
export function plan_picture(situation) {
  const { view, article, ratio } = situation;
  const scale = ratio * view.zoom;
  const reach = reach_of(situation, scale);
  const units = whole_units(situation.units, reach.top - article.top, reach.bottom - article.top);
  if (!units) return null;
  const top = Math.max(reach.top, article.top + units.top);
  const bottom = Math.min(reach.bottom, article.top + units.bottom);
  const band = snapped({ ...reach, top, bottom }, scale);
  return { article, reach, band, units: units.whole, scale };
}

/**
 * @param {PicturePlan} shown
 * @param {Situation} situation
 * @returns {boolean} whether less than half a screen is left beyond an edge behind which there is more
 */
export function runs_low({ reach, scale }, situation) {
  const { view, ratio } = situation;
  if (scale !== ratio * view.zoom) return true;
  const all = with_overhang(situation.article);
  const overscan = overscan_of(situation, reach.right - reach.left, scale);
  const reserve = Math.min((view.bottom - view.top) / 2, overscan / 2);
  const above = view.top - reach.top < reserve && reach.top > all.top + 1;
  const below = reach.bottom - view.bottom < reserve && reach.bottom < all.bottom - 1;
  const left = Math.max(view.left, situation.article.left) < reach.left - 1;
  const right = Math.min(view.right, situation.article.right) > reach.right + 1;
  return above || below || left || right;
}

/**
 * @param {PicturePlan | null} one
 * @param {PicturePlan | null} other
 */
export function is_same_plan(one, other) {
  if (!one || !other) return one === other;
  const sides = /** @type {const} */ (['left', 'top', 'right', 'bottom']);
  return one.scale === other.scale && sides.every((side) => one.band[side] === other.band[side]);
}

/** @param {number} length CSS px @param {number} scale */
export function device_length(length, scale) {
  return Math.round(length * scale);
}

/**
 * @param {Situation} situation
 * @param {number} scale
 * @returns {Band}
 */
function reach_of(situation, scale) {
  const { view, article } = situation;
  const all = with_overhang(article);
  const beside = view.zoom > 1 ? (view.right - view.left) / 4 : 0;
  const left = Math.max(view.zoom > 1 ? view.left - beside : 0, all.left);
  const right = Math.max(left + 1, Math.min(view.right + beside, all.right));
  const overscan = overscan_of(situation, right - left, scale);
  const height = Math.min(view.bottom - view.top, greatest_height(situation, right - left, scale)) + 2 * overscan;
  const first = Math.max(all.top, view.top - overscan);
  const bottom = Math.max(first + 1, Math.min(all.bottom, first + height));
  return { left, right, top: Math.max(all.top, Math.min(first, bottom - height)), bottom };
}

/**
 * How far it reaches beyond the screen, above and below.
 * @param {Situation} situation
 * @param {number} width CSS px
 * @param {number} scale
 */
function overscan_of(situation, width, scale) {
  const height = situation.view.bottom - situation.view.top;
  const most = (greatest_height(situation, width, scale) - height) / 2;
  if (situation.is_hasty) return Math.max(0, Math.min(height / 8, most));
  const cheap = (greatest_height(situation, width, scale, cheap_device_pixels) - height) / 2;
  return Math.max(0, Math.min(height, most), cheap);
}

/**
 * One CSS px less than fits, because edges are moved outwards to whole device pixels.
 * @param {Situation} situation
 * @param {number} width CSS px
 * @param {number} scale
 * @param {number} [pixels] device pixels of the whole picture
 */
function greatest_height({ max_size }, width, scale, pixels = most_device_pixels) {
  const rows = Math.min(max_size, pixels / Math.max(1, width * scale));
  return Math.floor(rows / scale) - 1;
}

/**
 * @param {LayerUnit[]} units
 * @param {number} top CSS px from the report's top
 * @param {number} bottom CSS px from the report's top
 * @returns {{whole: LayerUnit[], top: number, bottom: number} | null} the units between, and how far ink may reach without
 *   touching what is left out
 */
function whole_units(units, top, bottom) {
  const first = first_index(units, (unit) => unit.top >= top);
  const end = first_index(units, (unit) => unit.bottom > bottom);
  if (first >= end) return null;
  const above = units[first - 1];
  const below = units[end];
  return {
    whole: units.slice(first, end),
    top: above ? Math.max(above.bottom, units[first].top - ink_overhang) : -Infinity,
    bottom: below ? Math.min(below.top, units[end - 1].bottom + ink_overhang) : Infinity,
  };
}

/**
 * @param {LayerUnit[]} units
 * @param {(unit: LayerUnit) => boolean} holds from some unit on
 */
function first_index(units, holds) {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(units[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** @param {Band} band @returns {Band} */
function with_overhang({ left, top, right, bottom }) {
  return {
    left: left - ink_overhang,
    top: top - ink_overhang,
    right: right + ink_overhang,
    bottom: bottom + ink_overhang,
  };
}

/**
 * Edges on whole device pixels, so that the picture is shown as it was drawn.
 * @param {Band} band
 * @param {number} scale
 * @returns {Band}
 */
function snapped(band, scale) {
  return {
    left: Math.floor(band.left * scale) / scale,
    top: Math.floor(band.top * scale) / scale,
    right: Math.ceil(band.right * scale) / scale,
    bottom: Math.ceil(band.bottom * scale) / scale,
  };
}
