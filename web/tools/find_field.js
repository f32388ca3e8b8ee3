/**
 * A find of our own, for who reads in a frame or with a phone, where the browser's is out of reach: all places are marked beneath
 * the ink, counted, and gone through. The browser's own find works as on any page.
 */

import find_css from '../css/tools/find_field.css';
import { open_around } from '../report/closed_details.js';
import { element } from '../report/element.js';
import { find_all } from '../report/found_words.js';
import { part_element } from '../report/page_parts.js';
import { bar_button } from './bar_buttons.js';
import { on_words, text_button } from './tool_elements.js';
import { on_key } from './tool_keys.js';
import { has_popovers, is_opening, tool_popover } from './tool_popover.js';
import { choose_words } from './tool_words.js';

const simplified = { name: '查找', next: '下一处', previous: '上一处', close: '关闭', none: '没有找到' };
/** @type {typeof simplified} */
const traditional = { name: '尋找', next: '下一處', previous: '上一處', close: '關閉', none: '沒有找到' };
/** @type {typeof simplified} */
const english = { name: 'Find', next: 'Next', previous: 'Previous', close: 'Close', none: 'Not found' };

const icon = 'M10.5 4.5a6 6 0 1 0 0 12a6 6 0 1 0 0-12M15 15l5 5';
const most = 5000;
const [all_name, current_name] = ['kanbao-found', 'kanbao-current'];

/** @type {import('./report_handle.js').AttachTool} */
export function attach(report, signal) {
  if (!has_popovers()) return;
  const words = choose_words({ simplified, traditional, english });
  const button = bar_button(report, { name: words.name, icon, order: 20, signal });
  const field = new FindField(report, words);
  const { panel, open, close } = tool_popover(report, {
    name: words.name,
    button,
    css: find_css,
    stays: true,
    first: field.input,
    on_open: () => field.begin(),
    signal,
  });
  panel.classList.add('find');
  panel.append(...field.controls(close));
  panel.addEventListener('toggle', (event) => {
    if (!is_opening(event)) field.end();
  });
  report.on_laid_out(() => field.renew());
  // In a site that key searches all reports.
  const keys = part_element('search') ? ['f'] : ['f', '/'];
  for (const key of keys) on_key({ key, says: words.name, act: () => open(), signal });
  signal.addEventListener('abort', () => field.end());
  const asked = new URLSearchParams(location.search).get('find');
  if (!asked) return;
  field.input.value = asked;
  // Nobody has asked for the focus, which may be a host's.
  open(false);
}

class FindField {
  #report;
  #words;
  input = /** @type {HTMLInputElement} */ (element('input', { type: 'search', enterkeyhint: 'search' }));
  #count = element('output');
  /** @type {Range[]} */
  #places = [];
  #current = 0;
  #is_open = false;

  /** @param {import('./report_handle.js').ReportHandle} report @param {typeof english} words */
  constructor(report, words) {
    this.#report = report;
    this.#words = words;
    this.input.setAttribute('aria-label', words.name);
    on_words(this.input, () => this.#search(true));
    this.input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      this.#go(event.shiftKey ? -1 : 1);
    });
  }

  /** @param {() => void} close @returns {HTMLElement[]} */
  controls(close) {
    const { next, previous, close: shut } = this.#words;
    return [
      this.input,
      this.#count,
      control('↑', previous, () => this.#go(-1)),
      control('↓', next, () => this.#go(1)),
      control('×', shut, close),
    ];
  }

  begin() {
    this.#is_open = true;
    const selected = String(getSelection() || '').trim();
    if (selected && selected.length <= 60 && !selected.includes('\n')) this.input.value = selected;
    this.#search(false);
    this.input.select();
  }

  /** What was found last stays selected, as in a browser's own find. */
  end() {
    if (!this.#is_open) return;
    this.#is_open = false;
    const found = this.#places[this.#current];
    this.#places = [];
    this.#mark();
    const selection = getSelection();
    if (!found || !selection) return;
    selection.removeAllRanges();
    selection.addRange(found);
  }

  /** The article's elements are others than before. */
  renew() {
    if (!this.#is_open) return;
    const current = this.#current;
    this.#places = find_all(this.#report.article, this.input.value, most);
    this.#current = Math.min(current, Math.max(0, this.#places.length - 1));
    this.#mark();
  }

  /** @param {boolean} shows whether the first place in view or below is gone to */
  #search(shows) {
    this.#places = find_all(this.#report.article, this.input.value, most);
    const below = this.#places.findIndex((range) => range.getBoundingClientRect().bottom > 0);
    this.#current = Math.max(0, below);
    this.#mark();
    if (shows) this.#show();
  }

  /** @param {1 | -1} step */
  #go(step) {
    const count = this.#places.length;
    if (count === 0) return;
    this.#current = (this.#current + step + count) % count;
    this.#mark();
    this.#show();
  }

  #show() {
    const found = this.#places[this.#current];
    const holder = found && found.startContainer.parentElement;
    if (!holder) return;
    open_around(holder);
    const { top, bottom } = found.getBoundingClientRect();
    if (top < innerHeight / 5 || bottom > innerHeight * 0.8) holder.scrollIntoView({ block: 'center' });
  }

  #mark() {
    const count = this.#places.length;
    this.#count.textContent = this.#told();
    // Where a browser cannot mark, each place is only gone to.
    if (!('highlights' in CSS)) return;
    const [all, current] = [new Highlight(), new Highlight()];
    // Not as arguments: there may be too many of them.
    for (const range of this.#places) all.add(range);
    if (count > 0) current.add(this.#places[this.#current]);
    current.priority = 1;
    CSS.highlights.set(all_name, all);
    CSS.highlights.set(current_name, current);
  }

  #told() {
    if (this.input.value === '' || !this.#is_open) return '';
    const count = this.#places.length;
    return count > 0 ? `${this.#current + 1} / ${count}${count === most ? '+' : ''}` : this.#words.none;
  }
}

/** @param {string} sign @param {string} name @param {() => void} act */
function control(sign, name, act) {
  const button = text_button(sign, act);
  button.title = name;
  button.setAttribute('aria-label', name);
  return button;
}
