/**
 * Makes a site an app: its newest reports are kept by a worker for readers without a network (web/app/). What is kept is listed
 * in the worker's file and nowhere else, so that a new report changes no page of another. A site that was an app and is none any
 * more has a worker that takes the earlier one away.
 */

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { manifest_file } from './app_manifest.mjs';
import { Problem } from '../../web/report/problem.js';
import { reader_messages } from '../../web/report/report_language.js';
import { SITE_FILES, folders_around, offline_file, page_file, preview_file } from './site_addresses.mjs';

/** @typedef {import('../../web/app/kept_files.js').KeptFile} KeptFile */
/** @typedef {import('./report_record.mjs').ListedReport} ListedReport */

const worker_name = SITE_FILES.worker;
/** By which a worker is known for one of ours. */
const first_line = '/* kanbao service worker */';
const most_reports = 12;

/**
 * @typedef {object} AppNeeds
 * @property {import('./build.mjs').Build} build
 * @property {import('./site_folder.mjs').SiteFolder} site
 * @property {import('./record_store.mjs').RecordStore} records
 * @property {(line: string) => void} log
 */

/**
 * @param {string} folder of the site
 * @param {boolean} [is_app] whether it is to have a worker of ours
 * @returns {Promise<'none' | 'ours' | "another's">} which worker it has
 */
export async function present_worker(folder, is_app = false) {
  const file = join(folder, worker_name);
  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (present === undefined) return 'none';
  if (present.startsWith(first_line)) return 'ours';
  if (!is_app) return "another's";
  throw new Problem(`${file} is not kanbao's, and a site has one worker: pack without --app, or into another folder.`);
}

/**
 * To be called when everything else is written.
 * @param {ListedReport[]} reports the newest first
 * @param {string} title of the site
 * @param {AppNeeds} needs
 */
export async function write_app(reports, title, { build, site, records, log }) {
  const { app } = build;
  const { language } = reports[0];
  for (const [name, content] of app.files) await site.write(name, content);
  await site.write(...manifest_file(title, language, app));
  const newest = reports.slice(0, most_reports);
  const files = await kept_files(newest, title, { build, site, records });
  const list = files.map((file) => JSON.stringify(file)).join(',\n');
  const [written_language, folders] = [language, folders_of_pages(reports)].map((value) => JSON.stringify(value));
  const data = `self.kanbao_kept_site={"language":${written_language},"folders":${folders},"files":[\n${list}\n]};`;
  if (!(await write_worker(`${data}\n${app.worker}`, site))) return;
  const [count, size] = [newest.length, await size_of(files, site)];
  log(
    `${worker_name}: after one visit ${count === 1 ? 'one report' : `${count} reports`} can be read without a network ` +
      `(${files.length} files, ${(size / 1e6).toFixed(1)} MB)`,
  );
}

/**
 * To be called for a site that has a worker of ours and is to have none.
 * @param {Omit<AppNeeds, 'records'>} needs
 */
export async function retire_app({ build, site, log }) {
  if (!(await write_worker(build.app.retired, site))) return;
  log(
    `${worker_name}: packed without --app, this file now ends the earlier worker in readers' browsers; ` +
      'upload it with the rest, and leave it there for as long as they may come back',
  );
}

/**
 * @param {string} script
 * @param {import('./site_folder.mjs').SiteFolder} site
 * @returns {Promise<boolean>} whether the file was another before
 */
async function write_worker(script, site) {
  await site.write(worker_name, `${first_line}\n${script}`);
  return site.changed.includes(worker_name);
}

/**
 * @param {ListedReport[]} reports that are kept, the newest first
 * @param {string} title of the site
 * @param {Omit<AppNeeds, 'log'>} needs
 * @returns {Promise<KeptFile[]>} pages, the newest report's first, and then what they are made of
 */
async function kept_files(reports, title, { build, site, records }) {
  const file = (/** @type {string} */ name) => ({ name, hash: (site.hash_of(name) ?? '').slice(0, 16) });
  /** @type {Required<KeptFile>[]} */
  const pages = [];
  /** @type {Set<string>} */
  const parts = new Set();
  for (const report of reports) {
    /** @type {import('./report_maker.mjs').WrittenPages} */
    const { files, version } = await records.read(report.name, 'pages');
    pages.push({ ...file(page_file(report)), mark: version, title: report.title, report: report.name });
    const own = [page_file, offline_file, preview_file].map((file_of) => file_of(report));
    const others = Object.keys(files).filter((name) => !own.includes(name));
    for (const name of others.filter(is_part_of_page).sort()) parts.add(name);
  }
  const mark = build.app.part.src;
  const { tracks } = reader_messages(reports[0].language);
  return [
    ...pages,
    { ...file(SITE_FILES.index), mark: pages[0].mark },
    { ...file(SITE_FILES.archive), mark, title },
    ...(site.hash_of(SITE_FILES.tracks) ? [{ ...file(SITE_FILES.tracks), mark, title: tracks.title }] : []),
    file(SITE_FILES.list_for_pages),
    ...[...program_files(build), ...parts].map((name) => ({ name })),
  ];
}

/** @param {ListedReport[]} reports @returns {string[]} folders in which pages lie; an empty name for the site itself */
function folders_of_pages(reports) {
  return [...new Set(['', ...reports.map((report) => folders_around(page_file(report)).at(-1) ?? '')])].sort();
}

/** Videos and sounds are as large as nothing else, and browsers ask for pieces of them. @param {string} name */
const is_part_of_page = (name) => /^images\/|^fonts\/.*\.woff2$/.test(name);

/**
 * A page that may fetch asks for the module itself, never for the script that holds it.
 * @param {import('./build.mjs').Build} build
 * @returns {string[]}
 */
function program_files({ parts, site, search, app, look }) {
  // Who has no network has no compare.html, which alone asks for this.
  const asked_for = parts.filter(({ name }) => name !== 'compared');
  const addresses = [...asked_for, site, search, app.part].map(
    ({ src = '', ...part }) => ('data' in part ? part.data?.wasm : '') || src,
  );
  return [...addresses, ...look.logos.map(({ name }) => name)];
}

/**
 * @param {KeptFile[]} files
 * @param {import('./site_folder.mjs').SiteFolder} site
 * @returns {Promise<number>} bytes
 */
async function size_of(files, site) {
  const states = await Promise.all(files.map(({ name }) => stat(join(site.path, name))));
  return states.reduce((sum, { size }) => sum + size, 0);
}
