/**
 * Chromium as the tests drive it: a display of a given ratio, with or without Chinese fonts, and a watch over what goes
 * wrong in a page.
 *
 * The ratio is the display's own (`--force-device-scale-factor`), because Playwright's emulated one lays text out in CSS
 * pixels and so rounds its metrics differently from every real display.
 */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

import { font_configurations } from './folders.mjs';

export const chromium_flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--enable-unsafe-swiftshader',
  '--use-gl=angle',
  '--use-angle=swiftshader',
];

/**
 * @typedef {object} BrowserOptions
 * @property {number} [ratio] device pixels per CSS pixel of the display; 1 by default
 * @property {boolean | 'song'} [chinese_fonts] whether the system has Chinese fonts, with `song` serifs, too; true by default
 * @property {boolean} [scroll_bars] whether scroll bars are shown and take up room; false by default
 * @property {boolean} [full_browser] whether it must be the browser that people have, run without its window; false by
 *   default, for the headless shell, of the same engine, opens a page with a quarter of the work. It films no page.
 * @property {string[]} [flags] more switches for Chromium
 */

/**
 * @typedef {object} PageOptions
 * @property {number} [width] of the viewport, CSS px; 1024 by default
 * @property {number} [height] 768 by default
 * @property {'light' | 'dark'} [colour_scheme] light by default
 * @property {boolean} [touch] a touch screen with a mobile viewport
 * @property {boolean} [scripts] whether the page may run any; true by default
 * @property {(() => void) | {content: string}} [before_scripts] runs in the page before any of its scripts
 */

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').CDPSession} CDPSession
 */

/**
 * @typedef {object} WatchedPage
 * @property {Page} page
 * @property {CDPSession} cdp
 * @property {PageWatch} watch
 * @property {number} ratio
 * @property {() => Promise<void>} close
 */

/**
 * As if the reader had made the window another size.
 * @param {CDPSession} cdp
 * @param {number} width CSS px
 * @param {number} height CSS px
 * @param {boolean} [is_mobile] whether it is a phone's
 */
export async function resize(cdp, width, height, is_mobile = false) {
  // A ratio of 0 leaves the display's own in force.
  await cdp.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 0, mobile: is_mobile });
}

const FULL_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

/** @param {string[]} places where there may be one @returns {string} the first that is there, or what CHROMIUM names */
function first_browser(places) {
  const found = [process.env.CHROMIUM ?? '', ...places].find((path) => existsSync(path));
  assert.ok(found, 'Chromium is missing: script/setup installs it, or name it in the variable CHROMIUM.');
  return found;
}

/** @returns {string} the browser that people have */
export const chromium_path = () => first_browser(FULL_BROWSERS);

/** @returns {string} the lightest that has its engine */
export const lightest_chromium_path = () => first_browser([HEADLESS_SHELL, ...FULL_BROWSERS]);

/** For `before_scripts`: a page that knows no WebGL, where the report stays HTML. */
export const no_webgl = () => void Reflect.deleteProperty(window, 'WebGL2RenderingContext');

/** @param {boolean | 'song'} chinese_fonts */
function font_configuration(chinese_fonts) {
  const kind = chinese_fonts === 'song' ? 'with-song' : chinese_fonts ? 'with-chinese' : 'without-chinese';
  const file = join(font_configurations, `${kind}.conf`);
  assert.ok(existsSync(file), `${file} is missing: script/build makes it.`);
  return file;
}

/** What a page complained about: a test that ends with a complaint fails. */
export class PageWatch {
  /** @type {string[]} */
  complaints = [];
  /** @type {string[]} what a Content Security Policy refused, in the page, its frames and windows it opened */
  violations = [];
  /** @type {string[]} addresses, in the order they were asked for, workers' included */
  requests = [];

