/**
 * Packs reports into a static site: two pages per report with the text already in them, one hosted and one that holds
 * everything, the program, the images and the fonts. It reads what the build has made and needs no compiler.
 */

import { join, resolve } from 'node:path';

import { archive_page } from './archive_page.mjs';
import { load_reader, read_build } from './build.mjs';
import { feed_xml, sitemap_xml } from './feed.mjs';
import { FontSubsetter } from './font_subset.mjs';
import { sha256 } from './hash.mjs';
import { offline_report } from '../../web/report/offline_media.js';
import { meta_html, report_address } from './page_meta.mjs';
import { Problem } from '../../web/report/problem.js';
import { heading_warnings } from './report_checks.mjs';
import { ReportConfigs } from './report_configs.mjs';
import { find_reports } from './report_files.mjs';
import { ReportImages } from './report_images.mjs';
import { reader_messages } from '../../web/report/report_language.js';
import { ReportLinks } from './report_links.mjs';
import { ReportPages } from './report_pages.mjs';
import { read_report } from './report.mjs';
import { write_search_index } from './search_files.mjs';
import { SiteFolder } from './site_folder.mjs';
import { view_page } from './view_page.mjs';

/** @typedef {import('../../web/report/report_composing.js').Report} Report */

/**
 * @typedef {object} SiteOptions
 * @property {boolean} [strict] whether a warning is a failure
 * @property {string} [base_url] where the site will stand; ends with a slash
 * @property {string} [title] of the whole
 * @property {string} [config] a kanbao.config.json for all reports
 */

/**
 * @typedef {object} PackResult
 * @property {Report[]} reports the newest first
 * @property {string[]} inputs every file that was read or looked for
 * @property {number} changed how many files of the site were written
 * @property {SiteFolder} site
 */

/** @typedef {import('./report.mjs').ReportReader & import('./image_file.mjs').ImageHeaderReader} PackReader */

/**
 * @typedef {object} PackerOptions
 * @property {string} dist folder that the build has filled
 * @property {string} cache folder for what takes long to make
 * @property {PackReader} [reader] the C++ module; loaded from `dist` when it is not given
 * @property {(line: string) => void} [log] progress
 * @property {(line: string) => void} [warn] what the person who packs should put right
 */

export class SitePacker {
  #dist;
  #cache;
  #fonts;
  #reader;
  #log;
  #warn;

