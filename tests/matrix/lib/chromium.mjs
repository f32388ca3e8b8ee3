/** Chromium with a window, driven by Playwright. */

import { chromium } from 'playwright-core';

import { chromium_flags, chromium_path } from '../../browser/lib/browser.mjs';
import { drag } from './driver.mjs';

/**
 * @param {import('./display.mjs').Display} display
 * @returns {Promise<import('./driver.mjs').MatrixBrowser>}
 */
export async function open_chromium(display) {
  const env = /** @type {Record<string, string>} */ (display.environment);
  const browser = await chromium.launch({
    executablePath: chromium_path(),
    headless: false,
    args: chromium_flags,
    env,
  });
  return { new_window: () => new_window(browser), close: () => browser.close() };
}

/**
 * @param {import('playwright-core').Browser} browser
 * @returns {Promise<import('./driver.mjs').Driver>}
 */
async function new_window(browser) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 760 } });
  const page = await context.newPage();
  const target = (/** @type {boolean | undefined} */ in_frame) =>
    (in_frame ? page.frames().at(-1) : null) ?? page.mainFrame();
  return {
    version: browser.version(),
    open: async (url) => void (await page.goto(url)),
    evaluate: (run, in_frame) => target(in_frame).evaluate(run),
    screenshot: () => page.screenshot(),
    click: (x, y) => page.mouse.click(x, y),
    drag: (from, to) => drag(page.mouse, from, to),
    copy: () => page.keyboard.press('Control+C'),
    addresses: async () => context.pages().map((one) => one.url()),
    close: () => context.close(),
  };
}
