/**
 * A field in which one searches all reports of the site, and the results below it: as one types, by keys and by a press. Whatever is
 * needed for an answer is loaded when it is needed.
 */

import results_css from '../css/search/results.css';
import { archive_link } from '../report/bar_links.js';
import { element } from '../report/element.js';
import { on_words, text_button } from '../tools/tool_elements.js';
import { add_style } from '../tools/tool_style.js';
import { load_index, load_part } from './index_files.js';
import { read_query } from './query.js';
import { result_item } from './result_list.js';
import { SearchRun } from './search_run.js';
import { search_words } from './search_words.js';

const at_a_time = 10; // results
const pause = 120; // ms without a letter, before the index is asked

export class SiteSearch {
  #field;
  #close;
  #words = search_words();
  #status = element('p', { role: 'status' });
  #list = element('ol', { class: 'results' });
  #more = text_button(this.#words.more, () => this.#show_more());
  #waiting = 0;
  /** @type {SearchRun | null} */
  #run = null;
  /** Counts what was typed, so that an answer that comes late is known for one. */
  #asked = 0;
  /** Which of these the list answers. */
  #answered = 0;

  /**
   * @param {HTMLInputElement} field
   * @param {() => void} [close] what Escape does, and choosing a result; without it Escape empties the field
   */
  constructor(field, close) {
    this.#field = field;
    this.#close = close;
    // As long as the page: there is one field in it.
    add_style(results_css, new AbortController().signal);
    this.#more.hidden = true;
    // What was said while the program did not arrive.
    while (field.nextSibling) field.nextSibling.remove();
    field.after(this.#status, this.#list, this.#more);
    on_words(field, () => this.#ask_soon());
    field.addEventListener('focus', () => field.select());
    const holder = /** @type {HTMLElement} */ (field.parentElement);
    holder.addEventListener('keydown', (event) => this.#act_on_key(event));
    this.#list.addEventListener('click', (event) => this.#follow(event));
    // So that it is there when the first words are.
    load_index().catch(() => {});
    if (field.value !== '' && field.dataset.composing === undefined) this.#ask_soon();
  }

  #ask_soon() {
    const asked = (this.#asked += 1);
    clearTimeout(this.#waiting);
    this.#waiting = window.setTimeout(() => this.#ask(asked), pause);
  }

  /** @param {number} asked */
  async #ask(asked) {
    const query = read_query(this.#field.value);
    if (query.pieces.length === 0) return this.#show(null, [], query.terms.length > 0 ? this.#words.short : '');
    if (this.#run === null) this.#status.textContent = this.#words.searching;
    try {
      const run = await SearchRun.begin(await load_index(), query, load_part);
      const items = (await run.next(at_a_time)).map(result_item);
      if (asked === this.#asked) this.#show(run, items, this.#told(run));
    } catch (error) {
      if (asked === this.#asked) this.#say_failure(error);
    }
  }

  async #show_more() {
    const run = this.#run;
    if (!run) return;
    try {
      const items = (await run.next(at_a_time)).map(result_item);
      if (run !== this.#run) return;
      this.#list.append(...items);
      this.#status.textContent = this.#told(run);
      this.#more.hidden = !run.has_more;
      items[0]?.querySelector('a')?.focus();
    } catch (error) {
      // What was found stays, and may be asked for again.
      console.warn('kanbao: the search failed:', error);
      if (run === this.#run) this.#status.textContent = this.#words.failed;
    }
  }

  /** @param {SearchRun | null} run @param {HTMLElement[]} items @param {string} says */
  #show(run, items, says) {
    this.#run = run;
    this.#answered = this.#asked;
    this.#list.replaceChildren(...items);
    this.#status.textContent = says;
    this.#more.hidden = !run?.has_more;
  }

  /** @param {SearchRun} run */
  #told({ count: { number, is_exact } }) {
    if (number === 0) return this.#words.none;
    const written = number.toLocaleString('en-US');
    return is_exact ? this.#words.some(written) : this.#words.about(written);
  }

  /** @param {unknown} error */
  #say_failure(error) {
    console.warn('kanbao: the search failed:', error);
    this.#show(null, [], this.#words.failed);
    const archive = archive_link();
    if (archive) this.#status.append(' ', element('a', { href: archive.href }, this.#words.archive));
  }

  /** @param {KeyboardEvent} event */
  #act_on_key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const acts = { Escape: () => this.#leave(), ArrowDown: () => this.#step(1), ArrowUp: () => this.#step(-1) };
    const own = event.target === this.#field && event.key === 'Enter' ? () => this.#open_first() : undefined;
    const act = own ?? /** @type {Record<string, () => void>} */ (acts)[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** Who types fast has not seen yet what was found. */
  async #open_first() {
    clearTimeout(this.#waiting);
    if (this.#answered !== this.#asked) await this.#ask(this.#asked);
    if (this.#answered === this.#asked) this.#links[0]?.click();
  }

  #leave() {
    if (this.#close) return this.#close();
    this.#field.value = '';
    this.#asked += 1;
    clearTimeout(this.#waiting);
    this.#show(null, [], '');
  }

  get #links() {
    return Array.from(this.#list.querySelectorAll('a'));
  }

  /** @param {1 | -1} step from the field to the results and back */
  #step(step) {
    const stops = [this.#field, ...this.#links];
    const current = stops.findIndex((stop) => stop === document.activeElement);
    stops[Math.min(stops.length - 1, Math.max(0, current + step))].focus();
  }

  /** Another passage of the same page is shown without another page. @param {MouseEvent} event */
  #follow({ target, button, ctrlKey, metaKey, shiftKey }) {
    const is_here = button === 0 && !ctrlKey && !metaKey && !shiftKey;
    if (is_here && this.#close && target instanceof Element && target.closest('a')) setTimeout(this.#close);
  }
}
