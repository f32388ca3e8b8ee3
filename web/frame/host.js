/**
 * The frame's end of the messages that go between a framed report and the page around it (web/EMBEDDING.md). What the
 * report says of itself is public, so it is said to any host; heard is only the window that frames it.
 */

export const version = 1;

export class Host {
  /** @type {Map<string, (message: Record<string, unknown>) => void>} */
  #commands = new Map();

  constructor() {
    addEventListener('message', ({ source, data }) => {
      if (source !== parent || typeof data !== 'object' || data === null || data.kanbao !== version) return;
      if (typeof data.type === 'string') this.#commands.get(data.type)?.(data);
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
   * @param {string} type
   * @param {(message: Record<string, unknown>) => void} run checks the shape of what it is given
   */
  on(type, run) {
    this.#commands.set(type, run);
  }
}
