/** What caches are called: other sites may stand on the same host, and a later release may keep things in another way. */

const way = 1; // of keeping things; another number has everything fetched anew

/** @param {string} scope a site's address */
export const store_name = (scope) => `kanbao ${way} ${scope}`;

/**
 * @param {string} scope a site's address
 * @param {string[]} names
 * @returns {string[]} those of this site, in whatever way they keep things
 */
export function stores_of(scope, names) {
  return names.filter((name) => name.replace(/^kanbao \d+ /, '') === scope);
}
