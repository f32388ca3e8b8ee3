/**
 * Bytes as a classic script, for pages that may run scripts of their site but fetch nothing from it: files, and frames in
 * a sandbox. web/report/page_parts.js reads what such a script sets.
 */

import { gzipSync } from 'node:zlib';

/**
 * @param {string} base64
 * @returns {string} JavaScript
 */
export function classic_part(base64) {
  return `self.kanbao_part="${base64}";\n`;
}

/**
 * @param {Uint8Array} wasm
 * @returns {string} gzip in base64: a third the size of the module's own base64
 */
export function packed_module(wasm) {
  return gzipSync(wasm, { level: 9 }).toString('base64');
}
