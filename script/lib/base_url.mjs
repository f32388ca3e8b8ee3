/** The address at which a site will stand, as people write it. */

import { Problem } from '../../web/report/problem.js';

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

/**
 * Throws a Problem for what is no full address.
 * @param {string} option that says it, for the message
 * @param {string} written
 * @returns {string} ends with a slash
 */
export function full_base_url(option, written) {
  const address = base_url_of(written);
  if (address === undefined) throw new Problem(`${option} ${written}: ${BASE_URL_FAULT}`);
  return address;
}
