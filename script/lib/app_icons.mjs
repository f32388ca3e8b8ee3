/**
 * The pictures that stand for a site among other apps: the sign that pages have in their tab, drawn as large as systems ask for.
 * Where a system cuts out a form of its own (`maskable`), the sign's ground reaches every edge.
 */

import { readFile } from 'node:fs/promises';

import { svg_png } from './svg_png.mjs';

/**
 * @typedef {object} AppIcon
 * @property {string} stem of the file's name
 * @property {number} size px
 * @property {'any' | 'maskable'} purpose
 */

/** @type {Readonly<AppIcon[]>} */
export const APP_ICONS = Object.freeze([
  { stem: 'kanbao-icon-192', size: 192, purpose: 'any' },
  { stem: 'kanbao-icon-512', size: 512, purpose: 'any' },
  { stem: 'kanbao-icon-maskable-512', size: 512, purpose: 'maskable' },
]);

/**
 * @param {string} template file of the page
 * @returns {Promise<[name: string, png: Uint8Array][]>}
 */
export async function draw_icons(template) {
  const sign = sign_of(await readFile(template, 'utf8'));
  /** @type {[name: string, png: Uint8Array][]} */
  const icons = [];
  for (const { stem, size, purpose } of APP_ICONS) {
    icons.push([`${stem}.png`, await svg_png(purpose === 'any' ? sign : on_full_ground(sign), size)]);
  }
  return icons;
}

/** @param {string} template HTML @returns {string} SVG */
function sign_of(template) {
  const [, written] = /<link rel="icon" href="data:image\/svg\+xml,([^"]*)">/.exec(template) ?? [];
  if (written === undefined) throw new Error('the page has no sign');
  return decodeURIComponent(written);
}

/** Its lines lie within the circle that no system cuts into (four tenths of the side). @param {string} sign */
function on_full_ground(sign) {
  const full = sign.replace(/<rect [^>]*(fill='[^']*')\/>/, "<rect width='32' height='32' $1/>");
  if (full === sign) throw new Error('the sign has no ground');
  return full;
}
