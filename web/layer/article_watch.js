/**
 * Notices when something else than kanbao changes the article's elements or text: a translator, an extension. What the
 * page's own reading tools add is no part of the report.
 */

import { tool_mark } from '../report/tool_border.js';
import { is_written_as } from './written_html.js';

export class ArticleWatch {
  #article;
  #on_changed;
  #observer;
  #html = '';
  /** Counts what may have made the article another one, or another one right. */
  #changes = 1;
  #examined = 0;
  #is_as_written = false;

  /**
   * @param {HTMLElement} article
   * @param {() => void} on_changed
   * @param {AbortSignal} signal
   */
  constructor(article, on_changed, signal) {
    this.#article = article;
    this.#on_changed = on_changed;
    this.#observer = new MutationObserver((records) => {
      if (this.#note(records)) on_changed();
    });
    this.#observer.observe(article, { childList: true, characterData: true, subtree: true });
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  /**
   * Does what changes the article on kanbao's own behalf.
   * @param {() => void} change
   */
  quietly(change) {
    const is_changed = this.#note(this.#observer.takeRecords());
    change();
    this.#observer.takeRecords();
    if (is_changed) queueMicrotask(this.#on_changed);
  }

  /** @param {string} html what the article was written as */
  expect(html) {
    this.#html = html;
    this.#changes += 1;
  }

  /** @returns {Promise<boolean>} whether the article has the same elements with the same text in the same order */
  async is_as_written() {
    while (this.#examined !== this.#changes) {
      const examined = this.#changes;
      this.#is_as_written = await is_written_as(own_nodes(this.#article), this.#html);
      this.#examined = examined;
    }
    return this.#is_as_written;
  }

  /** @param {MutationRecord[]} records */
  #note(records) {
    const is_changed = records.some(concerns_report);
    if (is_changed) this.#changes += 1;
    return is_changed;
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

/** @param {HTMLElement} article */
function own_nodes(article) {
  return document.createTreeWalker(article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    is_addition(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
}
