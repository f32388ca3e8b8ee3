/**
 * All reports of the site as links, by year. They come when they are first asked for; a year's are made when it is opened, so
 * that a long row of reports is there as soon as a short one.
 */

import { open_around } from '../report/closed_details.js';
import { element } from '../report/element.js';
import { part_element } from '../report/page_parts.js';
import { by_year, report_list } from '../report/report_list.js';
import { full_address, page_address } from '../report/site_paths.js';

/** @typedef {import('../report/report_list.js').ListedReport} ListedReport */

export class ReportYears {
  #archive;
  #words;
  #status = element('p', { role: 'status' });
  #years = element('div');

  /**
   * @param {HTMLAnchorElement} archive the list's page
   * @param {import('./reports_menu.js').MenuWords} words
   */
  constructor(archive, words) {
    this.#archive = archive;
    this.#words = words;
  }

  /** @returns {HTMLElement[]} */
  get elements() {
    const { name, all } = this.#words;
    const link = element('a', { href: this.#archive.href, class: 'all' }, all);
    return [element('h2', {}, name), this.#status, this.#years, link];
  }

  async load() {
    if (this.#years.firstChild) return;
    this.#status.textContent = this.#words.waits;
    try {
      this.#show(await report_list(full_address('reports.js')));
      this.#status.textContent = '';
      this.focus_read();
    } catch {
      this.#status.textContent = this.#words.failed;
    }
  }

  /** While the reader is nowhere else yet. */
  focus_read() {
    const panel = this.#years.parentElement;
    const link = this.#years.querySelector('[aria-current]');
    if (!panel || !(link instanceof HTMLElement) || document.activeElement !== panel) return;
    open_around(link);
    link.focus({ preventScroll: true });
    panel.scrollTop += link.getBoundingClientRect().top - panel.getBoundingClientRect().top - panel.clientHeight / 2;
  }

  /** @param {ListedReport[]} list */
  #show(list) {
    const part = part_element('site');
    const read = (part && part.dataset.report) || '';
    const years = by_year(list);
    const current = years.findIndex(([, reports]) => reports.some(({ name }) => name === read));
    this.#years.replaceChildren(
      ...years.map(([year, reports], place) =>
        this.#year_element(year, reports, { read, is_open: place === Math.max(0, current) }),
      ),
    );
  }

  /**
   * @param {string} year
   * @param {ListedReport[]} reports
   * @param {{read: string, is_open: boolean}} state `read`: name of the report that is read
   */
  #year_element(year, reports, { read, is_open }) {
    const { undated, count } = this.#words;
    const details = /** @type {HTMLDetailsElement} */ (element('details'));
    const summary = element('summary', {}, year || undated);
    summary.append(' ', element('span', {}, count(reports.length)));
    const list = element('ul');
    details.append(summary, list);
    const fill = () => {
      if (!list.firstChild) list.append(...reports.map((report) => this.#item(report, report.name === read)));
    };
    details.open = is_open;
    if (is_open) fill();
    details.addEventListener('toggle', fill);
    return details;
  }

  /** @param {ListedReport} report @param {boolean} is_read */
  #item({ name, title, date, holds }, is_read) {
    const link = element('a', { href: full_address(page_address(name)), class: 'report' });
    if (is_read) link.setAttribute('aria-current', 'page');
    const line = element('span');
    if (date) line.append(element('time', { datetime: date }, date), ' ');
    line.append(holds);
    link.append(element('b', {}, title), ' ', line);
    const item = element('li');
    item.append(link);
    return item;
  }
}
