/** The address at which a site will stand, as people write it. */

export const BASE_URL_FAULT = 'not an address; write it in full: https://example.org/reports/';

/**
 * @param {string} written
 * @returns {string | undefined} with a slash at its end, without query and fragment; undefined for what is no full address
 */
export function base_url_of(written) {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  return url.href.replace(/[?#].*$/, '').replace(/\/*$/, '/');
}
