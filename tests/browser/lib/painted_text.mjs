/** Where each character of the article is painted, so that a test can point at what a person sees. */

import { solid_text } from './article_text.mjs';
import { read_display } from './report_page.mjs';

/**
 * @typedef {object} PaintedRun a character or a word as it is painted, CSS px of the document
 * @property {string} text
 * @property {number} from its place in the article's text, white space not counted
 * @property {number} to
 * @property {number} left
 * @property {number} right
 * @property {number} baseline
 * @property {number} size of the font
 * @property {number} line the number of its line
 */

/**
 * What is painted but not written, such as the numbers of lists, is left out.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<PaintedRun[]>} in reading order
 */
export async function painted_runs(page) {
  const origin = await page.evaluate(() => {
    const { left, top } = /** @type {Element} */ (document.querySelector('article#report')).getBoundingClientRect();
    return { left: left + scrollX, top: top + scrollY };
  });
  const all = await solid_text(page);
  /** @type {PaintedRun[]} */
  const runs = [];
  let at = 0;
  for (const command of await read_display(page)) {
    if (command.kind !== 'text') continue;
    const solid = command.text.replace(/[ \n\t\r\f]/g, '');
    if (solid === '' || !all.startsWith(solid, at)) continue;
    const left = origin.left + command.x;
    const baseline = origin.top + command.baseline;
    const last = runs.at(-1);
    const is_same_line = last !== undefined && Math.abs(last.baseline - baseline) < 8 && left >= last.right - 1;
    runs.push({
      text: solid, from: at, to: at + solid.length, left, right: left + command.advance, baseline,
      size: command.size, line: last === undefined ? 0 : last.line + (is_same_line ? 0 : 1),
    });
    at += solid.length;
  }
  if (at < all.length) throw new Error(`not painted: ${all.slice(at, at + 40)}`);
  return runs;
}

/** @param {PaintedRun} run @returns {number} the middle of its letters, CSS px of the document */
export const middle_of = (run) => run.baseline - run.size * 0.35;
