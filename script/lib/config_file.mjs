/**
 * Reads kanbao.config.json (docs/config.schema.json, docs/guide/en/options.md): what a site is made of and called, how it looks,
 * and how a blog's own elements are shown. What is wrong in it becomes a warning with its place, and the rest is used.
 */

import { isMap, isScalar, isSeq } from 'yaml';

import { component_name } from '../../web/report/components.js';
import { is_language } from '../../web/report/report_language.js';
import { BASE_URL_FAULT, base_url_of } from './base_url.mjs';
import { placeholder_fault, template_fault, with_known_placeholders } from './component_template.mjs';
import { ConfigNodes, text_of } from './config_nodes.mjs';
import { read_look } from './look_config.mjs';

export const CONFIG_NAME = 'kanbao.config.json';

/** @typedef {import('#border').Component} Component */

/**
 * @typedef {object} SiteConfig what can be said on the command line, too
 * @property {string[]} [reports] Markdown files and folders, from the folder of the configuration
 * @property {string} [out] the site's folder, from there, too
 * @property {string} [title]
 * @property {string} [base_url] ends with a slash
 * @property {string} [language] BCP 47
 * @property {boolean} [app]
 * @property {boolean} [strict]
 * @property {import('./look_config.mjs').WantedLook} [look]
 */

/**
 * @typedef {object} Config
 * @property {Component[]} components
 * @property {SiteConfig} site
 * @property {string[]} warnings `FILE:LINE:COLUMN: what`
 */

const texts = /** @type {const} */ (['out', 'title', 'language', 'base-url']);
const choices = /** @type {const} */ (['app', 'strict']);
const known_keys = ['components', 'reports', ...texts, ...choices, 'look'];

/**
 * @param {string} file as warnings call it
 * @param {string} text
 * @returns {Config}
 */
export function read_config(file, text) {
  const reader = new ConfigReader(file);
  reader.read(text);
  return { components: reader.components, site: reader.site, warnings: reader.nodes.warnings };
}

class ConfigReader {
  /** @type {Component[]} */
  components = [];
  /** @type {SiteConfig} */
  site = {};
  nodes;

  /** @param {string} file */
  constructor(file) {
    this.nodes = new ConfigNodes(file);
  }

  /** @param {string} text JSON */
  read(text) {
    const contents = this.nodes.parse(text);
    if (contents === undefined) return;
    for (const { key, value } of this.nodes.entries(contents, 'the file', '{"components": {…}}')) {
      const name = String(key.value);
      if (name === 'components') this.#read_components(value);
      else if (name === 'reports') this.#read_reports(value);
      else if (name === 'look') this.site.look = read_look(this.nodes, value);
      else if (texts.some((known) => known === name)) this.#read_text(name, value);
      else if (choices.some((known) => known === name)) this.#read_choice(name, value);
      else if (name !== '$schema') this.nodes.warn_of_key(key, known_keys.join(', '));
    }
  }

  /** @param {unknown} node */
  #read_reports(node) {
    const paths = isSeq(node) ? node.items.map(text_of) : [text_of(node)];
    if (paths.length > 0 && paths.every((path) => path !== undefined && path !== '')) {
      this.site.reports = /** @type {string[]} */ (paths);
    } else {
      this.nodes.warn(node, '“reports” must be the path of a folder or file, or a list of them; it is left out.');
    }
  }

  /** @param {string} name of `texts` @param {unknown} node */
  #read_text(name, node) {
    const value = text_of(node);
    if (value === undefined || value === '') {
      this.nodes.warn(node, `“${name}” must be a text; it is left out.`);
    } else if (name === 'language') {
      if (is_language(value)) this.site.language = value;
      else this.nodes.warn(node, `“${value}” is not a language tag (write zh-CN or en); it is left out.`);
    } else if (name === 'base-url') {
      this.site.base_url = base_url_of(value);
      if (!this.site.base_url) this.nodes.warn(node, `“base-url” ${value}: ${BASE_URL_FAULT}; it is left out.`);
    } else {
      this.site[/** @type {'out' | 'title'} */ (name)] = value;
    }
  }

  /** @param {string} name of `choices` @param {unknown} node */
  #read_choice(name, node) {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'boolean') this.site[/** @type {'app' | 'strict'} */ (name)] = value;
    else this.nodes.warn(node, `“${name}” must be true or false; it is left out.`);
  }

  /** @param {unknown} node */
  #read_components(node) {
    for (const { key, value } of this.nodes.entries(node, '“components”', '{"Message": "<p>…</p>"}')) {
      const component = this.#component(key, value);
      if (!component) continue;
      const is_known = this.components.some(({ name }) => name === component.name);
      if (is_known) this.nodes.warn(key, `component ${key.value} is there already; the first one is used.`);
      else this.components.push(component);
    }
  }

  /** @param {import('yaml').Scalar} key @param {unknown} value @returns {Component | undefined} */
  #component(key, value) {
    const parts = { html: isMap(value) ? undefined : value, defaults: undefined };
    for (const entry of isMap(value) ? this.nodes.entries(value, '', '') : []) {
      const name = String(entry.key.value);
      if (name === 'html' || name === 'defaults') parts[name] = /** @type {any} */ (entry.value);
      else this.nodes.warn_of_key(entry.key, 'html, defaults');
    }
    const html = text_of(parts.html);
    const fault = html === undefined ? 'it has no HTML; write "Name": "<p>…</p>"' : template_fault(html);
    if (html === undefined || fault) {
      this.nodes.warn(parts.html ?? key, `component ${key.value}: ${fault}. It is left out.`);
      return undefined;
    }
    const name = component_name(String(key.value));
    return { name, html: with_known_placeholders(html), defaults: this.#defaults(key, parts.defaults) };
  }

  /** @param {import('yaml').Scalar} key of the component @param {unknown} node */
  #defaults(key, node) {
    /** @type {Record<string, string>} */
    const defaults = {};
    if (node === undefined) return defaults;
    for (const entry of this.nodes.entries(node, `“defaults” of ${key.value}`, '{"attribute": "value"}')) {
      const value = text_of(entry.value);
      const fault = value === undefined ? 'it is no text; write it in quotation marks' : placeholder_fault(value);
      if (value === undefined || fault) {
        this.nodes.warn(entry.value, `default ${entry.key.value} of ${key.value}: ${fault}. It is left out.`);
      } else {
        defaults[String(entry.key.value).toLowerCase()] = with_known_placeholders(value);
      }
    }
    return defaults;
  }
}
