/** How a command tells what it does: to people in lines, to programs as JSON, to GitHub as annotations, or only what is wrong. */

import { terminal_lines } from '../lib/terminal_line.mjs';
import { github_annotation, placed_warning } from '../lib/placed_warning.mjs';
import { Problem } from '../../web/report/problem.js';

/** @typedef {import('../lib/placed_warning.mjs').PlacedWarning} PlacedWarning */

/**
 * @typedef {object} TellingOptions
 * @property {boolean} [quiet]
 * @property {boolean} [json]
 * @property {string} [format] `text`, `json` or `github`
 * @property {boolean} [asked] whether warnings are what the command is asked for
 */

export class Told {
  /** @type {PlacedWarning[]} */
  warnings = [];
  #format;
  #lines;
  #warn;

  /** @param {TellingOptions} how */
  constructor({ quiet = false, json = false, format = json ? 'json' : 'text', asked = false }) {
    this.#format = format;
    this.#lines = quiet || format !== 'text' ? undefined : terminal_lines(process.stdout);
    this.#warn = asked ? console.log : console.error;
  }

  /** @returns {Pick<import('../lib/site_packer.mjs').PackerOptions, 'log' | 'show' | 'warn'>} */
  get packer_options() {
    return { log: this.#lines?.log, show: this.#lines?.show, warn: (line) => this.#warn_of(line) };
  }

  /** @param {string} line */
  #warn_of(line) {
    const warning = placed_warning(line);
    this.warnings.push(warning);
    if (this.#format === 'text') this.#warn(`warning: ${line}`);
    if (this.#format === 'github') console.log(github_annotation('warning', warning));
  }

  /** @param {string} line */
  say(line) {
    this.#lines?.log(line);
  }

  /** @param {Record<string, unknown>} outcome */
  outcome(outcome) {
    if (this.#format === 'json') console.log(JSON.stringify({ ...outcome, warnings: this.warnings }, null, 2));
  }

  /**
   * Where programs read, what failed is part of what they read, too.
   * @param {() => Promise<void>} work
   */
  async during(work) {
    try {
      await work();
    } catch (error) {
      if (error instanceof Problem) {
        this.outcome({ error: error.message });
        if (this.#format === 'github') console.log(github_annotation('error', placed_warning(error.message)));
      }
      throw error;
    }
  }
}
