/**
 * A page of kanbao's as something to open, whether it is hosted, holds everything itself or was saved by a browser: the
 * Markdown that it carries, and where it has the files that the report refers to. It is parsed without any effect. Anybody
 * may have written it, so of its facts only addresses and templates are taken, which pass what any report's pass.
 */

import { data_url_bytes } from '../report/data_url.js';
import { unescape_embedded } from '../report/embedded_text.js';
import { used_components } from '../report/components.js';
import { restore_rows } from '../report/table_rows.js';
import { remove_additions } from '../report/tool_border.js';

/** @typedef {import('#border').ReportFacts} ReportFacts */
/** @typedef {import('./dropped_files.js').GivenFile} GivenFile */

/**
 * @typedef {object} PageFiles
 * @property {Map<string, string>} addresses in the page, by what the report writes
 * @property {GivenFile[]} inside those that the page holds itself, by their addresses in `addresses`
 */

/** @type {ReportFacts} what a report without any is completed with */
const no_facts = {
  title: '',
  date: '',
  shown_date: '',
  authors: [],
  language: '',
  notices: [],
  images: {},
  broken: {},
  emoji: {},
  formulas: {},
  links: {},
  code: [],
  overview: { name: '', headings: [], months: '', months_url: '', tracks: [], places: [] },
};

export class PackedPage {
  #article;
  #facts;
  /** Markdown */
  source;
  /** @type {import('#border').Component[]} that the report uses */
  components;
  /** @type {Map<string, string>} where the page's links lead, by what the report writes */
  links;
  /** @type {string | undefined} where the page says that it stands */
  canonical;

  /**
   * @param {Document} page
   * @param {Element} article
   * @param {string} source
   * @param {object} facts as they are written there
   */
  constructor(page, article, source, facts) {
    this.#article = article;
    this.#facts = facts;
    this.source = source;
    this.components = used_components(source, components_in(Reflect.get(facts, 'components')));
    this.links = new Map(Object.entries(texts_in(Reflect.get(facts, 'links'))));
    this.canonical = page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? undefined;
  }

  /**
   * @param {string} html
   * @returns {PackedPage | null} null for any other page
   */
  static parsed(html) {
    const page = new DOMParser().parseFromString(without_styles(html), 'text/html');
    const article = page.querySelector('article#report');
    const source = page.querySelector('script#source[type="text/markdown"]')?.textContent;
    const facts = parsed_json(page.querySelector('script#facts[type="application/json"]')?.textContent ?? '');
    if (!article || typeof source !== 'string' || typeof facts !== 'object' || facts === null) return null;
    remove_additions(article);
    restore_rows(article);
    return new PackedPage(page, article, unescape_embedded(source), facts);
  }

  /**
   * The packer has given the files names of its own, and a page that was saved, or holds them, has others again: they are
   * found by their elements.
   * @param {import('../report/report_composing.js').ReportReader} reader
   * @returns {PageFiles}
   */
  files(reader) {
    const named = Object.entries(image_urls_in(Reflect.get(this.#facts, 'images')));
    const own = this.#own_addresses(reader, Object.fromEntries(named));
    /** @type {PageFiles} */
    const files = { addresses: new Map(), inside: [] };
    for (const [written, name] of named) {
      const address = own.get(name) ?? name;
      const file = file_inside(name, address);
      if (file) files.inside.push(file);
      files.addresses.set(written, file ? name : address);
    }
    return files;
  }

  /**
   * @param {import('../report/report_composing.js').ReportReader} reader
   * @param {Record<string, string>} names of the packer's, by what the report writes
   * @returns {Map<string, string>} what the page has in their place
   */
  #own_addresses(reader, names) {
    const images = Object.entries(names).map(([written, url]) => [written, { url, width: 0, height: 0 }]);
    const broken = texts_in(Reflect.get(this.#facts, 'broken'));
    const reading = reader.read(this.source, this.components);
    try {
      const { article } = reading.complete({ ...no_facts, images: Object.fromEntries(images), broken });
      const packed = file_addresses(new DOMParser().parseFromString(article, 'text/html'));
      const here = file_addresses(this.#article);
      return new Map(packed.length === here.length ? packed.map((name, place) => [name, here[place] ?? name]) : []);
    } finally {
      reading.close();
    }
  }
}

/**
 * They have no effect in a page that is only parsed, but the policy of the page that parses it would complain of each.
 * @param {string} html
 * @returns {string} without styles and handlers
 */
function without_styles(html) {
  /** @type {string[]} */
  const kept = [];
  let element = ''; // within which nothing but its end is a tag
  for (const piece of html.split(/(<\/?(?:script|style)\b[^<>]*>)/i)) {
    const [, slash, name = ''] = /^<(\/?)(script|style)\b/i.exec(piece) ?? [];
    if (element === '' && slash === '') element = name.toLowerCase();
    if (element !== 'style') kept.push(element === '' ? piece.replace(/\s(?:style|on\w+)="[^"<>]*"/gi, '') : piece);
    if (slash === '/' && name.toLowerCase() === element) element = '';
  }
  return kept.join('');
}

/** @param {ParentNode} part @returns {string[]} of images and media, in their order */
function file_addresses(part) {
  return [...part.querySelectorAll('[src], [poster]')].flatMap((element) =>
    ['src', 'poster'].flatMap((name) => element.getAttribute(name) ?? []),
  );
}

/**
 * @param {string} name
 * @param {string} address
 * @returns {GivenFile | null} null where the address does not hold a file
 */
function file_inside(name, address) {
  const [, type] = /^data:([^;,]*)/.exec(address) ?? [];
  if (type === undefined) return null;
  try {
    const path = decodeURIComponent(name);
    return { path, file: new File([data_url_bytes(address)], path, { type }) };
  } catch {
    return null; // neither base64 nor percent-encoding
  }
}

/** @param {string} text @returns {unknown} */
function parsed_json(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {[string, unknown][]} */
const entries_of = (value) => (typeof value === 'object' && value !== null ? Object.entries(value) : []);

/** @param {unknown} value @returns {Record<string, string>} */
function texts_in(value) {
  return Object.fromEntries(
    entries_of(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])),
  );
}

/** @param {unknown} images facts @returns {Record<string, string>} */
function image_urls_in(images) {
  return texts_in(Object.fromEntries(entries_of(images).map(([written, fact]) => [written, texts_in(fact).url])));
}

/** @param {unknown} components @returns {import('#border').Component[]} */
function components_in(components) {
  return entries_of(components).flatMap(([, component]) => {
    const { name, html } = texts_in(component);
    if (name === undefined || html === undefined) return [];
    return [{ name, html, defaults: texts_in(Reflect.get(Object(component), 'defaults')) }];
  });
}
