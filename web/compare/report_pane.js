/**
 * One of the two reports of compare.html: a field in which it is chosen, and its page in a frame. What goes between page and
 * frame are messages (docs/guide/en/other-pages.md), because on a disk neither can look into the other.
 */

import { element } from '../report/element.js';
import { page_address } from '../report/site_paths.js';
import { by_year, report_list } from '../report/report_list.js';
import { framed_address } from './compare_address.js';

/** @typedef {import('./compare_words.js').CompareWords} CompareWords */

/**
 * @typedef {object} ReportWords
 * @property {string} name of the report
 * @property {string} title
 * @property {string} day `2023-12-01`, empty when unknown
 * @property {string} text
 * @property {{level: number, name: string, begin: number}[]} sections `begin` in the text
 */

/**
 * @typedef {object} PaneListeners
 * @property {(name: string) => void} on_chosen the reader has chosen another report
 * @property {() => void} on_report the report has said what it holds, or there is none any more
 * @property {() => void} on_places its sections lie elsewhere than before
 * @property {(top: number) => void} on_scrolled the reader has scrolled it, CSS px
 */

const listed_reports = () => report_list(document.documentElement.dataset.reports ?? '');

const version = 1; // of the messages
const answer_time = 2000; // ms in which a page that has loaded says that it is a report
const loading_time = 20_000; // ms
const words_time = 10_000; // ms in which a report tells its words

export class ReportPane {
  #words;
  #listeners;
  #name = '';
  #holder = element('div', { class: 'holder' });
  #trouble = element('p', { class: 'trouble', role: 'status' });
  #select = /** @type {HTMLSelectElement} */ (element('select'));
  #alone = /** @type {HTMLAnchorElement} */ (element('a', { class: 'alone' }));
  /** @type {HTMLIFrameElement | null} */
  #frame = null;
  #is_ready = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;
  /** @type {ReportWords | null} */
  report = null;
  /** @type {import('./alignment.js').Places | null} */
  places = null;

