/** Makes the two pages of a report: the hosted one, whose parts lie beside it, and the one that holds everything. */

import { app_links } from './app_manifest.mjs';
import { file_name } from '../../web/report/file_name.js';
import { font_face_rules } from './font_subset.mjs';
import { with_full_addresses } from './full_addresses.mjs';
import { sha256 } from './hash.mjs';
import { last_part } from '../../web/report/site_paths.js';
import { contents_entries, contents_html } from '../../web/report/contents_html.js';
import { offline_page } from '../../web/report/offline_page.js';
import { content_security_policy, fill_page, part_html } from '../../web/report/page.js';
import {
  bar_html,
  imprint_html,
  neighbours_html,
  own_imprint_html,
  search_part,
  site_part,
} from '../../web/report/page_surroundings.js';
import { for_paper } from '../../web/report/printed_article.js';
import { reader_messages } from '../../web/report/report_language.js';
import { footer_from, footer_on_disk, logos_from } from './look_addresses.mjs';
import { SITE_FILES, address_from, offline_address, offline_file, report_address } from './site_addresses.mjs';

/** @typedef {import('../../web/report/report_composing.js').Report} Report */
/** @typedef {import('./font_subset.mjs').FontSubset} FontSubset */

/**
 * @typedef {object} Surroundings of a report in its site, with addresses relative to the page
 * @property {string} page its file in the site
 * @property {string} meta HTML of the head
 * @property {string} archive address of the list of all reports
 * @property {import('../../web/report/page_surroundings.js').Neighbour} [previous]
 * @property {import('../../web/report/page_surroundings.js').Neighbour} [next]
 * @property {string} [compare] address at which it is read beside a neighbour
 * @property {string} [feed] address
 * @property {string} [version] of what the report shows; of a site that readers' browsers keep
 */

export class ReportPages {
  #base_url;
  #build;
  #fonts;
  #site;

  /**
   * @param {object} needed
   * @param {import('./build.mjs').Build} needed.build
   * @param {import('./font_subset.mjs').FontSubsetter} needed.fonts
   * @param {import('./site_folder.mjs').SiteFolder} needed.site
   * @param {string} [needed.base_url] where the site will stand
   */
  constructor({ build, fonts, site, base_url }) {
    this.#base_url = base_url;
    this.#build = build;
    this.#fonts = fonts;
    this.#site = site;
  }

