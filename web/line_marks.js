/**
 * What is put into a block so that the browser sets its text as it is painted: line ends, and room after characters. Each
 * of these parts carries `data-kanbao-part`; taking them out again leaves the block as it was written.
 */

import { is_white_space, offset_in, own_nodes, piece_at, pieces_of, text_without_space } from './text_places.js';

/**
 * @typedef {import('./text_layer_numbers.js').LayerText} LayerText
 * @typedef {import('./text_layer_numbers.js').LayerBreak} LayerBreak
 * @typedef {import('./text_layer_numbers.js').LayerGap} LayerGap
 */

const part = 'data-kanbao-part';

/** @param {ParentNode} root */
export function remove_parts(root) {
  for (const element of root.querySelectorAll(`[${part}]`)) element.replaceWith(...element.childNodes);
}

/**
 * Firefox ends no line at a `<wbr>` where text does not wrap.
 * @returns {boolean}
 */
export function ends_lines_in_unwrapped_text() {
  const probe = document.createElement('div');
  Object.assign(probe.style, { position: 'absolute', width: '1px', whiteSpace: 'nowrap', font: '16px/20px monospace' });
  probe.append('a', document.createElement('wbr'), 'b');
  document.body.append(probe);
  const is_broken = probe.offsetHeight > 30;
  probe.remove();
  return is_broken;
}

/** Puts the marks of one block's text in, from the last to the first, so that none moves the places of those to come. */
export class LineMarks {
  #block;
  #pieces;
  #wraps_text_up;

  /**
   * @param {HTMLElement} block without marks
   * @param {boolean} wraps_text_up whether lines end only in text that wraps: what stands between marks is wrapped up then
   */
  constructor(block, wraps_text_up) {
    this.#block = block;
    this.#pieces = pieces_of(block);
    this.#wraps_text_up = wraps_text_up;
  }

  /** @param {LayerText} text */
  insert({ breaks, gaps }) {
    let end = breaks.length - 1;
    let gap = gaps.length - 1;
    while (end >= 0 || gap >= 0) {
      const is_break = gap < 0 || (end >= 0 && breaks[end].before >= gaps[gap].before);
      if (is_break) this.#insert_break(breaks[end--]);
      else this.#widen_before(gaps[gap--]);
    }
    if (this.#wraps_text_up && breaks.length > 0) this.#keep_lines_whole();
  }

  /** @param {LayerBreak} end */
  #insert_break(end) {
    const { node, offset } = this.#line_end(end.before);
    const mark = this.#break_mark(end);
    if (node instanceof Text && offset > 0) {
      const rest = offset < node.length ? node.splitText(offset) : node.nextSibling;
      node.parentNode?.insertBefore(mark, rest);
    } else {
      this.#outermost_beginning(node).before(mark);
    }
  }

  /**
   * A space between two lines belongs to the upper one, where it is copied and found. Only where the text between the
   * marks is wrapped up it would count there, so that the line ends before it.
   * @param {number} place at which the next line begins
   * @returns {{node: Text | Element, offset: number}}
   */
  #line_end(place) {
    const index = piece_at(this.#pieces, place);
    let piece = this.#pieces[index];
    let offset = offset_in(piece, place);
    if (!this.#wraps_text_up) return { node: piece.node, offset };
    const above = this.#pieces[index - 1];
    if (offset === 0 && above && is_white_space(above.text.slice(-1))) {
      piece = above;
      offset = piece.text.length;
    }
    while (offset > 0 && is_white_space(piece.text[offset - 1])) offset -= 1;
    return { node: piece.node, offset };
  }

  /**
   * A line ends within the mark: what fills it stands before the opportunity, what indents the next one behind it.
   * @param {LayerBreak} end
   */
  #break_mark({ fill: room, whole_fits, indent }) {
    const opportunity = document.createElement('wbr');
    opportunity.setAttribute(part, 'break');
    // It would be read as a space in the middle of a name.
    opportunity.setAttribute('aria-hidden', 'true');
    const fill = whole_fits || this.#wraps_text_up ? room : 0;
    if (fill === 0 && indent === 0) return opportunity;
    const mark = part_element('line', { fill, indent });
    mark.append(opportunity);
    return mark;
  }

  /**
   * The node itself, or the inline element that begins with it: a link does not reach back to the line above.
   * @param {Text | Element} node
   * @returns {ChildNode}
   */
  #outermost_beginning(node) {
    /** @type {Text | Element} */
    let outermost = node;
    while (!outermost.previousSibling && outermost.parentElement && outermost.parentElement !== this.#block) {
      outermost = outermost.parentElement;
    }
    return outermost;
  }

  /**
   * Gives the character before a gap the gap's width.
   * @param {LayerGap} gap
   */
  #widen_before({ before, extra }) {
    const index = piece_at(this.#pieces, before);
    const { node } = this.#pieces[index];
    const offset = offset_in(this.#pieces[index], before);
    if (node instanceof Text && offset > 0) return widen_last(node, offset, extra);
    const previous = this.#pieces[index - 1]?.node;
    if (previous instanceof Text) widen_last(previous, previous.length, extra);
  }

  /**
   * Of the element around both sides of a mark is asked whether a line may end there (CSS Text 3, 5.1), so the block must
   * wrap its text; what stands between the marks must not.
   */
  #keep_lines_whole() {
    this.#block.style.setProperty('--kanbao-wrap', 'normal');
    const walker = own_nodes(this.#block);
    /** @type {Text[]} */
    const texts = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text) || node.parentElement?.hasAttribute(part)) continue;
      if (text_without_space(node.data) !== '') texts.push(node);
    }
    for (const text of texts) wrap_up(text, part_element('text', {}));
  }
}

/**
 * @param {Text} node
 * @param {number} end offset behind the character that is widened
 * @param {number} extra CSS px
 */
function widen_last(node, end, extra) {
  const start = start_of_last_character(node.data.slice(0, end));
  if (end < node.length) node.splitText(end);
  wrap_up(start > 0 ? node.splitText(start) : node, part_element('gap', { extra }));
}

/** @param {Text} text @param {Element} element */
function wrap_up(text, element) {
  text.replaceWith(element);
  element.append(text);
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
