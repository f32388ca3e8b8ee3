/**
 * The list of all reports, in one page or in several by year. A script shows the field of the search and opens the year that
 * a link leads to (web/search/archive_start.js); the list needs none.
 */

import { escape_html, part_html } from '../../web/report/page.js';
import { words_in } from '../../web/report/words_in.js';
import { imprint_html, logos_html, search_part } from '../../web/report/page_surroundings.js';
import { reader_messages } from '../../web/report/report_language.js';
import { ArchiveEntries } from './archive_entries.mjs';
import { archive_years } from './archive_years.mjs';
import { footer_from, logos_from } from './look_addresses.mjs';
import { list_meta_html } from './page_meta.mjs';
import { SITE_FILES } from './site_addresses.mjs';
import { shown_faces } from './shown_faces.mjs';
import { list_page } from './site_page.mjs';
import { site_words } from './site_words.mjs';

/** @typedef {import('./report_record.mjs').ListedReport} Report */
/** @typedef {import('./archive_years.mjs').ArchiveYear} ArchiveYear */
/** @typedef {import('../../web/report/report_language.js').ReaderMessages} ReaderMessages */

/**
 * @typedef {object} ArchiveSite
 * @property {string} title
 * @property {import('./page_meta.mjs').SiteAddress} [address]
 * @property {string} tracks address of the page of all tracks; empty for none
 * @property {string} style CSS
 * @property {import('./shown_faces.mjs').SliceFile[]} slices of the page's own Chinese face
 * @property {import('./build.mjs').Build['search']} search
 * @property {import('./build.mjs').Build['app']} [app]
 * @property {import('./site_look.mjs').SiteLook} look
 * @property {Map<string, string>} pictures addresses of small pictures, by the names of their reports
 * @property {import('./page_meta.mjs').Preview} [preview] for links to the newest report
 */

const first_page = SITE_FILES.archive;
const most_years = 12; // whose links are always seen

/**
 * @param {Report[]} reports the newest first; the pages speak the newest one's language
 * @param {ArchiveSite} site
 * @returns {{name: string, html: string}[]} the first is the one that others lead to
 */
export function archive_pages(reports, site) {
  return new ArchivePages(reports, site).pages();
}

class ArchivePages {
  #newest;
  #count;
  #language;
  #messages;
  #words;
  #site;
  #years;
  #entries;

  /** @param {Report[]} reports @param {ArchiveSite} site */
  constructor(reports, site) {
    this.#newest = reports[0];
    this.#count = reports.length;
    this.#language = reports[0].language;
    this.#messages = reader_messages(this.#language);
    this.#words = words_in(this.#language, site_words);
    this.#site = site;
    this.#years = archive_years(reports);
    this.#entries = new ArchiveEntries(reports, site.pictures);
  }

