/**
 * The pictures that stand for a site among other apps: the sign that pages have in their tab, drawn as large as systems ask for.
 * Where a system cuts out a form of its own (`maskable`), the sign's ground reaches every edge.
 */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { Resvg, initWasm } from '@resvg/resvg-wasm';

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
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await initWasm(await readFile(wasm));
  return APP_ICONS.map(({ stem, size, purpose }) => {
    const image = new Resvg(purpose === 'any' ? sign : on_full_ground(sign), {
      fitTo: { mode: 'width', value: size },
    }).render();
    const png = image.asPng();
    image.free();
    return [`${stem}.png`, png];
  });
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
