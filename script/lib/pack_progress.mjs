/**
 * What is told while a site is packed: a line for each report as long as they are few; else how many are done, on a terminal in
 * one line that changes, in a log every tenth of the way, and at the end what the lines would have said.
 */

import { counted } from './counted.mjs';

/** @typedef {import('./report_record.mjs').ListedReport} ListedReport */
/** @typedef {import('./report_maker.mjs').WrittenPages} WrittenPages */

const few = 20; // reports

export class PackProgress {
  #log;
  #show;
  #notes = { remote: 0, left_out: 0 };
  #many = false;
  #step = { verb: '', total: 0, done: 0 };

  /**
   * @param {(line: string) => void} log
   * @param {(line: string) => void} [show] in place of the line that was shown before, where there is a terminal
   */
  constructor(log, show) {
    this.#log = log;
    this.#show = show;
  }

  /**
   * @param {string} verb what is done to them
   * @param {number} total reports to be done
   */
  begin(verb, total) {
    this.#step = { verb, total, done: 0 };
    this.#many ||= total > few;
  }

  /** One report more has been done. */
  count() {
    const step = this.#step;
    step.done += 1;
    if (!this.#many) return;
    const line = `${step.verb} ${step.done} of ${step.total} reports`;
    if (this.#show) this.#show(step.done < step.total ? `${bar(step.done / step.total)} ${line}` : '');
    else if (is_tenth(step.done, step.total)) this.#log(line);
  }

  /**
   * @param {ListedReport} report
   * @param {WrittenPages} pages
   */
  tell_written(report, pages) {
    this.#notes.remote += report.remote_images.length;
    this.#notes.left_out += pages.left_out.length;
    if (!this.#many) for (const line of lines_of(report, pages)) this.#log(line);
  }

  /** Says what else there is to say of many reports. */
  end() {
    if (!this.#many) return;
    const { remote, left_out } = this.#notes;
    if (remote > 0) this.#log(`left on other sites, also for the offline files: ${counted(remote, 'address', 'es')}`);
    if (left_out > 0) this.#log(`too large for the offline files: ${counted(left_out, 'file')}`);
  }
}

const bar_length = 24; // characters

/** @param {number} share from 0 to 1 */
function bar(share) {
  const full = Math.round(share * bar_length);
  return '█'.repeat(full) + '░'.repeat(bar_length - full);
}

/** @param {number} done @param {number} total */
function is_tenth(done, total) {
  return Math.floor((10 * done) / total) > Math.floor((10 * (done - 1)) / total);
}

/**
 * @param {ListedReport} report
 * @param {WrittenPages} pages
 */
function lines_of({ name, title, images, remote_images }, { font_size, offline_size, left_out }) {
  const sizes = `${counted(images.length, 'image')}, fonts ${kilobytes(font_size)}, offline file ${kilobytes(offline_size)}`;
  return [
    `${name}.html: ${title} (${sizes})`,
    ...remote_images.map(({ url }) => `  ${url} stays where it is, also for the offline file`),
    ...left_out.map(({ url, size }) => `  ${url} (${megabytes(size)}) is not in the offline file`),
  ];
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}
