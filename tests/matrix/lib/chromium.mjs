/** Chromium with a window, driven by Playwright. */

import { chromium } from 'playwright-core';

import { chromium_flags, chromium_path } from '../../browser/lib/browser.mjs';
import { drag } from './driver.mjs';

/** @typedef {import('./driver.mjs').Driver} Driver */

/**
 * @param {import('./display.mjs').Display} display
 * @returns {Promise<Driver>}
 */
export async function open_chromium(display) {
  const env = /** @type {Record<string, string>} */ (display.environment);
  const browser = await chromium.launch({
    executablePath: chromium_path(),
    headless: false,
    args: chromium_flags,
    env,
  });
  const context = await browser.newContext({ viewport: { width: 1000, height: 760 } });
  const page = await context.newPage();
  const target = (/** @type {boolean | undefined} */ in_frame) =>
    (in_frame ? page.frames().at(-1) : null) ?? page.mainFrame();
  return {
    name: 'Chromium',
    version: browser.version(),
    open: async (url) => void (await page.goto(url)),
    evaluate: (run, in_frame) => target(in_frame).evaluate(run),
    screenshot: () => page.screenshot(),
    click: (x, y) => page.mouse.click(x, y),
    drag: (from, to) => drag(page.mouse, from, to),
    copy: () => page.keyboard.press('Control+C'),
    addresses: async () => context.pages().map((one) => one.url()),
    close: () => browser.close(),
  };
}
