/** How a command tells what it does: to people in lines, to programs as JSON, or only what is wrong. */

import { terminal_lines } from '../lib/terminal_line.mjs';
import { placed_warning } from '../lib/placed_warning.mjs';
import { Problem } from '../../web/report/problem.js';

/** @typedef {import('../lib/placed_warning.mjs').PlacedWarning} PlacedWarning */

export class Told {
  /** @type {PlacedWarning[]} */
  warnings = [];
  #is_json;
  #lines;

  /** @param {{quiet?: boolean, json?: boolean}} how */
  constructor({ quiet = false, json = false }) {
    this.#is_json = json;
    this.#lines = quiet || json ? undefined : terminal_lines(process.stdout);
  }

  /** @returns {Pick<import('../lib/site_packer.mjs').PackerOptions, 'log' | 'show' | 'warn'>} */
  get packer_options() {
    return {
      log: this.#lines?.log,
      show: this.#lines?.show,
      warn: (line) => {
        this.warnings.push(placed_warning(line));
        if (!this.#is_json) console.error(`warning: ${line}`);
      },
    };
  }

  /** @param {string} line */
  say(line) {
    this.#lines?.log(line);
  }

  /** @param {Record<string, unknown>} outcome */
  outcome(outcome) {
    if (this.#is_json) console.log(JSON.stringify({ ...outcome, warnings: this.warnings }, null, 2));
  }

  /**
   * Where programs read, what failed is part of what they read, too.
   * @param {() => Promise<void>} work
   */
  async during(work) {
    try {
      await work();
    } catch (error) {
      if (this.#is_json && error instanceof Problem) this.outcome({ error: error.message });
      throw error;
    }
  }
}
