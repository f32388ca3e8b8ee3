/**
 * Marks words of a report, beneath its ink: those that a newer report has added, those that are gone from it. Where a browser
 * cannot mark text by ranges, boxes lie over it.
 */

import { range_of, text_of } from '../report/found_words.js';
import { tool_mark } from '../report/tool_border.js';

/** @typedef {import('../report/found_words.js').PlacedNode} PlacedNode */
/** @typedef {import('./word_difference.js').Passage} Passage */
/** @typedef {'added' | 'removed'} Kind */

/** A range costs the browser something with each change of the page. */
const most = 5000;

export class WordMarks {
  #article;
  /** @type {Map<Kind, Passage[]>} */
  #passages = new Map();
  #boxes = document.createElement('div');

  /** @param {HTMLElement} article */
  constructor(article) {
    this.#article = article;
    this.#boxes.setAttribute(tool_mark, '');
    this.#boxes.setAttribute('aria-hidden', 'true');
  }

  /** @param {Kind} kind @param {Passage[]} passages of the report's text, in place of any former ones */
  set(kind, passages) {
    this.#passages.set(kind, passages.slice(0, most));
    this.renew(text_of(this.#article));
  }

  /**
   * To be called when the text stands in other elements than before.
   * @param {PlacedNode[]} nodes of the article, as they are now
   */
  renew(nodes) {
    const last = nodes[nodes.length - 1];
    const length = last ? last.start + last.node.length : 0;
    this.#boxes.replaceChildren();
    for (const [kind, passages] of this.#passages) {
      const known = passages.filter(([, end]) => end <= length);
      const ranges = known.map(([begin, end]) => range_of(nodes, begin, end));
      if ('highlights' in CSS) CSS.highlights.set(`kanbao-${kind}`, new_highlight(ranges));
      else this.#lay_boxes(kind, ranges);
    }
  }

  /** @param {Kind} kind @param {Range[]} ranges */
  #lay_boxes(kind, ranges) {
    // Not into the article: what is its last child has no room below.
    if (!this.#boxes.isConnected) this.#article.after(this.#boxes);
    const corner = this.#boxes.offsetParent?.getBoundingClientRect() ?? new DOMRect();
    const rects = ranges.flatMap((range) => [...range.getClientRects()]);
    for (const { left, top, width, height } of rects) {
      const box = document.createElement('span');
      box.className = `compared-${kind}`;
      const place = { left: left - corner.left, top: top - corner.top, width, height };
      for (const [name, length] of Object.entries(place)) box.style.setProperty(name, `${length}px`);
      this.#boxes.append(box);
    }
  }
}

/** @param {Range[]} ranges not as arguments: there may be too many of them */
function new_highlight(ranges) {
  const highlight = new Highlight();
  for (const range of ranges) highlight.add(range);
  return highlight;
}
