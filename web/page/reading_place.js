/**
 * Keeps the reader's place while the layout changes around it: the topmost block in view stays where it is.
 */

const blocks = ':scope > *, :is(blockquote, section, li) > :is(p, ul, ol, blockquote, pre, .wide), li, tr';

/**
 * @param {HTMLElement} article
 * @returns {() => void} scrolls so that the block which was topmost when this was called is where it was
 */
export function remember_place(article) {
  if (scrollY <= 0) return () => {};
  const anchor = topmost_block(article);
  if (!anchor) return () => {};
  const before = anchor.getBoundingClientRect().top;
  return () => {
    const moved = anchor.getBoundingClientRect().top - before;
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
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
  for (const block of article.querySelectorAll(blocks)) {
    const { top, bottom } = block.getBoundingClientRect();
    if (bottom <= 0) continue;
    if (top >= 0) return top < innerHeight / 2 || !begins_above ? block : begins_above;
    if (!begins_above || begins_above.contains(block)) begins_above = block;
  }
  return begins_above;
}