  /** @param {PackerOptions} options */
  constructor({ dist, cache, reader, log = () => {}, warn = () => {} }) {
    this.#dist = resolve(dist);
    this.#cache = cache;
    this.#fonts = new FontSubsetter(join(this.#dist, 'fonts'), cache);
    this.#reader = reader;
    this.#log = log;
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
    const site = new SiteFolder(out);
    const configs = new ReportConfigs(options.config);
    const files = await configs.with_components(await find_reports(paths, site.path));
    const build = await read_build(this.#dist);
    const reader = (this.#reader ??= await load_reader(this.#dist));
    const { reports, images } = await this.#read_reports(files, reader);
    this.#tell_warnings([...configs.warnings, ...report_warnings(reports)], options.strict ?? false);

    for (const [name, content] of build.files) await site.write(name, content);
    await images.write(site);
    const pages = new ReportPages({ build, fonts: this.#fonts, site, images, base_url: options.base_url });
    await this.#write_reports(reports, { pages, site, reader }, options);
    await write_search_index(reports, site, { cache: this.#cache, program: build.search.src });
    await write_lists(reports, build, site, options);
    const inputs = [...files.map(({ file }) => file), ...images.files, ...configs.files];
    return { reports, inputs, changed: site.changed, site };
  }

  /**
   * Where some are drafts, the others are read again without them: links to a draft lead nowhere, and its images are no part
   * of the site.
   * @param {import('./report_files.mjs').ReportFile[]} files
   * @param {PackReader} reader
   * @returns {Promise<{reports: Report[], images: ReportImages}>} the newest report first
   */
  async #read_reports(files, reader) {
    const images = new ReportImages(reader);
    const reports = await read_reports(files, reader, images);
    const drafts = new Set(reports.filter(({ is_draft }) => is_draft).map(({ file }) => file));
    if (drafts.size === 0) return { reports, images };
    for (const file of drafts) this.#log(`${file}: a draft (draft: true) is not packed`);
    const others = files.filter(({ file }) => !drafts.has(file));
    if (others.length === 0) throw new Problem('every report is a draft (draft: true): there is nothing to pack');
    return this.#read_reports(others, reader);
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
   * @param {Report[]} reports
   * @param {{pages: ReportPages, site: SiteFolder, reader: PackReader}} tools
   * @param {SiteOptions} options
   */
  async #write_reports(reports, { pages, site, reader }, options) {
    const address = site_address(reports, options);
    for (const [index, report] of reports.entries()) {
      const [next, previous] = [reports[index - 1], reports[index + 1]].map((other) => {
        return other && { url: report_address(other), title: other.title };
      });
      const kept = offline_report(report, reader, (url) => options.base_url && new URL(url, options.base_url).href);
      // Its words are those of the page, and what it says of what is left out.
      const subsets = await pages.cut_fonts(
        kept.report,
        [next, previous].flatMap((other) => other?.title ?? []),
      );
      const meta = meta_html(report, { previous: previous?.url, next: next?.url }, address);
      const feed = address && 'feed.xml';
      const page = pages.hosted(report, subsets, { meta, archive: 'archive.html', previous, next, feed });
      const offline = await pages.offline(kept.report, subsets);
      await site.write(`${report.name}.html`, page);
      if (index === 0) await site.write('index.html', page);
      await site.write(`${report.name}.offline.html`, offline);
      this.#tell_progress(report, subsets, offline.length);
      for (const { url, size } of kept.left_out) this.#log(`  ${url} (${megabytes(size)}) is not in the offline file`);
    }
  }

  /**
   * @param {Report} report
   * @param {import('./font_subset.mjs').FontSubset[]} subsets
   * @param {number} offline_size bytes
   */
  #tell_progress({ name, title, images, remote_images }, subsets, offline_size) {
    const font_size = subsets.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const count = `${images.length} ${images.length === 1 ? 'image' : 'images'}`;
    const sizes = `${count}, fonts ${kilobytes(font_size)}, offline file ${kilobytes(offline_size)}`;
    this.#log(`${name}.html: ${title} (${sizes})`);
    for (const { url } of remote_images) this.#log(`  ${url} stays where it is, also for the offline file`);
  }
}

/**
 * @param {import('./report_files.mjs').ReportFile[]} files
 * @param {import('./report.mjs').ReportReader} reader
 * @param {ReportImages} images
 * @returns {Promise<Report[]>} the newest first
 */
async function read_reports(files, reader, images) {
  const links = new ReportLinks(files);
  const reports = await read_all(files, (file) => read_report(file, reader, images, links));
  return reports.sort(newest_first);
}

/** @param {Report[]} reports */
function report_warnings(reports) {
  return [...reports.flatMap(({ warnings }) => warnings), ...heading_warnings(reports)];
}

/**
 * @param {Report[]} reports
 * @param {import('./build.mjs').Build} build
 * @param {SiteFolder} site
 * @param {SiteOptions} options
 */
async function write_lists(reports, build, site, options) {
  const address = site_address(reports, options);
  const title = site_title(reports, options);
  const { style, view, search } = build;
  const feed = address && 'feed.xml';
  const archive = archive_page(reports, { title, feed, style, faces: view.faces, search, hash: sha256 });
  await site.write('archive.html', archive);
  await site.write('reports.json', reports_json(reports));
  await site.write('view.html', view_page({ build, faces: view.faces, hash: sha256 }));
  if (!address) return;
  await site.write('feed.xml', feed_xml(reports, address));
  await site.write('sitemap.xml', sitemap_xml(reports, address.base_url));
}

/**
 * @param {Report[]} reports
 * @param {SiteOptions} options
 */
function site_title([newest], { title }) {
  return title || reader_messages(newest?.language ?? 'zh-CN').around.site;
}

/**
 * @param {Report[]} reports
 * @param {SiteOptions} options
 */
function site_address(reports, options) {
  const { base_url } = options;
  return base_url === undefined ? undefined : { base_url, title: site_title(reports, options) };
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}

/**
 * Every file that cannot be read is named at once, so that all can be put right in one go.
 * @template Input, Output
 * @param {Input[]} inputs
 * @param {(input: Input) => Promise<Output>} read
 * @returns {Promise<Output[]>}
 */
async function read_all(inputs, read) {
  /** @type {Output[]} */
  const outputs = [];
  /** @type {string[]} */
  const problems = [];
  for (const input of inputs) {
    try {
      outputs.push(await read(input));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) throw new Problem(problems.join('\nerror: '));
  return outputs;
}

/**
 * Reports without a date come last; those of one date in the reverse order of their names, numbers by value.
 * @param {Report} a
 * @param {Report} b
 */
function newest_first(a, b) {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  return b.name.localeCompare(a.name, 'en', { numeric: true });
}

/** @param {Report[]} reports */
function reports_json(reports) {
  const entries = reports.map(({ name, title, date, language, authors }) => {
    return { name, url: report_address({ name }), title, date, language, authors };
  });
  return `${JSON.stringify(entries, null, 2)}\n`;
}
