/**
 * What is put into a block so that the browser sets its text as it is painted: line ends, and room after characters. Each
 * of these parts carries `data-kanbao-part`; taking them out again leaves the block as it was written.
 */

import { is_white_space, offset_in, own_nodes, piece_at, pieces_of, text_without_space } from './text_places.js';

/**
 * @typedef {import('#border').LayerText} LayerText
 * @typedef {import('#border').LayerBreak} LayerBreak
 * @typedef {import('#border').LayerGap} LayerGap
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

/**
 * Joins neighbouring text nodes, in time linear in their text: `normalize()` copies what it has joined for each next node.
 * @param {Element} root
 */
export function join_texts(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  let run = [];
  const join = () => {
    const [first, ...others] = run;
    if (others.length === 0) return;
    first.data = run.map((text) => text.data).join('');
    for (const text of others) text.remove();
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = /** @type {Text} */ (node);
    if (run.length > 0 && text.previousSibling !== run.at(-1)) {
      join();
      run = [];
    }
    run.push(text);
  }
  join();
}

/**
 * @typedef {object} Cut what happens in a text node: a stretch of it goes into an element, an element goes between, or what
 *   follows is indented
 * @property {number} start offset in the text
 * @property {number} end the same where nothing is wrapped up
 * @property {HTMLElement} [element]
 * @property {number} [indent] CSS px
 */

