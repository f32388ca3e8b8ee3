/**
 * The article's own elements as the text layer of the canvas: it makes the browser end its lines where ours end and adds
 * our gaps, so that selection, find, links and focus lie where the text is painted. Everything that it puts into the
 * article carries `data-kanbao-part`; taking these parts out again leaves the article as it was written.
 */

import { remember_selection } from './kept_selection.js';

/**
 * @typedef {import('./text_layer_numbers.js').LayerText} LayerText
 * @typedef {import('./text_layer_numbers.js').LayerBreak} LayerBreak
 * @typedef {import('./text_layer_numbers.js').LayerGap} LayerGap
 */

/**
 * @typedef {object} Piece a text node or an image of a block, and how far it was searched, from its end
 * @property {Text | Element} node
 * @property {string} text as it was before marks were inserted
 * @property {number} first the place in the block's text at which it begins
 * @property {number} place reached
 * @property {number} offset of that place in `text`
 */

const part = 'data-kanbao-part';
const white_space = /[ \n\t\r\f]/;
const all_white_space = /[ \n\t\r\f]+/g;

export class TextLayer {
  #article;
  #elements;
  /** @type {Map<number, string>} by block: what was last set, as text */
  #set = new Map();

  /**
   * @param {HTMLElement} article in its plain state
   * @param {import('./article_elements.js').ArticleElements} elements
   */
  constructor(article, elements) {
    this.#article = article;
    this.#elements = elements;
  }

  /**
   * @param {string} text what each block must hold, a line `number TAB text` each
   * @returns {boolean} whether the article says what was read from the Markdown
   */
  says(text) {
    return text.split('\n').every((line) => {
      const tab = line.indexOf('\t');
      if (tab < 0) return true;
      const block = this.#elements.block(Number(line.slice(0, tab)));
      return block !== undefined && block.isConnected && own_text(block) === line.slice(tab + 1);
    });
  }

