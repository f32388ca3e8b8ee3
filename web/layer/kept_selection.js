/**
 * Keeps what is selected while text nodes are split and joined: ends are remembered as offsets into their block's text,
 * which no line break of ours changes, and their blocks by number.
 */

/**
 * @param {HTMLElement} article
 * @returns {() => void} selects again what was selected when this was called
 */
export function remember_selection(article) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return () => {};
  const anchor = place_of(article, selection.anchorNode, selection.anchorOffset);
  const focus = place_of(article, selection.focusNode, selection.focusOffset);
  if (!anchor && !focus) return () => {};
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  return () => {
    const from = anchor ? node_at(article, anchor) : { node: anchorNode, offset: anchorOffset };
    const to = focus ? node_at(article, focus) : { node: focusNode, offset: focusOffset };
    if (from.node && to.node) selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  };
}

/**
 * @param {HTMLElement} article
 * @param {Node | null} node
 * @param {number} offset
 * @returns {{block: string, length: number} | null} the block's number, and how much of the block's text lies before; null outside of texts
 */
function place_of(article, node, offset) {
  if (!(node instanceof Text) || !article.contains(node)) return null;
  const block = node.parentElement?.closest('[data-b]');
  if (!block) return null;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  return { block: block.getAttribute('data-b') ?? '', length: before.toString().length };
}

/**
 * @param {HTMLElement} article
 * @param {{block: string, length: number}} place
 * @returns {{node: Node, offset: number}}
 */
function node_at(article, { block: number, length }) {
  const block = article.querySelector(`[data-b="${number}"]`) ?? article;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let rest = length;
  /** @type {Text | null} */
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    last = /** @type {Text} */ (node);
    if (rest <= last.length) return { node: last, offset: rest };
    rest -= last.length;
  }
  return last ? { node: last, offset: last.length } : { node: block, offset: 0 };
}
