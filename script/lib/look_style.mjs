/** The style sheet of a community's own look, which follows the page's own (web/css/palette.css says which of two values counts). */

/** @typedef {import('./look_colours.mjs').Palettes} Palettes */

/** Of what stands under a link, above what browsers paint so: parts of the link's own colour. */
const underline_alpha = Object.freeze({ light: '5c', dark: '66' });

/**
 * @param {{palettes: Palettes, usual: Palettes, fonts: string[]}} look
 * @returns {string} CSS; empty for everybody's look
 */
export function look_style({ palettes, usual, fonts }) {
  const roles = own_roles(palettes, usual);
  return [
    ...(roles.length === 0 ? [] : [colours_rule(roles, palettes), stronger_rule(roles, palettes)]),
    ...(fonts.length === 0 ? [] : [`:root{--own-fonts:${fonts.map((name) => `'${name}',`).join('')}}`]),
  ]
    .map((rule) => `\n${rule}`)
    .join('');
}

/** @param {Palettes} palettes @param {Palettes} usual @returns {string[]} roles that differ somewhere */
export function own_roles(palettes, usual) {
  const { light, dark } = usual.normal;
  return Object.keys({ ...light, ...dark }).filter((role) =>
    /** @type {const} */ (['normal', 'more']).some((contrast) =>
      /** @type {const} */ (['light', 'dark']).some(
        (scheme) => palettes[contrast][scheme][role] !== usual[contrast][scheme][role],
      ),
    ),
  );
}

/** @param {string[]} roles @param {Palettes} palettes */
function colours_rule(roles, { normal: { light, dark } }) {
  const underline = `--underline:${both(light.link + underline_alpha.light, dark.link + underline_alpha.dark)}`;
  const colours = roles.map((role) => `--${role}:${both(light[role], dark[role])}`);
  return `:root{--own-colours:${roles.join(' ')};${[...colours, underline].join(';')}}`;
}

/** @param {string[]} roles @param {Palettes} palettes */
function stronger_rule(roles, { more: { light, dark } }) {
  const colours = roles.map((role) => `--${role}:${both(light[role], dark[role])}`);
  return `@media (prefers-contrast:more){:root{${colours.join(';')}}}`;
}

/** @param {string} light @param {string} dark */
const both = (light, dark) => `var(--light,${light}) var(--dark,${dark})`;
