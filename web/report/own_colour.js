/** A colour that a site has of its own, from how style sheets write it to how the engine takes it. */

/** @typedef {import('#border').OwnColour} OwnColour */

/**
 * @param {string} name of its role as a style sheet calls it: `code-fill`
 * @param {string} written #rrggbb or #rrggbbaa
 * @returns {OwnColour}
 */
export function own_colour(name, written) {
  const [red, green, blue, alpha = 255] = (written.match(/[\da-f]{2}/gi) ?? []).map((digits) => parseInt(digits, 16));
  return { role: /** @type {OwnColour['role']} */ (name.replaceAll('-', '_')), colour: { red, green, blue, alpha } };
}
