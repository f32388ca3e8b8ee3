/**
 * A community's own colours among the usual ones, checked: every text has a contrast of at least 4.5 on each ground that it may
 * stand on (WCAG 2.2, 1.4.3), and of at least 7 where a reader asks for more (1.4.6). A colour that has less is refused with the
 * nearest one that has enough: of the same hue, and only as much lighter or darker as it must be (OKLCH).
 */

import { blend, clampChroma, converter, formatHex, wcagContrast } from 'culori';

/** @typedef {import('./look_config.mjs').Scheme} Scheme */
/** @typedef {import('./look_config.mjs').WantedColour} WantedColour */
/** @typedef {import('./look_config.mjs').WantedRole} WantedRole */

/** @typedef {Record<string, string>} Palette #rrggbb or #rrggbbaa of each role, as style sheets call it: `code-fill` */

/** @typedef {Record<'normal' | 'more', Record<Scheme, Palette>>} Palettes by contrast and scheme */

const least = Object.freeze({ normal: 4.5, more: 7 });

const alerts = ['note', 'tip', 'important', 'warning', 'caution'].map((kind) => `alert-${kind}`);
const tokens = ['keyword', 'string', 'literal', 'comment', 'name', 'type'].map((kind) => `code-${kind}`);
const texts = ['text', 'heading', 'muted', 'link', ...alerts];

/** What stands on which fills, the lowest first; the background lies below all (tests/unit/style/theme_test.cpp). */
const grounds = [
  { roles: texts, fills: [[], ['code-fill'], ['mark-fill']] },
  {
    roles: ['text', 'link'],
    fills: [['header-fill'], ['header-fill', 'code-fill'], ['header-fill', 'mark-fill']],
  },
  {
    roles: ['text', ...tokens],
    fills: [['code-fill'], ...['line-fill', 'added-fill', 'removed-fill'].map((fill) => ['code-fill', fill])],
  },
];

/** What has a link's colour, too; fills keep how much of what is below them is seen. */
const like_link = ['alert-note', 'line-fill', 'bar-fill'];

const oklch = converter('oklch');
const steps = 64; // of lightness, in which the nearest legible one is looked for

/**
 * @param {WantedColour[]} wanted
 * @param {Palettes} usual
 * @returns {{palettes: Palettes, warnings: string[]}} what is refused is everybody's; warnings are `PLACE: what`
 */
export function checked_colours(wanted, usual) {
  /** @type {string[]} */
  const warnings = [];
  /** @type {Palettes} */
  const palettes = { normal: { light: {}, dark: {} }, more: { light: {}, dark: {} } };
  for (const scheme of /** @type {Scheme[]} */ (['light', 'dark'])) {
    const own = wanted.filter((colour) => colour.scheme === scheme);
    const kept = kept_colours(own, usual.normal[scheme], warnings);
    palettes.normal[scheme] = with_colours(usual.normal[scheme], kept);
    palettes.more[scheme] = stronger(usual.more[scheme], kept);
  }
  return { palettes, warnings };
}

/**
 * @param {WantedColour[]} own of one scheme
 * @param {Palette} usual
 * @param {string[]} warnings
 * @returns {WantedColour[]} those with which everything is legible, the background first
 */
function kept_colours(own, usual, warnings) {
  const ordered = background_first(own);
  /** @type {WantedColour[]} */
  const kept = [];
  for (const [place, colour] of ordered.entries()) {
    // What is still to come need not be legible in everybody's colour.
    const ignored = ordered.slice(place + 1).flatMap(changed_roles);
    const palette = with_colours(usual, kept);
    if (faults(with_colours(palette, [colour]), least.normal, ignored).length === 0) kept.push(colour);
    else warnings.push(`${colour.place}: ${refusal(colour, palette, ignored)}`);
  }
  const [background, ...others] = kept;
  if (background?.role !== 'background' || faults(with_colours(usual, kept), least.normal).length === 0) return kept;
  // In place of a colour that was refused, everybody's stands on the background.
  warnings.push(`${background.place}: ${refusal(background, with_colours(usual, others))}`);
  return kept_colours(others, usual, warnings);
}

/** @param {WantedColour[]} colours */
const background_first = (colours) => [
  ...colours.filter(({ role }) => role === 'background'),
  ...colours.filter(({ role }) => role !== 'background'),
];

/** @param {Pick<WantedColour, 'role'>} colour @returns {string[]} */
const changed_roles = ({ role }) => (role === 'link' ? [role, ...like_link] : [role]);

/**
 * @param {WantedColour} wanted
 * @param {Palette} palette in which it would stand
 * @param {string[]} [ignored] roles that need not be legible
 * @returns {string} why it cannot
 */
