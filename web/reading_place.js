/**
 * Keeps the reader's place while the layout changes around it: the topmost block in view stays where it is.
 */

/**
 * @param {HTMLElement} article
 * @returns {() => void} scrolls so that the block which was topmost when this was called is where it was
 */
export function remember_place(article) {
  if (scrollY <= 0) return () => {};
  const anchor = [...article.children].find((block) => block.getBoundingClientRect().bottom > 0);
  if (!anchor) return () => {};
  const before = anchor.getBoundingClientRect().top;
  return () => {
    const moved = anchor.getBoundingClientRect().top - before;
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
  };
}
