/**
 * Reads what kanbao.config.json says of a community's own look (docs/guide/en/options.md). Whether its colours can be read on one
 * another is told by look_colours.mjs, and what its logo is by site_look.mjs: here stands what its author wants.
 */

import { formatHex, parse } from 'culori';
import { isMap, isSeq } from 'yaml';

import { text_of } from './config_nodes.mjs';

/** @typedef {import('./config_nodes.mjs').ConfigNodes} ConfigNodes */
/** @typedef {'light' | 'dark'} Scheme */
/** @typedef {(typeof wanted_roles)[number]} WantedRole */

/**
 * @typedef {object} WantedColour
 * @property {WantedRole} role
 * @property {Scheme} scheme
 * @property {string} colour #rrggbb
 * @property {string} place FILE:LINE:COLUMN
 */

/** @typedef {{text: string, url: string}} FooterLink `url` is full, or relative to the site */

/** @typedef {{text: string, links: FooterLink[]}} Footer */

/**
 * @typedef {object} WantedLook
 * @property {WantedColour[]} colours
 * @property {Record<Scheme, string>} [logo] files, from the folder of the configuration
 * @property {string} [logo_place] FILE:LINE:COLUMN
 * @property {string[]} fonts families, the first one first
 * @property {Footer} [footer]
 */

/** What has a colour that can be chosen; the rest follows from these, or is everybody's. */
export const wanted_roles = /** @type {const} */ (['background', 'text', 'heading', 'muted', 'link']);

/** @type {Scheme[]} */
const schemes = ['light', 'dark'];
const known_keys = 'colours, logo, fonts, footer';
const led_to = ['https:', 'http:', 'mailto:'];

/**
 * @param {ConfigNodes} nodes which take the warnings
 * @param {unknown} node
 * @returns {WantedLook}
 */
export function read_look(nodes, node) {
  const reader = new LookReader(nodes);
  for (const { key, value } of nodes.entries(node, '“look”', '{"colours": {…}}')) {
    if (key.value === 'colours') reader.read_colours(value);
    else if (key.value === 'logo') reader.read_logo(value);
    else if (key.value === 'fonts') reader.read_fonts(value);
    else if (key.value === 'footer') reader.read_footer(value);
    else nodes.warn_of_key(key, known_keys);
  }
  return reader.look;
}

class LookReader {
  /** @type {WantedLook} */
  look = { colours: [], fonts: [] };
  #nodes;

  /** @param {ConfigNodes} nodes */
  constructor(nodes) {
    this.#nodes = nodes;
  }

  /** @param {unknown} node */
  read_colours(node) {
    for (const { key, value } of this.#nodes.entries(node, '“colours”', '{"link": "#1c52c4"}')) {
      const role = wanted_roles.find((known) => known === key.value);
      if (!role) {
        this.#nodes.warn_of_key(key, wanted_roles.join(', '));
        continue;
      }
      for (const [scheme, each] of this.#by_scheme(value)) this.#read_colour(role, scheme, each);
    }
  }

  /** @param {WantedRole} role @param {Scheme} scheme @param {unknown} node */
  #read_colour(role, scheme, node) {
    const parsed = parse(text_of(node) ?? '');
    if (parsed && (parsed.alpha ?? 1) === 1) {
      this.look.colours.push({ role, scheme, colour: formatHex(parsed), place: this.#nodes.place(node) });
    } else {
      this.#nodes.warn(node, `colour “${role}” must be an opaque colour of CSS, such as "#1c52c4"; it is left out.`);
    }
  }

  /** @param {unknown} node */
  read_logo(node) {
    const files = this.#by_scheme(node).map(([scheme, each]) => [scheme, text_of(each)]);
    const logo = Object.fromEntries(files.filter(([, file]) => file));
    const [light, dark] = [logo.light ?? logo.dark, logo.dark ?? logo.light];
    if (light === undefined || files.some(([, file]) => !file)) {
      this.#nodes.warn(node, '“logo” must be the path of an image, or {"light": …, "dark": …}; it is left out.');
      return;
    }
    this.look.logo = { light, dark };
    this.look.logo_place = this.#nodes.place(node);
  }

  /** @param {unknown} node */
  read_fonts(node) {
    const names = isSeq(node) ? node.items.map(text_of) : [text_of(node)];
    // What a name in quotation marks cannot hold, no font is called.
    if (names.every((name) => name !== undefined && /^[^"'\\<>\p{Cc}]+$/u.test(name))) {
      this.look.fonts = /** @type {string[]} */ (names);
    } else {
      this.#nodes.warn(node, '“fonts” must be the name of a font, or a list of them; it is left out.');
    }
  }

  /** @param {unknown} node */
  read_footer(node) {
    const footer = { text: text_of(node) ?? '', links: /** @type {FooterLink[]} */ ([]) };
    const entries = text_of(node) === undefined ? this.#nodes.entries(node, '“footer”', '{"text": "…"}') : [];
    for (const { key, value } of entries) {
      if (key.value === 'links') footer.links = this.#links(value);
      else if (key.value !== 'text') this.#nodes.warn_of_key(key, 'text, links');
      else if (text_of(value) === undefined) {
        this.#nodes.warn(value, '“text” of “footer” must be a text; it is left out.');
      } else footer.text = /** @type {string} */ (text_of(value));
    }
    if (footer.text !== '' || footer.links.length > 0) this.look.footer = footer;
  }

  /** @param {unknown} node @returns {FooterLink[]} */
  #links(node) {
    const items = isSeq(node) ? node.items : [node];
    return items.flatMap((item) => {
      const text = isMap(item) ? text_of(item.get('text', true)) : undefined;
      const url = isMap(item) ? text_of(item.get('url', true)) : undefined;
      if (text && url && may_lead_to(url)) return [{ text, url }];
      this.#nodes.warn(
        item,
        'a link of “footer” must be {"text": "…", "url": "https://…"}, or have a path in the site; it is left out.',
      );
      return [];
    });
  }

  /**
   * @param {unknown} node one value for both schemes, or an object with one for each
   * @returns {[Scheme, unknown][]}
   */
  #by_scheme(node) {
    if (!isMap(node)) return schemes.map((scheme) => [scheme, node]);
    return this.#nodes.entries(node, '', '').flatMap(({ key, value }) => {
      const scheme = schemes.find((known) => known === key.value);
      if (scheme) return [/** @type {[Scheme, unknown]} */ ([scheme, value])];
      this.#nodes.warn_of_key(key, schemes.join(', '));
      return [];
    });
  }
}

/** @param {string} url full, or relative to the site */
function may_lead_to(url) {
  const site = 'https://site.invalid/';
  return URL.canParse(url, site) && led_to.includes(new URL(url, site).protocol);
}