  /** @param {string} side what the pane is called @param {CompareWords} words @param {PaneListeners} listeners */
  constructor(side, words, listeners) {
    this.#words = words;
    this.#listeners = listeners;
    this.element = element('section', { class: 'pane', 'aria-label': side });
    this.#select.setAttribute('aria-label', side);
    this.#alone.textContent = words.alone;
    const head = element('div', { class: 'head' });
    head.append(this.#select, this.#alone);
    this.element.append(head, this.#trouble, this.#holder);
    this.#follow_select();
    addEventListener('message', (event) => this.#hear(event));
  }

  get name() {
    return this.#name;
  }

  /** @returns {boolean} whether there is a report, or may come one */
  get is_shown() {
    return this.#frame !== null;
  }

  /** @param {string} name of a report; empty for none @param {string} [refusal] why it is not shown */
  show(name, refusal = name ? '' : this.#words.missing) {
    this.#forget();
    this.#name = name;
    this.#label(name);
    if (refusal) return this.#refuse(refusal);
    const frame = document.createElement('iframe');
    this.#frame = frame;
    frame.title = name;
    frame.src = framed_address(name, location.search);
    frame.addEventListener('load', () => {
      if (!this.#is_ready) this.#wait(answer_time, () => void this.#tell_silence());
    });
    this.#wait(loading_time, () => void this.#tell_silence());
    this.#holder.replaceChildren(element('p', { class: 'opening' }, this.#words.opening), frame);
  }

  /** @param {string} type @param {object} content */
  say(type, content = {}) {
    const target = location.protocol === 'file:' ? '*' : location.origin;
    this.#frame?.contentWindow?.postMessage({ kanbao: version, type, ...content }, target);
  }

  #forget() {
    clearTimeout(this.#patience);
    this.#frame = this.report = this.places = null;
    this.#is_ready = false;
    this.#holder.replaceChildren();
    this.#trouble.replaceChildren();
    this.#listeners.on_report();
  }

  /** @param {string} title */
  #label(title) {
    const known = [...this.#select.options].some(({ value }) => value === this.#name);
    if (!known) this.#select.prepend(new Option(title || this.#words.choose, this.#name));
    this.#select.value = this.#name;
    this.#alone.hidden = !this.#name;
    this.#alone.href = page_address(this.#name);
  }

  /** @param {string} reason that another choice mends */
  #refuse(reason) {
    this.#frame = null;
    this.#alone.hidden = true;
    this.#holder.replaceChildren();
    this.#trouble.textContent = reason;
    void this.#fill_select();
  }

  /** @param {number} time ms @param {() => void} tell */
  #wait(time, tell) {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(tell, time);
  }

  /** No report has answered: there is none of that name, or it cannot be had now. */
  async #tell_silence() {
    const frame = this.#frame;
    const is_listed = await listed_reports().then(
      (list) => list.some(({ name }) => name === this.#name),
      () => true,
    );
    if (frame !== this.#frame) return;
    if (!is_listed) return this.#refuse(this.#words.unknown(this.#name));
    if (frame) frame.hidden = true;
    this.#tell_with_link(this.#words.silent);
  }

  /** @param {string} sentence */
  #tell_with_link(sentence) {
    this.#holder.querySelector('.opening')?.remove();
    const address = page_address(this.#name);
    this.#trouble.replaceChildren(sentence, element('a', { href: address }, address));
  }

  /** @param {MessageEvent} event of any window: only the frame's own is heard */
  #hear({ source, data }) {
    if (!this.#frame || source !== this.#frame.contentWindow || data?.kanbao !== version) return;
    if (data.type === 'ready') this.#welcome();
    else if (data.type === 'words') this.#take_words(data);
    else if (data.type === 'places') this.#take_places(data);
    else if (data.type === 'scrolled' && Number.isFinite(data.top)) this.#listeners.on_scrolled(data.top);
  }

  /** The reader may have followed a link to another report. */
  #welcome() {
    this.report = this.places = null;
    this.#is_ready = true;
    this.#trouble.replaceChildren();
    if (this.#frame) this.#frame.hidden = false;
    this.say('compare');
    this.#wait(words_time, () => this.#tell_with_link(this.#words.deaf));
  }

  /** @param {ReportWords} words */
  #take_words({ name, title, day, text, sections }) {
    clearTimeout(this.#patience);
    this.#trouble.replaceChildren();
    this.#holder.querySelector('.opening')?.remove();
    this.report = { name, title, day, text, sections };
    this.#name = name;
    if (this.#frame) this.#frame.title = title;
    this.#label(title);
    const shown = this.#select.selectedOptions[0];
    if (shown.textContent === this.#name) shown.textContent = title;
    this.#listeners.on_report();
  }

  /** @param {import('./alignment.js').Places} places */
  #take_places({ tops, end }) {
    this.places = { tops, end };
    this.#listeners.on_places();
  }

  #follow_select() {
    const fill = () => void this.#fill_select();
    for (const event of ['focus', 'pointerenter', 'pointerdown']) this.#select.addEventListener(event, fill);
    this.#select.addEventListener('change', () => this.#listeners.on_chosen(this.#select.value));
  }

  async #fill_select() {
    if (this.#select.querySelector('optgroup')) return;
    const list = await listed_reports().catch(() => null);
    if (this.#select.querySelector('optgroup')) return;
    if (!list) {
      if (!this.#frame) this.#trouble.append(` ${this.#words.no_list}`);
      return;
    }
    const years = by_year(list).map(([year, reports]) => {
      const group = element('optgroup', { label: year || this.#words.undated });
      group.append(...reports.map(({ name, title }) => new Option(title, name)));
      return group;
    });
    const listed = list.some(({ name }) => name === this.#name);
    if (listed) this.#select.replaceChildren();
    this.#select.append(...years);
    this.#select.value = this.#name;
  }
}
