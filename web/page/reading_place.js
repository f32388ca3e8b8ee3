/**
 * Keeps the reader's place while the layout changes around it: the topmost block in view stays where it is.
 */

import { closed_content } from '../report/closed_details.js';
import { tool_mark } from '../report/tool_border.js';

const blocks =
  ':scope > *, :is(blockquote, section, li, dd, figure, details) > :is(p, ul, ol, dl, figure, blockquote, details, pre, .wide), li, dt, dd, tr, summary';

const passed_over = `${closed_content}, ${closed_content} *, [${tool_mark}], [${tool_mark}] *`;

/**
 * @typedef {object} ReadingPlace
 * @property {() => void} restore scrolls so that the block which was topmost is where it was
 * @property {(units: import('#border').LayerUnit[]) => number} move_to CSS px by which that will scroll, once these units
 *   lie where they say
 */

/** @type {ReadingPlace} */
const beginning = { restore: () => {}, move_to: () => 0 };

/**
 * @param {HTMLElement} article
 * @returns {ReadingPlace} of the block that is topmost in view when this is called
 */
export function remember_place(article) {
  if (scrollY <= 0) return beginning;
  const anchor = topmost_block(article);
  if (!anchor) return beginning;
  const before = anchor.getBoundingClientRect().top;
  return {
    restore: () => {
      const moved = anchor.getBoundingClientRect().top - before;
      if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
    },
    move_to: (units) => {
      const own = anchor.matches('[data-b]') ? anchor : anchor.querySelector('[data-b]');
      const unit = units.find(({ block }) => block === Number(own?.getAttribute('data-b')));
      return unit ? unit.top - (before - article.getBoundingClientRect().top) : 0;
    },
  };
}

/**
 * The block that stays: the first one that begins in the upper half of the window, so that all below it stays too; else the
 * one that fills it from above.
 * @param {HTMLElement} article
 * @returns {Element | null}
 */
function topmost_block(article) {
  let begins_above = null;
  for (const block of article.querySelectorAll(`:is(${blocks}):not(${passed_over})`)) {
    const { top, bottom } = block.getBoundingClientRect();
    if (bottom <= 0) continue;
    if (top >= 0) return top < innerHeight / 2 || !begins_above ? block : begins_above;
    if (!begins_above || begins_above.contains(block)) begins_above = block;
  }
  return begins_above;
}
