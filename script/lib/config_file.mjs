/**
 * Reads kanbao.config.json, which says how a blog's own elements are shown (docs/components.md). What is wrong in it becomes a
 * warning with its place, and the rest is used.
 */

import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';

import { component_name } from '../../web/report/components.js';
import { placeholder_fault, template_fault, with_known_placeholders } from './component_template.mjs';

export const CONFIG_NAME = 'kanbao.config.json';

/** @typedef {import('#border').Component} Component */
/** @typedef {{key: import('yaml').Scalar, value: unknown}} Entry */

/**
 * @param {string} file as warnings call it
 * @param {string} text
 * @returns {{components: Component[], warnings: string[]}}
 */
export function read_config(file, text) {
  const reader = new ConfigReader(file);
  reader.read(text);
  return { components: reader.components, warnings: reader.warnings };
}

class ConfigReader {
  /** @type {Component[]} */
  components = [];
  /** @type {string[]} */
  warnings = [];
  #file;
  #lines = new LineCounter();

  /** @param {string} file */
  constructor(file) {
    this.#file = file;
  }

  /** @param {string} text JSON; YAML knows the places of its parts */
  read(text) {
    const document = parseDocument(text, { schema: 'json', lineCounter: this.#lines });
    const [error] = document.errors;
    if (error) {
      const message = error.message.replace(/ at line \d+, column \d+:[^]*$/, '');
      this.#warn(error.pos[0], `this is no JSON, so the file is left out: ${message}.`);
      return;
    }
    for (const { key, value } of this.#entries(document.contents, 'the file', '{"components": {…}}')) {
      if (key.value === 'components') this.#read_components(value);
      else this.#warn_of_key(key, 'components');
    }
  }

  /** @param {unknown} node */
  #read_components(node) {
    for (const { key, value } of this.#entries(node, '“components”', '{"Message": "<p>…</p>"}')) {
      const component = this.#component(key, value);
      if (!component) continue;
      const is_known = this.components.some(({ name }) => name === component.name);
      if (is_known) this.#warn(place(key), `component ${key.value} is there already; the first one is used.`);
      else this.components.push(component);
    }
  }

  /** @param {import('yaml').Scalar} key @param {unknown} value @returns {Component | undefined} */
  #component(key, value) {
    const parts = { html: isMap(value) ? undefined : value, defaults: undefined };
    for (const entry of isMap(value) ? this.#entries(value, '', '') : []) {
      const name = String(entry.key.value);
      if (name === 'html' || name === 'defaults') parts[name] = /** @type {any} */ (entry.value);
      else this.#warn_of_key(entry.key, 'html, defaults');
    }
    const html = text_of(parts.html);
    const fault = html === undefined ? 'it has no HTML; write "Name": "<p>…</p>"' : template_fault(html);
    if (html === undefined || fault) {
      this.#warn(place(parts.html ?? key), `component ${key.value}: ${fault}. It is left out.`);
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
    for (const entry of this.#entries(node, `“defaults” of ${key.value}`, '{"attribute": "value"}')) {
      const value = text_of(entry.value);
      const fault = value === undefined ? 'it is no text; write it in quotation marks' : placeholder_fault(value);
      if (value === undefined || fault) {
        this.#warn(place(entry.value), `default ${entry.key.value} of ${key.value}: ${fault}. It is left out.`);
      } else {
        defaults[String(entry.key.value).toLowerCase()] = with_known_placeholders(value);
      }
    }
    return defaults;
  }

  /**
   * @param {unknown} node
   * @param {string} name as warnings call it
   * @param {string} example
   * @returns {Entry[]}
   */
  #entries(node, name, example) {
    if (isMap(node)) return /** @type {Entry[]} */ (node.items);
    this.#warn(place(node), `${name} must be an object, ${example}; it is left out.`);
    return [];
  }

  /** @param {import('yaml').Scalar} key @param {string} known */
  #warn_of_key(key, known) {
    this.#warn(place(key), `“${key.value}” means nothing here (known: ${known}); take it out.`);
  }

  /** @param {number} offset @param {string} message */
  #warn(offset, message) {
    const { line, col } = this.#lines.linePos(offset);
    this.warnings.push(`${this.#file}:${Math.max(1, line)}:${Math.max(1, col)}: ${message}`);
  }
}

/** @param {unknown} node @returns {number} offset in the text */
function place(node) {
  return /** @type {import('yaml').Node | null} */ (node)?.range?.[0] ?? 0;
}

/** @param {unknown} node @returns {string | undefined} */
function text_of(node) {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}
