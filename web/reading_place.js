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
 * @param {HTMLElement} article
 * @returns {Element | null} the topmost block in view: of one that begins above the window, the part within it
 */
function topmost_block(article) {
  let topmost = null;
  for (const block of article.querySelectorAll(blocks)) {
    const { top, bottom } = block.getBoundingClientRect();
    if (bottom <= 0) continue;
    if (topmost && !topmost.contains(block)) break;
    topmost = block;
    if (top >= 0) break;
  }
  return topmost;
}
