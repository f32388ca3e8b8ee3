/** WebKitGTK's small browser, driven by plain WebDriver requests. */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

import { pause } from '../../browser/lib/browser.mjs';

/** @typedef {import('./driver.mjs').Driver} Driver */

const element_key = 'element-6066-11e4-a52e-4f735466cecf'; // WebDriver's name for a reference to an element

class Session {
  #base;

  /** @param {string} base address of the session */
  constructor(base) {
    this.#base = base;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   */
  async send(method, path, body) {
    const response = await fetch(`${this.#base}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = /** @type {{value: any}} */ (await response.json());
    if (!response.ok) throw new Error(`WebDriver ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  /** @param {object[]} actions */
  async act(actions) {
    await this.send('POST', '/actions', { actions });
    await this.send('DELETE', '/actions');
  }

  /** @param {object[]} actions */
  point(actions) {
    return this.act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  }
}

/**
 * A window is a session of its driver, which begins a browser of its own.
 * @param {import('./display.mjs').Display} display
 * @returns {Promise<import('./driver.mjs').MatrixBrowser>}
 */
export async function open_webkit(display) {
  return { new_window: () => new_window(display), close: async () => undefined };
}

/**
 * @param {import('./display.mjs').Display} display
 * @returns {Promise<Driver>}
 */
async function new_window(display) {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { env: display.environment, stdio: 'ignore' });
  const address = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 40; ++i) {
    if (
      await fetch(`${address}/status`).then(
        () => true,
        () => false,
      )
    ) {
      break;
    }
    await pause(250);
  }
  const options = { 'webkitgtk:browserOptions': { binary: mini_browser(), args: ['--automation'] } };
  const { sessionId, capabilities } = await new Session(address).send('POST', '/session', {
    capabilities: { alwaysMatch: options },
  });
  const session = new Session(`${address}/session/${sessionId}`);
  await session.send('POST', '/window/rect', { width: 1000, height: 860 });
  const main = await session.send('GET', '/window');
  const move = (/** @type {import('./driver.mjs').Point} */ { x, y }, duration = 0) => {
    return { type: 'pointerMove', duration, x: Math.round(x), y: Math.round(y) };
  };
  const press = { type: 'pointerDown', button: 0 };
  const release = { type: 'pointerUp', button: 0 };
  return {
    version: capabilities.browserVersion,
    open: (url) => session.send('POST', '/url', { url }),
    evaluate: async (run, in_frame) => {
      const script = `return (${run})()`;
      if (!in_frame) return session.send('POST', '/execute/sync', { script, args: [] });
      const found = await session.send('POST', '/element', { using: 'css selector', value: 'iframe' });
      await session.send('POST', '/frame', { id: { [element_key]: found[element_key] } });
      try {
        return await session.send('POST', '/execute/sync', { script, args: [] });
      } finally {
        await session.send('POST', '/frame', { id: null });
      }
    },
    screenshot: async () => Buffer.from(await session.send('GET', '/screenshot'), 'base64'),
    click: (x, y) => session.point([move({ x, y }), press, release]),
    drag: (from, to) => session.point([move(from), press, move(to, 200), release]),
    copy: () =>
      session.act([
        {
          type: 'key',
          id: 'keys',
          actions: [
            { type: 'keyDown', value: '\uE009' },
            { type: 'keyDown', value: 'c' },
            { type: 'keyUp', value: 'c' },
            { type: 'keyUp', value: '\uE009' },
          ],
        },
      ]),
    addresses: async () => {
      const addresses = [];
      for (const handle of await session.send('GET', '/window/handles')) {
        await session.send('POST', '/window', { handle });
        addresses.push(await session.send('GET', '/url'));
      }
      await session.send('POST', '/window', { handle: main });
      return addresses;
    },
    close: async () => {
      await session.send('DELETE', '').catch(() => {}); // the browser may be gone already
      driver.kill();
    },
  };
}

function mini_browser() {
  const places = [
    '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  ];
  const found = [process.env.WEBKIT, ...places].find((path) => path && existsSync(path));
  if (!found) throw new Error("WebKitGTK's MiniBrowser is missing: script/setup tests installs it.");
  return found;
}
