/** SHA-256: of what stands in a page as a Content Security Policy names it, and of what is told apart by its content. */

import { createHash } from 'node:crypto';

/**
 * @param {string} text
 * @returns {string} in base64
 */
export function sha256(text) {
  return createHash('sha256').update(text).digest('base64');
}

/**
 * @param {string | Uint8Array} content
 * @returns {string} in hexadecimal
 */
export function content_hash(content) {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * For the names of files.
 * @param {string | Uint8Array} content
 * @returns {string} the first eight digits
 */
export function short_hash(content) {
  return content_hash(content).slice(0, 8);
}
