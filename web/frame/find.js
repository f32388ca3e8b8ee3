/**
 * Finds words in the article for a host: selects the next place and tells how many there are. The browser's own find
 * cannot be asked from a script without scrolling the pages around the frame.
 */

/**
 * @param {HTMLElement} article
 * @param {string} words
 * @returns {{range: Range, matches: number} | null} the first place behind the selection, else the first of all
 */
export function find_next(article, words) {
  const { text, nodes } = text_of(article);
  const places = occurrences(text.toLowerCase(), words.toLowerCase());
  if (places.length === 0) return null;
  const from = selection_end(nodes);
  const place = places.find((begin) => begin >= from) ?? places[0] ?? 0;
  return { range: range_of(nodes, place, place + words.length), matches: places.length };
}

/** @typedef {{node: Text, start: number}} PlacedNode `start`: where it begins in the whole text */

const blocks = 'p, h1, h2, h3, h4, h5, h6, li, dt, dd, th, td, pre, blockquote, figcaption, summary';

/** @param {HTMLElement} article */
function text_of(article) {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  /** @type {PlacedNode[]} */
  const nodes = [];
  let text = '';
  /** @type {Element | null | undefined} */
  let block;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const own = node.parentElement?.closest(blocks);
    // Words are not found across the end of a block.
    if (own !== block) text += '\n';
    block = own;
    nodes.push({ node: /** @type {Text} */ (node), start: text.length });
    text += node.nodeValue ?? '';
  }
  return { text, nodes };
}

/**
 * @param {string} text
 * @param {string} words
 */
function occurrences(text, words) {
  /** @type {number[]} */
  const places = [];
  if (words === '') return places;
  for (let place = text.indexOf(words); place >= 0; place = text.indexOf(words, place + words.length)) {
    places.push(place);
  }
  return places;
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
function range_of(nodes, begin, end) {
  const range = document.createRange();
  for (const { node, start } of nodes) {
    const stop = start + node.length;
    if (start <= begin && begin < stop) range.setStart(node, begin - start);
    if (start < end && end <= stop) range.setEnd(node, end - start);
  }
  return range;
}
