/**
 * Puts a report into the page: read by the same code that packs a site, and shown by the same code that shows a packed
 * page.
 */

import { contents_html } from '../report/contents_html.js';
import { compose_report } from '../report/report_composing.js';
import { for_paper } from '../report/printed_article.js';
import { reader_messages } from '../report/report_language.js';
import { embedded_json, escape_embedded } from '../report/embedded_text.js';
import { instantiate_module } from '../engine/module.js';
import { has_webgl } from '../page/probe.js';
import { page_article } from '../page/page_elements.js';
import { put_report } from '../page/put_report.js';
import { say_quietly } from '../page/quiet_line.js';
import { page_module, ReportStart } from '../page/report_start.js';
import { end_tools, load_tools } from '../page/tools_loading.js';
import { load_emoji_table, load_formula_maker, load_highlighter } from './part_loading.js';
import { markdown_ending, page_ending } from './report_source.js';
import { words } from './words.js';

/** @typedef {import('../report/report_composing.js').Report} Report */

/**
 * @typedef {object} GivenReport
 * @property {string} name of its file
 * @property {string} source Markdown
 * @property {import('#border').Component[]} [components] that its page brings along
 */

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
   * @param {GivenReport} given
   * @param {import('./surroundings.js').Resolvers} surroundings
   * @returns {Promise<Report>}
   */
  async open({ name: file, source, components }, surroundings) {
    const reader = await this.reader();
    const name = file.replace(markdown_ending, '').replace(page_ending, '');
    const parts = { emoji_table: load_emoji_table, formula_maker: load_formula_maker, highlighter: load_highlighter };
    const text = { file, name, source, components, reader_language: words.tag };
    const report = await compose_report(text, reader, { ...surroundings, ...parts });
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

/** @param {Report} report */
function fill_page(report) {
  const { title, language, article, source, facts } = report;
  document.documentElement.lang = page_article().lang = language;
  put_report({
    title,
    article: parsed(for_paper(article)),
    contents: parsed(contents_html(reader_messages(language).around, report)),
    source: escape_embedded(source),
    facts: embedded_json(facts),
  });
  set_quiet_lines();
  scrollTo(0, 0);
}

/** @param {string} html */
function parsed(html) {
  return new DOMParser().parseFromString(html, 'text/html').body.childNodes;
}

/** What the page says of itself is in the reader's language, not in the report's. */
function set_quiet_lines() {
  const line = /** @type {HTMLElement | null} */ (document.querySelector('p#status'));
  if (!line) return;
  line.textContent = '';
  line.lang = words.tag;
  for (const [reason, sentence] of Object.entries(reader_messages(words.tag).quiet)) {
    line.setAttribute(`data-${reason}`, sentence);
  }
}
