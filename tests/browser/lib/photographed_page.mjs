/** A report's page as a picture, with something done in it: for people to look at. */

import { open_browser } from './browser.mjs';
import { photograph } from './pixels.mjs';
import { open_report, settle } from './report_page.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @typedef {{width: number, height: number, ratio?: number, touch?: boolean, dark?: boolean}} View */

/** A press of a finger or a mouse would scroll to it first. @param {Element} button */
const press = (button) => /** @type {HTMLElement} */ (button).click();

/** @param {Page} page */
export async function open_board(page) {
  // Before the header stays in view as a copy of itself.
  await page.locator('.board-sort').last().evaluate(press);
  await page
    .locator('th[aria-sort]')
    .first()
    .evaluate((heading) => heading.closest('table')?.scrollIntoView());
  await page.mouse.wheel(0, -120);
  await page.locator('.board-options').first().evaluate(press);
  await page.getByLabel('用条形显示数值').check();
}

/** @param {Page} page */
export async function open_picture(page) {
  await page.locator('#report img:not(a *)').first().scrollIntoViewIfNeeded();
  await page.locator('#report img:not(a *)').first().click();
  await page.locator('dialog[open] img').first().waitFor();
}

/**
 * @param {string} url
 * @param {View} view
 * @param {(page: Page) => Promise<unknown>} act
 */
export async function picture_of(url, { ratio = 1, dark, ...size }, act) {
  const browser = await open_browser({ ratio });
  const watched = await browser.open_page({ ...size, colour_scheme: dark ? 'dark' : 'light' });
  await open_report(watched, url);
  await watched.page.locator('.tools button').first().waitFor({ state: 'attached' });
  await act(watched.page);
  await settle(watched.page);
  const picture = await photograph(watched.cdp);
  for (const complaint of watched.watch.complaints) console.log(`  ${complaint}`);
  await browser.close();
  return picture;
}
