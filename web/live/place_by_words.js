/** The reader's place in a report that is about to become another version of itself: found again by the words that stood there. */

const blocks = ':scope [data-b]';

/**
 * @param {HTMLElement} article
 * @returns {{restore: () => void}} to be called when the article holds the other version
 */
export function place_by_words(article) {
  const before = Array.from(article.querySelectorAll(blocks));
  const first = before.findIndex((block) => block.getBoundingClientRect().bottom > 0);
  const tops = before.slice(first).map((block) => ({ text: words(block), top: block.getBoundingClientRect().top }));
  const open = new Set(Array.from(article.querySelectorAll('details[open] > summary'), words));
  const is_at_top = scrollY <= 0;
  return {
    restore: () => {
      for (const summary of article.querySelectorAll('details > summary')) {
        if (open.has(words(summary))) summary.parentElement?.setAttribute('open', '');
      }
      if (is_at_top) return;
      const after = Array.from(article.querySelectorAll(blocks));
      const found = nearest(tops, after, first);
      if (found) scrollBy({ top: found.block.getBoundingClientRect().top - found.top, behavior: 'instant' });
    },
  };
}

/**
 * @param {{text: string, top: number}[]} tops of what was in view and below
 * @param {Element[]} after
 * @param {number} place of the first among all
 * @returns {{block: Element, top: number} | undefined} the first that is still there; else what stands in the first one's place
 */
function nearest(tops, after, place) {
  const texts = after.map(words);
  for (const { text, top } of tops.slice(0, 20)) {
    if (text === '') continue;
    const same = texts.flatMap((other, index) => (other === text ? [index] : []));
    const [closest] = same.sort((one, other) => Math.abs(one - place) - Math.abs(other - place));
    if (closest !== undefined) return { block: after[closest], top };
  }
  const block = after[Math.min(place, after.length - 1)];
  return block && tops[0] ? { block, top: tops[0].top } : undefined;
}

/** In the text layer lines end with white space of their own. @param {Element} block */
function words(block) {
  return (block.textContent ?? '').replace(/\s+/g, '');
}