function refusal(wanted, palette, ignored) {
  const { role, scheme, colour } = wanted;
  const [worst] = faults(with_colours(palette, [wanted]), least.normal, ignored);
  const what = worst.role === role ? 'it has' : `“${worst.role}” with it has`;
  const nearest = nearest_legible(wanted, palette, least.normal, ignored);
  const advice = nearest === undefined ? 'none of this hue has enough' : `the nearest that has enough is ${nearest}`;
  return `colour “${role}” ${colour} (${scheme}) is left out: ${what} a contrast of ${shown(worst.contrast)}, and ${least.normal} is the least; ${advice}.`;
}

/** Cut, so that what is too little never looks like enough. @param {number} contrast */
const shown = (contrast) => (Math.floor(contrast * 10) / 10).toFixed(1);

/**
 * With more contrast the ground is everybody's unless an own one does, and own texts get as much of their own hue as is needed.
 * @param {Palette} usual with more contrast
 * @param {WantedColour[]} kept
 * @returns {Palette}
 */
function stronger(usual, kept) {
  let palette = usual;
  for (const colour of background_first(kept)) {
    const nearest = colour.role === 'background' ? colour.colour : nearest_legible(colour, palette, least.more);
    const own = nearest === undefined ? palette : with_colours(palette, [{ ...colour, colour: nearest }]);
    if (faults(own, least.more).length === 0) palette = own;
  }
  return palette;
}

/**
 * @param {Palette} palette
 * @param {Pick<WantedColour, 'role' | 'colour'>[]} colours
 * @returns {Palette}
 */
function with_colours(palette, colours) {
  const own = { ...palette };
  for (const { role, colour } of colours) {
    own[role] = colour;
    if (role === 'link') for (const other of like_link) own[other] = colour + palette[other].slice(7);
    if (role === 'text') own.code = colour;
  }
  return own;
}

/**
 * @param {Palette} palette
 * @param {number} enough
 * @param {string[]} [ignored] roles
 * @returns {{role: string, contrast: number}[]} what has less on one of its grounds; the worst first
 */
function faults(palette, enough, ignored = []) {
  const found = grounds.flatMap(({ roles, fills }) =>
    fills.flatMap((layers) => {
      const ground = composited(['background', ...layers].map((role) => palette[role]));
      return roles
        .filter((role) => !ignored.includes(role))
        .map((role) => ({ role, contrast: wcagContrast(palette[role], ground) }));
    }),
  );
  return found.filter(({ contrast }) => contrast < enough).sort((one, other) => one.contrast - other.contrast);
}

/** @param {string[]} layers the lowest first @returns {string} the opaque colour that is seen */
function composited(layers) {
  return layers.reduce((below, over) => formatHex(blend([below, over])) ?? below);
}

/**
 * @param {WantedColour} wanted
 * @param {Palette} palette in which it would stand
 * @param {number} enough
 * @param {string[]} [ignored] roles
 * @returns {string | undefined} #rrggbb; the colour itself where it has enough
 */
function nearest_legible(wanted, palette, enough, ignored) {
  const is_legible = (/** @type {string} */ colour) =>
    faults(with_colours(palette, [{ ...wanted, colour }]), enough, ignored).length === 0;
  if (is_legible(wanted.colour)) return wanted.colour;
  const start = /** @type {import('culori').Oklch} */ (oklch(wanted.colour));
  const found = [0, 1].flatMap((end) => nearest_towards(end, start, is_legible) ?? []);
  const distance = (/** @type {string} */ colour) => Math.abs((oklch(colour)?.l ?? 0) - start.l);
  return found.sort((one, other) => distance(one) - distance(other))[0];
}

/**
 * @param {number} end lightness, 0 or 1
 * @param {import('culori').Oklch} start
 * @param {(colour: string) => boolean} is_legible
 * @returns {string | undefined} the first one on the way that is legible
 */
function nearest_towards(end, start, is_legible) {
  const colour_at = (/** @type {number} */ way) => {
    return formatHex(clampChroma({ ...start, l: start.l + way * (end - start.l) }, 'oklch'));
  };
  // At the end of the way a colour's own fill may be too much for what stands on it.
  const first = Array.from({ length: steps }, (_, step) => (step + 1) / steps).find((way) =>
    is_legible(colour_at(way)),
  );
  if (first === undefined) return undefined;
  let [near, far] = [first - 1 / steps, first];
  for (let halving = 0; halving < 8; halving += 1) {
    const middle = (near + far) / 2;
    if (is_legible(colour_at(middle))) far = middle;
    else near = middle;
  }
  return colour_at(far);
}
