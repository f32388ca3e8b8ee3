/**
 * The frame's end of the messages that go between a framed report and the page around it (docs/guide/en/other-pages.md). What the
 * report says of itself is public, so it is said to any host; heard is only the window that frames it.
 */

export const version = 1;

const is_file = location.protocol === 'file:';

export class Host {
  /** @type {Map<string, (message: Record<string, unknown>, origin: string) => void>} */
  #commands = new Map();

  constructor() {
    addEventListener('message', ({ source, data, origin }) => {
      if (source !== parent || typeof data !== 'object' || data === null || data.kanbao !== version) return;
      if (typeof data.type === 'string') this.#commands.get(data.type)?.(data, origin);
    });
  }

  /**
   * @param {string} type
   * @param {object} content
   */
  say(type, content) {
    parent.postMessage({ kanbao: version, type, ...content }, '*');
  }

  /**
   * What only a page of the report's own site is to hear.
   * @param {string} type
   * @param {object} content
   */
  say_own_site(type, content) {
    parent.postMessage({ kanbao: version, type, ...content }, is_file ? '*' : location.origin);
  }

  /**
   * @param {string} type
   * @param {(message: Record<string, unknown>) => void} run checks the shape of what it is given
   */
  on(type, run) {
    this.#commands.set(type, run);
  }

  /**
   * Hears pages of the report's own site only: what is asked may be answered with the report's words, and a report that is
   * not for everybody must not tell them to any page that frames it.
   * @param {string} type
   * @param {(message: Record<string, unknown>) => void} run
   */
  on_own_site(type, run) {
    this.#commands.set(type, (message, origin) => {
      if (is_own_site(origin)) run(message);
    });
  }
}

/**
 * Each file on a disk is an origin of its own, but only files can frame one. In a sandbox nobody can be told from another.
 * @param {string} origin of a message
 */
function is_own_site(origin) {
  return is_file || (self.origin === location.origin && origin === self.origin);
}
