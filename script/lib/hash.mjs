/** The hash by which a Content Security Policy names what stands in a page. */

import { createHash } from 'node:crypto';

/**
 * @param {string} text
 * @returns {string} SHA-256 in base64
 */
export function sha256(text) {
  return createHash('sha256').update(text).digest('base64');
}
