/**
 * Colours that a site has in place of the page's usual ones (script/lib/look_style.mjs): its style sheet names their roles, and
 * the canvas takes from it what the page takes.
 */

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
  return names.map((name) => ({
    role: /** @type {OwnColour['role']} */ (name.replaceAll('-', '_')),
    colour: colour_of(style.getPropertyValue(`--${name}`)),
  }));
}

/** @param {string} written #rrggbb or #rrggbbaa @returns {OwnColour['colour']} */
function colour_of(written) {
  const [red, green, blue, alpha = 255] = (written.match(/[\da-f]{2}/gi) ?? []).map((digits) => parseInt(digits, 16));
  return { red, green, blue, alpha };
}
