/**
 * Makes one report after the other: composes it, then writes its pages. Several of these work side by side, each in a thread of
 * its own; what they need of each other is in what they are told, and what they find out in what they answer.
 */

import { join } from 'node:path';

import { load_reader, read_build } from './build.mjs';
import { FileHashes } from './file_hashes.mjs';
import { FontSubsetter } from './font_subset.mjs';
import { content_hash, short_hash } from './hash.mjs';
import { meta_html } from './page_meta.mjs';
import { data_urls, write_files } from './placed_files.mjs';
import { Problem } from '../../web/report/problem.js';
import { read_report } from './report.mjs';
import { report_in_page } from './report_copy.mjs';
import { RecordStore } from './record_store.mjs';
import { ReportImages } from './report_images.mjs';
import { ReportLinks } from './report_links.mjs';
import { listed, told_hash } from './report_record.mjs';
import { ReportPages } from './report_pages.mjs';
import { SmallPictures } from './report_picture.mjs';
import { PreviewPictures, preview_size } from './preview_picture.mjs';
import { SITE_FILES, address_from, offline_file, page_file, preview_file, report_address } from './site_addresses.mjs';
import { SiteFolder } from './site_folder.mjs';
import { offline_report } from '../../web/report/offline_media.js';
import { path_address } from '../../web/report/site_paths.js';

/** @typedef {import('./report_record.mjs').ReportRecord} ReportRecord */
/** @typedef {import('./report_record.mjs').ComposedReport} ComposedReport */
/** @typedef {import('./report.mjs').ReportReader & import('./report_picture.mjs').ImageDecoder} PackReader */

/**
 * @typedef {object} MakerSettings what is the same for all reports; plain data, which goes to other threads
 * @property {string} dist folder that the build has filled
 * @property {string} fonts folder for cut fonts
 * @property {string} records folder
 * @property {string} site folder to write into
 * @property {string} program hash of the build and of the packer itself
 * @property {import('./report_files.mjs').ReportFile[]} files all that are packed
 * @property {string} [base_url] where the site will stand
 * @property {import('./site_look.mjs').SiteLook} look
 * @property {boolean} draws_previews whether links to reports have a picture, where it is known where the site will stand
 */

/**
 * @typedef {object} CompositionTask
 * @property {import('./report_files.mjs').ReportFile} file with all that is known before it is read
 * @property {import('./report_images.mjs').FileUrls} urls of files that another report names, too
 */

/** @typedef {{record: ReportRecord, news: import('./file_hashes.mjs').KnownFiles}} Composition */

/**
 * @typedef {object} PageTask what a report's pages show of the site around it, with addresses relative to the site
 * @property {string} name of the report
 * @property {string} asked hash of all that goes into the pages
 * @property {boolean} is_newest whether it is the site's index, too
 * @property {import('../../web/report/page_surroundings.js').Neighbour} [previous]
 * @property {import('../../web/report/page_surroundings.js').Neighbour} [next]
 * @property {string} [compare] address of the report beside the one before it
 * @property {import('./page_meta.mjs').SiteAddress} [address]
 * @property {boolean} [is_app] whether readers' browsers keep the site
 */

/**
 * @typedef {object} WrittenPages
 * @property {string} asked
 * @property {string} version of what the report shows, whatever is around it
 * @property {Record<string, string>} files hash of each file of the site, by its name
 * @property {string} small_picture address of what lists show of it; empty where they show its picture itself
 * @property {import('./page_meta.mjs').Preview} [preview]
 * @property {number} font_size bytes
 * @property {number} offline_size bytes
 * @property {import('../../web/report/media_facts.js').PlacedMedia[]} left_out of the offline file
 */

/** @typedef {{pages: WrittenPages, changed: string[], news: import('./file_hashes.mjs').KnownFiles}} Writing */

export class ReportMaker {
  #settings;
  #reader;
  #hashes = new FileHashes();
  #links;
  #records;
  #site;
  #pages;
  #small_pictures;
  /** @type {Promise<PreviewPictures> | undefined} */
  #previews;

  /**
   * @param {MakerSettings} settings
   * @param {PackReader} reader
   * @param {import('./build.mjs').Build} build
   */
  constructor(settings, reader, build) {
    this.#settings = settings;
    this.#reader = reader;
    this.#links = new ReportLinks(settings.files);
    this.#records = new RecordStore(settings.records);
    this.#small_pictures = new SmallPictures(reader);
    this.#site = new SiteFolder(settings.site, this.#hashes);
    const fonts = new FontSubsetter(join(settings.dist, 'fonts'), settings.fonts);
    this.#pages = new ReportPages({ build, fonts, site: this.#site, base_url: settings.base_url });
  }

  /** @param {MakerSettings} settings */
  static async make(settings) {
    return new ReportMaker(settings, await load_reader(settings.dist), await read_build(settings.dist, settings.look));
  }

