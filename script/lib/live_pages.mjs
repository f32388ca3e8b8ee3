/**
 * What a server adds to the pages that it shows while their reports are written: a script (web/live/) that is told of every packing, so
 * that the page shows what has changed, and says what hinders packing. The files of the site are left as they are.
 */

import { sha256 } from './hash.mjs';

/** Where pages are told; no report is called so. */
export const EVENTS_ADDRESS = '/.kanbao/events';

/** @typedef {import('../../web/live/live.js').Packed} Packed */

export class LivePages {
  #script;
  #first;
  #version;
  #trouble = '';
  /** @type {Map<string, number>} in which version each page has last changed */
  #changed = new Map();
  /** @type {Set<{response: import('node:http').ServerResponse, since: number}>} */
  #listeners = new Set();

  /**
   * @param {string} script JavaScript
   * @param {number} [first] version: one that no earlier server has told, whose pages may still be open
   */
  constructor(script, first = Date.now()) {
    this.#script = script;
    this.#first = first;
    this.#version = first;
  }

  /**
   * @param {string} html a page of the site
   * @returns {string} the same with the script, which its policy allows
   */
  with_script(html) {
    const text = `${this.#script}\n`;
    const attributes = `data-version="${this.#version}" data-events="${EVENTS_ADDRESS}"`;
    const policy = (/** @type {string} */ written) => {
      const allowed = written.replace(/script-src /, (found) => `${found}'sha256-${sha256(text)}' `);
      return /connect-src/.test(allowed) ? allowed : `${allowed}; connect-src 'self'`;
    };
    return html
      .replace(/(http-equiv="Content-Security-Policy" content=")([^"]*)/, (_, head, content) => head + policy(content))
      .replace(/<\/body>|$/, (end) => `<script ${attributes}>${text}</script>\n${end}`);
  }

  /** @param {string[]} files names of the files that packing has written */
  packed(files) {
    this.#version += 1;
    this.#trouble = '';
    for (const file of files) this.#changed.set(file, this.#version);
    this.#tell_all();
  }

  /** @param {string} trouble why packing has failed */
  failed(trouble) {
    this.#trouble = trouble;
    this.#tell_all();
  }

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response which stays open
   */
  listen(request, response) {
    const listener = {
      response,
      since: Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('since')),
    };
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    this.#listeners.add(listener);
    response.on('close', () => this.#listeners.delete(listener));
    this.#tell(listener);
  }

  #tell_all() {
    for (const listener of this.#listeners) this.#tell(listener);
  }

  /** @param {{response: import('node:http').ServerResponse, since: number}} listener */
  #tell(listener) {
    const is_known = listener.since >= this.#first;
    const changed = [...this.#changed].flatMap(([file, version]) => (version > listener.since ? [file] : []));
    listener.since = this.#version;
    /** @type {Packed} */
    const packed = { version: this.#version, changed: is_known ? changed : null, trouble: this.#trouble };
    listener.response.write(`data: ${JSON.stringify(packed)}\n\n`);
  }
}