  pages() {
    const { title } = this.#site;
    const own = this.#years.filter(({ page }) => page !== '');
    return [
      this.#page({
        name: first_page,
        title,
        description: this.#words.list(this.#count, this.#newest.title),
        content: this.#first_content(),
      }),
      ...own.map((year) => {
        const own_title = `${title} · ${this.#name_of(year)}`;
        return this.#page({
          name: year.page,
          title: own_title,
          description: `${own_title} · ${this.#messages.archive.count(year.reports.length)}`,
          content: this.#year_content(year),
        });
      }),
    ];
  }

  /** @param {{name: string, title: string, description: string, content: string}} page `content`: HTML */
  #page({ content, ...page }) {
    const { around } = this.#messages;
    const { style, slices, search, app, address, preview, look } = this.#site;
    const imprint = imprint_html(around, {
      footer: footer_from(page.name, look),
      feed: address && SITE_FILES.feed,
      licences: SITE_FILES.licences,
    });
    const html = list_page({
      language: this.#language,
      title: page.title,
      styles: [style, shown_faces(content + imprint, slices), search.style],
      head: [
        list_meta_html({ ...page, newest: this.#newest, preview }, address),
        part_html(search_part(around, search.src, search.faces)),
      ],
      body: `${content}\n${imprint}`,
      scripts: [search.start],
      app,
    });
    return { name: page.name, html };
  }

  #first_content() {
    const { title, tracks } = this.#site;
    const here = this.#years.filter(({ page }) => page === '');
    const lists = here.map((year, place) => (here.length > 1 ? this.#closed(year, place === 0) : this.#section(year)));
    return `${this.#bar()}\n${this.#main(title, [
      tracks ? `<p><a href="${tracks}">${this.#messages.tracks.title}</a></p>` : '',
      search_html(this.#messages.around),
      this.#links(first_page),
      ...lists,
    ])}`;
  }

  /** @param {ArchiveYear} year */
  #year_content(year) {
    const links = this.#links(year.page);
    const main = this.#main(this.#site.title, [search_html(this.#messages.around), links, this.#section(year)]);
    return `${this.#bar([first_page, this.#messages.around.archive])}\n${main}`;
  }

  /** The site's own address shows its newest report. @param {[address: string, words: string][]} before other links */
  #bar(...before) {
    const logo = logos_html(logos_from(first_page, this.#site.look));
    const links = [...before, [SITE_FILES.index, this.#words.newest]].map(
      ([address, words], place) => `<a href="${address}">${place === 0 ? logo : ''}${words}</a>`,
    );
    return `<nav id="bar" aria-label="${this.#messages.around.bar}">${links.join('')}</nav>`;
  }

  /** @param {string} title @param {string[]} parts HTML */
  #main(title, parts) {
    const content = [`<h1>${escape_html(title)}</h1>`, ...parts].filter((part) => part !== '').join('\n');
    return `<main id="page"><article id="report" lang="${escape_html(this.#language)}">\n${content}\n</article></main>`;
  }

  /**
   * The years of a long row are a page of their own; the oldest of them are folded.
   * @param {string} page in which they stand
   * @returns {string} HTML; empty for a single year
   */
  #links(page) {
    if (this.#years.length < 2) return '';
    const { years, older } = this.#messages.archive;
    const links = this.#years.map((year) => this.#link(year, page));
    const [seen, folded] = [links.slice(0, most_years), links.slice(most_years)];
    const is_here = this.#years.slice(most_years).some((year) => year.page === page);
    const rest =
      folded.length > 0
        ? `<details${is_here ? ' open' : ''}><summary>${older}</summary>${folded.join(' ')}</details>`
        : '';
    return `<nav class="years" aria-label="${years}">${seen.join(' ')}${rest}</nav>`;
  }

  /** @param {ArchiveYear} year @param {string} page in which the link stands */
  #link(year, page) {
    const address = year.page || `${page === first_page ? '' : first_page}#${year.id}`;
    const current = year.page === page ? ' aria-current="page"' : '';
    return `<a href="${address}"${current}>${escape_html(this.#name_of(year))}</a>`;
  }

  /** @param {ArchiveYear} year @param {boolean} is_open */
  #closed(year, is_open) {
    const count = `<small>${this.#messages.archive.count(year.reports.length)}</small>`;
    const summary = `<summary><h2>${escape_html(this.#name_of(year))}</h2> ${count}</summary>`;
    return `<details class="year"${is_open ? ' open' : ''}>${summary}\n${this.#list(year)}</details>`;
  }

  /** @param {ArchiveYear} year */
  #section(year) {
    return `<h2>${escape_html(this.#name_of(year))}</h2>\n${this.#list(year)}`;
  }

  /** @param {ArchiveYear} year */
  #list({ id, reports }) {
    return `<ul class="reports" id="${id}">\n${reports.map((report) => this.#entries.html(report)).join('')}</ul>`;
  }

  /** @param {ArchiveYear} year */
  #name_of({ year, part }) {
    return (year || this.#messages.around.undated) + (part > 0 ? ` (${part})` : '');
  }
}

/** @param {import('../../web/report/report_language.js').SurroundingWords} words */
function search_html({ search }) {
  const field = `<input type="search" id="sought" enterkeyhint="search" autocomplete="off">`;
  return `<div id="search" class="search" role="search" hidden><label for="sought">${search}</label>${field}</div>`;
}
