/**
 * Where the links of a report lead: a link to another Markdown file that is packed with it leads to that report's page.
 * Files beside the reports are not part of the site.
 */

import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { address_from, page_file, report_address } from './site_addresses.mjs';

/** @typedef {import('../../web/report/report_composing.js').LinkOutcome} LinkOutcome */

export class ReportLinks {
  /** @type {Map<string, string>} names by where the files really lie */
  #names = new Map();
  /** @type {Map<string, string>} pages by the files as they were found */
  #pages = new Map();

  /** @param {import('./report_files.mjs').ReportFile[]} files of all reports of the site */
  constructor(files) {
    for (const { file, name } of files) {
      this.#names.set(real(file), name);
      this.#pages.set(file, page_file({ name }));
    }
  }

  /**
   * @param {string} file the Markdown file that holds the link
   * @param {string} url as it is written there
   * @returns {LinkOutcome}
   */
  resolve(file, url) {
    if (/^([a-z][a-z\d+.-]*:|[\\/])/i.test(url) || url === '') return { foreign: true };
    const [path = '', anchor = ''] = split_at(url, '#');
    if (path === '') return { target: { anchor: decoded(anchor), url } };
    const linked = join(dirname(file), decoded(path.replace(/\?.*$/, '')));
    const name = this.#names.get(real(linked));
    if (name === undefined) return { missing: existsSync(linked) ? 'not_packed' : 'not_there' };
    const page = address_from(this.#pages.get(file) ?? '', report_address({ name }));
    return { target: { report: name, anchor: decoded(anchor), url: anchor === '' ? page : `${page}#${anchor}` } };
  }
}

/** @param {string} path */
function real(path) {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/**
 * @param {string} text
 * @param {string} separator
 */
function split_at(text, separator) {
  const place = text.indexOf(separator);
  return place < 0 ? [text, ''] : [text.slice(0, place), text.slice(place + 1)];
}

/** @param {string} text percent-encoded or not */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
