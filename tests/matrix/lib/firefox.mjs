/** Firefox with a window (without one it has no WebGL 2), driven by Puppeteer through WebDriver BiDi. */

import puppeteer from 'puppeteer-core';

import { drag } from './driver.mjs';

export const firefox_program = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

/** Inside its sandbox a page could not read the fonts of the build, and would fetch those of the site. */
export const firefox_preferences = { 'webgl.force-enabled': true, 'security.sandbox.content.level': 0 };

/**
 * @param {import('./display.mjs').Display} display
 * @returns {Promise<import('./driver.mjs').MatrixBrowser>}
 */
export async function open_firefox(display) {
  const env = /** @type {Record<string, string>} */ (display.environment);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefox_program,
    headless: false,
    defaultViewport: { width: 1000, height: 760 },
    extraPrefsFirefox: firefox_preferences,
    env,
  });
  return { new_window: () => new_window(browser), close: () => browser.close() };
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @returns {Promise<import('./driver.mjs').Driver>}
 */
async function new_window(browser) {
  const others = await browser.pages();
  const page = await browser.newPage();
  const target = (/** @type {boolean | undefined} */ in_frame) =>
    (in_frame ? page.frames().at(-1) : null) ?? page.mainFrame();
  const own_pages = async () => (await browser.pages()).filter((one) => !others.includes(one));
  return {
    version: (await browser.version()).replace(/^.*\//, ''),
    open: async (url) => void (await page.goto(url)),
    evaluate: (run, in_frame) => target(in_frame).evaluate(run),
    screenshot: () => page.screenshot(),
    click: (x, y) => page.mouse.click(x, y),
    drag: (from, to) => drag(page.mouse, from, to),
    copy: async () => {
      await page.keyboard.down('Control');
      await page.keyboard.press('c');
      await page.keyboard.up('Control');
    },
    addresses: async () => (await own_pages()).map((one) => one.url()),
    close: async () => {
      for (const own of await own_pages()) await own.close();
    },
  };
}