  /** @param {Page} page */
  constructor(page) {
    page.on('pageerror', (error) => this.complaints.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.context().on('console', (message) => {
      if (message.text().includes('Content Security Policy')) this.violations.push(message.text());
    });
    page.on('crash', () => this.complaints.push('the page crashed'));
    page.context().on('request', (request) => this.requests.push(request.url()));
  }

  /** To be called of a page that was saved as a canvas: its policy refuses the text layer's styles, which are made anew. */
  expect_refused_styles() {
    const is_other = (/** @type {string} */ message) => !/Applying inline style violates/.test(message);
    this.complaints = this.complaints.filter(is_other);
    this.violations = this.violations.filter(is_other);
  }

  assert_quiet() {
    assert.deepEqual(this.complaints, []);
  }
}

export class TestBrowser {
  #browser;

  /**
   * @param {import('playwright-core').Browser} browser
   * @param {number} ratio
   */
  constructor(browser, ratio) {
    this.#browser = browser;
    this.ratio = ratio;
  }

  get version() {
    return this.#browser.version();
  }

  /**
   * @param {PageOptions} [options]
   * @returns {Promise<WatchedPage>}
   */
  async open_page({
    width = 1024,
    height = 768,
    colour_scheme = 'light',
    touch = false,
    scripts = true,
    before_scripts,
  } = {}) {
    const context = await this.#browser.newContext({
      viewport: null,
      colorScheme: colour_scheme,
      hasTouch: touch,
      javaScriptEnabled: scripts,
    });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await resize(cdp, width, height, touch);
    if (before_scripts) await page.addInitScript(before_scripts);
    const watch = new PageWatch(page);
    const close = async () => {
      await context.close();
      // Whatever a test is about: what the page does, its policy allows.
      assert.deepEqual(watch.violations, []);
    };
    return { page, cdp, watch, ratio: this.ratio, close };
  }

  /** @returns {Promise<number[]>} the ids of the processes that show pages */
  async renderer_processes() {
    const session = await this.#browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  }

  close() {
    return this.#browser.close();
  }
}

/**
 * @param {BrowserOptions} [options]
 * @returns {Promise<TestBrowser>}
 */
export async function open_browser({
  ratio = 1,
  chinese_fonts = true,
  scroll_bars = false,
  full_browser = false,
  flags = [],
} = {}) {
  const browser = await chromium.launch({
    executablePath: full_browser ? chromium_path() : lightest_chromium_path(),
    ignoreDefaultArgs: scroll_bars ? ['--hide-scrollbars'] : [],
    args: [...chromium_flags, `--force-device-scale-factor=${ratio}`, ...flags],
    env: { .../** @type {Record<string, string>} */ (process.env), FONTCONFIG_FILE: font_configuration(chinese_fonts) },
  });
  return new TestBrowser(browser, ratio);
}

/**
 * Waits for frames and then for a moment in which the page has nothing to do: what a message, an event or a scroll has
 * set off is done by then.
 * @param {Page | import('playwright-core').Frame} page
 * @param {number} [frames]
 */
export function after_frames(page, frames = 2) {
  return page.evaluate(async (count) => {
    for (let i = 0; i < count; i += 1) await new Promise((shown) => requestAnimationFrame(shown));
    await new Promise((idle) => requestIdleCallback(idle));
  }, frames);
}

/**
 * For what has to last a while by its nature. Where something is waited for, `until` asks for it.
 * @param {number} milliseconds
 */
export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Asks until the answer is yes. It asks from outside: a page that is watched must not be kept busy by the watcher, and
 * its Content Security Policy forbids what `waitForFunction` does.
 * @param {() => Promise<boolean>} question
 * @param {string} what for the message
 * @param {number} [limit] milliseconds
 */
export async function until(question, what, limit = 30_000) {
  const end = Date.now() + limit;
  while (!(await question())) {
    if (Date.now() > end) assert.fail(`${what}: not within ${limit} ms`);
    await pause(25);
  }
}

/**
 * Asserts of what comes to rest by itself: a busy machine may show it some frames later than the engine has painted it, and
 * nothing in the page tells when. What fails to the end is told as it failed last.
 * @param {() => Promise<void>} assertion
 * @param {number} [limit] milliseconds
 */
export async function at_rest(assertion, limit = 5000) {
  const end = Date.now() + limit;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause(250);
  }
}
