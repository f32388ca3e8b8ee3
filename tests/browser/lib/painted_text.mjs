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
    const is_same_line =
      last !== undefined && Math.abs(last.baseline - baseline) < 8 && left >= last.right - last.size / 2 - 1;
    runs.push({
      text: solid,
      from: at,
      to: at + solid.length,
      left,
      right: left + command.advance,
      baseline,
      size: command.size,
      line: last === undefined ? 0 : last.line + (is_same_line ? 0 : 1),
    });
    at += solid.length;
  }
  runs.forEach(without_blank);
  if (at < all.length) throw new Error(`not painted: ${all.slice(at, at + 40)}`);
  return runs;
}

/**
 * A full-width mark gives its blank half up where it meets another one and at its line's end, and parts of it where its
 * line is squeezed: it ends where the next run begins.
 * @param {PaintedRun} run
 * @param {number} index
 * @param {PaintedRun[]} runs
 */
function without_blank(run, index, runs) {
  const next = runs[index + 1];
  const is_line_end = next === undefined || next.line !== run.line;
  if (!is_line_end) run.right = Math.min(run.right, next.left);
  else run.right -= blank_behind(run.text, run.size);
}

/**
 * @param {string} text
 * @param {number} size of its font, CSS px
 * @returns {number} the half of a full-width closing mark that holds no ink, and may reach out of the column
 */
export const blank_behind = (text, size) => (/[、。’”〉》」』】〕〗！），．：；？］｝]$/u.test(text) ? size / 2 : 0);

/** @param {PaintedRun} run @returns {number} the middle of its letters, CSS px of the document */
export const middle_of = (run) => run.baseline - run.size * 0.35;
