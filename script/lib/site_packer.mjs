/**
 * Packs reports into a static site: two pages per report with the text already in them, one hosted and one that holds
 * everything, the program, the images and the fonts. It reads what the build has made and needs no compiler. What an
 * earlier run has made of the same is left as it is.
 */

import { join, resolve } from 'node:path';

import { present_worker, retire_app, write_app } from './app_files.mjs';
import { load_reader, read_build, read_colours } from './build.mjs';
import { compose_reports } from './composed_reports.mjs';
import { FileHashes } from './file_hashes.mjs';
import { FrontMatters } from './front_matters.mjs';
import { content_hash } from './hash.mjs';
import { former_reports, write_moved_pages } from './moved_pages.mjs';
import { OwnFiles, refuse_among_sources } from './own_files.mjs';
import { PackProgress } from './pack_progress.mjs';
import { in_order_of_lines } from './placed_warning.mjs';
import { Problem } from '../../web/report/problem.js';
import { program_hash } from './program_hash.mjs';
import { open_records } from './record_store.mjs';
import { date_warnings, heading_warnings, month_notes } from './report_checks.mjs';
import { ReportConfigs } from './report_configs.mjs';
import { ReportCrew } from './report_crew.mjs';
import { find_reports } from './report_files.mjs';
import { reader_messages } from '../../web/report/report_language.js';
import { write_search_index } from './search_files.mjs';
import { SiteFolder } from './site_folder.mjs';
import { site_look, usual_look } from './site_look.mjs';
import { write_lists } from './site_lists.mjs';
import { with_track_months } from './track_months.mjs';
import { write_pages } from './written_pages.mjs';

/** @typedef {import('./report_record.mjs').ListedReport} ListedReport */
/** @typedef {import('./report_record.mjs').ReportRecord} ReportRecord */
/** @typedef {import('./report_maker.mjs').PackReader} PackReader */
/** @typedef {import('./report_files.mjs').ReportFile} ReportFile */

/**
 * @typedef {object} SiteOptions
 * @property {boolean} [strict] whether a warning is a failure
 * @property {string} [base_url] where the site will stand; ends with a slash
 * @property {string} [title] of the whole
 * @property {string} [language] of reports that do not say their own; BCP 47
 * @property {string} [config] a kanbao.config.json for all reports
 * @property {string} [site_config] that from which these options are; what is wrong in it is told
 * @property {boolean} [app] whether readers' browsers keep the newest reports, and may install the site
 * @property {boolean} [force] whether the folder may hold files of somebody else's
 * @property {boolean} [keep] whether files of earlier runs stay that are no part of the site any more
 * @property {boolean} [owns_folder] whether the folder is the packer's, wherever it lies and whatever it holds
 */

/**
 * @typedef {object} PackResult
 * @property {ListedReport[]} reports the newest first
 * @property {string[]} inputs every file that was read or looked for
 * @property {number} changed how many files of the site were written
 * @property {SiteFolder} site
 */

/**
 * @typedef {object} PackerOptions
 * @property {string} dist folder that the build has filled
 * @property {string} cache folder for what takes long to make
 * @property {PackReader} [reader] the C++ module, for this thread alone; loaded from `dist` when it is not given, which also
 *   draws pictures for links
 * @property {number} [threads] how many work; as many as is best when it is not given
 * @property {(line: string) => void} [log] progress
 * @property {(line: string) => void} [show] progress of many reports, in one line that changes
 * @property {(line: string) => void} [warn] what the person who packs should put right
 */

/**
 * @typedef {object} Kept what is known from earlier runs
 * @property {import('./record_store.mjs').RecordStore} records
 * @property {FileHashes} hashes
 * @property {string} program hash of the build and of the packer itself, by which records are ours
 */

/**
 * @typedef {object} RunParts
 * @property {SiteFolder} site
 * @property {ReportCrew} crew
 * @property {PackProgress} progress
 * @property {SiteOptions} options
 */

/** @typedef {Kept & RunParts} Run what one run of the packer goes by */

export class SitePacker {
  #dist;
  #cache;
  #reader;
  #draws_previews;
  #threads;
  #log;
  #show;
  #warn;

