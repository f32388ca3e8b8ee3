/** Which of the article's details are open: that is the reader's, who may also find words in one or follow a link into it. */

/**
 * @param {HTMLElement} article
 * @returns {number[]} their numbers, in reading order
 */
export function opened_details(article) {
  return [...article.querySelectorAll('details[data-b][open]')].map((details) =>
    Number(details.getAttribute('data-b')),
  );
}

/**
 * The browser tells of it (`toggle`) when it may have shown a frame of it; an observer is told before.
 * @param {HTMLElement} article
 * @param {() => void} on_change one may have been opened or closed
 * @param {AbortSignal} signal
 */
export function follow_opened(article, on_change, signal) {
  const observer = new MutationObserver(on_change);
  observer.observe(article, { attributeFilter: ['open'], subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());
}
