/**
 * The part of view.html above the report: a field for an address, two ways to choose files, the whole window to drop them
 * on, and a line that says what happens. Its words are in the reader's language.
 */

import { reader_messages } from '../report/report_language.js';
import { words } from './words.js';

/**
 * @typedef {object} OpenerOptions each is told what the reader wants
 * @property {(address: string) => void} on_address
 * @property {(chosen: FileList | null) => void} on_chosen
 * @property {(transfer: DataTransfer) => void} on_dropped
 * @property {() => void} on_keep
 */

export class Opener {
  #panel = element('#opening', HTMLDetailsElement);
  #field = element('#address', HTMLInputElement);
  #line = element('#progress', HTMLElement);
  #choices = element('#choices', HTMLElement);
  #keep = element('#keep', HTMLButtonElement);
  #dismiss = element('#dismiss', HTMLButtonElement);
  /** @type {number | null} where the report was in the window, CSS px, before it was said that something failed */
  #report_top = null;

  /** @param {OpenerOptions} options */
  constructor({ on_address, on_chosen, on_dropped, on_keep }) {
    this.#set_words();
    const open = () => {
      if (this.#field.value.trim() !== '') on_address(this.#field.value);
    };
    element('#open', HTMLButtonElement).addEventListener('click', open);
    this.#field.addEventListener('keydown', ({ key, isComposing }) => {
      if (key === 'Enter' && !isComposing) open();
    });
    for (const selector of ['#files', '#folder']) {
      const input = element(selector, HTMLInputElement);
      input.addEventListener('change', () => {
        on_chosen(input.files);
        input.value = ''; // so that the same file can be chosen again
      });
    }
    this.#keep.addEventListener('click', on_keep);
    this.#dismiss.addEventListener('click', () => this.#go_on_reading());
    follow_drops(on_dropped);
  }

  /** @param {string} sentence what happens; empty when nothing does */
  say(sentence) {
    this.#line.classList.remove('problem');
    this.#line.textContent = sentence;
    this.#dismiss.hidden = true;
  }

  /**
   * Whoever has asked for another report must not take the one below for it.
   * @param {string} sentence what failed, and what to do
   * @param {string} [title] of the report that is still open
   */
  complain(sentence, title) {
    this.#report_top ??= top_of_report();
    this.#panel.open = true;
    this.#line.classList.add('problem');
    this.#line.textContent = title === undefined ? sentence : words.still_open(sentence, title);
    this.#dismiss.hidden = title === undefined;
    this.#line.scrollIntoView({ block: 'nearest' });
  }

  #go_on_reading() {
    const top = this.#report_top ?? top_of_report();
    const { style } = document.documentElement;
    // The browser keeps the place of what is read, too, but a frame later: both would be too much.
    style.overflowAnchor = 'none';
    this.say('');
    this.fold();
    element('#opening summary', HTMLElement).focus({ preventScroll: true });
    scrollBy(0, top_of_report() - top);
    requestAnimationFrame(() => requestAnimationFrame(() => style.removeProperty('overflow-anchor')));
  }

  /** @param {string} address */
  show_address(address) {
    this.#field.value = address;
  }

  /** A report is open: it has the page. */
  fold() {
    this.#report_top = null;
    this.#choices.replaceChildren();
    this.#panel.open = false;
    this.#keep.hidden = false;
  }

  /**
   * @param {string[]} names
   * @param {(index: number) => void} on_choice
   */
  offer(names, on_choice) {
    this.say(words.choose);
    this.#choices.replaceChildren(
      ...names.map((name, index) => {
        const item = document.createElement('li');
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = name;
        button.addEventListener('click', () => on_choice(index));
        item.append(button);
        return item;
      }),
    );
    this.#panel.open = true;
  }

  #set_words() {
    for (const holder of document.querySelectorAll('[data-word]')) {
      const word = Reflect.get(words, holder.getAttribute('data-word') ?? '');
      if (typeof word === 'string') holder.textContent = word;
    }
    element('section#opener', HTMLElement).lang = words.tag;
    const imprint = element('footer#imprint', HTMLElement);
    imprint.lang = words.tag;
    element('footer#imprint a', HTMLElement).textContent = reader_messages(words.tag).around.licences;
    document.documentElement.setAttribute('data-drop', words.drop);
    if (document.title === '看报') document.title = words.title;
  }
}

const top_of_report = () => element('article#report', HTMLElement).getBoundingClientRect().top;

/** @param {(transfer: DataTransfer) => void} on_dropped */
function follow_drops(on_dropped) {
  const root = document.documentElement;
  let depth = 0; // entering a child comes before leaving its parent
  const has_files = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') ?? false;
  addEventListener('dragenter', (event) => {
    if (!has_files(event)) return;
    depth += 1;
    root.classList.add('dropping');
  });
  addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1);
    if (depth === 0) root.classList.remove('dropping');
  });
  addEventListener('dragover', (event) => {
    if (has_files(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    depth = 0;
    root.classList.remove('dropping');
    if (!has_files(event) || !event.dataTransfer) return;
    event.preventDefault();
    on_dropped(event.dataTransfer);
  });
}

/**
 * @template {HTMLElement} Kind
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function element(selector, kind) {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page has no ${selector}`);
  return found;
}