  /**
   * @param {Report} report
   * @param {string[]} names of its neighbours, which its page says
   * @returns {Promise<FontSubset[]>} the fonts that the report's page needs, written into the site; an English one needs none
   */
  async cut_fonts(report, names) {
    const { quiet, around } = reader_messages(report.language);
    const { regular, bold } = report.characters;
    const headings = contents_entries(report.headings, report.title).map(({ text }) => text);
    const { footer } = this.#build.look;
    const footer_words = footer ? [footer.text, ...footer.links.map(({ text }) => text)] : [];
    const own_words = [...Object.values(quiet), ...Object.values(around), ...names, ...headings, ...footer_words].join(
      '',
    );
    // Headings are bold, and so is what the list of them is called.
    const text = { regular: regular + own_words, bold: bold && bold + around.contents };
    const subsets = await this.#fonts.cut(text, this.#site);
    const words = subsets.length > 0 && (await this.#fonts.cut_interface(this.#build.interface_text, this.#site));
    return words ? [...subsets, words] : subsets;
  }

  /**
   * @param {Report} report as the page shows it
   * @param {FontSubset[]} subsets
   * @param {Surroundings} surroundings
   * @returns {string} HTML
   */
  hosted(report, subsets, { page, meta, archive, previous, next, compare, feed, version }) {
    const { around } = reader_messages(report.language);
    const { template, start, site, search, look } = this.#build;
    const app = version === undefined ? undefined : this.#app(report, page, version);
    const style = `${this.#build.style}${app?.style ?? ''}`;
    const fonts = font_face_rules(subsets.map((subset) => ({ ...subset, url: address_from(page, subset.url) })));
    const parts = [
      ...this.#build.parts,
      site_part(report, site.src),
      search_part(around, search.src, search.faces),
      ...subsets.map(font_part),
    ];
    const common = this.#common(report);
    return fill_page(template, {
      ...common,
      policy: content_security_policy({
        scripts: [sha256(start)],
        styles: [style, fonts].map(sha256),
        is_app: app !== undefined,
      }),
      meta: app ? `${meta}\n${app.links}` : meta,
      style,
      fonts,
      parts: parts.map((part) => part_html(part_from(page, part))).join('\n'),
      before: bar_html(around, {
        ...{ logos: logos_from(page, look), archive, previous, next, contents: common.contents },
        ...save_link(page, report),
      }),
      after:
        neighbours_html(around, { previous, next, compare }) +
        imprint_html(around, {
          footer: footer_from(page, look),
          feed,
          licences: address_from(page, SITE_FILES.licences),
        }),
    });
  }

  /**
   * @param {Report} report as `offline_report` makes it
   * @param {FontSubset[]} subsets
   * @param {Map<string, string>} images `data:` URL of each image and media file that goes into the page
   * @returns {string} HTML
   */
  offline(report, subsets, images) {
    const { around } = reader_messages(report.language);
    const { template, contents, licences, look } = this.#build;
    const common = this.#common(report);
    const surroundings = {
      canonical: this.#base_url && report_address(report, this.#base_url),
      before: bar_html(around, {
        ...{ logos: look.logos.map((logo) => ({ ...logo, src: logo.data_url })), contents: common.contents },
        ...save_link(offline_file(report), report),
      }),
      after: own_imprint_html(around, licences, footer_on_disk(look, this.#base_url)),
    };
    return offline_page(
      template,
      { ...common, ...surroundings, article: for_paper(this.#article_for_disk(report)) },
      {
        ...contents,
        fonts: font_face_rules(subsets.map((subset) => ({ ...subset, url: data_url('font/woff2', subset.bytes) }))),
        images,
        hash: sha256,
      },
    );
  }

  /**
   * A file on a disk has no other reports beside it: links to them lead to the site, where that is known.
   * @param {Report} report
   */
  #article_for_disk({ name, article, links }) {
    const leads_to_others = links.some(({ target }) => target.report !== undefined);
    if (this.#base_url === undefined || !leads_to_others) return article;
    return with_full_addresses(article, report_address({ name }, this.#base_url), /\.html(#.*)?$/);
  }

  /**
   * @param {Report} report
   * @param {string} page
   * @param {string} version
   */
  #app({ name }, page, version) {
    const { part, style, grounds } = this.#build.app;
    const own_part = part_from(page, { ...part, data: { name, version } });
    return { links: app_links(own_part, grounds, address_from(page, SITE_FILES.manifest)), style };
  }

  /** @param {Report} report */
  #common(report) {
    const { language, title, article, source, facts } = report;
    const { style, start } = this.#build;
    const { quiet, around } = reader_messages(language);
    const contents = contents_html(around, report);
    return { language, title, article: for_paper(article), source, facts, style, start, quiet, contents };
  }
}

/**
 * @param {string} page that has the link
 * @param {Report} report
 */
function save_link(page, { name, title }) {
  return { save: address_from(page, offline_address({ name })), file_name: file_name(title, last_part(name), '.html') };
}

/**
 * @param {string} page
 * @param {import('../../web/report/page.js').PagePart} part with addresses relative to the site
 * @returns {import('../../web/report/page.js').PagePart} the same for the page
 */
function part_from(page, { src = '', data, ...part }) {
  const addresses = ['wasm', 'faces'].flatMap((name) => {
    const address = data?.[name];
    return address ? [[name, address_from(page, address)]] : [];
  });
  return { ...part, src: address_from(page, src), data: { ...data, ...Object.fromEntries(addresses) } };
}

/**
 * @param {FontSubset} subset
 * @returns {import('../../web/report/page.js').PagePart}
 */
function font_part({ family, url, weight }) {
  return { name: 'font', src: `${url}.js`, data: { weight: String(weight), family } };
}

/**
 * @param {string} type
 * @param {Uint8Array} bytes
 */
function data_url(type, bytes) {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}
