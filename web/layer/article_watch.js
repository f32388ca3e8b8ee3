/**
 * Notices when something else than kanbao changes the article's elements or text: a translator, an extension. What the
 * page's own reading tools add is no part of the report.
 */

import { tool_mark } from '../report/tool_border.js';

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
    this.#observer = new MutationObserver((records) => {
      if (records.some(concerns_report)) on_changed();
    });
    this.#observer.observe(article, { childList: true, characterData: true, subtree: true });
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  /**
   * Does what changes the article on kanbao's own behalf.
   * @param {() => void} change
   */
  quietly(change) {
    const is_changed = this.#observer.takeRecords().some(concerns_report);
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

/** @param {MutationRecord} record */
function concerns_report({ target, addedNodes, removedNodes }) {
  const element = target instanceof Element ? target : target.parentElement;
  if (element?.closest(`[${tool_mark}]`)) return false;
  const moved = [...addedNodes, ...removedNodes];
  return moved.length === 0 || !moved.every(is_addition);
}

/** @param {Node} node */
function is_addition(node) {
  return node instanceof Element && node.hasAttribute(tool_mark);
}

/** @param {Element} root */
function signature_of(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    is_addition(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let signature = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    signature += node.nodeType === Node.TEXT_NODE ? node.nodeValue : `\u0000${node.nodeName}`;
  }
  return signature;
}
