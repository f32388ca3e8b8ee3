/** What was brought or given is a Markdown text, or a page of kanbao's that carries one; anything else is said. */

import { decode_report } from '../report/report_text.js';
import { PackedPage } from './packed_page.js';
import { ViewProblem, words } from './words.js';

export const markdown_ending = /\.(md|markdown)$/i;
export const page_ending = /(\.offline)?\.html?$/i;

/**
 * @param {string} name of the file, for what is said
 * @param {Uint8Array} bytes
 * @returns {string} Markdown
 */
export function markdown_of(name, bytes) {
  try {
    return decode_report(bytes, name).text;
  } catch {
    throw new ViewProblem(words.not_text(name));
  }
}

/**
 * @param {string} name of the file, for what is said
 * @param {Uint8Array} bytes
 * @returns {PackedPage}
 */
export function page_of(name, bytes) {
  const page = PackedPage.parsed(new TextDecoder().decode(bytes));
  if (!page) throw new ViewProblem(words.web_page(name));
  return page;
}

/** @param {Uint8Array} bytes */
export function looks_like_page(bytes) {
  const start = new TextDecoder().decode(bytes.subarray(0, 512));
  return /^\s*(<!--[^]*?-->\s*)*<(!doctype\s+html|html|head|body)\b/i.test(start);
}
