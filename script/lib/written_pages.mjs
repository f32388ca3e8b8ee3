/**
 * Writes the pages of a site's reports: those that would become others than they are, because the report or what its pages
 * show of its surroundings has changed, or that somebody else has changed or removed.
 */

import { join } from 'node:path';

import { compare_address } from './compare_page.mjs';
import { content_hash } from './hash.mjs';
import { neighbour_labels } from '../../web/report/neighbour_labels.js';
import { reader_messages } from '../../web/report/report_language.js';
import { report_address } from './site_addresses.mjs';

/** @typedef {import('./report_record.mjs').ReportRecord} ReportRecord */
/** @typedef {import('./report_maker.mjs').PageTask} PageTask */
/** @typedef {import('./report_maker.mjs').WrittenPages} WrittenPages */
/** @typedef {import('./site_packer.mjs').Run} Run */

/**
 * @typedef {object} ReportPictures what other pages show of reports
 * @property {Map<string, string>} pictures addresses of small ones, by the names of their reports
 * @property {import('./page_meta.mjs').Preview} [preview] for links to the newest report
 */

/**
 * @param {ReportRecord[]} records the newest report first
 * @param {import('./page_meta.mjs').SiteAddress | undefined} address
 * @param {Run} run
 * @returns {Promise<ReportPictures>}
 */
export async function write_pages(records, address, run) {
  const { site, crew, hashes, progress } = run;
  /** @type {{report: ReportRecord['report'], file: string, task: PageTask}[]} */
  const wanted = [];
  /** @type {Map<string, WrittenPages>} */
  const all_pages = new Map();
  for (const [place, record] of records.entries()) {
    const task = page_task(place, records, { address, is_app: run.options.app }, run.program);
    const pages = await pages_as_written(task, run);
    if (!pages) {
      wanted.push({ report: record.report, file: record.report.file, task });
      continue;
    }
    site.learn({ files: pages.files, changed: [] });
    all_pages.set(task.name, pages);
  }
  progress.begin('wrote the pages of', wanted.length);
  await crew.write_all(wanted, ({ pages, changed, news }, done) => {
    site.learn({ files: pages.files, changed });
    all_pages.set(wanted[done].task.name, pages);
    hashes.learn(news);
    progress.tell_written(wanted[done].report, pages);
    progress.count();
  });
  progress.end();
  const pictures = new Map([...all_pages].map(([name, { small_picture }]) => [name, small_picture]));
  return { pictures, preview: all_pages.get(records[0].report.name)?.preview };
}

/**
 * What a report's pages show of other reports stands here and nowhere else, so that they are written again when it changes.
 * @param {number} place
 * @param {ReportRecord[]} records the newest report first
 * @param {Pick<PageTask, 'address' | 'is_app'>} site
 * @param {string} program
 * @returns {PageTask}
 */
function page_task(place, records, site, program) {
  const { report, composed } = records[place];
  const [previous, next] = [records[place + 1]?.report, records[place - 1]?.report];
  const { dates } = reader_messages(report.language);
  const labels = neighbour_labels(dates, report.date, { previous, next });
  const around = {
    is_newest: place === 0,
    previous: neighbour(previous, labels.previous),
    next: neighbour(next, labels.next),
    compare: compare_address(report, { previous, next }),
    ...site,
  };
  return { name: report.name, asked: content_hash(JSON.stringify([program, composed, around])), ...around };
}

/** @param {ReportRecord['report'] | undefined} report @param {string} [label] */
function neighbour(report, label = '') {
  return report && { url: report_address(report), title: report.title, label };
}

/**
 * @param {PageTask} task
 * @param {Run} run
 * @returns {Promise<WrittenPages | undefined>} undefined where a file is not as it was written for this task
 */
async function pages_as_written({ name, asked }, { records, hashes, site }) {
  /** @type {WrittenPages | undefined} */
  const pages = await records.read(name, 'pages');
  if (pages?.asked !== asked) return undefined;
  const is_there = Object.entries(pages.files).every(([file, hash]) => hashes.of(join(site.path, file)) === hash);
  return is_there ? pages : undefined;
}
