/**
 * Puts a report into the page: read by the same code that packs a site, and shown by the same code that shows a packed
 * page.
 */

import { contents_html, contents_selector } from '../report/contents_html.js';
import { compose_report } from '../report/report_composing.js';
import { reader_messages } from '../report/report_language.js';
import { decode_report } from '../report/report_text.js';
import { embedded_json, escape_embedded } from '../report/embedded_text.js';
import { instantiate_module } from '../engine/module.js';
import { has_webgl } from '../page/probe.js';
import { say_quietly } from '../page/quiet_line.js';
import { page_module, ReportStart } from '../page/report_start.js';
import { end_tools, load_tools } from '../page/tools_loading.js';
import { load_emoji_table, load_formula_maker, load_highlighter } from './part_loading.js';
import { ViewProblem, words } from './words.js';

/** @typedef {import('../report/report_composing.js').Report} Report */

export class ReportOpening {
  #create_kanbao;
  #source = page_module();
  /** @type {Promise<import('../engine/module.js').KanbaoModule> | undefined} */
  #reader;
  /** @type {ReportStart | null} */
  #shown = null;

  /** @param {import('../engine/module.js').CreateKanbao} create_kanbao */
  constructor(create_kanbao) {
    this.#create_kanbao = create_kanbao;
  }

  /** @returns {ReportStart | null} null where nothing is open, or the browser paints nothing */
  get shown() {
    return this.#shown;
  }

  /** @returns {Promise<import('../engine/module.js').KanbaoModule>} what reads reports */
  reader() {
    return (this.#reader ??= this.#load_reader());
  }

  /**
   * @param {string} name of the file
   * @param {Uint8Array} bytes
   * @param {import('./surroundings.js').Resolvers} surroundings
   * @returns {Promise<Report>}
   */
  async open(name, bytes, surroundings) {
    const source = decoded(name, bytes);
    const reader = await this.reader();
    const stem = name.replace(/\.(md|markdown)$/i, '');
    const parts = { emoji_table: load_emoji_table, formula_maker: load_formula_maker, highlighter: load_highlighter };
    const report = await compose_report({ file: name, name: stem, source }, reader, { ...surroundings, ...parts });
    end_tools();
    this.#shown?.stop();
    this.#shown = null;
    fill_page(report);
    this.#show();
    return report;
  }

  #show() {
    if (has_webgl()) {
      this.#shown = new ReportStart(this.#create_kanbao, this.#source);
      void this.#shown.settled.then(load_tools);
    } else {
      say_quietly('webgl');
      load_tools();
    }
  }

  /** @returns {Promise<import('../engine/module.js').KanbaoModule>} an instance that reads and never measures */
  async #load_reader() {
    return instantiate_module(this.#create_kanbao, await this.#source.module());
  }
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 */
function decoded(name, bytes) {
  try {
    return decode_report(bytes, name).text;
  } catch {
    throw new ViewProblem(words.not_text(name));
  }
}

/** @param {Report} report */
function fill_page(report) {
  const { title, language, article, source, facts } = report;
  const root = document.documentElement;
  const element = /** @type {HTMLElement} */ (document.querySelector('article#report'));
  document.title = title;
  root.lang = element.lang = language;
  element.replaceChildren(...parsed(article));
  document.querySelector(contents_selector)?.remove();
  document.querySelector('main#page')?.after(...parsed(contents_html(reader_messages(language).around, report)));
  embed('script#source', escape_embedded(source));
  embed('script#facts', embedded_json(facts));
  set_quiet_lines(language);
  scrollTo(0, 0);
}

/** @param {string} html */
function parsed(html) {
  return new DOMParser().parseFromString(html, 'text/html').body.childNodes;
}

/** @param {string} selector @param {string} text */
function embed(selector, text) {
  const holder = document.querySelector(selector);
  if (holder) holder.textContent = text;
}

/** @param {string} language of the report */
function set_quiet_lines(language) {
  const line = document.querySelector('p#status');
  if (line) line.textContent = '';
  for (const [reason, sentence] of Object.entries(reader_messages(language).quiet)) {
    line?.setAttribute(`data-${reason}`, sentence);
  }
}
