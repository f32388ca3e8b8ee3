/**
 * Finds words in the article, for a host of the frame and for the reader's find. The browser's own find cannot be asked from a
 * script without scrolling the pages around the frame, nor does it tell how many places there are.
 */

import { tool_mark } from './tool_border.js';

/**
 * @param {HTMLElement} article
 * @param {string} words
 * @returns {{range: Range, matches: number} | null} the first place behind the selection, else the first of all
 */
export function find_next(article, words) {
  const nodes = text_of(article);
  const places = occurrences(nodes, words);
  if (places.length === 0) return null;
  const from = selection_end(nodes);
  const place = places.find((begin) => begin >= from) ?? places[0];
  return { range: range_of(nodes, place, place + words.length), matches: places.length };
}

/**
 * @param {HTMLElement} article
 * @param {string} words
 * @param {number} most a range costs the browser something with each change of the page
 * @returns {Range[]} the places, in reading order
 */
export function find_all(article, words, most) {
  const nodes = text_of(article);
  const places = occurrences(nodes, words).slice(0, most);
  return places.map((place) => range_of(nodes, place, place + words.length));
}

/**
 * @param {HTMLElement} article
 * @param {Range} range
 * @returns {{text: string, begin: number, end: number}} the report's text, a line for each block, and where the range lies in it
 */
export function passage_of(article, range) {
  const nodes = text_of(article);
  const within = nodes.filter(({ node }) => range.intersectsNode(node));
  const [first, last] = [within[0], within[within.length - 1]];
  const text = nodes.map((placed) => placed.text).join('');
  if (!first || !last) return { text, begin: 0, end: 0 };
  const begin = first.start + (first.node === range.startContainer ? range.startOffset : 0);
  const end = last.start + (last.node === range.endContainer ? range.endOffset : last.node.length);
  return { text, begin, end };
}

/** @typedef {{node: Text, start: number, text: string}} PlacedNode `start`: where it begins in the whole text */

const blocks = 'p, h1, h2, h3, h4, h5, h6, li, dt, dd, th, td, pre, blockquote, figcaption, summary';

/** @param {HTMLElement} article @returns {PlacedNode[]} what the report says, without what tools have put into it */
export function text_of(article) {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  /** @type {PlacedNode[]} */
  const nodes = [];
  let length = 0;
  /** @type {Element | null | undefined} */
  let block;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    // Nor what no reader sees: rows that are filtered away, a formula's source.
    if (parent?.closest(`[${tool_mark}], tr[hidden], annotation`)) continue;
    const own = parent?.closest(blocks);
    // Words are not found across the end of a block.
    const before = own === block ? '' : '\n';
    block = own;
    const text = node.nodeValue ?? '';
    nodes.push({ node: /** @type {Text} */ (node), start: length + before.length, text: before + text });
    length += before.length + text.length;
  }
  return nodes;
}

/**
 * @param {PlacedNode[]} nodes
 * @param {string} words
 * @returns {number[]}
 */
function occurrences(nodes, words) {
  /** @type {number[]} */
  const places = [];
  if (words === '') return places;
  const text = nodes.map((placed) => folded(placed.text)).join('');
  const sought = folded(words);
  for (let place = text.indexOf(sought); place >= 0; place = text.indexOf(sought, place + sought.length)) {
    places.push(place);
  }
  return places;
}

/** @param {string} text @returns {string} of the same length: a few letters become longer when they are made small */
function folded(text) {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** @param {PlacedNode[]} nodes */
function selection_end(nodes) {
  const selection = getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const holder = nodes.find(({ node }) => node === range?.endContainer);
  return holder && range ? holder.start + range.endOffset : 0;
}

/**
 * @param {PlacedNode[]} nodes
 * @param {number} begin
 * @param {number} end
 */
export function range_of(nodes, begin, end) {
  const range = document.createRange();
  const first = nodes[holder_of(nodes, begin)];
  const last = nodes[holder_of(nodes, end - 1)];
  range.setStart(first.node, begin - first.start);
  range.setEnd(last.node, end - last.start);
  return range;
}

/** @param {PlacedNode[]} nodes @param {number} place @returns {number} the last one that begins there or before */
function holder_of(nodes, place) {
  let [low, high] = [0, nodes.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (nodes[middle].start <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
