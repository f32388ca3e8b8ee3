/**
 * How a site looks: everybody's look, or a community's own (docs/guide/en/options.md), as its pages, its pictures for links and
 * its app take it.
 */

import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { own_colour } from '../../web/report/own_colour.js';
import { short_hash } from './hash.mjs';
import { IMAGE_TYPES, read_image_file } from './image_file.mjs';
import { checked_colours } from './look_colours.mjs';
import { look_style, own_roles } from './look_style.mjs';

/** @typedef {import('./look_colours.mjs').Palettes} Palettes */
/** @typedef {import('./look_config.mjs').Scheme} Scheme */

/**
 * @typedef {object} Logo plain data
 * @property {Scheme | ''} scheme in which it is shown; empty for both
 * @property {string} name of its file in the site
 * @property {Uint8Array} bytes
 * @property {string} data_url
 * @property {number} width CSS px
 * @property {number} height
 */

/**
 * @typedef {object} SiteLook plain data, which goes to other threads
 * @property {string} style CSS behind the page's own; empty for everybody's look
 * @property {Logo[]} logos one, or one for each scheme; none
 * @property {import('./look_config.mjs').Footer} [footer]
 * @property {Record<Scheme, string>} grounds the page's background
 * @property {string} accent the link's colour in the light scheme, in which pictures are drawn
 * @property {import('#border').OwnColour[]} own_colours in the light scheme
 */

/** What can also be drawn into pictures for links. @type {import('./image_file.mjs').ImageFormat[]} */
const formats = ['svg', 'png', 'jpeg', 'webp'];
const largest_logo = 256 * 1024; // bytes: it is on every page, and in every offline file

/** @param {Palettes} usual @returns {SiteLook} everybody's */
export const usual_look = (usual) => styled({ palettes: usual, usual, fonts: [] });

/**
 * @param {import('./look_config.mjs').WantedLook} wanted
 * @param {object} around
 * @param {string} around.config the file that says so
 * @param {Palettes} around.usual
 * @param {import('./image_file.mjs').ImageHeaderReader} around.reader
 * @returns {Promise<{look: SiteLook, warnings: string[], files: string[]}>} what is wrong is left out; `files` were looked for
 */
export async function site_look(wanted, { config, usual, reader }) {
  const { palettes, warnings } = checked_colours(wanted.colours, usual);
  const { logos, faults, files } = await read_logos(wanted, dirname(config), reader);
  const look = { ...styled({ palettes, usual, fonts: wanted.fonts }), logos, footer: wanted.footer };
  return { look, warnings: [...warnings, ...faults], files };
}

/** @param {{palettes: Palettes, usual: Palettes, fonts: string[]}} colours_and_fonts @returns {SiteLook} */
function styled({ palettes, usual, fonts }) {
  const { light, dark } = palettes.normal;
  const roles = own_roles(palettes, usual).filter((role) => light[role] !== usual.normal.light[role]);
  return {
    style: look_style({ palettes, usual, fonts }),
    logos: [],
    grounds: { light: light.background, dark: dark.background },
    accent: light.link,
    own_colours: roles.map((role) => own_colour(role, light[role])),
  };
}

/**
 * @param {import('./look_config.mjs').WantedLook} wanted
 * @param {string} folder
 * @param {import('./image_file.mjs').ImageHeaderReader} reader
 */
async function read_logos({ logo, logo_place }, folder, reader) {
  const result = {
    logos: /** @type {Logo[]} */ ([]),
    faults: /** @type {string[]} */ ([]),
    files: /** @type {string[]} */ ([]),
  };
  if (!logo) return result;
  /** @type {(Scheme | '')[]} */
  const schemes = logo.light === logo.dark ? [''] : ['light', 'dark'];
  for (const scheme of schemes) {
    const name = logo[scheme || 'light'];
    const file = resolve(folder, name);
    result.files.push(file);
    const bytes = await readFile(file).catch((/** @type {NodeJS.ErrnoException} */ error) => error);
    const read = bytes instanceof Error ? cannot_be_read(bytes) : logo_of(bytes, reader);
    const warn = (/** @type {string} */ fault) => result.faults.push(`${logo_place}: logo ${name} ${fault}.`);
    if (typeof read === 'string') {
      warn(`${read}; it is left out`);
      continue;
    }
    result.logos.push({ scheme, ...read });
    if (has_letters(read)) warn('has letters as <text>, for which others may have no font; draw them as outlines');
  }
  // One that is left out leaves none for its scheme, so the other one stands in both.
  if (result.logos.length === 1) result.logos[0].scheme = '';
  return result;
}

/** @param {Pick<Logo, 'name' | 'bytes'>} logo */
const has_letters = ({ name, bytes }) => name.endsWith('.svg') && /<text[\s>]/.test(String(Buffer.from(bytes)));

/** @param {NodeJS.ErrnoException} error */
const cannot_be_read = ({ code, message }) => (code === 'ENOENT' ? 'is not there' : `cannot be read (${message})`);

/**
 * @param {Buffer} bytes
 * @param {import('./image_file.mjs').ImageHeaderReader} reader
 * @returns {Omit<Logo, 'scheme'> | string} why it cannot be one
 */
function logo_of(bytes, reader) {
  const image = read_image_file(bytes, reader);
  if (!image?.size || !formats.includes(image.format)) return `is no image of these kinds: ${formats.join(', ')}`;
  if (bytes.length > largest_logo) {
    return `has ${Math.ceil(bytes.length / 1024)} kB, and ${largest_logo / 1024} are the most`;
  }
  const { ending, type } = IMAGE_TYPES[image.format];
  return {
    name: `kanbao-logo-${short_hash(bytes)}.${ending}`,
    bytes,
    data_url: `data:${type};base64,${bytes.toString('base64')}`,
    ...image.size,
  };
}
