/** The parts of a configuration as their places in the file are known: what is wrong with one becomes a warning that says where. */

import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';

/** @typedef {{key: import('yaml').Scalar, value: unknown}} Entry */

export class ConfigNodes {
  /** @type {string[]} `FILE:LINE:COLUMN: what` */
  warnings = [];
  #file;
  #lines = new LineCounter();

  /** @param {string} file as warnings call it */
  constructor(file) {
    this.#file = file;
  }

  /**
   * @param {string} text JSON; YAML knows the places of its parts
   * @returns {unknown} the whole; undefined, and a warning, where it is no JSON
   */
  parse(text) {
    const document = parseDocument(text, { schema: 'json', lineCounter: this.#lines });
    const [error] = document.errors;
    if (!error) return document.contents;
    const message = error.message.replace(/ at line \d+, column \d+:[^]*$/, '');
    this.warnings.push(`${this.#place_at(error.pos[0])}: this is no JSON, so the file is left out: ${message}.`);
    return undefined;
  }

  /**
   * @param {unknown} node
   * @param {string} name as warnings call it
   * @param {string} example
   * @returns {Entry[]}
   */
  entries(node, name, example) {
    if (isMap(node)) return /** @type {Entry[]} */ (node.items);
    this.warn(node, `${name} must be an object, ${example}; it is left out.`);
    return [];
  }

  /** @param {import('yaml').Scalar} key @param {string} known */
  warn_of_key(key, known) {
    this.warn(key, `“${key.value}” means nothing here (known: ${known}); take it out.`);
  }

  /** @param {unknown} node @param {string} message */
  warn(node, message) {
    this.warnings.push(`${this.place(node)}: ${message}`);
  }

  /** @param {unknown} node @returns {string} FILE:LINE:COLUMN */
  place(node) {
    return this.#place_at(/** @type {import('yaml').Node | null} */ (node)?.range?.[0] ?? 0);
  }

  /** @param {number} offset in the text */
  #place_at(offset) {
    const { line, col } = this.#lines.linePos(offset);
    return `${this.#file}:${Math.max(1, line)}:${Math.max(1, col)}`;
  }
}

/** @param {unknown} node @returns {string | undefined} */
export function text_of(node) {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}