  /** @param {LayerText[]} texts the texts that HTML alone would set otherwise */
  place(texts) {
    const restore_selection = remember_selection(this.#article);
    const left_over = new Set(this.#set.keys());
    for (const text of texts) {
      left_over.delete(text.block);
      this.#place_text(text);
    }
    for (const number of left_over) this.#clear(number);
    restore_selection();
  }

  /** Leaves the article as it was written, its text nodes split as they are: a translator may be about to replace them. */
  clear() {
    const restore_selection = remember_selection(this.#article);
    for (const number of [...this.#set.keys()]) this.#clear(number);
    restore_selection();
  }

  /** @param {LayerText} text */
  #place_text(text) {
    const block = this.#elements.block(text.block);
    const key = JSON.stringify(text);
    if (!block || this.#set.get(text.block) === key) return;
    this.#clear(text.block);
    block.normalize();
    this.#set.set(text.block, key);
    if (text.indent > 0) block.style.setProperty('--kanbao-indent', `${text.indent}px`);
    insert_marks(block, text);
  }

  /** @param {number} number */
  #clear(number) {
    if (!this.#set.delete(number)) return;
    const block = this.#elements.block(number);
    if (!block) return;
    block.style.removeProperty('--kanbao-indent');
    block.style.removeProperty('--kanbao-wrap');
    remove_parts(block);
  }
}

/**
 * @param {ParentNode & Node} root
 */
export function remove_parts(root) {
  for (const element of root.querySelectorAll(`[${part}]`)) element.replaceWith(...element.childNodes);
}

/**
 * From the last mark to the first, so that what is inserted does not move the places that are still to come.
 * @param {HTMLElement} block
 * @param {LayerText} text
 */
function insert_marks(block, { breaks, gaps }) {
  const pieces = pieces_of(block);
  let end = breaks.length - 1;
  let gap = gaps.length - 1;
  while (end >= 0 || gap >= 0) {
    const is_break = gap < 0 || (end >= 0 && breaks[end].before >= gaps[gap].before);
    if (is_break) insert_break(block, pieces, breaks[end--]);
    else widen_before(pieces, gaps[gap--]);
  }
  if (breaks.length > 0 && !ends_lines_in_unwrapped_text()) keep_lines_whole(block);
}

/** @type {boolean | undefined} */
let line_ends_known;

/**
 * Firefox ends no line at a `<wbr>` where text does not wrap.
 * @returns {boolean}
 */
function ends_lines_in_unwrapped_text() {
  line_ends_known ??= breaks_unwrapped_text();
  return line_ends_known;
}

function breaks_unwrapped_text() {
  const probe = document.createElement('div');
  Object.assign(probe.style, { position: 'absolute', width: '1px', whiteSpace: 'nowrap', font: '16px/20px monospace' });
  probe.append('a', document.createElement('wbr'), 'b');
  document.body.append(probe);
  const is_broken = probe.offsetHeight > 30;
  probe.remove();
  return is_broken;
}

/**
 * Then the block must wrap its text, for of it is asked whether a line may end at a mark (CSS Text 3, 5.1); what stands
 * between the marks must not.
 * @param {HTMLElement} block
 */
function keep_lines_whole(block) {
  block.style.setProperty('--kanbao-wrap', 'normal');
  const walker = own_nodes(block);
  /** @type {Text[]} */
  const texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.hasAttribute(part)) continue;
    if (text_without_space(node.data) !== '') texts.push(node);
  }
  for (const text of texts) {
    const line = part_element('text', {});
    text.replaceWith(line);
    line.append(text);
  }
}

/**
 * @param {HTMLElement} block
 * @param {Piece[]} pieces
 * @param {LayerBreak} end
 */
function insert_break(block, pieces, end) {
  const index = piece_at(pieces, end.before);
  if (index < 0) return;
  const { node, offset } = line_end(pieces, index, end.before);
  const mark = break_mark(end);
  if (node instanceof Text && offset > 0) {
    const rest = offset < node.length ? node.splitText(offset) : node.nextSibling;
    node.parentNode?.insertBefore(mark, rest);
  } else {
    outermost_beginning(node, block).before(mark);
  }
}

/**
 * A space between two lines belongs to the upper one, where it is copied and found. Only where the text between the marks
 * is wrapped up it would count there, so that the line ends before it.
 * @param {Piece[]} pieces
 * @param {number} index of the piece with which, or within which, the next line begins
 * @param {number} place at which it begins
 * @returns {{node: Text | Element, offset: number}}
 */
function line_end(pieces, index, place) {
  let piece = pieces[index];
  let offset = offset_in(piece, place);
  if (ends_lines_in_unwrapped_text()) return { node: piece.node, offset };
  const above = pieces[index - 1];
  if (offset === 0 && above && white_space.test(above.text.slice(-1))) {
    piece = above;
    offset = piece.text.length;
  }
  while (offset > 0 && white_space.test(piece.text[offset - 1])) offset -= 1;
  return { node: piece.node, offset };
}

/**
 * A line ends within the mark: what fills it stands before the opportunity, what indents the next one behind it.
 * @param {LayerBreak} end
 */
function break_mark({ fill: room, whole_fits, indent }) {
  const opportunity = document.createElement('wbr');
  opportunity.setAttribute(part, 'break');
  // It would be read as a space in the middle of a name.
  opportunity.setAttribute('aria-hidden', 'true');
  const fill = whole_fits || !ends_lines_in_unwrapped_text() ? room : 0;
  if (fill === 0 && indent === 0) return opportunity;
  const mark = part_element('line', { fill, indent });
  mark.append(opportunity);
  return mark;
}

/**
 * The node itself, or the inline element that begins with it: a link does not reach back to the line above.
 * @param {Text | Element} node
 * @param {HTMLElement} block
 * @returns {ChildNode}
 */
function outermost_beginning(node, block) {
  /** @type {Text | Element} */
  let outermost = node;
  while (!outermost.previousSibling && outermost.parentElement && outermost.parentElement !== block) {
    outermost = outermost.parentElement;
  }
  return outermost;
}

/**
 * Gives the character before a gap the gap's width.
 * @param {Piece[]} pieces
 * @param {LayerGap} gap
 */
function widen_before(pieces, { before, extra }) {
  const index = piece_at(pieces, before);
  if (index < 0) return;
  const { node } = pieces[index];
  const offset = offset_in(pieces[index], before);
  if (node instanceof Text && offset > 0) return widen_last(node, offset, extra);
  const previous = pieces[index - 1]?.node;
  if (previous instanceof Text) widen_last(previous, previous.length, extra);
}

/**
 * @param {Text} node
 * @param {number} end offset behind the character that is widened
 * @param {number} extra CSS px
 */
function widen_last(node, end, extra) {
  const start = start_of_last_character(node.data.slice(0, end));
  if (end < node.length) node.splitText(end);
  const character = start > 0 ? node.splitText(start) : node;
  const mark = part_element('gap', { extra });
  character.replaceWith(mark);
  mark.append(character);
}

/**
 * @param {'gap' | 'line' | 'text'} kind
 * @param {Record<string, number>} lengths CSS px
 */
function part_element(kind, lengths) {
  const element = document.createElement('span');
  element.setAttribute(part, kind);
  for (const [name, value] of Object.entries(lengths)) element.style.setProperty(`--kanbao-${name}`, `${value}px`);
  return element;
}

/** @param {string} text @returns {number} where its last character begins, with the marks that combine with it */
function start_of_last_character(text) {
  const nearest = text.slice(-32);
  const last = /[^](?:\p{M}|\u200D|\uFE0F)*$/u.exec(nearest);
  return text.length - nearest.length + (last ? last.index : 0);
}

/** @param {HTMLElement} block @returns {Piece[]} in reading order */
function pieces_of(block) {
  const pieces = [];
  let first = 0;
  const walker = own_nodes(block);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node instanceof Text ? node.data : '\uFFFC';
    const length = text_without_space(text).length;
    if (length === 0) continue;
    const place = first + length;
    pieces.push({ node: /** @type {Text | Element} */ (node), text, first, place, offset: text.length });
    first = place;
  }
  return pieces;
}

/** @param {string} text */
const text_without_space = (text) => text.replace(all_white_space, '');

/** @param {HTMLElement} block @returns {string} without white space; U+FFFC stands for an image */
function own_text(block) {
  let text = '';
  const walker = own_nodes(block);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) text += node instanceof Text ? node.data : '\uFFFC';
  return text_without_space(text);
}

/**
 * The block's text nodes and images, those of blocks within it left out.
 * @param {HTMLElement} block
 */
function own_nodes(block) {
  return document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node instanceof Text || node instanceof HTMLImageElement) return NodeFilter.FILTER_ACCEPT;
    return /** @type {HTMLElement} */ (node).dataset.b === undefined ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_REJECT;
  });
}

/**
 * @param {Piece[]} pieces
 * @param {number} place
 * @returns {number} the index of the piece that holds it; -1 when there is none
 */
function piece_at(pieces, place) {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].first <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Goes back from where the last search ended: marks come from the last to the first.
 * @param {Piece} piece
 * @param {number} place
 * @returns {number} the offset of the character at that place in the piece's text
 */
function offset_in(piece, place) {
  while (piece.place > place) {
    piece.offset -= 1;
    if (!white_space.test(piece.text[piece.offset])) piece.place -= 1;
  }
  return piece.offset;
}
