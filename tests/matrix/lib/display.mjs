/**
 * A display of its own for browsers that are driven with a window: an X server without a screen, a window manager, keys
 * and the clipboard, as a person at a desk has them.
 */

import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';

import { pause } from '../../browser/lib/browser.mjs';
import { font_configurations } from '../../browser/lib/folders.mjs';

export class Display {
  #server;
  #manager;
  /** @type {NodeJS.ProcessEnv} for what is to be shown here */
  environment;

  /**
   * @param {import('node:child_process').ChildProcess} server
   * @param {string} name
   */
  constructor(server, name) {
    this.#server = server;
    const fonts = join(font_configurations, 'with-chinese.conf');
    this.environment = {
      ...process.env,
      DISPLAY: name,
      LIBGL_ALWAYS_SOFTWARE: '1',
      FONTCONFIG_FILE: fonts,
      NO_AT_BRIDGE: '1',
    };
    // Without a window manager no window has the keyboard.
    this.#manager = spawn('openbox', [], { env: this.environment, stdio: 'ignore' });
  }

  static async open() {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const number = await new Promise((resolve) => server.stdio[3]?.once('data', resolve));
    const display = new Display(server, `:${String(number).trim()}`);
    await pause(500);
    return display;
  }

  close() {
    this.#manager.kill();
    this.#server.kill();
  }

  /** @param {string[]} command of xdotool @returns {string} empty when it failed */
  do(...command) {
    try {
      return execFileSync('xdotool', command, {
        env: this.environment,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    } catch {
      return '';
    }
  }

  /** @param {string} name part of a window's title @returns {string} the window; empty when there is none */
  window(name) {
    return this.do('search', '--onlyvisible', '--name', name).trim().split('\n').at(-1) ?? '';
  }

  /** Waits for a window and gives it the keyboard. @param {string} name part of its title */
  async activate(name) {
    for (let i = 0; i < 240 && this.window(name) === ''; ++i) await pause(250);
    const window = this.window(name);
    if (window === '') throw new Error(`no window called ${name}`);
    this.do('windowactivate', '--sync', window);
    await pause(500);
  }

  /** So that nothing which was copied before can be taken for what is copied next. */
  empty_clipboard() {
    execFileSync('xclip', ['-selection', 'clipboard'], {
      env: this.environment,
      input: '',
      stdio: ['pipe', 'ignore', 'ignore'],
    });
  }

  /** @returns {string} the text that was copied last */
  clipboard() {
    try {
      return execFileSync('xclip', ['-selection', 'clipboard', '-o'], {
        env: this.environment,
        encoding: 'utf8',
        timeout: 5000,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    } catch {
      return '';
    }
  }
}