  /** @param {PackerOptions} options */
  constructor({ dist, cache, reader, threads, log = () => {}, show, warn = () => {} }) {
    this.#dist = resolve(dist);
    this.#cache = resolve(cache);
    this.#reader = reader;
    this.#draws_previews = reader === undefined;
    this.#threads = reader ? 1 : threads;
    this.#log = log;
    this.#show = show;
    this.#warn = warn;
  }

  /**
   * Nothing is written when a path is wrong, a file is no text or, where it is to be strict, anything is warned of.
   * @param {string[]} paths Markdown files and folders
   * @param {string} out
   * @param {SiteOptions} [options]
   * @returns {Promise<PackResult>}
   */
  async pack(paths, out, options = {}) {
    if (!options.owns_folder) await refuse_among_sources(paths, out);
    const own = await OwnFiles.open(resolve(out), options.force || options.owns_folder || false);
    return this.#with_composed(paths, out, options, async ({ composed, build, run, inputs }) => {
      await this.#write(composed, build, { ...run, own });
      return {
        reports: composed.map(({ report }) => report),
        inputs,
        changed: run.site.changed.length,
        site: run.site,
      };
    });
  }

  /**
   * Tells what packing would warn of, and writes nothing.
   * @param {string[]} paths Markdown files and folders
   * @param {SiteOptions} [options]
   * @returns {Promise<ListedReport[]>} the newest first
   */
  async check(paths, options = {}) {
    // What is known of them is kept as it is of a site, which could stand there.
    const place = join(this.#cache, 'checked', content_hash(JSON.stringify(paths.map((path) => resolve(path)))));
    return this.#with_composed(paths, place, options, async ({ composed }) => composed.map(({ report }) => report));
  }

  /**
   * @template T
   * @param {string[]} paths
   * @param {string} out
   * @param {SiteOptions} options
   * @param {(all: {composed: ReportRecord[], build: import('./build.mjs').Build, run: Run, inputs: string[]}) => Promise<T>} use
   * @returns {Promise<T>}
   */
  async #with_composed(paths, out, options, use) {
    const configs = new ReportConfigs({ named: options.config, language: options.language });
    const { look, ...read } = await this.#look(configs, options.site_config ?? options.config);
    const found = await configs.with_configs(await find_reports(paths, { ignored: resolve(out), note: this.#log }));
    const build = await read_build(this.#dist, look);
    const kept = await this.#open_kept(out, look);
    const files = await this.#without_drafts(found, kept);
    const run = await this.#open_run(files, { ...kept, build, out, options });
    try {
      const composed = await compose_reports(files, run);
      const reports = composed.map(({ report }) => report);
      for (const note of month_notes(reports)) this.#log(note);
      this.#tell_warnings(
        [...configs.warnings, ...read.warnings, ...report_warnings(reports)],
        options.strict ?? false,
      );
      return await use({ composed, build, run, inputs: [...inputs_of(composed, configs), ...read.files] });
    } finally {
      await run.crew.close();
      await kept.records.write_common('hashes', kept.hashes.entries());
    }
  }

  /**
   * @param {ReportConfigs} configs
   * @param {string | undefined} config a file that may say how the site looks
   * @returns {Promise<{look: import('./site_look.mjs').SiteLook, warnings: string[], files: string[]}>}
   */
  async #look(configs, config) {
    const usual = await read_colours(this.#dist);
    const wanted = config === undefined ? undefined : (await configs.site(config)).look;
    if (config === undefined || !wanted) return { look: usual_look(usual), warnings: [], files: [] };
    return site_look(wanted, { config: resolve(config), usual, reader: await this.#loaded_reader() });
  }

  async #loaded_reader() {
    return (this.#reader ??= await load_reader(this.#dist));
  }

  /**
   * @param {string} out
   * @param {import('./site_look.mjs').SiteLook} look what was made with another one is made again
   * @returns {Promise<Kept>}
   */
  async #open_kept(out, look) {
    const records = await open_records(join(this.#cache, 'sites'), resolve(out));
    const hashes = new FileHashes(await records.read_common('hashes'));
    const shown = { ...look, logos: look.logos.map(({ name }) => name) };
    const program = content_hash(JSON.stringify([await program_hash(this.#dist, hashes), shown]));
    return { records, hashes, program };
  }

  /**
   * Links to a draft lead nowhere, its images are no part of the site, and its figures no month of a track.
   * @param {ReportFile[]} files
   * @param {Kept} kept
   * @returns {Promise<ReportFile[]>} with what each is told of the others
   */
  async #without_drafts(files, { records, hashes, program }) {
    const known = await records.read_common('fronts');
    const fronts = new FrontMatters(hashes, known?.program === program ? known.fronts : {});
    /** @type {ReportFile[]} */
    const others = [];
    const others_fronts = [];
    for (const file of files) {
      const front = await fronts.of(file.file);
      if (front.is_draft) {
        this.#log(`${file.file}: a draft (draft: true) is not packed`);
        continue;
      }
      others.push(file);
      others_fronts.push(front);
    }
    await records.write_common('fronts', { program, fronts: fronts.now });
    if (others.length === 0) throw new Problem('every report is a draft (draft: true): there is nothing to pack');
    return with_track_months(others, others_fronts);
  }

  /**
   * @param {ReportFile[]} files
   * @param {Kept & {build: import('./build.mjs').Build, out: string, options: SiteOptions}} given
   * @returns {Promise<Run>}
   */
  async #open_run(files, { build, out, options, ...kept }) {
    const site = new SiteFolder(out, kept.hashes);
    const settings = {
      dist: this.#dist,
      fonts: join(this.#cache, 'fonts'),
      records: kept.records.folder,
      site: site.path,
      program: kept.program,
      files,
      base_url: options.base_url,
      look: build.look,
      draws_previews: this.#draws_previews,
    };
    const crew = new ReportCrew({ settings, reader: await this.#loaded_reader(), build, threads: this.#threads });
    return { ...kept, site, crew, progress: new PackProgress(this.#log, this.#show), options };
  }

  /**
   * @param {string[]} warnings
   * @param {boolean} is_strict
   */
  #tell_warnings(warnings, is_strict) {
    for (const warning of warnings) this.#warn(warning);
    if (!is_strict || warnings.length === 0) return;
    const count = warnings.length === 1 ? 'one warning' : `${warnings.length} warnings`;
    throw new Problem(`${count}, and --strict: nothing was written.`);
  }

  /**
   * @param {ReportRecord[]} composed the newest report first
   * @param {import('./build.mjs').Build} build
   * @param {Run & {own: OwnFiles}} run
   */
  async #write(composed, build, { own, ...run }) {
    const { site, records, options } = run;
    const former = await former_reports(site.path);
    const reports = composed.map(({ report }) => report);
    const worker = await present_worker(site.path, options.app);
    await own.claim();
    for (const [name, content] of build.files) await site.write(name, content);
    const title = options.title || reader_messages(reports[0].language).around.site;
    const address = options.base_url === undefined ? undefined : { base_url: options.base_url, title };
    const pictures = await write_pages(composed, address, run);
    const index = { cache: join(records.folder, 'search'), program: run.program };
    await write_search_index(reports, site, index);
    const article_of = async (/** @type {string} */ name) => (await records.read(name, 'report')).report.article;
    await write_lists(reports, { build, site, title, address, is_app: options.app, article_of, ...pictures });
    const app = { build, site, records, log: this.#log };
    if (options.app) await write_app(reports, title, app);
    else if (worker === 'ours') await retire_app(app);
    for (const line of await write_moved_pages(reports, former, { ...run, own })) this.#log(line);
    for (const line of await own.settle(site, options.keep ?? false)) this.#log(line);
    await records.keep_only(reports.map(({ name }) => name));
  }
}

/** @param {ListedReport[]} reports */
function report_warnings(reports) {
  const own = reports.flatMap(({ warnings }) => warnings);
  return in_order_of_lines([...own, ...heading_warnings(reports), ...date_warnings(reports, new Date())]);
}

/**
 * @param {ReportRecord[]} composed
 * @param {ReportConfigs} configs
 * @returns {string[]}
 */
function inputs_of(composed, configs) {
  return [...new Set([...composed.flatMap(({ files }) => files.map(([file]) => file)), ...configs.files])];
}
