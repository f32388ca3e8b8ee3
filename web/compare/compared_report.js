/**
 * A report that is read beside another one, in a frame of compare.html: tells its words, where its sections begin and how far
 * it is scrolled, and leaves room above sections, scrolls and marks words as the page around it asks. It comes into the frame
 * when that page asks for it (web/frame/comparison.js), and stands on the report's elements: they lie where the canvas has its
 * ink.
 */

import compared_css from '../css/compared.css';
import { Host } from '../frame/host.js';
import { text_of } from '../report/found_words.js';
import { part_element } from '../report/page_parts.js';
import { laid_out_event, rooms_event } from '../report/tool_border.js';
import { WordMarks } from './word_marks.js';

/** @typedef {import('../report/found_words.js').PlacedNode} PlacedNode */
/** @typedef {import('./alignment.js').AddedRoom} AddedRoom */

const least_move = 0.25; // CSS px that are told
const headings = '#report > :is(h1, h2, h3, h4, h5, h6)[data-b]';
const root = document.documentElement;

class ComparedReport {
  #host = new Host();
  #article;
  #marks;
  #sections;
  #sheet = new CSSStyleSheet();
  /** @type {AddedRoom} */
  #asked = { rooms: [], end: 0 };
  /** @type {Map<number, number>} by block: the room in the layout that is shown as a canvas */
  #drawn = new Map();
  #told = { words: '', places: /** @type {number[]} */ ([]) };
  /** where the page around it has scrolled it to, CSS px */
  #scrolled_to = 0;

  /** @param {HTMLElement} article */
  constructor(article) {
    this.#article = article;
    this.#marks = new WordMarks(article);
    this.#sections = sections_of(article);
    const fixed = new CSSStyleSheet();
    fixed.replaceSync(compared_css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, fixed, this.#sheet];
  }

  begin() {
    this.#hear();
    this.#article.addEventListener(laid_out_event, (event) => {
      const { detail } = /** @type {CustomEvent<import('#border').AddedRoom[]>} */ (event);
      this.#drawn = new Map(detail.map(({ block, height }) => [block, height]));
      this.#renew();
    });
    new MutationObserver(() => this.#renew()).observe(root, { attributeFilter: ['data-kanbao'] });
    const observer = new ResizeObserver(() => this.#renew());
    // Below the article a line may come that says why it is HTML.
    for (const element of [this.#article, root]) observer.observe(element);
    addEventListener('scroll', () => this.#tell_scroll(), { passive: true });
    this.#renew();
  }

  #hear() {
    this.#host.on_own_site('rooms', ({ rooms, end }) => {
      if (is_lengths(rooms) && is_length(end)) this.#leave({ rooms, end });
    });
    this.#host.on_own_site('scroll', ({ top }) => {
      if (is_length(top)) this.#scroll_to(top);
    });
    this.#host.on_own_site('marks', ({ kind, passages }) => {
      if ((kind === 'added' || kind === 'removed') && is_passages(passages)) this.#marks.set(kind, passages);
    });
  }

  /** The elements are others than before, or lie elsewhere. */
  #renew() {
    const nodes = text_of(this.#article);
    this.#tell_words(nodes);
    this.#tell_places();
    this.#marks.renew(nodes);
  }

  /** @param {PlacedNode[]} nodes */
  #tell_words(nodes) {
    const text = nodes.map((node) => node.text).join('');
    if (text === this.#told.words) return;
    this.#told.words = text;
    const begins = begins_of(this.#sections, nodes);
    const sections = this.#sections.map(({ level, name }, index) => ({
      level,
      name,
      begin: begins[index] ?? text.length,
    }));
    const preamble = { level: 0, name: '', begin: 0 };
    this.#host.say_own_site('words', { ...about_report(), text, sections: [preamble, ...sections] });
  }

  #tell_places() {
    let room = 0;
    const tops = this.#sections.map(({ heading, block }, index) => {
      const own = (this.#is_canvas ? this.#drawn.get(block) : this.#asked.rooms[index + 1]) ?? 0;
      room += own;
      // In the HTML the room is the heading's border, which begins above it.
      const inside = this.#is_canvas ? 0 : own;
      return heading.getBoundingClientRect().top + scrollY + inside - room;
    });
    const end = root.getBoundingClientRect().height - room - this.#asked.end;
    const places = [0, ...tops, end];
    if (places.every((place, index) => Math.abs(place - this.#told.places[index]) < least_move)) return;
    this.#told.places = places;
    this.#host.say_own_site('places', { tops: [0, ...tops], end });
  }

  /** Where a reader has forced colours, no canvas is seen, though one is there. */
  get #is_canvas() {
    return root.dataset.kanbao === 'canvas' && !matchMedia('(forced-colors: active)').matches;
  }

  /** @param {AddedRoom} asked */
  #leave(asked) {
    this.#asked = asked;
    const rooms = this.#sections.map(({ block }, index) => ({ block, height: asked.rooms[index + 1] ?? 0 }));
    const wanted = rooms.filter(({ height }) => height > 0);
    this.#style(wanted, asked.end);
    Reflect.set(window, 'kanbao_rooms', wanted);
    dispatchEvent(new Event(rooms_event));
    this.#renew();
  }

  /**
   * For as long as the report is HTML; the canvas has its room from the engine.
   * @param {import('#border').AddedRoom[]} rooms
   * @param {number} end CSS px
   */
  #style(rooms, end) {
    while (this.#sheet.cssRules.length > 0) this.#sheet.deleteRule(0);
    const set = (/** @type {string} */ selector, /** @type {string} */ property, /** @type {number} */ length) => {
      this.#sheet.insertRule(`${selector} {}`);
      const rule = /** @type {CSSStyleRule} */ (this.#sheet.cssRules[0]);
      rule.style.setProperty(property, `${length}px`);
    };
    set('body', '--kanbao-end', end);
    for (const { block, height } of rooms) set(`#report > [data-b="${block}"]`, '--kanbao-room', height);
  }

  /** @param {number} top CSS px */
  #scroll_to(top) {
    scrollTo({ top, behavior: 'instant' });
    this.#scrolled_to = scrollY;
  }

  #tell_scroll() {
    if (Math.abs(scrollY - this.#scrolled_to) < 1) return;
    this.#scrolled_to = scrollY;
    this.#host.say_own_site('scrolled', { top: scrollY });
  }
}

