/** Brings what finds the words in code, for the first report that shows some. */

import { part_element, run_part } from '../engine/page_parts.js';

/** @typedef {import('../report/code_colouring.js').CodeHighlighter} CodeHighlighter */

/** @type {Promise<CodeHighlighter | null> | undefined} */
let loaded;

/** @returns {Promise<CodeHighlighter | null>} null where it does not arrive */
export function load_highlighter() {
  return (loaded ??= new Promise((resolve) => {
    const part = part_element('code');
    if (part) run_part(part, () => resolve(Reflect.get(window, 'kanbao_code') ?? null));
    else resolve(null);
  }));
}
