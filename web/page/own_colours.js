/**
 * Colours that a site has in place of the page's usual ones (script/lib/look_style.mjs): its style sheet names their roles, and
 * the canvas takes from it what the page takes.
 */

import { own_colour } from '../report/own_colour.js';

/** @typedef {import('#border').OwnColour} OwnColour */

/** @type {Map<string, OwnColour[]>} by what they depend on */
const known = new Map();

/**
 * Asked of the style sheet once for each scheme and contrast: it takes the page time.
 * @param {boolean} is_dark
 * @param {boolean} more_contrast
 * @returns {OwnColour[]}
 */
export function own_colours(is_dark, more_contrast) {
  const key = `${is_dark} ${more_contrast}`;
  const colours = known.get(key) ?? read_colours();
  known.set(key, colours);
  return colours;
}

/** @returns {OwnColour[]} those in force */
function read_colours() {
  const style = getComputedStyle(document.documentElement);
  const names = style.getPropertyValue('--own-colours').match(/[a-z-]+/g) ?? [];
  return names.map((name) => own_colour(name, style.getPropertyValue(`--${name}`)));
}
