/** Room between the characters of a block, where the browser would leave more or less than is painted. */

import { part_element } from './layer_parts.js';
import { offset_in, piece_at, pieces_of } from './text_places.js';

/**
 * @typedef {import('#border').LayerGap} LayerGap
 * @typedef {import('./browser_gaps.js').BrowserGaps} BrowserGaps
 */

const least_overlap = 1; // CSS px

/**
 * @typedef {object} Cut what happens in a text node: a stretch of it goes into an element, or there is room before what
 *   follows
 * @property {number} start offset in the text
 * @property {number} end the same where nothing is wrapped up
 * @property {HTMLElement} [element]
 * @property {number} [room] CSS px
 */

/** Puts the marks of one block's text in: all cuts of a text node are found first, then it is cut once. */
export class LineMarks {
  #pieces;
  #browser_gaps;
  /** @type {Map<number, Cut[]>} by the piece's index, those of a piece from the last to the first */
  #cuts = new Map();

  /**
   * @param {HTMLElement} block without marks
   * @param {BrowserGaps | null} browser_gaps those that the browser sets in the block
   */
  constructor(block, browser_gaps) {
    this.#pieces = pieces_of(block);
    this.#browser_gaps = browser_gaps;
  }

  /** @param {LayerGap[]} gaps */
  insert(gaps) {
    for (const gap of [...gaps].reverse()) this.#add_gap(gap);
    const last_to_first = [...this.#cuts].sort(([a], [b]) => b - a);
    for (const [index, cuts] of last_to_first) this.#cut(this.#pieces[index].node, cuts.reverse());
  }

  /** @param {number} index @param {Cut} cut */
  #add(index, cut) {
    const cuts = this.#cuts.get(index);
    if (cuts) cuts.push(cut);
    else this.#cuts.set(index, [cut]);
  }

  /** @param {LayerGap} gap */
  #add_gap(gap) {
    const last = piece_at(this.#pieces, gap.before - 1);
    const next = piece_at(this.#pieces, gap.before);
    if (gap.is_whole) return this.#stretch(gap, last, { after: gap.extra });
    const after = this.#pieces[next];
    const offset = offset_in(after, gap.before);
    if (is_stretch(gap) || this.#goes_of_mark(gap, last)) return this.#stretch(gap, last, { extra: gap.extra });
    const room = this.#browser_gaps?.missing(gap, this.#pieces[last].node, after.node) ?? gap.extra;
    if (room === 0) return;
    if (gap.beside_sign && gap.extra === 0) return this.#keep_close(gap, last, next);
    this.#add(next, { start: offset, end: offset, room });
  }

  /**
   * Whether it is the blank of a mark, and enough of it to be seen as selected twice, with the mark and with what follows.
   * @param {LayerGap} gap
   * @param {number} last index of the piece before it
   */
  #goes_of_mark({ before, extra }, last) {
    const piece = this.#pieces[last];
    return extra < -least_overlap && /[^\P{P}\x00-\x7F]/u.test(piece.text[offset_in(piece, before - 1)]);
  }

  /**
   * The sign, before or behind the gap, goes into an element that has no gaps.
   * @param {LayerGap} gap
   * @param {number} last index of the piece before it
   * @param {number} next index of the piece behind it
   */
  #keep_close({ before }, last, next) {
    const behind = offset_in(this.#pieces[next], before);
    const is_behind = /[\x21-\x7E]/.test(this.#pieces[next].text[behind]);
    const index = is_behind ? next : last;
    const start = is_behind ? behind : offset_in(this.#pieces[last], before - 1);
    // Between two Han characters it may be there already.
    if (this.#cuts.get(index)?.at(-1)?.start === start) return;
    this.#add(index, { start, end: start + 1, element: part_element('sign', {}) });
  }

  /**
   * Letter-spacing for a stretch of characters, which may begin in one text node and end in another. It would change the
   * shape of a mark that a font makes of two characters: such a one gets a margin.
   * @param {LayerGap} gap
   * @param {number} last_index of the piece in which it ends
   * @param {Record<string, number>} lengths CSS px
   */
  #stretch({ first, before }, last_index, lengths) {
    const first_index = piece_at(this.#pieces, first);
    for (let index = last_index; index >= first_index; --index) {
      const piece = this.#pieces[index];
      if (!(piece.node instanceof Text)) continue;
      const end = index === last_index ? offset_in(piece, before - 1) + 1 : piece.text.length;
      const start = index === first_index ? offset_in(piece, first) : 0;
      this.#add(index, { start, end, element: part_element('gap', lengths) });
    }
  }

  /**
   * @param {Text | Element} node
   * @param {Cut[]} cuts from the first to the last
   */
  #cut(node, cuts) {
    if (node instanceof Text) return cut_text(node, cuts);
    const { style } = /** @type {HTMLElement} */ (node);
    for (const { room } of cuts) style.setProperty('--kanbao-start', `${room}px`);
  }
}

/** @param {LayerGap} gap @returns {boolean} whether there is room behind more than one character */
export const is_stretch = ({ first, before, natural }) => natural === 0 && before > first + 1;

/** A text node while it is cut: the nodes that will stand in its place, it being the first that holds text. */
class CutText {
  #node;
  #text;
  #nodes = new DocumentFragment();
  #done = 0;
  #is_used = false;
  #room = 0;

  /** @param {Text} node */
  constructor(node) {
    this.#node = node;
    this.#text = node.data;
  }

  /** @param {Cut} cut the next one */
  cut({ start, end, element, room }) {
    if (start > this.#done) this.#add_text(start);
    if (end > start) this.#add_text(end, element);
    this.#room = room ?? this.#room;
  }

  /** @returns {DocumentFragment} all of the text, cut */
  finish() {
    if (this.#done < this.#text.length) this.#add_text(this.#text.length);
    return this.#nodes;
  }

  /** @param {number} end @param {HTMLElement} [element] around it */
  #add_text(end, element = this.#room === 0 ? undefined : part_element('start', {})) {
    if (this.#room !== 0) element?.style.setProperty('--kanbao-start', `${this.#room}px`);
    this.#room = 0;
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
