/** Addresses in an article, for places where relative ones lead nowhere: a feed, a file on a disk. */

/**
 * @param {string} article HTML as our own writer makes it
 * @param {string} base the full address of its page
 * @param {RegExp} [relative] which addresses are meant; by default all
 * @returns {string}
 */
export function with_full_addresses(article, base, relative = /^/) {
  return article.replace(/ (href|src|poster)="([^"]*)"/g, (attribute, name, value) => {
    if (!relative.test(value)) return attribute;
    const full = new URL(value.replace(/&amp;/g, '&'), base).href;
    return ` ${name}="${full.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`;
  });
}
