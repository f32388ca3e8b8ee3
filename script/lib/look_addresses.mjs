/** A site's logo and the links of its footer, as a page of it leads to them. */

import { address_from } from './site_addresses.mjs';

/** @typedef {import('./site_look.mjs').SiteLook} SiteLook */
/** @typedef {import('../../web/report/page_surroundings.js').OwnFooter} OwnFooter */
/** @typedef {import('../../web/report/page_surroundings.js').ShownLogo} ShownLogo */

/**
 * @param {string} page a file of the site
 * @param {SiteLook} look
 * @returns {ShownLogo[]}
 */
export function logos_from(page, { logos }) {
  return logos.map(({ scheme, name, width, height }) => ({ scheme, src: address_from(page, name), width, height }));
}

/**
 * @param {string} page a file of the site
 * @param {SiteLook} look
 * @returns {OwnFooter | undefined}
 */
export function footer_from(page, { footer }) {
  return footer && { ...footer, links: footer.links.map(({ text, url }) => ({ text, url: address_from(page, url) })) };
}

/**
 * A file on a disk has nothing beside it: what leads into the site needs to know where that is.
 * @param {SiteLook} look
 * @param {string} [base_url] where the site will stand
 * @returns {OwnFooter | undefined}
 */
export function footer_on_disk({ footer }, base_url) {
  if (!footer) return undefined;
  const links = footer.links.flatMap(({ text, url }) => {
    if (URL.canParse(url)) return [{ text, url }];
    return base_url === undefined ? [] : [{ text, url: new URL(url, base_url).href }];
  });
  return { ...footer, links };
}