  /**
   * @param {CompositionTask} task
   * @returns {Promise<Composition>}
   */
  async compose({ file, urls }) {
    const { bytes, hash } = await this.#hashes.read(file.file).catch((/** @type {Error} */ error) => {
      throw new Problem(`${file.file} cannot be read: ${error.message}`);
    });
    const images = new ReportImages(this.#reader, this.#hashes, { page: page_file(file), urls });
    const links = new NotedLinks(this.#links);
    const report = await read_report(file, bytes, { reader: this.#reader, images, links });
    /** @type {ComposedReport} */
    const whole = { report, files: images.placed };
    /** @type {ReportRecord} */
    const record = {
      told: told_hash(file, this.#settings.program),
      files: [[file.file, hash], ...images.looked_for],
      links: links.asked,
      own_urls: images.own_urls,
      given_urls: urls,
      composed: content_hash(JSON.stringify(whole)),
      report: listed(report),
    };
    // The record last: what it says of the whole is true.
    await this.#records.write(file.name, 'report', whole);
    await this.#records.write(file.name, 'record', record);
    return { record, news: this.#hashes.take_news() };
  }

  /**
   * @param {PageTask} task
   * @returns {Promise<Writing>}
   */
  async write_pages(task) {
    /** @type {ComposedReport} */
    const { report, files } = await this.#records.read(task.name, 'report');
    const version = content_hash(report.article).slice(0, 16);
    const sizes = await this.#write_pages_of(report, files, { ...task, version });
    const { files: written, changed } = this.#site.take_news();
    const pages = { asked: task.asked, version, files: written, ...sizes };
    await this.#records.write(task.name, 'pages', pages);
    return { pages, changed, news: this.#hashes.take_news() };
  }

  /**
   * @param {import('./report_record.mjs').Report} report
   * @param {import('./placed_files.mjs').PlacedFile[]} files
   * @param {PageTask & {version: string}} task
   */
  async #write_pages_of(report, files, { is_newest, previous, next, compare, address, is_app, version }) {
    await write_files(files, this.#site);
    const { base_url } = this.#settings;
    const full_address = (/** @type {string} */ url) => base_url && new URL(url, report_address(report, base_url)).href;
    const kept = offline_report(report, this.#reader, full_address);
    // Its words are those of the page, and what it says of what is left out.
    const names = [next, previous].flatMap((other) => (other ? [other.title, other.label] : []));
    const subsets = await this.#pages.cut_fonts(kept.report, names);
    // The author's own cover stands for the report.
    const is_drawn = this.#settings.draws_previews && report.cover === '';
    const preview = address && is_drawn ? await this.#write_preview(report, address) : undefined;
    for (const page of [page_file(report), ...(is_newest ? [SITE_FILES.index] : [])]) {
      const around = surroundings(page, { previous, next, compare, address });
      const meta = meta_html(report, { ...around, preview }, address);
      const shown = report_in_page(report, page, this.#reader);
      const html = this.#pages.hosted(shown, subsets, { ...around, page, meta, version: is_app ? version : undefined });
      await this.#site.write(page, html);
    }
    const inside = await data_urls(files, [...kept.report.images, ...kept.report.media]);
    const offline = this.#pages.offline(kept.report, subsets, inside);
    await this.#site.write(offline_file(report), offline);
    const font_size = subsets.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const small = await this.#write_small_picture(report, files);
    return { small_picture: small, preview, font_size, offline_size: offline.length, left_out: kept.left_out };
  }

  /**
   * @param {import('./report_record.mjs').Report} report
   * @param {import('./placed_files.mjs').PlacedFile[]} files
   * @returns {Promise<string>} its address; empty for none
   */
  async #write_small_picture(report, files) {
    const small = await this.#small_pictures.of(report, files);
    if (!small) return '';
    await this.#site.write(small.name, small.png);
    return path_address(small.name);
  }

  /**
   * Whoever has kept the picture of an earlier version asks again for one of another address.
   * @param {import('./report_record.mjs').Report} report
   * @param {import('./page_meta.mjs').SiteAddress} address
   * @returns {Promise<import('./page_meta.mjs').Preview>}
   */
  async #write_preview(report, { title }) {
    const previews = await (this.#previews ??= PreviewPictures.load(this.#settings.dist, this.#settings.look));
    const { png, words } = await previews.draw(report, title);
    const name = preview_file(report);
    await this.#site.write(name, png);
    return { url: `${path_address(name)}?${short_hash(png)}`, ...preview_size, words };
  }
}

/**
 * @param {string} page a file of the site
 * @param {Pick<PageTask, 'previous' | 'next' | 'compare' | 'address'>} task
 * @returns {Omit<import('./report_pages.mjs').Surroundings, 'page' | 'meta'>}
 */
function surroundings(page, { previous, next, compare, address }) {
  const from_here = (/** @type {string} */ url) => address_from(page, url);
  return {
    archive: from_here(SITE_FILES.archive),
    previous: previous && { ...previous, url: from_here(previous.url) },
    next: next && { ...next, url: from_here(next.url) },
    compare: compare && from_here(compare),
    feed: address && from_here(SITE_FILES.feed),
  };
}

/** Links that remember what was asked of them: every one whose answer another file of the site can change. */
class NotedLinks {
  /** @type {ReportRecord['links']} */
  asked = [];
  #links;

  /** @param {ReportLinks} links */
  constructor(links) {
    this.#links = links;
  }

  /** @param {string} file @param {string} url */
  resolve(file, url) {
    const outcome = this.#links.resolve(file, url);
    if (!('foreign' in outcome)) this.asked.push([url, outcome]);
    return outcome;
  }
}
