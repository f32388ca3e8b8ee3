/** What tells a browser that a site is an app that can be installed: its manifest, and what its pages say in their heads. */

import { part_html } from '../../web/report/page.js';
import { SITE_FILES } from './site_addresses.mjs';

const longest_short_name = 12; // characters, of which phones show about as many below an icon

/**
 * @param {string} title of the site
 * @param {string} language BCP 47
 * @param {Pick<import('./build.mjs').Build['app'], 'icons' | 'grounds'>} app
 * @returns {[name: string, content: string]} the file
 */
export function manifest_file(title, language, { icons, grounds }) {
  const manifest = {
    name: title,
    short_name: short_name(title),
    lang: language,
    start_url: SITE_FILES.index,
    scope: './',
    display: 'standalone',
    background_color: grounds.light,
    theme_color: grounds.light,
    icons: icons.map(({ name, size, purpose }) => ({
      src: name,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose,
    })),
  };
  return [SITE_FILES.manifest, `${JSON.stringify(manifest, null, 2)}\n`];
}

/**
 * @param {import('../../web/report/page.js').PagePart} part
 * @param {import('./build.mjs').Build['app']['grounds']} grounds
 * @param {string} [manifest] address
 * @returns {string} HTML of a page's head
 */
export function app_links(part, grounds, manifest = SITE_FILES.manifest) {
  const colours = Object.entries(grounds).map(([scheme, colour]) => {
    return `<meta name="theme-color" content="${colour}" media="(prefers-color-scheme: ${scheme})">`;
  });
  return [`<link rel="manifest" href="${manifest}">`, ...colours, part_html(part)].join('\n');
}

/** @param {string} title @returns {string} cut behind a word, if there is one */
function short_name(title) {
  const characters = [...title];
  if (characters.length <= longest_short_name) return title;
  const start = characters.slice(0, longest_short_name + 1).join('');
  return /^(.+)[\s:：·—–-]/u.exec(start)?.[1].trim() ?? characters.slice(0, longest_short_name).join('');
}