/** Puts the marks of one block's text in: all cuts of a text node are found first, then it is cut once. */
export class LineMarks {
  #block;
  #pieces;
  #wraps_text_up;
  /** @type {Map<number, Cut[]>} by the piece's index, those of a piece from the last to the first */
  #cuts = new Map();

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
      if (is_break) this.#add_break(breaks[end--]);
      else this.#add_gap(gaps[gap--]);
    }
    const last_to_first = [...this.#cuts].sort(([a], [b]) => b - a);
    for (const [index, cuts] of last_to_first) this.#cut(this.#pieces[index].node, cuts.reverse());
    if (this.#wraps_text_up && breaks.length > 0) this.#keep_lines_whole();
  }

  /** @param {number} index @param {Cut} cut */
  #add(index, cut) {
    const cuts = this.#cuts.get(index);
    if (cuts) cuts.push(cut);
    else this.#cuts.set(index, [cut]);
  }

  /** @param {LayerBreak} end */
  #add_break(end) {
    if (end.indent !== 0) this.#add_indent(end);
    const { index, offset } = this.#line_end(end.before);
    this.#add(index, { start: offset, end: offset, element: this.#break_mark(end) });
  }

  /**
   * The line's first piece of text gets a margin. In Chromium one on the mark stays behind on the line above.
   * @param {LayerBreak} end
   */
  #add_indent({ before, indent }) {
    const index = piece_at(this.#pieces, before);
    const offset = offset_in(this.#pieces[index], before);
    this.#add(index, { start: offset, end: offset, indent });
  }

  /**
   * Letter-spacing for a stretch of characters, which may begin in one text node and end in another. It would change the
   * shape of a mark that a font makes of two characters: such a one gets a margin.
   * @param {LayerGap} gap
   */
  #add_gap({ first, before, extra, is_whole }) {
    const first_index = piece_at(this.#pieces, first);
    const last_index = piece_at(this.#pieces, before - 1);
    for (let index = last_index; index >= first_index; --index) {
      const piece = this.#pieces[index];
      if (!(piece.node instanceof Text)) continue;
      const end = index === last_index ? offset_in(piece, before - 1) + 1 : piece.text.length;
      const start = index === first_index ? offset_in(piece, first) : 0;
      this.#add(index, { start, end, element: part_element('gap', is_whole ? { after: extra } : { extra }) });
    }
  }

  /**
   * @param {Text | Element} node
   * @param {Cut[]} cuts from the first to the last
   */
  #cut(node, cuts) {
    // A link that begins the line does not reach back to the line above.
    const outer = this.#outermost_beginning(node);
    if (cuts[0].element && cuts[0].end === 0) outer.before(/** @type {HTMLElement} */ (cuts.shift()?.element));
    if (node instanceof Text) return cut_text(node, cuts);
    const { style } = /** @type {HTMLElement} */ (node);
    for (const { indent } of cuts) style.setProperty('--kanbao-start', `${indent}px`);
  }

  /**
   * A space between two lines belongs to the upper one, where it is copied and found. Only where the text between the
   * marks is wrapped up it would count there, so that the line ends before it.
   * @param {number} place at which the next line begins
   * @returns {{index: number, offset: number}} of a piece, and in its text
   */
  #line_end(place) {
    let index = piece_at(this.#pieces, place);
    let offset = offset_in(this.#pieces[index], place);
    if (!this.#wraps_text_up) return { index, offset };
    const above = this.#pieces[index - 1];
    if (offset === 0 && above && is_white_space(above.text.slice(-1))) {
      index -= 1;
      offset = above.text.length;
    }
    while (offset > 0 && is_white_space(this.#pieces[index].text[offset - 1])) offset -= 1;
    return { index, offset };
  }

  /**
   * A line ends within the mark: what fills it stands before the opportunity.
   * @param {LayerBreak} end
   */
  #break_mark({ fill: room, whole_fits }) {
    const opportunity = document.createElement('wbr');
    opportunity.setAttribute(part, 'break');
    // It would be read as a space in the middle of a name.
    opportunity.setAttribute('aria-hidden', 'true');
    const fill = whole_fits || this.#wraps_text_up ? room : 0;
    if (fill === 0) return opportunity;
    const mark = part_element('line', { fill });
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
   * Of the element around both sides of a mark is asked whether a line may end there (CSS Text 3, 5.1), so the block must
   * wrap its text; what stands between the marks must not.
   */
  #keep_lines_whole() {
    this.#block.style.setProperty('--kanbao-wrap', 'normal');
    // Each piece is rounded up: a line that is full must not be found too long.
    this.#block.style.setProperty('--kanbao-slack', '-0.5px');
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

/** A text node while it is cut: the nodes that will stand in its place, it being the first that holds text. */
class CutText {
  #node;
  #text;
  #nodes = new DocumentFragment();
  #done = 0;
  #is_used = false;
  #indent = 0;

  /** @param {Text} node */
  constructor(node) {
    this.#node = node;
    this.#text = node.data;
  }

  /** @param {Cut} cut the next one */
  cut({ start, end, element, indent }) {
    if (start > this.#done) this.#add_text(start);
    if (end > start) this.#add_text(end, element);
    else if (element) this.#nodes.append(element);
    this.#indent = indent ?? this.#indent;
  }

  /** @returns {DocumentFragment} all of the text, cut */
  finish() {
    if (this.#done < this.#text.length) this.#add_text(this.#text.length);
    return this.#nodes;
  }

  /** @param {number} end @param {HTMLElement} [element] around it */
  #add_text(end, element = this.#indent === 0 ? undefined : part_element('start', {})) {
    if (this.#indent !== 0) element?.style.setProperty('--kanbao-start', `${this.#indent}px`);
    this.#indent = 0;
    element?.append(this.#next_text(end));
    this.#nodes.append(element ?? this.#next_text(end));
  }

  /** @param {number} end */
  #next_text(end) {
    const slice = this.#text.slice(this.#done, end);
    this.#done = end;
    if (this.#is_used) return new Text(slice);
    this.#is_used = true;
    this.#node.data = slice;
    return this.#node;
  }
}

/**
 * @param {Text} node keeps the beginning of its text
 * @param {Cut[]} cuts from the first to the last
 */
function cut_text(node, cuts) {
  const text = new CutText(node);
  const place = document.createComment('');
  node.replaceWith(place);
  for (const cut of cuts) text.cut(cut);
  place.replaceWith(text.finish());
}

/** @param {Text} text @param {Element} element */
function wrap_up(text, element) {
  text.replaceWith(element);
  element.append(text);
}

/**
 * @param {'gap' | 'line' | 'start' | 'text'} kind
 * @param {Record<string, number>} lengths CSS px
 */
function part_element(kind, lengths) {
  const element = document.createElement('span');
  element.setAttribute(part, kind);
  for (const [name, value] of Object.entries(lengths)) element.style.setProperty(`--kanbao-${name}`, `${value}px`);
  return element;
}
