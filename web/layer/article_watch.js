/** Notices when something else than kanbao changes the article's elements or text: a translator, an extension. */

export class ArticleWatch {
  #article;
  #on_changed;
  #observer;
  #written = '';

  /**
   * @param {HTMLElement} article
   * @param {() => void} on_changed
   * @param {AbortSignal} signal
   */
  constructor(article, on_changed, signal) {
    this.#article = article;
    this.#on_changed = on_changed;
    this.#observer = new MutationObserver(on_changed);
    this.#observer.observe(article, { childList: true, characterData: true, subtree: true });
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  /**
   * Does what changes the article on kanbao's own behalf.
   * @param {() => void} change
   */
  quietly(change) {
    const is_changed = this.#observer.takeRecords().length > 0;
    change();
    this.#observer.takeRecords();
    if (is_changed) queueMicrotask(this.#on_changed);
  }

  /** @param {string} html what the article was written as */
  expect(html) {
    this.#written = signature_of(new DOMParser().parseFromString(html, 'text/html').body);
  }

  /** @returns {boolean} whether the article has the same elements with the same text in the same order */
  is_as_written() {
    return signature_of(this.#article) === this.#written;
  }
}

/** @param {Element} root */
function signature_of(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let signature = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    signature += node.nodeType === Node.TEXT_NODE ? node.nodeValue : `\u0000${node.nodeName}`;
  }
  return signature;
}