/**
 * Headings within lists or quotations begin no section, nor does a title that stands in the text.
 * @param {HTMLElement} article
 */
function sections_of(article) {
  const sections = [...document.querySelectorAll(headings)].map((element) => {
    const heading = /** @type {HTMLElement} */ (element);
    const name = (heading.textContent ?? '').trim();
    return { heading, level: Number(heading.tagName[1]), block: Number(heading.dataset.b), name };
  });
  const [first, ...others] = sections;
  const is_title = first && !article.querySelector('header h1') && others.every(({ level }) => level > first.level);
  return is_title ? others : sections;
}

/**
 * @param {{heading: HTMLElement}[]} sections
 * @param {PlacedNode[]} nodes of the article
 * @returns {(number | undefined)[]} where in its text they begin; undefined behind the last one
 */
function begins_of(sections, nodes) {
  let next = 0;
  return sections.map(({ heading }) => {
    while (next < nodes.length && !heading.contains(nodes[next].node)) {
      const is_behind = heading.compareDocumentPosition(nodes[next].node) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (is_behind) break;
      next += 1;
    }
    return nodes[next]?.start;
  });
}

function about_report() {
  const name = part_element('site')?.dataset.report ?? '';
  const day = document.querySelector('#report header time')?.getAttribute('datetime') ?? '';
  return { name, title: document.title, day };
}

/** @param {unknown} value @returns {value is number} CSS px */
const is_length = (value) => typeof value === 'number' && value >= 0 && value < 1e8;

/** @param {unknown} value @returns {value is number[]} */
const is_lengths = (value) => Array.isArray(value) && value.every(is_length);

/** @param {unknown} value @returns {value is import('./word_difference.js').Passage[]} */
const is_passages = (value) =>
  Array.isArray(value) && value.every((pair) => is_lengths(pair) && pair.length === 2 && pair[0] < pair[1]);

const article = document.querySelector('article#report');
if (article instanceof HTMLElement) new ComparedReport(article).begin();
